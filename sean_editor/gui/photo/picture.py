"""A photo of any size drawn at any zoom: a small copy from afar, only what is in view from near by."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

import cv2
import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QImage, QPainter

from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.photo.transform import PhotoTransform
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.cut_out import cut_out

COPY_PIXELS = 6_000_000


class PhotoPicture:
    """A photo, its small copy, and the part drawn last. May be made on any thread, drawn on Qt's only."""

    def __init__(self, photo: Photo) -> None:
        self.photo = photo
        width, height = photo.size
        self._share = min(1.0, (COPY_PIXELS / (width * height)) ** 0.5)
        self._small = photo
        if self._share < 1:
            size = (max(1, round(width * self._share)), max(1, round(height * self._share)))
            self._small = replace(photo, pixels=cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA))
        self._copy = to_srgb(self._small.pixels, photo.icc_profile)
        self._kept: tuple[tuple[int, ...], QImage] | None = None

    def crop(self, alignment: Alignment, size: int) -> np.ndarray:
        """The aligned crop uint8 [size, size, 3] for a preview; large faces come from the small copy."""
        if alignment.side * self._share < 2 * size:
            return cut_out(self.photo, alignment, size)
        shares = np.divide(self._small.size, self.photo.size)
        return cut_out(self._small, Alignment(alignment.quad * shares), size)

    def draw(self, painter: QPainter, place: PhotoTransform, ratio: float) -> None:
        """Draw what of the photo is in view; `ratio` is the number of device pixels a logical one."""
        near = place.scale * ratio > self._share < 1
        source = np.rot90(self.photo.pixels if near else self._copy, -place.turns)
        width, height = place.turned_size
        scale = (place.scale * width / source.shape[1], place.scale * height / source.shape[0])
        left, top = place.view.origin
        view_width, view_height = place.view.viewport
        x0, x1 = _seen(left, view_width, scale[0], source.shape[1])
        y0, y1 = _seen(top, view_height, scale[1], source.shape[0])
        if x0 >= x1 or y0 >= y1:
            return
        target = QRectF(left + x0 * scale[0], top + y0 * scale[1], (x1 - x0) * scale[0], (y1 - y0) * scale[1])
        size = (max(1, round(target.width() * ratio)), max(1, round(target.height() * ratio)))
        key = (x0, y0, x1, y1, *size, near, place.turns)
        if self._kept is None or self._kept[0] != key:
            part = np.ascontiguousarray(source[y0:y1, x0:x1])
            self._kept = (key, to_qimage(self._sized(part, size, near)))
        painter.setRenderHint(QPainter.SmoothPixmapTransform)
        painter.drawImage(target, self._kept[1])

    def _sized(self, part: np.ndarray, size: tuple[int, int], near: bool) -> np.ndarray:
        smaller = size[0] < part.shape[1]
        part = cv2.resize(part, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_CUBIC)
        return to_srgb(part, self.photo.icc_profile) if near else part


def _seen(start: float, length: float, scale: float, count: int) -> tuple[int, int]:
    """Which of `count` pixels, `scale` logical ones wide from `start` on, lie in a view of this length."""
    return max(0, floor(-start / scale)), min(count, ceil((length - start) / scale))
