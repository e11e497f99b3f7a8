"""Retouching in the background: the picture that is shown gets it, off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from sean_editor.document import Signal
from sean_editor.document.retouch import Retouch
from sean_editor.engine.worker import RenderResult, RenderWorker
from sean_editor.export.composite import Edit
from sean_editor.retouch import finished
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.result_picture import Shown


@dataclass(frozen=True, eq=False)
class _Request:
    """A picture uint8 [P, Q, 3] before it is retouched, its layout, and what is to be done.

    `series` tells those of before a `forget` from those of after it.
    """

    before: np.ndarray
    labels: np.ndarray
    retouch: Retouch
    series: int

    def same_as(self, other: _Request) -> bool:
        return (
            self.retouch == other.retouch
            and np.array_equal(self.before, other.before)
            and np.array_equal(self.labels, other.labels)
        )


@dataclass(frozen=True, eq=False)
class _Done:
    request: _Request
    after: np.ndarray


class Retouching:
    """Belongs to a session and its thread. The newest request wins; until it is done, what the last one
    changed is laid over the picture.

    Signals: changed() when there is a retouched picture, failed(str).
    """

    def __init__(self, mailbox: Mailbox) -> None:
        self.changed, self.failed = Signal(), Signal()
        self._mailbox = mailbox
        self._series = 0
        self._wanted: _Request | None = None
        self._begun: _Request | None = None  # its thread's
        self._done: _Done | None = None
        self._worker = RenderWorker(self._render, self._hand_over)

    def shown(self, before: Shown, edit: Edit) -> Shown:
        """What to show of an edit whose picture before it is retouched is `before`."""
        if edit.retouch.is_none:
            self.forget()
            return before
        request, done = _Request(before.pixels, edit.labels, edit.retouch, self._series), self._done
        if done is not None and done.request.same_as(request):
            self._wanted = None
            return replace(before, pixels=done.after, retouched=True)
        if self._wanted is None or not self._wanted.same_as(request):
            self._wanted = request
            self._worker.submit(request)
        return replace(before, pixels=self.guess(before.pixels), retouched=True)

    def guess(self, before: np.ndarray) -> np.ndarray:
        """A picture uint8 [P, Q, 3] with what the last one changed, at once."""
        done = self._done
        if done is None:
            return before
        change = done.after.astype(np.int16) - done.request.before
        if change.shape != before.shape:
            change = cv2.resize(change, (before.shape[1], before.shape[0]), interpolation=cv2.INTER_LINEAR)
        return np.clip(before + change, 0, 255).astype(np.uint8)

    def forget(self) -> None:
        """Give up what is under way, and what there is."""
        if self._wanted is not None:
            self._worker.forget()
        self._series += 1
        self._wanted = self._done = None

    @property
    def awaited(self) -> bool:
        """Whether the picture that is shown is not yet retouched as it should be."""
        return self._wanted is not None

    @property
    def idle(self) -> bool:
        """Whether the thread rests."""
        return self._worker.idle

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _render(self, request: _Request) -> np.ndarray:
        """On the worker's thread."""
        self._begun = request
        return finished(request.before, request.labels, request.retouch)

    def _hand_over(self, result: RenderResult) -> None:
        request = self._begun  # `result` is its result: both are of the worker's thread
        if request is not None:
            self._mailbox.hand_over(lambda: self._take(request, result))

    def _take(self, request: _Request, result: RenderResult) -> None:
        if request.series != self._series:
            return  # forgotten
        if result.error is not None or result.image is None:
            self.failed.emit(result.error or "")
            return
        self._done = _Done(request, result.image)
        if request is self._wanted:
            self._wanted = None
        self.changed.emit()
