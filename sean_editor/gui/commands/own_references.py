"""Keeps the references that a person adds, and brings them back at the next start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from PyQt5.QtCore import QObject, QTimer, pyqtSignal

from models.translation import tr, tr_plural
from sean_editor.document.portrait import Portrait
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.commands.reference_batches import Batches
from sean_editor.gui.workbench import Workbench
from sean_editor.session.own_references import OwnReferences, Remembered, own_references_folder

KEEP_MS = 1000
"""After which what came meanwhile is written, together."""

Add = Callable[[Sequence[Portrait]], object]


class OwnReferenceKeeper(QObject):
    """Files are read and written on a thread of their own. A reference is kept once its style is known: one
    that cannot be encoded, or that a person cancels, is not.
    """

    order_changed = pyqtSignal()
    added = pyqtSignal(str)  # the id of the first of those that were just added, once for all their batches

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._session, self._banner = bench.session, bench.banner
        self._store = OwnReferences(own_references_folder())
        self._bridge = Bridge(self)
        self._worker = TaskWorker(lambda done: self._bridge.post(lambda: self._done(done)))
        self._order: list[str] = []
        self._waiting: dict[str, None] = {}  # added, and not kept yet, in order
        self._ready: list[str] = []  # of these, whose style is known
        self._stored: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._soon.timeout.connect(self._keep_ready)
        self._complained = False
        self._gone: tuple[str, ...] = ()
        bench.session.reference_ready.connect(self._keep)

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of a person's own references as the gallery shows them, newest first."""
        return tuple(self._order)

    @property
    def stored(self) -> frozenset[str]:
        """The ids of those that are on disk: the next start has them."""
        return frozenset(self._stored)

    @property
    def idle(self) -> bool:
        """Whether all that was asked for is on disk."""
        return self._worker.idle and not self._ready

    def start(self) -> None:
        """Bring back what was added before, as it is read."""
        self._worker.submit("load", self._load)

    def adding(self) -> Add:
        """What adds portraits to the session and keeps them, to be called for each batch of them: they come
        before all others, in the order of the calls.
        """
        came: dict[str, None] = {}
        return lambda portraits: self._add(portraits, came)

    def _add(self, portraits: Sequence[Portrait], came: dict[str, None]) -> None:
        """`came`: the ids of the batches before, in order; takes those of this one in."""
        first = not came
        came.update(dict.fromkeys(portrait.id for portrait in portraits))
        self._order = [*came, *(known for known in self._order if known not in came)]
        self._waiting.update(dict.fromkeys(portrait.id for portrait in portraits))
        count = self._session.reference_count
        for reference in self._session.add_references(portraits):
            if reference.matrix is not None:
                self._keep(reference.id)
        if self._session.reference_count == count:  # else the session has told of them
            self.order_changed.emit()
        if first and came:
            self.added.emit(next(iter(came)))

    def forget(self, reference_id: str) -> None:
        """Keep a reference no more."""
        if reference_id in self._order:
            self._order.remove(reference_id)
            self._waiting.pop(reference_id, None)
            self._stored.discard(reference_id)
            self._worker.submit("forget", lambda: self._store.forget(reference_id))

    def close(self) -> None:
        """The editor ends: what still waits is kept now."""
        self._soon.stop()
        self._bridge.close()
        self._worker.wait_until_idle()
        self._worker.close()
        with suppress(UserError):
            self._store.keep(*self._portraits(tuple(self._waiting)), order=self.order)

    def _keep(self, reference_id: str) -> None:
        if reference_id in self._waiting:
            self._ready.append(reference_id)
            if not self._soon.isActive():
                self._soon.start()

    def _keep_ready(self) -> None:
        """One file for each, and the list once: its length does not count for each of them."""
        ready, self._ready = self._portraits(self._ready), []
        for portrait in ready:
            self._waiting.pop(portrait.id, None)
        order = self.order
        if ready:
            self._worker.submit("keep", lambda: self._write(ready, order))

    def _write(self, portraits: list[Portrait], order: tuple[str, ...]) -> list[Portrait]:
        """On the thread; what is on disk then."""
        self._store.keep(*portraits, order=order)
        return portraits

    def _portraits(self, reference_ids: Sequence[str]) -> list[Portrait]:
        """Of those that are still wanted."""
        known = (self._session.reference(one) for one in dict.fromkeys(reference_ids) if one in self._waiting)
        return [reference.portrait for reference in known if reference is not None]

    def _load(self) -> Remembered:
        """On the thread."""
        batches = Batches(lambda portraits: self._bridge.post(lambda: self._take(portraits)))
        remembered = self._store.load(lambda portrait: batches.add((portrait,)))
        batches.flush()
        return remembered

    def _done(self, done: TaskResult) -> None:
        if done.key == "load" and done.value is not None:
            self._tell_of(done.value.gone)
        elif done.key == "keep" and done.value is not None:
            self._stored |= {portrait.id for portrait in done.value}
        elif done.error is not None and not self._complained:
            self._complained = True  # once is enough: the disk will not be another at the next one
            self._banner.show_error(
                tr("Your references cannot be kept for the next start. {error}", error=done.error),
                stays=True,
            )

    def _take(self, portraits: Sequence[Portrait]) -> None:
        known = set(self._order)
        self._order += [one.id for one in portraits if one.id not in known]
        self._session.add_references(portraits, kept=True)

    def _tell_of(self, gone: tuple[str, ...]) -> None:
        if gone:
            self._gone = gone
            self._session.result_changed.connect(self._tell_gone)
            if self._session.result is not None:
                self._tell_gone()

    def _tell_gone(self, *_: object) -> None:
        """Once the first result is there: to open a portrait takes away what was said before."""
        self._session.result_changed.disconnect(self._tell_gone)
        first, more = self._gone[0], len(self._gone) - 1
        said = tr("The files of the reference {name} are gone: removed from the gallery.", name=first)
        if more:
            said = tr_plural(
                "The files of {name} and {n} more reference are gone: removed from the gallery.",
                "The files of {name} and {n} more references are gone: removed from the gallery.",
                more,
                name=first,
            )
        self._banner.show_notice(said)
