"""Styles passed on as files: exported, imported, and shown where they are."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PyQt5.QtCore import QObject, QUrl
from PyQt5.QtGui import QDesktopServices

from models.translation import joined, tr, tr_plural
from sean_editor.document import MadeStyle
from sean_editor.gui.commands.library import LibraryCommands
from sean_editor.gui.dialogs import files
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.project_file import LOOK_SUFFIX, STYLES_SUFFIX, is_styles_file, save_styles
from sean_editor.session.style_library import Loaded


class LibraryFiles(QObject):
    """Reading and writing happen on the jobs' thread."""

    def __init__(self, bench: Workbench, panel: LibraryPanel, library: LibraryCommands) -> None:
        super().__init__(bench.window)
        self._window, self._jobs, self._banner, self._settings = (
            bench.window,
            bench.jobs,
            bench.banner,
            bench.settings,
        )
        self._library, self._panel = library, panel
        bench.actions.connect(import_styles=self.ask_for_file)
        panel.export_requested.connect(self.ask_where_to)
        panel.reveal_requested.connect(lambda style_id: show_in_folder(library.store.file(style_id)))
        panel.folder_requested.connect(lambda: show_in_folder(library.store.folder))

    def ask_for_file(self) -> None:
        """Let the person choose a file of styles to add to the library."""
        path = files.ask_open(self._window, tr("Import styles"), self._settings.folder, files.STYLES)
        if path is not None:
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Add the styles of a file to the library."""
        self._settings.folder = path.resolve().parent
        self._jobs.run(
            tr("Reading {file}", file=path.name),
            lambda job: self._library.store.add_file(path),
            partial(self._take, path),
            self._banner.show_error,
        )

    def _take(self, path: Path, found: Loaded) -> None:
        self._library.add(found.styles)
        self._library.show(found.styles[0].id)
        said = tr_plural(
            "{n} style of {file} is in the library.",
            "{n} styles of {file} are in the library.",
            len(found.styles),
            file=path.name,
        )
        foreign = [style for style in found.styles if not self._library.usable(style)]
        if foreign:
            others = tr_plural(
                "{n} belongs to another network and cannot be used with this one.",
                "{n} belong to another network and cannot be used with this one.",
                len(foreign),
            )
            said = joined(said, others)
        self._banner.show_notice(joined(said, *found.troubles))

    def ask_where_to(self, style_ids: Sequence[str]) -> None:
        """Let the person choose a file for these styles, and write it."""
        styles = [style for one in style_ids if (style := self._library.find(one)) is not None]
        if not styles:
            self._banner.show_notice(tr("Choose a style in the library first, or Ctrl-click several."))
            return
        name = styles[0].name if len(styles) == 1 else tr("Styles")
        suggestion = self._settings.folder / f"{as_file_name(name)}{STYLES_SUFFIX}"
        path = files.ask_save(self._window, tr("Export styles"), suggestion, files.STYLES)
        if path is not None:
            self.export(path if is_styles_file(path) else path.with_name(path.name + STYLES_SUFFIX), styles)

    def export(self, path: Path, styles: Sequence[MadeStyle]) -> None:
        """Write styles to a file that can be passed on."""
        self._settings.folder = path.resolve().parent
        said = tr_plural(
            "Exported {n} style to {file}.", "Exported {n} styles to {file}.", len(styles), file=path.name
        )
        self._jobs.run(
            tr("Writing {file}", file=path.name),
            lambda job: save_styles(path, styles),
            lambda _: self._banner.show_notice(said),
            self._banner.show_error,
        )


def as_file_name(name: str) -> str:
    """A name without what file systems do not take."""
    kept = "".join("-" if character in '/\\:*?"<>|' else character for character in name)
    return kept.strip(". ") or "styles"


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, or a folder, in the system's file manager."""
    folder = path.parent if path.suffix in (STYLES_SUFFIX, LOOK_SUFFIX) else path
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
