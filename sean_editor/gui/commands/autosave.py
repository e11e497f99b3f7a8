"""Keeps unsaved work against a crash, and offers what an editor that crashed has left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PyQt5.QtCore import QDateTime, QLocale, QObject, QTimer

from models.translation import marked, tr
from sean_editor.document.project import Project
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.commands.own_references import OwnReferenceKeeper
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.workbench import Workbench
from sean_editor.session.autosave import KeptCopy, default_folder, take_abandoned
from sean_editor.session.keeping import Keeper
from sean_editor.session.made_styles import named_in_history

EVERY_MS = 60_000
NOTE_MS = 500
Found = tuple[KeptCopy, str]  # a copy that is ours now, and what its work is called


class Autosave(QObject):
    """Gives the keeper its time, and its copies back to the person after a crash."""

    def __init__(self, bench: Workbench, projects: ProjectCommands, own: OwnReferenceKeeper) -> None:
        super().__init__(bench.window)
        self._own = own
        self._session, self._banner, self._projects = bench.session, bench.banner, projects
        self._bridge = Bridge(self)
        self._worker = TaskWorker(lambda done: self._bridge.post(lambda: self._looked(done)))
        self._found: list[Found] = []  # not yet answered
        self._complained = False
        self.timer = QTimer(self, interval=EVERY_MS)
        self._note = QTimer(self, interval=NOTE_MS, singleShot=True)
        self.keeper = Keeper(
            default_folder(), self._project, self._note_soon, self._bridge.post, self._complain
        )
        self.timer.timeout.connect(self.keeper.keep_news)
        self._note.timeout.connect(self.keeper.note)
        self.timer.start()
        self._session.document_changed.connect(self._document_changed)
        self._session.references_changed.connect(self.keeper.renew)
        projects.named.connect(self.keeper.renew)

    # keeping

    def keep(self) -> None:
        """Write a copy of the open work now, on the thread."""
        self.keeper.keep()

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is on disk."""
        return self.keeper.idle and self._worker.idle

    def _project(self) -> Project | None:
        """With all that undo and redo name, but without references that are not in use and that the next
        start has anyway: of a large folder they would fill the disk with every copy.
        """
        project, document = self._projects.snapshot(), self._session.document
        if project is None or document is None:
            return None
        used = project.styles.sources().union(*(one.styles.sources() for one in project.snapshots))
        spare = self._own.stored - used
        needed = tuple(portrait for portrait in project.references if portrait.id not in spare)
        made = self._session.made.used({one.id for one in project.made} | named_in_history(document))
        return replace(project, references=needed, stands_for=self._projects.path, made=made)

    def _note_soon(self) -> None:
        if not self._note.isActive():
            self._note.start()

    def _document_changed(self) -> None:
        self.keeper.follow(self._session.document, self._projects.restored)

    def _complain(self, error: str) -> None:
        if not self._complained:
            self._complained = True  # once is enough: the disk will not be another in a minute
            self._banner.show_error(
                tr("Autosave failed; unsaved changes would be lost in a crash. {error}", error=error),
                stays=True,
            )

    # offering

    def offer(self) -> None:
        """Look for what crashed editors have left, and ask whether to restore it."""
        self._worker.submit("find", _find)

    def _looked(self, done: TaskResult) -> None:
        if done.key == "find":
            self._found = done.value or []
            self._offer_next()

    def _offer_next(self) -> None:
        if not self._found:
            return
        copy, name = self._found[0]
        saved, locale = QDateTime(copy.date), QLocale()
        when = tr(
            "{date}, {time}",
            date=locale.toString(saved.date(), QLocale.LongFormat),
            time=locale.toString(saved.time(), QLocale.ShortFormat),
        )
        self._banner.ask(
            tr(
                "The editor ended before {name} was saved. Restore the work of {date}?",
                name=name,
                date=when.replace(" ", "\u00a0"),  # on one line
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
        self._projects.restore(copy, lambda: self._taken_over(copy))

    def _taken_over(self, copy: KeptCopy) -> None:
        self._found = [found for found in self._found if found[0] is not copy]
        self._banner.withdraw()
        self._offer_next()

    def _throw_away(self) -> None:
        copy, _ = self._found.pop(0)
        self._worker.submit("discard", copy.discard)
        self._offer_next()

    # ending

    def flush(self) -> None:
        """The session may be about to end: all is on disk when this returns."""
        self.keeper.flush()

    def leave(self) -> None:
        """The editor is ended from outside: unsaved work and unanswered copies stay for the next one."""
        self._end(self.keeper.leave)

    def close(self) -> None:
        """The editor ends as it should: its work is saved or discarded. Unanswered copies stay."""
        self._end(self.keeper.close)

    def _end(self, end: Callable[[], None]) -> None:
        self.timer.stop()
        self._note.stop()
        self._bridge.close()
        self._session.references_changed.disconnect(self.keeper.renew)
        self._projects.named.disconnect(self.keeper.renew)
        self._worker.wait_until_idle()  # what was thrown away is still to be removed
        self._worker.close()
        end()
        for copy, _ in self._found:
            copy.release()


def _find() -> list[Found]:
    """Abandoned copies that can be opened, newest first; the others are left where they are."""
    found = []
    for copy in take_abandoned(default_folder()):
        try:
            found.append((copy, copy.name))
        except UserError:
            copy.release()
    return found
