"""Pictures of the present state, made on a thread: drafts during a stroke, whole ones when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document import Signal
from sean_editor.engine.threads import leave_a_core
from sean_editor.engine.worker import RenderResult, RenderWorker
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.present import Present
from sean_editor.session.textures import TextureJob
from sean_editor.session.texturing import Texturing

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


@dataclass(frozen=True, eq=False)
class _RenderRequest:
    job: TextureJob  # without its picture
    draft: bool
    refining: bool  # the codes are not the final ones
    dragging: bool  # the outline is being dragged: the next one will be another


class Rendering:
    """Belongs to a session and its thread; the newest request wins. `texturing` gets whole pictures of final
    codes. Signals: requested(serial), and changed(RenderResult), whose picture includes what was requested
    under its serial and all lower ones.
    """

    def __init__(self, engine: Engine, mailbox: Mailbox, texturing: Texturing) -> None:
        self.changed, self.requested = Signal(), Signal()
        self.result: np.ndarray | None = None
        """The network's newest picture, uint8 [H, W, 3]."""
        self._engine, self._mailbox, self._texturing = engine, mailbox, texturing
        self._begun: _RenderRequest | None = None  # what the painter works on; its thread's
        self._leaves_a_core = False  # its thread's, too
        self._drafted = False
        self._first_serial, self._last_serial = 1, 0  # of the present document's requests
        self._shown_serial = 0  # the request whose picture is the result
        self._painter = RenderWorker(self._render, self._hand_over, refine=_in_full)

    def use_engine(self, engine: Engine) -> None:
        """Render with another network from now on; the last picture stays until there is a new one."""
        self._forget()
        self._engine = engine

    def leave_document(self) -> None:
        """Forget the last picture, and drop those that are still to come."""
        self._forget()
        self.result = None

    def request(self, present: Present, draft: bool, dragging: bool = False) -> None:
        """Ask for the picture of a state. `dragging`: its outline is in somebody's hand."""
        self._drafted = draft
        self._texturing.give_way()
        request = _RenderRequest(present.job(), draft, present.refining, dragging)
        self._last_serial = self._painter.submit(request)
        self.requested.emit(self._last_serial)

    @property
    def drafted(self) -> bool:
        """Whether the newest request was for a draft."""
        return self._drafted

    @property
    def result_is_current(self) -> bool:
        """Whether the result is that of the newest request."""
        return self.result is not None and self._shown_serial == self._last_serial

    @property
    def idle(self) -> bool:
        """Whether no picture is being made or waits to be; one still to be taken in does not count."""
        return self._painter.idle

    def close(self) -> None:
        """End the thread."""
        self._painter.close()

    def _forget(self) -> None:
        self._painter.forget()
        self._first_serial, self._shown_serial = self._last_serial + 1, 0

    def _render(self, request: _RenderRequest) -> np.ndarray:
        """On the painter's thread, as is the next."""
        if not self._leaves_a_core:  # not before there is work: it imports torch
            leave_a_core()
            self._leaves_a_core = True
        self._begun = request
        edit, job = request.job.edit, request.job
        return self._engine.render(edit.labels, job.styles, request.draft, job.own.fit, edit.surfaces)

    def _hand_over(self, done: RenderResult) -> None:
        request = self._begun  # `done` is its result: both are of the painter's thread
        self._mailbox.hand_over(lambda: self._rendered(done, request))

    def _rendered(self, done: RenderResult, request: _RenderRequest | None) -> None:
        if done.serial < self._first_serial:
            return  # handed over just before its document was left
        if done.image is not None and request is not None:
            self.result, self._shown_serial = done.image, done.serial
            if done.serial == self._last_serial:
                passing = request.draft or request.refining or request.dragging
                self._texturing.follow(None if passing else replace(request.job, picture=done.image))
        self.changed.emit(done)


def _in_full(request: _RenderRequest) -> _RenderRequest | None:
    """The request to render when the brush rests after a draft."""
    return replace(request, draft=False) if request.draft else None
