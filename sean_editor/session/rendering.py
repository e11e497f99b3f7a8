"""Pictures of the present state: drafts during a stroke, blends while a slider moves, whole ones at its end.

They are made on a thread. Only a blend of pictures that are there is made at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document import Signal
from sean_editor.document.slide import Slide
from sean_editor.engine.threads import leave_a_core
from sean_editor.engine.worker import REST, RenderResult, RenderWorker
from sean_editor.session.key_pictures import KeyPictures
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.present import Present
from sean_editor.session.textures import TextureJob
from sean_editor.session.texturing import Texturing

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


@dataclass(frozen=True, eq=False)
class _Slider:
    """Where a slider is, and the pictures of its way."""

    keys: KeyPictures
    share: float
    towards: int  # 1 or -1: where it moves
    picture: np.ndarray | None  # of this place, if there was one at once


@dataclass(frozen=True, eq=False)
class _RenderRequest:
    job: TextureJob  # without its picture
    draft: bool
    refining: bool  # the codes are not the final ones
    dragging: bool  # the outline is being dragged: the next one will be another
    slider: _Slider | None = None  # that is in somebody's hand

    @property
    def passing(self) -> bool:
        """Whether a better picture is to come, or that of another state."""
        return self.draft or self.refining or self.dragging


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
        self._slider: _Slider | None = None  # the newest request's
        self._first_serial, self._last_serial = 1, 0  # of the present document's requests
        self._shown_serial = 0  # the request whose picture is the result
        self._painter = RenderWorker(self._render, self._hand_over, self._next, _patience)

    def use_engine(self, engine: Engine) -> None:
        """Render with another network from now on; the last picture stays until there is a new one."""
        self._forget()
        self._engine = engine

    def leave_document(self) -> None:
        """Forget the last picture, and drop those that are still to come."""
        self._forget()
        self.result = None

    def request(
        self, present: Present, draft: bool, dragging: bool = False, slide: Slide | None = None
    ) -> None:
        """Ask for the picture of a state. `dragging`: its outline is in somebody's hand. `slide`: a slider
        is, and the draft may be a blend.
        """
        self._texturing.give_way()
        job = present.job()
        self._slider = slider = self._slid(present, job, slide) if slide is not None else None
        self._drafted = draft or slider is not None
        request = _RenderRequest(job, self._drafted, present.refining, dragging, slider)
        self._last_serial = serial = self._painter.submit(request)
        self.requested.emit(serial)
        if slider is not None and slider.picture is not None:
            done = RenderResult(serial, slider.picture, None, 0.0)
            self._mailbox.hand_over(lambda: self._rendered(done, request))

    def _slid(self, present: Present, job: TextureJob, slide: Slide) -> _Slider:
        last = self._slider
        if last is None or not last.keys.are_of(job, slide.share):
            return _Slider(KeyPictures(present, slide), slide.share, 1, None)
        towards = last.towards if slide.share == last.share else 1 if slide.share > last.share else -1
        return _Slider(last.keys, slide.share, towards, last.keys.picture(slide.share))

    def release(self) -> bool:
        """The slider that was in somebody's hand, if one was, is released: its pictures go."""
        released, self._slider = self._slider, None
        if released is None:
            return False
        released.keys.held = False
        return True

    @property
    def drafted(self) -> bool:
        """Whether the newest request was for a draft, and the whole picture is not there yet."""
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
        self._slider = None

    def _render(self, request: _RenderRequest) -> np.ndarray | None:
        """On the painter's thread, as are the next ones."""
        if not self._leaves_a_core:  # not before there is work: it imports torch
            leave_a_core()
            self._leaves_a_core = True
        self._begun = request
        if request.slider is not None:
            return self._render_way(request, request.slider)
        edit, job = request.job.edit, request.job
        return self._engine.render(edit.labels, job.styles, request.draft, job.own.fit, edit.surfaces)

    def _render_way(self, request: _RenderRequest, slider: _Slider) -> np.ndarray | None:
        """The picture of a slider's place, once there is one; the next that it will need if there is.

        None: there was one at once.
        """
        keys, share = slider.keys, slider.share
        if slider.picture is not None:
            self._render_key(request, slider)
            return None
        while (picture := keys.picture(share)) is None:
            self._render_key(request, slider)
        self._begun = replace(request, draft=not keys.has(share))
        return picture

    def _render_key(self, request: _RenderRequest, slider: _Slider) -> None:
        keys, job = slider.keys, request.job
        place = keys.next_share(slider.share, slider.towards)
        if place is not None:
            keys.add(place, self._engine.render(job.edit.labels, keys.styles(place), fit=job.own.fit))

    def _next(self, _: _RenderRequest) -> _RenderRequest | None:
        """What to render after what was made last, unless there is a request: the whole picture in place of a
        draft; the exact pictures on either side of where a slider was taken, before it moves on.
        """
        begun = self._begun
        if begun is None or begun.draft:
            return None if begun is None else replace(begun, draft=False, slider=None)
        slider = begun.slider
        if slider is not None and slider.keys.held:
            for towards in (1, -1):
                if slider.keys.next_share(slider.share, towards) is not None:
                    picture = slider.keys.picture(slider.share)
                    return replace(begun, slider=replace(slider, towards=towards, picture=picture))
        return None

    def _hand_over(self, done: RenderResult) -> None:
        request = self._begun  # `done` is its result: both are of the painter's thread
        self._mailbox.hand_over(lambda: self._rendered(done, request))

    def _rendered(self, done: RenderResult, request: _RenderRequest | None) -> None:
        if done.serial < max(self._first_serial, self._shown_serial):
            return  # handed over just before its document was left, or a newer one was made at once
        if done.image is not None and request is not None:
            self.result, self._shown_serial = done.image, done.serial
            if done.serial == self._last_serial:
                self._drafted = self._drafted and request.passing
                self._texturing.follow(None if request.passing else replace(request.job, picture=done.image))
        self.changed.emit(done)


def _patience(request: _RenderRequest) -> float:
    """What a slider may need soon is made at once."""
    return REST if request.slider is None else 0.0
