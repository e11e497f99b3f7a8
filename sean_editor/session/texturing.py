"""Texture in the background: the stages of the newest result, one after another."""

from __future__ import annotations

import threading
import time
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace

import numpy as np

from sean_editor.document import Portrait, Signal
from sean_editor.document.pulled import pulled_picture
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.export.composite import Edit
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.result_picture import ResultPictures, Shown, Stage
from sean_editor.session.textures import Face, TextureJob, Textures, stages

_PHOTO = "photo"
_FLOW, _REST = 0.4, 0.12  # seconds: edits closer than the first belong together; they rest after the second


class Texturing:
    """Belongs to a session and its thread. The newest job wins; an older one ends soon, and says nothing.

    Signals: photo_ready() when `photo` is there, changed() when there is another stage, failed(str).
    """

    def __init__(self, textures: Textures, mailbox: Mailbox) -> None:
        self.photo_ready, self.changed, self.failed = Signal(), Signal(), Signal()
        self.photo: np.ndarray | None = None
        """The open portrait's photo at its own resolution, sRGB uint8 [P, P, 3]; None until it is cut out."""
        self._on, self._keep_unedited = False, True
        self._gave_up = False  # the newest job ended in an error
        self._textures, self._mailbox = textures, mailbox
        self._pictures = ResultPictures()
        self._portrait: Portrait | None = None
        self._job: TextureJob | None = None  # of the newest picture, if that is no draft
        self._moves = (-_FLOW, 0.0)  # when the last two edits were made
        self._stop = threading.Event()  # of the newest job
        self._unprepared: dict[str, Face] = {}  # references, by id
        self._worker = TaskWorker(lambda done: mailbox.hand_over(lambda: self._done(done)))

    @property
    def on(self) -> bool:
        """Whether results get texture."""
        return self._on

    @property
    def awaited(self) -> bool:
        """Whether the open portrait's newest picture gets texture, or will when the hand rests."""
        can_have_it = self._portrait is not None and bool(stages(self._portrait))
        return self._on and can_have_it and not self._gave_up

    def switch(self, on: bool, keep_unedited: bool) -> None:
        """Whether results get texture, and whether the photo stays where nothing was edited."""
        if (on, keep_unedited) != (self._on, self._keep_unedited):
            self._on, self._keep_unedited = on, keep_unedited
            self._pictures.forget()
            self.follow(self._job)

    def open(self, portrait: Portrait) -> None:
        """Another portrait: what belonged to the last one is given up, and its photo is cut out."""
        self.forget()
        self._worker.cancel(_PHOTO)
        self._portrait, self.photo = portrait, None
        if stages(portrait):
            self._worker.submit(_PHOTO, lambda: (portrait, self._textures.photo(portrait)), urgent=True)

    def use_textures(self, textures: Textures) -> None:
        """Another network paints from now on: what was made by the one before is given up."""
        self.forget()
        self._textures = textures
        self._unprepared.clear()

    def give_way(self) -> None:
        """The hand has moved: what is under way is given up, since a newer picture is on its way."""
        self.cancel()
        self._moves = self._moves[1], time.monotonic()

    def follow(self, job: TextureJob | None) -> None:
        """The network has a new picture, that of `job`, or (None) a draft. One that rests gets texture: at
        once after a single edit; where edits follow each other closely, after the last.
        """
        self.cancel()
        self._job, self._gave_up = job, False
        if self._on and job is not None and stages(job.edit.portrait):
            job, stop = replace(job, keep_unedited=self._keep_unedited), self._stop
            rest = _REST if self._moves[1] - self._moves[0] < _FLOW else 0.0
            self._worker.submit(stop, lambda: self._work(job, rest, stop))

    def offer(self, reference: Face) -> None:
        """What a first edit with this reference's hair would wait for is done when there is time."""
        self._unprepared[reference.portrait.id] = reference
        job, stop = self._job, self._stop
        if self._on and job is not None and stages(job.edit.portrait):
            self._worker.submit(stop, lambda: self._prepare(job, stop))

    def shown(self, edit: Edit, picture: np.ndarray) -> Shown:
        """What to show of an edit whose newest picture by the network is `picture`, uint8 [H, W, 3]."""
        return self._pictures.shown(edit, picture, self.dragged(edit), self._keep_unedited)

    def dragged(self, edit: Edit) -> np.ndarray | None:
        """The open portrait's photo, uint8 [P, P, 3], with all that an edit drags; None until it is cut."""
        return None if self.photo is None else pulled_picture(self.photo, edit.retouch.pulls)

    def cancel(self) -> None:
        """Give up the job that is under way, if any. The stage that there is stays."""
        self._stop.set()
        self._worker.cancel(self._stop)
        self._stop = threading.Event()

    def forget(self) -> None:
        """Give up everything, also the stage that there is."""
        self.cancel()
        self._job = None
        self._pictures.forget()

    @property
    def idle(self) -> bool:
        """Whether the thread rests: a cancelled job ends a moment later."""
        return self._worker.idle

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._worker.close()

    def _work(self, job: TextureJob, rest: float, stop: threading.Event) -> None:
        """On the worker's thread."""
        if rest and stop.wait(rest):
            return
        sizes = stages(job.edit.portrait)
        untouched = job.keep_unedited and not job.edit.edited.any()
        with suppress(CancelledError):
            for size in sizes[-1:] if untouched else sizes:  # the photo itself needs no stages
                result = self._textures.render(job, size, stop.is_set)
                stage = Stage(job, result, size == sizes[-1])
                self._mailbox.hand_over(lambda stage=stage: self._take(stage, stop))  # type: ignore[misc]
            if untouched and not job.edit.retouch.pulls:  # what is dragged once will be dragged again
                self._textures.prepare(job, None, stop.is_set)
            self._prepare(job, stop)

    def _prepare(self, job: TextureJob, stop: threading.Event) -> None:
        """On the worker's thread."""
        with suppress(CancelledError):
            for name, reference in list(self._unprepared.items()):
                self._textures.prepare(job, reference, stop.is_set)
                self._unprepared.pop(name, None)

    def _take(self, stage: Stage, stop: threading.Event) -> None:
        if not stop.is_set():
            self._pictures.take(stage)
            self.changed.emit()

    def _done(self, done: TaskResult) -> None:
        if done.error is not None:
            if done.key == _PHOTO or not done.key.is_set():  # type: ignore[attr-defined]
                self._gave_up = done.key != _PHOTO
                self.failed.emit(done.error)
        elif done.key == _PHOTO and done.value[0] is self._portrait:
            self.photo = done.value[1]
            self.photo_ready.emit()
