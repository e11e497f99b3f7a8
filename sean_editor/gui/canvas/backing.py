"""The painted picture, kept: only rectangles that changed are painted again."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PyQt5.QtCore import QRect, QSize
from PyQt5.QtGui import QImage, QPainter, QRegion


class Backing:
    """A widget's slow layers at device resolution; `paint(painter, rect)` works in device pixels."""

    def __init__(self, paint: Callable[[QPainter, QRect], None]) -> None:
        self._paint = paint
        self._image = QImage()
        self._dirty = QRegion()
        self._pixel_ratio = 0.0

    def invalidate(self, rect: QRect | None = None) -> None:
        """Paint `rect` (device pixels; None: all) again before the next use."""
        whole = self._image.rect()
        self._dirty += whole if rect is None else rect & whole

    def image(self, size: QSize, pixel_ratio: float) -> QImage:
        """The up-to-date picture for a widget of `size` logical pixels."""
        wanted = QSize(ceil(size.width() * pixel_ratio), ceil(size.height() * pixel_ratio))
        if self._image.size() != wanted or self._pixel_ratio != pixel_ratio:
            self._image = QImage(wanted, QImage.Format_RGB32)
            self._pixel_ratio = pixel_ratio
            self._dirty = QRegion(self._image.rect())
        if not self._dirty.isEmpty():
            self._repaint()
        return self._image

    def _repaint(self) -> None:
        self._image.setDevicePixelRatio(1.0)
        painter = QPainter(self._image)
        for rect in self._dirty.rects():
            painter.save()
            painter.setClipRect(rect)
            self._paint(painter, rect)
            painter.restore()
        painter.end()
        self._image.setDevicePixelRatio(self._pixel_ratio)
        self._dirty = QRegion()
