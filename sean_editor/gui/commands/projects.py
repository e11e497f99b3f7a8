"""Projects in the window: opening, saving, and never losing work without asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

from models.translation import listed_names, marked, tr, tr_marked
from sean_editor.document.project import Project
from sean_editor.document.replay import Event
from sean_editor.errors import UserError
from sean_editor.gui.dialogs import changed, files, unsaved
from sean_editor.gui.workbench import Workbench
from sean_editor.project_file import (
    SUFFIX,
    Saved,
    content_hash,
    has_changed,
    is_project,
    open_project,
    save_project,
)
from sean_editor.session.autosave import KeptCopy, Recovered

Then = Callable[[], object]


class ProjectCommands(QObject):
    """Opens and saves projects. `named` is emitted when the open one has another name."""

    named = pyqtSignal()
    saving = pyqtSignal()  # the present state is about to be saved to the person's file

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._window, self._session, self._jobs = bench.window, bench.session, bench.jobs
        self._banner, self._settings = bench.banner, bench.settings
        self._bench = bench
        self.path: Path | None = None
        """The file of the open project, None if it has not been saved yet."""
        self.restored: KeptCopy | None = None
        """While a project is being restored: the copy that it comes from."""
        self._content = ""  # the hash of that file as it was last read or saved here; "" if it never was
        self._opening: tuple[Path | None, str] = None, ""  # the same of the project that is being opened
        self._session.document_changed.connect(self._document_changed)
        bench.actions.connect(save=self.save, save_as=self.save_as)

    @property
    def title(self) -> str:
        """The name of what is open: its file's, or else its portrait's; "" if nothing is."""
        document = self._session.document
        if self.path is not None:
            return self.path.stem
        return document.portrait.name if document is not None else ""

    # opening

    def open_file(self, path: Path) -> None:
        """Open the project in a file, unless that would lose work."""
        if self.may_go(marked("Save {name} before opening a project?"), lambda: self.load(path)):
            self.load(path)

    def restore(self, copy: KeptCopy, then: Then) -> None:
        """Go on with a copy that outlived a crash, in place of what is open; `then` runs once it is."""
        self._jobs.run(
            tr("Restoring"),
            lambda job: copy.recover(),
            lambda work: self._take_over(copy, work, then),
            self._fail,
        )

    def take_over(self, work: Recovered, saved: bool, copy: KeptCopy | None) -> None:
        """Go on with the work of a window that this one replaces; `copy` is where it is kept, `saved` whether
        all of it is in its file.
        """
        self.restored, project = copy, work.project
        try:
            opened = self._open(project, project.stands_for, project.stands_for_sha256, work.events)
        finally:
            self.restored = None
        if opened and saved and self._session.document is not None:
            self._session.document.mark_saved()

    def _take_over(self, copy: KeptCopy, work: Recovered, then: Then) -> None:
        self.restored, project = copy, work.project
        try:
            if self._open(project, project.stands_for, project.stands_for_sha256, work.events):
                then()
        finally:
            self.restored = None

    def load(self, path: Path) -> None:
        """Open a project whatever is open now; nothing changes if it cannot be read."""
        self._jobs.run(
            tr("Opening {file}", file=path.name),
            # the hash first: if the file changes in between, saving asks once too often rather than not
            lambda job: (content_hash(path), open_project(path)),
            lambda read: self._open(read[1], path, read[0]),
            self._fail,
        )

    def _open(
        self, project: Project, path: Path | None, content: str, recovered: Sequence[Event] | None = None
    ) -> bool:
        self._opening = path, content
        try:
            self._session.open_project(project, recovered)
        except UserError as error:
            self._fail(str(error))
            return False
        finally:
            self._opening = None, ""
        self._banner.dismiss()
        self._show_view(project)
        if project.trouble:
            self._banner.show_notice(project.trouble)
        if path is not None:
            self._remember(path)
        return True

    def _document_changed(self) -> None:
        self.path, self._content = self._opening
        self.named.emit()

    # saving

    def snapshot(self) -> Project | None:
        """A copy of the open document to be saved; None if none is open."""
        tools, selection = self._bench.tool_state, self._bench.selection
        texture = "photo" if self._bench.actions["texture"].isChecked() else "network"
        project = self._session.project(
            {"region": tools.region, "selected": sorted(selection.ids), "texture": texture}
        )
        if project is None:
            return None
        shown = self._session.shown
        return replace(
            project, stands_for_sha256=self._content, preview=None if shown is None else shown.pixels
        )

    def save(self, then: Then | None = None) -> None:
        """Save to the project's file, or ask for one; `then` runs once it is on disk. A file that another
        program has changed is overwritten only if the person wants it.
        """
        if self.path is None:
            self.save_as(then)
        else:
            self._write(self.path, then, self._content)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file and save there."""
        if self._session.document is None:
            return
        suggestion = self._settings.folder / f"{self.title}{SUFFIX}"
        path = files.ask_save(self._window, tr("Save project"), suggestion, files.PROJECTS)
        if path is None:
            return
        if not is_project(path):
            path = path.with_name(path.name + SUFFIX)
            if path.exists():  # the dialog asked about another name
                self._fail(
                    tr(
                        "{file} already exists. Choose it in the list to replace it, or another name.",
                        file=path,
                    )
                )
                return
        self._remember(path)
        self._write(path, then)

    def may_go(self, question: str, then: Then) -> bool:
        """Whether the present work may be left now: it is saved, or the person discards it.

        `question` is marked, with a place for the name: "Save {name} before closing?". If the person wants to
        save first, the answer is no, and `then` runs once the project is on disk.
        """
        document = self._session.document
        if document is None or not document.modified:
            return True
        answer = unsaved.ask_unsaved(self._window, tr_marked(question, name=self.title))
        if answer == unsaved.SAVE:
            self.save(then)
        return answer == unsaved.DISCARD

    def _write(self, path: Path, then: Then | None, known: str = "") -> None:
        """Save to `path`; `known` is the hash of the content that may be overwritten, "" for any."""
        self.saving.emit()
        project = self.snapshot()
        if project is None:
            return

        def work(_job: object) -> Saved | None:
            return None if known and has_changed(path, known) else save_project(path, project)

        self._jobs.run(
            tr("Saving {file}", file=path.name),
            work,
            lambda saved: self._written(path, saved, project, then) if saved else self._changed(path, then),
            self._fail,
        )

    def _changed(self, path: Path, then: Then | None) -> None:
        """Nothing was written, as that would overwrite another program's changes."""
        answer = changed.ask_changed(self._window, path)
        if answer == changed.SAVE_AS:
            self.save_as(then)
        elif answer == changed.OVERWRITE:
            self._write(path, then)

    def _written(self, path: Path, saved: Saved, project: Project, then: Then | None) -> None:
        document = self._session.document
        if document is None or document.portrait is not project.portrait:
            return
        self.path, self._content = path, saved.sha256
        if project.shows(document):
            document.mark_saved()
        else:  # it was worked on meanwhile
            document.history.mark_unsaved()
            document.history_changed.emit()
        self.named.emit()
        self._banner.show_notice(_about(path, saved))
        if then is not None and not document.modified:
            then()

    def _show_view(self, project: Project) -> None:
        """Choose what was chosen when it was saved; what makes no sense is passed over."""
        count = len(self._bench.regions)
        known = [r for r in (project.view.get("region"),) if type(r) is int and 0 <= r < count]
        if known:
            self._bench.tool_state.set_region(known[0])
        selected = project.view.get("selected", project.view.get("ticked"))  # its name in older projects
        if isinstance(selected, list):
            self._bench.selection.set(r for r in selected if type(r) is int and 0 <= r < count)

        if (texture := project.view.get("texture")) in ("photo", "network"):
            self._bench.actions["texture"].setChecked(texture == "photo")

    def _remember(self, path: Path) -> None:
        folder = path.resolve().parent
        if folder.is_dir():
            self._settings.folder = folder

    def _fail(self, message: str) -> None:
        self._banner.show_error(message)


def _about(path: Path, saved: Saved) -> str:
    """What to say about a project that was saved."""
    if not saved.left_out:
        return tr("Saved {file}", file=path)
    return tr(
        "Saved {file} without {references}, which cannot be used as a reference",
        file=path,
        references=listed_names(saved.left_out),
    )
