"""Projects in the window: opening, saving, and never losing work without asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

from models.translation import marked, tr, tr_marked
from sean_editor.document.project import Project
from sean_editor.errors import UserError
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.workbench import Workbench
from sean_editor.project_file import SUFFIX, is_project, open_project, save_project

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
        self._opening: Path | None = None
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

    def restore(self, copy: Path, then: Then) -> None:
        """Go on with a copy that outlived a crash, in place of what is open; `then` runs once it is."""
        self._jobs.run(
            tr("Restoring"),
            lambda job: open_project(copy),
            lambda project: self._open(project, project.stands_for, saved=False, then=then),
            self._fail,
        )

    def load(self, path: Path) -> None:
        """Open a project whatever is open now; nothing changes if it cannot be read."""
        self._jobs.run(
            tr("Opening {file}", file=path.name),
            lambda job: open_project(path),
            lambda project: self._open(project, path),
            self._fail,
        )

    def _open(
        self, project: Project, path: Path | None, saved: bool = True, then: Then | None = None
    ) -> None:
        self._opening = path
        try:
            self._session.open_project(project, saved)
        except UserError as error:
            self._fail(str(error))
            return
        finally:
            self._opening = None
        self._banner.dismiss()
        self._show_view(project)
        if project.trouble:
            self._banner.show_notice(project.trouble)
        if path is not None:
            self._remember(path)
        if then is not None:
            then()

    def _document_changed(self) -> None:
        self.path = self._opening
        self.named.emit()

    # saving

    def snapshot(self) -> Project | None:
        """A copy of the open document to be saved; None if none is open."""
        tools, selection = self._bench.tool_state, self._bench.selection
        texture = "photo" if self._bench.actions["texture"].isChecked() else "network"
        project = self._session.project(
            {"region": tools.region, "selected": sorted(selection.ids), "texture": texture}
        )
        shown = self._session.shown
        return project if project is None or shown is None else replace(project, preview=shown.pixels)

    def save(self, then: Then | None = None) -> None:
        """Save to the project's file, or ask for one; `then` runs once it is on disk."""
        if self.path is None:
            self.save_as(then)
        else:
            self._write(self.path, then)

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

    def _write(self, path: Path, then: Then | None) -> None:
        self.saving.emit()
        project = self.snapshot()
        if project is None:
            return
        self._jobs.run(
            tr("Saving {file}", file=path.name),
            lambda job: save_project(path, project),
            lambda _: self._written(path, project, then),
            self._fail,
        )

    def _written(self, path: Path, project: Project, then: Then | None) -> None:
        document = self._session.document
        if document is None or document.portrait is not project.portrait:
            return
        self.path = path
        if project.shows(document):
            document.mark_saved()
        else:  # it was worked on meanwhile
            document.history.mark_unsaved()
            document.history_changed.emit()
        self.named.emit()
        self._banner.show_notice(tr("Saved {file}", file=path))
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
