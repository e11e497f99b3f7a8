"""Keeps a copy of the open work while it is unsaved, and offers what an editor that crashed has left."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PyQt5.QtCore import QDateTime, QLocale, QObject, QTimer

from models.translation import marked, tr
from sean_editor.document.document import Document
from sean_editor.document.project import Project
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.workbench import Workbench
from sean_editor.project_file import project_name
from sean_editor.session.autosave import KeptCopy, default_folder, take_abandoned

EVERY_MS = 60_000
EVERY_EDITS = 20
Found = tuple[KeptCopy, str]  # a copy that is ours now, and what its work is called


class Autosave(QObject):
    """A copy every minute or after twenty edits, written on a thread of its own; gone once work is saved."""

    def __init__(self, bench: Workbench, projects: ProjectCommands) -> None:
        super().__init__(bench.window)
        self._session, self._banner, self._projects = bench.session, bench.banner, projects
        self._bridge = Bridge(self)
        self._worker = TaskWorker(lambda done: self._bridge.post(lambda: self._done(done)))
        self._copy = KeptCopy.for_new_editor(default_folder())
        self._replaced: list[KeptCopy] = []  # restored: to be thrown away once our own copy has been written
        self._found: list[Found] = []  # not yet answered
        self._document: Document | None = None
        self._edits = 0  # since the last copy
        self._kept = False  # whether there is a copy, or one on its way
        self._complained = False
        self.timer = QTimer(self, interval=EVERY_MS)
        self.timer.timeout.connect(self._minute)
        self.timer.start()
        bench.session.document_changed.connect(self._document_changed)

    # keeping

    def keep(self) -> None:
        """Write a copy of the open work now, on the thread."""
        project = self._projects.snapshot()
        if project is None:
            return
        project = replace(project, stands_for=self._projects.path)
        self._edits, self._kept = 0, True
        self._worker.cancel("keep")  # one that still waits is out of date
        self._worker.submit("keep", lambda: self._write(project))

    def _write(self, project: Project) -> None:
        """On the worker's thread."""
        self._copy.write(project)
        while self._replaced:
            self._replaced.pop().discard()

    def _drop(self) -> None:
        """On the worker's thread, or when there is none any more: no copy is needed."""
        for copy in (self._copy, *self._replaced):
            copy.discard()
        self._replaced.clear()

    @property
    def idle(self) -> bool:
        """Whether all copies asked for are on disk."""
        return self._worker.idle

    def _document_changed(self) -> None:
        if self._document is not None:
            self._document.history_changed.disconnect(self._edited)
        self._document = self._session.document
        self._edits = 0
        if self._document is None:
            return
        self._document.history_changed.connect(self._edited)
        if self._document.modified:
            self.keep()
        else:
            self._discard()

    def _edited(self) -> None:
        assert self._document is not None
        if not self._document.modified:
            self._edits = 0
            self._discard()
            return
        self._edits += 1
        if self._edits >= EVERY_EDITS:
            self.keep()

    def _minute(self) -> None:
        if self._edits and self._document is not None and self._document.modified:
            self.keep()

    def _discard(self) -> None:
        if self._kept:
            self._kept = False
            self._worker.cancel("keep")
            self._worker.submit("drop", self._drop)

    def _done(self, done: TaskResult) -> None:
        if done.key == "find":
            self._found = done.value or []
            self._offer_next()
        elif done.key == "keep" and done.error is not None and not self._complained:
            self._complained = True  # once is enough: the disk will not be another in a minute
            self._banner.show_error(
                tr("Autosave failed; unsaved changes would be lost in a crash. {error}", error=done.error)
            )

    # offering

    def offer(self) -> None:
        """Look for what crashed editors have left, and ask whether to restore it."""
        self._worker.submit("find", _find)

    def _offer_next(self) -> None:
        if not self._found:
            return
        copy, name = self._found[0]
        saved, locale = QDateTime(copy.date), QLocale()
        when = [locale.toString(saved.date(), QLocale.LongFormat)]
        when.append(locale.toString(saved.time(), QLocale.ShortFormat))
        self._banner.ask(
            tr(
                "The editor ended before {name} was saved. Restore the work of {date}?",
                name=name,
                date=", ".join(when).replace(" ", "\u00a0"),  # on one line
            ),
            (tr("Restore"), self._restore),
            (tr("Discard"), self._throw_away),
        )

    def _restore(self) -> None:
        if not self._found:
            return  # thrown away while the open work was being saved
        if not self._projects.may_go(marked("Save {name} before restoring?"), self._restore):
            self._offer_next()  # the question stands until it is answered
            return
        copy, _ = self._found[0]
        self._projects.restore(copy.path, lambda: self._take_over(copy))

    def _take_over(self, copy: KeptCopy) -> None:
        self._found = [found for found in self._found if found[0] is not copy]
        self._banner.withdraw()
        self._replaced.append(copy)
        self.keep()
        self._offer_next()

    def _throw_away(self) -> None:
        copy, _ = self._found.pop(0)
        self._worker.submit("discard", copy.discard)
        self._offer_next()

    def close(self) -> None:
        """The editor ends as it should: its work is saved or discarded. Unanswered copies stay."""
        self.timer.stop()
        self._bridge.close()
        self._worker.close()
        with suppress(UserError):
            self._drop()
        for copy, _ in self._found:
            copy.release()


def _find() -> list[Found]:
    """Abandoned copies that can be opened, newest first; the others are left where they are."""
    found = []
    for copy in take_abandoned(default_folder()):
        try:
            found.append((copy, project_name(copy.path)))
        except UserError:
            copy.release()
    return found
