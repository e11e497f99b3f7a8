"""Encoding in the background: in one pass at first, then refined, the portraits needed most first."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sean_editor.document import Portrait, Signal
from sean_editor.engine.worker import TaskWorker, describe_error
from sean_editor.session.encoding_order import OTHER, EncodingOrder, Waiting
from sean_editor.session.mailbox import Mailbox

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import StyleMatrix

_LOOK = 0.01  # seconds between two looks at whether an edit is over
_NICENESS = 5  # of the thread, where threads have one


@dataclass(frozen=True, eq=False)
class Encoded:
    """Style codes of a portrait, or an error; `refining` says whether better ones are to come."""

    id: str
    matrix: StyleMatrix | None
    error: str | None = None
    refining: bool = False


@dataclass(eq=False)
class _Wanted:
    portrait: Portrait


class _GivenUpError(Exception):
    """The refinement was stopped; if it is still wanted, it begins anew later."""


class Encoding:
    """Belongs to a session and its thread. Portraits that the style bank knows come at once with their final
    codes, others with those of the first pass and, after some steps, with the final ones.

    A step of a refinement begins only while nothing else is `busy`, and no portrait is needed more (see
    `EncodingOrder`). Portraits that nobody sees or uses are encoded when there is nothing else to do.
    Signal: encoded(Encoded).
    """

    def __init__(self, engine: Engine, mailbox: Mailbox, busy: Callable[[], bool]) -> None:
        self.encoded = Signal()
        self._engine, self._mailbox, self._busy = engine, mailbox, busy
        self._lock = threading.Lock()
        self._order = EncodingOrder()
        self._new: Waiting[_Wanted] = OrderedDict()
        self._rough: Waiting[_Wanted] = OrderedDict()  # with the codes of the first pass: to be refined
        self._encoder, self._refiner = TaskWorker(lambda _: None), TaskWorker(lambda _: None)

    def use_engine(self, engine: Engine) -> None:
        """Encode by another network from now on. What waits or runs is forgotten: it has to be asked for."""
        with self._lock:
            self._new.clear()
            self._rough.clear()
            self._engine = engine

    def want(self, *portraits: Portrait) -> None:
        """Encode portraits. One that is asked for twice is handed over from the first pass on again."""
        with self._lock:
            for portrait in portraits:
                self._forget(portrait.id)
                self._new[portrait.id] = _Wanted(portrait)
        self._encoder.submit(None, self._encode)

    def drop(self, portrait_id: str) -> None:
        """Forget a portrait; nothing more of it is handed over."""
        with self._lock:
            self._forget(portrait_id)

    def need(self, own: str, used: Collection[str]) -> None:
        """What is needed most: the ids of the open portrait and of the references in use."""
        with self._lock:
            self._order.need(own, used)

    def see(self, seen: Sequence[str]) -> None:
        """What is needed next: the ids of the references in view, topmost first."""
        with self._lock:
            self._order.see(seen)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return self._encoder.idle and self._refiner.idle

    def close(self) -> None:
        """End the threads, within a step of the refinement."""
        with self._lock:
            self._new.clear()
            self._rough.clear()
        self._encoder.close()
        self._refiner.close()

    def _forget(self, portrait_id: str) -> None:
        self._new.pop(portrait_id, None)
        self._rough.pop(portrait_id, None)

    def _next(self, waiting: Waiting[_Wanted]) -> _Wanted | None:
        """Whose first pass or refinement is needed most, None if there is none to do."""
        with self._lock:
            return self._order.first(waiting)

    def _rank(self, wanted: _Wanted) -> int:
        with self._lock:
            return self._order.rank(wanted.portrait.id)

    # on the threads

    def _encode(self) -> None:
        while (wanted := self._next(self._new)) is not None:
            if self._can_wait(wanted):
                time.sleep(_LOOK)
            else:
                self._hand_over(wanted, self._first)

    def _can_wait(self, wanted: _Wanted) -> bool:
        """Whether nobody asks for a first pass, and it would disturb."""
        if self._rank(wanted) < OTHER:
            return False
        rough = self._next(self._rough)
        return self._busy() or (rough is not None and self._rank(rough) < OTHER)

    def _refine(self) -> None:
        _lower_priority()
        while (wanted := self._next(self._rough)) is not None:
            with suppress(_GivenUpError):
                self._hand_over(wanted, self._final)

    def _first(self, wanted: _Wanted) -> tuple[StyleMatrix, bool]:
        """The codes that take no time, and whether better ones are to come."""
        engine, image, labels = self._engine, wanted.portrait.image, wanted.portrait.labels
        if not engine.refines:
            return engine.encode(image, labels), False
        known = engine.bank.find(image, labels)
        return (engine.encode_once(image, labels), True) if known is None else (known, False)

    def _final(self, wanted: _Wanted) -> tuple[StyleMatrix, bool]:
        portrait = wanted.portrait
        codes = self._engine.encode(portrait.image, portrait.labels, lambda: self._between(wanted))
        self._between(wanted)  # a picture that changes as a whole would disturb a stroke
        return codes, False

    def _between(self, wanted: _Wanted) -> None:
        """Before a step: wait while an edit is under way, and stop if another portrait is needed more."""
        while self._next(self._rough) is wanted:
            first = self._next(self._new)
            waits = first is not None and self._rank(first) <= self._rank(wanted)
            if not waits and not self._busy():
                return
            time.sleep(_LOOK)
        raise _GivenUpError

    def _hand_over(self, wanted: _Wanted, work: Callable[[_Wanted], tuple[StyleMatrix, bool]]) -> None:
        name, refining = wanted.portrait.id, False
        try:
            codes, refining = work(wanted)
            done = Encoded(name, codes, refining=refining)
        except _GivenUpError:
            raise
        except Exception as problem:  # anything an encode may raise is a result here
            done = Encoded(name, None, describe_error(problem))
        with self._lock:
            if wanted not in (self._new.get(name), self._rough.get(name)):
                return  # dropped, or asked for again
            self._forget(name)
            if refining:
                self._rough[name] = wanted
        self._mailbox.hand_over(lambda: self.encoded.emit(done))
        if refining:
            self._refiner.submit(None, self._refine)


def _lower_priority() -> None:
    """Let other threads go first. Elsewhere than on Linux, a process has one priority for all its threads."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
