"""Opening, adding and saving: files in, pictures out, and never without asking when work would be lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PyQt5.QtCore import QObject, pyqtSignal
from PyQt5.QtWidgets import QWidget

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.export.before_after import before_after
from sean_editor.export.image import write_image
from sean_editor.export.mask import write_labels
from sean_editor.gui.banner import Banner
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.dialogs.open_portrait import OpenPortraitDialog
from sean_editor.gui.jobs import Job, Jobs
from sean_editor.gui.settings import Settings
from sean_editor.photo.labels import read_labels
from sean_editor.photo.portraits import find_labels, load_portrait, shipped_portraits

if TYPE_CHECKING:
    from sean_editor.session import EditorSession


class FileCommands(QObject):
    """The File menu. Reading and writing happen on the jobs' thread, changes of the session on this one."""

    saved = pyqtSignal()

    def __init__(
        self, window: QWidget, session: EditorSession, jobs: Jobs, banner: Banner, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._jobs = window, session, jobs
        self._banner, self._settings = banner, settings

    # opening

    def start(self, image: Path | None, labels: Path | None) -> None:
        """Fill the gallery with the shipped portraits and open `image`, or the first of them."""
        shipped = shipped_portraits()
        if image is not None:
            self._load(image, labels)
        elif shipped:
            self._load(shipped[0], None)
        self.add_reference_files(shipped)

    def ask_for_portrait(self, image: Path | None = None) -> None:
        """Let the person choose a picture and its label map."""
        if not self.may_go("before opening another portrait", lambda: self.ask_for_portrait(image)):
            return
        palette = CELEBAMASK_HQ.palette(self._settings.palette)
        dialog = OpenPortraitDialog(self._window, self._jobs, self._settings.folder, palette)
        if image is not None:
            dialog.choose_image(image)
        if dialog.exec_() and dialog.portrait is not None:
            self._open(dialog.portrait)
        dialog.deleteLater()

    def open_portrait_file(self, image: Path) -> None:
        """Open a picture that was dropped; asks for its label map if it has none beside it."""
        if image.is_file() and find_labels(image) is None:
            self.ask_for_portrait(image)
        elif self.may_go("before opening another portrait", lambda: self._load(image, None)):
            self._load(image, None)

    def open_reference(self, reference_id: str) -> None:
        """Open a reference as the portrait."""
        found = [r for r in self._session.references if r.id == reference_id]
        if found and self.may_go("before opening another portrait", lambda: self._open(found[0].portrait)):
            self._open(found[0].portrait)

    def ask_for_layout(self) -> None:
        """Replace the layout by a label map from a file; can be undone."""
        path = files.ask_open(self._window, "Open layout", self._settings.folder, files.LABEL_MAPS)
        if path is not None:
            self._remember(path)
            self._jobs.run(
                f"Reading {path.name}", lambda job: read_labels(path), self._open_layout, self._fail
            )

    def ask_for_references(self) -> None:
        """Add faces to the gallery."""
        chosen = files.ask_open_several(self._window, "Add references", self._settings.folder, files.PICTURES)
        if chosen:
            self._remember(chosen[0])
            self.add_reference_files(chosen)

    def add_reference_files(self, paths: Sequence[Path]) -> None:
        """Add these pictures to the gallery; those that cannot be read are named, the others come in."""
        if paths:
            self._jobs.run(
                "Adding references", lambda job: self._read_all(job, paths), self._add_references, self._fail
            )

    def _load(self, image: Path, labels: Path | None) -> None:
        self._jobs.run(f"Opening {image.name}", lambda job: load_named(image, labels), self._open, self._fail)

    def _open(self, portrait: Portrait) -> None:
        try:
            self._session.open_portrait(portrait)
        except UserError as error:
            self._fail(str(error))
            return
        self._banner.dismiss()
        if portrait.path is not None and portrait.path not in shipped_portraits():
            self._remember(portrait.path)

    def _open_layout(self, labels: np.ndarray) -> None:
        try:
            self._session.open_layout(labels)
        except UserError as error:
            self._fail(str(error))

    def _read_all(self, job: Job, paths: Sequence[Path]) -> tuple[list[Portrait], list[str]]:
        portraits: list[Portrait] = []
        errors: list[str] = []
        for done, path in enumerate(paths):
            if job.cancelled:
                break
            try:
                portraits.append(load_named(path, None))
            except UserError as error:
                errors.append(str(error))
            self._jobs.report(job, done + 1, len(paths))
        return portraits, errors

    def _add_references(self, read: tuple[list[Portrait], list[str]]) -> None:
        portraits, errors = read
        for portrait in portraits:
            self._session.add_reference(portrait)
        if errors:
            rest = f" ({len(errors) - 1} more could not be added.)" if len(errors) > 1 else ""
            self._fail(errors[0] + rest)

    # saving

    def ask_and_save_result(self, then: Callable[[], object] | None = None) -> None:
        """Write the result as PNG, JPEG or WebP; `then` runs once it is on disk."""
        path = self._ask_where("Save result", "{}-edited.png", files.RESULTS)
        if path is None:
            return
        render = self._present_result()

        def finished(_: object) -> None:
            if self._session.document is not None:
                self._session.document.mark_saved()
            self._tell(path)
            self.saved.emit()
            if then is not None:
                then()

        self._jobs.run(f"Saving {path.name}", lambda job: write_image(path, render()), finished, self._fail)

    def ask_and_save_layout(self) -> None:
        """Write the layout as an indexed PNG with its palette."""
        path = self._ask_where("Save layout", "{}.labels.png", files.INDEXED)
        document = self._session.document
        if path is None or document is None:
            return
        labels, regions = document.labels.copy(), document.regions
        self._jobs.run(
            f"Saving {path.name}",
            lambda job: write_labels(path, labels, regions),
            lambda _: self._tell(path),
            self._fail,
        )

    def ask_and_save_before_after(self) -> None:
        """Write the original and the result side by side."""
        path = self._ask_where("Save before and after", "{}-before-after.png", files.RESULTS)
        document = self._session.document
        if path is None or document is None:
            return
        original, render = document.portrait.image, self._present_result()
        self._jobs.run(
            f"Saving {path.name}",
            lambda job: write_image(path, before_after(original, render())),
            lambda _: self._tell(path),
            self._fail,
        )

    def may_go(self, doing: str, then: Callable[[], object]) -> bool:
        """Whether the present work may be left now: it is saved, or the person lets it go.

        If the person wants to save first, the answer is no, and `then` runs once the result is on disk.
        """
        document = self._session.document
        if document is None or not document.modified:
            return True
        answer = unsaved.ask_unsaved(self._window, document.portrait.name, doing)
        if answer == unsaved.SAVE:
            self.ask_and_save_result(then)
            return False
        return answer == unsaved.DISCARD

    def _present_result(self) -> Callable[[], np.ndarray]:
        """Renders the present layout and styles in full: what is on show may be a draft, or a moment old."""
        document, styles, engine = self._session.document, self._session.styles(), self._session.engine
        assert document is not None and styles is not None
        labels = document.labels.copy()
        return lambda: engine.render(labels, styles)

    def _ask_where(self, title: str, pattern: str, filters: str) -> Path | None:
        document = self._session.document
        if document is None or self._session.styles() is None:
            self._banner.show_error("There is nothing to save yet. Open a portrait and wait for its result.")
            return None
        suggestion = self._settings.folder / pattern.format(document.portrait.name)
        path = files.ask_save(self._window, title, suggestion, filters)
        if path is not None:
            self._remember(path)
        return path

    def _remember(self, path: Path) -> None:
        self._settings.folder = path.resolve().parent

    def _tell(self, path: Path) -> None:
        self._banner.show_notice(f"Saved {path}")

    def _fail(self, message: str) -> None:
        self._banner.show_error(message)


def load_named(image: Path, labels: Path | None) -> Portrait:
    """The portrait in a file; the shipped ones carry people's names, which begin with a capital."""
    portrait = load_portrait(image, labels)
    return replace(portrait, name=portrait.name.capitalize()) if image in shipped_portraits() else portrait
