"""A transition that plays: pictures as fast as they are made, and no change to the document."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document import Signal
from sean_editor.engine.worker import RenderResult, RenderWorker
from sean_editor.export.composite import Edit
from sean_editor.export.timing import swinging
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.transitions import Transition

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

FASTEST = 1 / 60
"""Seconds between two pictures, at least."""


@dataclass(frozen=True, eq=False)
class Frame:
    """A moment of a transition: B's share, the edit there, the network's picture uint8 [H, W, 3]."""

    share: float
    edit: Edit
    picture: np.ndarray


@dataclass(frozen=True)
class _Played:
    """What plays, and since when (seconds of the monotonic clock)."""

    move: Transition
    period: float
    ease: bool
    loop: bool
    start: float

    def share(self) -> float | None:
        """Where it is now; None when it is over."""
        return swinging(time.monotonic() - self.start, self.period, self.ease, self.loop)


class Playback:
    """Belongs to a session and its thread. Signals: shown(Frame), stopped(), failed(str)."""

    def __init__(self, engine: Engine, mailbox: Mailbox) -> None:
        self.shown, self.stopped, self.failed = Signal(), Signal(), Signal()
        self._engine, self._mailbox = engine, mailbox
        self._playing: _Played | None = None
        self._begun: tuple[_Played, Frame | None] | None = None  # what the worker made last; its thread's
        self._worker: RenderWorker[tuple[_Played, float]] | None = None  # once something plays

    @property
    def playing(self) -> bool:
        """Whether a transition plays."""
        return self._playing is not None

    def start(self, move: Transition, period: float, ease: bool = True, loop: bool = True) -> None:
        """Play from A to B in `period` seconds; with `loop` there and back until `stop`. Another one ends."""
        self.stop()
        if self._worker is None:
            self._worker = RenderWorker(self._render, self._hand_over)
        self._playing = _Played(move, period, ease, loop, time.monotonic())
        self._worker.submit((self._playing, 0.0))

    def stop(self) -> None:
        """End it; nothing more is shown."""
        if self._playing is not None:
            self._playing = None
            if self._worker is not None:
                self._worker.forget()
            self.stopped.emit()

    def use_engine(self, engine: Engine) -> None:
        """Go on with another network; what plays ends."""
        self.stop()
        self._engine = engine

    def close(self) -> None:
        """End the thread."""
        self._playing = None
        if self._worker is not None:
            self._worker.close()

    def _render(self, wanted: tuple[_Played, float]) -> np.ndarray:
        """On the worker's thread."""
        began = time.monotonic()
        playing, share = wanted
        self._begun = playing, None
        present = playing.move.at(share)
        edit = present.edit
        picture = self._engine.render(edit.labels, present.styles(), fit=present.fit, surfaces=edit.surfaces)
        self._begun = playing, Frame(share, present.edit, picture)
        time.sleep(max(0.0, began + FASTEST - time.monotonic()))
        return picture

    def _hand_over(self, done: RenderResult) -> None:
        begun = self._begun  # `done` is its result: both are of the worker's thread
        if begun is not None:
            self._mailbox.hand_over(lambda: self._take(*begun, done.error))

    def _take(self, playing: _Played, frame: Frame | None, error: str | None) -> None:
        if playing is not self._playing:
            return  # stopped, or begun anew, before it came
        if error is not None or frame is None:
            self.stop()
            self.failed.emit(error or "")
            return
        self.shown.emit(frame)
        share = playing.share()
        if playing is not self._playing:  # whoever was shown it has stopped it
            return
        if share is not None or frame.share < 1.0:  # what does not loop ends with all of B
            assert self._worker is not None
            self._worker.submit((playing, 1.0 if share is None else share))
        else:
            self.stop()
