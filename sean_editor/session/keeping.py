"""Keeps the open document against a crash: writes its journal as it changes, and a copy of all the rest."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sean_editor.document.commands import LayoutPatch, Together
from sean_editor.document.document import Document
from sean_editor.document.history import Command, Move
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, Locks, Moved, Painting, SnapshotList, retell
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.errors import UserError
from sean_editor.session.autosave import KeptCopy
from sean_editor.session.journal import LARGE
from sean_editor.session.mailbox import Post

EVERY_EDITS = 20
LAST_WAIT = 1.0
"""Seconds that an end from outside waits for what is being written."""


class Keeper:
    """Follows one document at a time, on its thread; two threads of its own write, one of them the journal.

    Every event is appended to the journal at once. What has no event (a stroke that grows, another
    reference) is noted by `note`; `soon` asks the owner to call that half a second later. A copy of the whole
    project is written at the first change, after twenty edits, when it lacks a reference, and by `keep`.
    While the document is as it was saved there are neither.

    `snapshot` gives the open project; `post` brings results back to the owner's thread; `failed` gets a
    sentence.
    """

    def __init__(
        self,
        folder: Path,
        snapshot: Callable[[], Project | None],
        soon: Callable[[], None],
        post: Post,
        failed: Callable[[str], None],
    ) -> None:
        self._folder, self._snapshot, self._soon, self._failed = folder, snapshot, soon, failed
        self._writer = TaskWorker(lambda done: post(lambda: self._written(done)))
        self._copier = TaskWorker(lambda done: post(lambda: self._written(done)))
        self._copy = KeptCopy.for_new_editor(folder)
        self._document: Document | None = None
        self._begun = False  # the journal: nothing is appended before
        self._troubled = False  # it could not be written: it is begun again with the next copy
        self._kept: frozenset[str] | None = None  # the references in the copy; None while there is none
        self._edits = 0  # since then
        self._painting = False  # the journal's last word on strokes was that one is under way
        self._stale = False  # the copy lacks something

    def follow(self, document: Document | None, copy: KeptCopy | None = None) -> None:
        """Leave the last document, which needs no copy any more, and follow another.

        `copy`: what it was recovered from; its files are used from here on.
        """
        self._unfollow()
        self._discard(copy)
        self._document = document
        if document is not None:
            document.history.moved.connect(self._moved)
            document.history_changed.connect(self._settled)
            document.locks_changed.connect(self._locked)
            document.snapshots.changed.connect(self._snapshots_changed)
            document.layout_changed.connect(self._painted)
            self._begin()

    def _unfollow(self) -> None:
        if self._document is not None:
            self._document.history.moved.disconnect(self._moved)
            self._document.history_changed.disconnect(self._settled)
            self._document.locks_changed.disconnect(self._locked)
            self._document.snapshots.changed.disconnect(self._snapshots_changed)
            self._document.layout_changed.disconnect(self._painted)

    # the journal

    def note(self) -> None:
        """Write down what came about without an event."""
        document = self._document
        if document is None:
            return
        if not document.modified:  # a first stroke was given up
            if self._begun:
                self._discard()
            return
        if not self._begun:
            self._begin_at_an_event()
        elif (step := document.open_step) is not None or self._painting:
            self._painting = step is not None
            self._append(Painting(step))
        if self._stale:
            self.keep()
        copy = self._copy
        self._copier.cancel("sync")
        self._copier.submit("sync", copy.journal.sync)

    def _begin(self) -> None:
        """Begin the journal, and make sure that there is a copy; not while there is nothing to lose."""
        document, copy = self._document, self._copy
        if document is None or not document.modified:
            return
        beginning, events = retell(document)
        self._begun, self._troubled, self._painting = True, False, document.editing
        self._writer.submit(copy, lambda: copy.begin(beginning, events))
        if self._kept is None:
            self.keep()
        self._soon()

    def _begin_at_an_event(self) -> None:
        """Begin it with what has just happened; a disk that fails is not tried again at each event."""
        if not self._troubled:
            self._begin()

    def _append(self, event: Event) -> None:
        journal = self._copy.journal
        self._writer.submit(self._copy, lambda: journal.append(event))

    def _moved(self, move: Move, command: Command | None) -> None:
        if not self._begun:
            self._begin_at_an_event()
            return
        self._append(Moved(move, command))
        self._painting = self._painting and not isinstance(command, LayoutPatch | Together)
        assert self._document is not None
        if self._kept is not None and not self._document.styles.sources() <= self._kept:
            self._stale = True
        self._soon()

    def _locked(self) -> None:
        if self._begun and self._document is not None:
            self._append(Locks(self._document.locked))
            self._soon()

    def _snapshots_changed(self) -> None:
        if not self._begun:
            self._begin_at_an_event()
        elif self._document is not None:
            self._append(SnapshotList(tuple(self._document.snapshots)))
            self._soon()

    def _painted(self, _box: object) -> None:
        if self._document is not None and self._document.editing:
            self._soon()
        elif self._painting:
            self.note()  # the stroke was given up: at once, for other steps may follow

    # the copy

    def keep(self) -> None:
        """Write a copy of the open work now, on the thread; and the journal, if it could not be written."""
        project, copy = self._snapshot(), self._copy
        if project is None:
            return
        self._edits, self._stale = 0, False
        # a reference that was withdrawn may be in use and is in no copy
        self._kept = project.styles.sources() | {portrait.id for portrait in project.references}
        if not self._begun or copy.journal.size > LARGE:
            self._begin()
        self._copier.cancel("keep")  # one that still waits is out of date
        self._copier.submit("keep", lambda: copy.write(project))

    def keep_news(self) -> None:
        """Write a copy if anything was edited since the last."""
        if self._edits and self._document is not None and self._document.modified:
            self.keep()

    def renew(self) -> None:
        """The references or the name of the file are others: the copy is written again soon."""
        if self._begun:
            self._stale = True
            self._soon()

    def _settled(self) -> None:
        assert self._document is not None
        if not self._document.modified:
            self._discard()
            return
        self._edits += 1
        if self._edits >= EVERY_EDITS:
            self.keep()

    def _discard(self, successor: KeptCopy | None = None) -> None:
        """What was kept is needed no more; what comes is kept in another place."""
        copy, needed = self._copy, self._begun or self._kept is not None
        self._begun, self._kept, self._edits = False, None, 0
        self._painting = self._stale = self._troubled = False
        if needed or successor is not None:
            self._copy = successor or KeptCopy.for_new_editor(self._folder)
            self._copier.cancel("keep")
            self._copier.submit("discard", copy.discard)

    def _written(self, done: TaskResult) -> None:
        if done.error is not None and done.key is self._copy:
            self._begun, self._troubled = False, True
        if done.error is not None and done.key in (self._copy, "keep"):
            self._failed(done.error)

    @property
    def copy(self) -> KeptCopy:
        """Where it is kept."""
        return self._copy

    # ending

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is on disk."""
        return self._writer.idle and self._copier.idle

    def flush(self) -> None:
        """See to it that all is on disk now; a large copy may still be under way."""
        self.note()
        if self._troubled:
            self.keep()
        self._writer.wait_until_idle(LAST_WAIT)
        self._copier.wait_until_idle(LAST_WAIT)

    def leave(self) -> None:
        """The editor is ended from outside: unsaved work stays, for the next one to offer."""
        self.flush()
        modified = self._document is not None and self._document.modified
        self._end(self._copy.release if modified else self._copy.discard)

    def close(self) -> None:
        """The editor ends as it should: its work is saved or discarded."""
        for waiting in ("keep", "sync"):
            self._copier.cancel(waiting)
        self._copier.wait_until_idle()  # copies of earlier documents are still to be removed
        self._end(self._copy.discard)

    def _end(self, last: Callable[[], None]) -> None:
        self._unfollow()
        self._writer.close()
        self._copier.close()
        with suppress(UserError):
            last()
