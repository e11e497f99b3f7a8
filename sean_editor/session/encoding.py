"""Encoding in the background: every portrait in one pass at first, then refined, those needed most first."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sean_editor.document import Portrait, Signal
from sean_editor.engine.worker import TaskWorker, describe_error
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
    encoded: bool = False  # once: the refinement is to come


class _GivenUpError(Exception):
    """The refinement was stopped; if it is still wanted, it begins anew later."""


class Encoding:
    """Belongs to a session and its thread. Portraits that the style bank knows come at once with their final
    codes, others with those of the first pass and, after some steps, with the final ones.

    A step of a refinement begins only while nothing else is `busy`, and no portrait is needed more: the open
    one goes before references in use, these go before the others. Signal: encoded(Encoded).
    """

    def __init__(self, engine: Engine, mailbox: Mailbox, busy: Callable[[], bool]) -> None:
        self.encoded = Signal()
        self._engine, self._mailbox, self._busy = engine, mailbox, busy
        self._lock = threading.Lock()
        self._wanted: dict[str, _Wanted] = {}  # by the portrait's id, in order of asking
        self._own, self._used = "", frozenset[str]()
        self._encoder, self._refiner = TaskWorker(lambda _: None), TaskWorker(lambda _: None)

    def want(self, portrait: Portrait) -> None:
        """Encode a portrait. One that is asked for twice is handed over from the first pass on again."""
        with self._lock:
            self._wanted[portrait.id] = _Wanted(portrait)
        self._encoder.submit(portrait.id, self._encode)

    def drop(self, portrait_id: str) -> None:
        """Forget a portrait; nothing more of it is handed over."""
        with self._lock:
            self._wanted.pop(portrait_id, None)

    def need(self, own: str, used: Collection[str]) -> None:
        """What is needed most: the ids of the open portrait and of the references in use."""
        with self._lock:
            self._own, self._used = own, frozenset(used)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return self._encoder.idle and self._refiner.idle

    def close(self) -> None:
        """End the threads, within a step of the refinement."""
        with self._lock:
            self._wanted.clear()
        self._encoder.close()
        self._refiner.close()

    def _next(self, refine: bool) -> _Wanted | None:
        """Whose first pass or refinement is needed most, None if there is none to do."""
        with self._lock:
            waiting = [wanted for wanted in self._wanted.values() if wanted.encoded == refine]
            return min(waiting, key=self._rank, default=None)

    def _rank(self, wanted: _Wanted) -> int:
        if wanted.portrait.id == self._own:
            return 0
        return 1 if wanted.portrait.id in self._used else 2

    # on the threads

    def _encode(self) -> None:
        while (wanted := self._next(refine=False)) is not None:
            self._hand_over(wanted, self._first)

    def _refine(self) -> None:
        _lower_priority()
        while (wanted := self._next(refine=True)) is not None:
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
        while self._next(refine=True) is wanted:
            first = self._next(refine=False)
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
            if self._wanted.get(name) is not wanted:
                return  # dropped, or asked for again
            wanted.encoded = True
            if not refining:
                del self._wanted[name]
        self._mailbox.hand_over(lambda: self.encoded.emit(done))
        if refining:
            self._refiner.submit(name, self._refine)


def _lower_priority() -> None:
    """Let other threads go first. Elsewhere than on Linux, a process has one priority for all its threads."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
