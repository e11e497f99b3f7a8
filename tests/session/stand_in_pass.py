"""A texture pass for tests: quick, counted, and its pictures say what they were made of."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from functools import cache

import cv2
import numpy as np

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.texture.request import Means, RegionReport, Source, TextureRequest, TextureResult
from sean_editor.texture.smoothing import scaled


class StandInPass:
    """Paints all that was edited in one grey, which is the picture's size in units of 8 pixels."""

    def __init__(self) -> None:
        self.requests: list[TextureRequest] = []
        self.cancelled = 0
        self.error: Exception | None = None
        self.gate = threading.Event()  # a picture waits for it
        self.gate.set()
        self.leave = threading.Event()  # what is prepared waits for it
        self.leave.set()
        self.begun = threading.Event()
        self.mattes: list[Source] = []
        self.prepared: list[tuple[Source, Source | None, int]] = []

    def matte(self, source: Source) -> None:
        self.mattes.append(source)

    def prepare(
        self, own: Source, other: Source | None, size: int, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self.prepared.append((own, other, size))
        while not self.leave.wait(0.005):
            if cancelled():
                self.cancelled += 1
                raise CancelledError

    def render(self, request: TextureRequest, cancelled: Callable[[], bool] = lambda: False) -> TextureResult:
        self.requests.append(request)
        self.begun.set()
        while not self.gate.wait(0.005):
            if cancelled():
                self.cancelled += 1
                raise CancelledError
        if self.error is not None:
            raise self.error
        edited = request.layout != request.own.labels
        edited |= np.isin(request.layout, list(request.regions))
        size = (request.size, request.size)
        there = cv2.resize(edited.view(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
        made = scaled(request.own.photo, request.size).copy()
        made[there] = request.size // 8
        return TextureResult(made, tuple(RegionReport(region, Means.STRANDS) for region in request.regions))


@cache
def of_photo(index: int, side: int) -> Portrait:
    """A shipped portrait, as if it had been cut from a photo in which it is `side` pixels wide."""
    shipped = load_portrait(shipped_portraits()[index])
    pixels = cv2.resize(shipped.image, (side, side), interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(index).integers(-20, 21, (side, side, 1))
    photo = Photo(np.clip(pixels + noise, 0, 255).astype(np.uint8), shipped.name)
    origin = PhotoOrigin(photo, Alignment.whole_square(side, side))
    return replace(shipped, path=None, origin=origin)
