"""A picture drawn at any zoom: smooth when small, soft when enlarged, plain squares when very large."""

from __future__ import annotations

import cv2
import numpy as np
import qimage2ndarray
from PyQt5.QtCore import QPointF, QRectF
from PyQt5.QtGui import QImage, QPainter

MOST_PIXELS = 6_000_000  # a resized copy larger than this costs more than it saves
SQUARES_FROM = 10.0  # device pixels a picture pixel


class Picture:
    """An RGB image uint8 [H, W, 3] and the copy of it that fits the zoom shown last."""

    def __init__(self, image: np.ndarray) -> None:
        self._image = image
        self._full: QImage | None = None
        self._resized: QImage | None = None

    def is_of(self, image: np.ndarray | None) -> bool:
        """Whether it was made of this very array."""
        return image is self._image

    def same_as(self, other: Picture) -> bool:
        """Whether every pixel is the same."""
        return np.array_equal(self._image, other._image)

    def draw(self, painter: QPainter, target: QRectF) -> None:
        """Draw into `target` (device pixels, painter not scaled), as far as the painter's clip goes."""
        width, height = max(1, round(target.width())), max(1, round(target.height()))
        scale = width / self._image.shape[1]
        if width * height <= MOST_PIXELS and scale < SQUARES_FROM:
            painter.drawImage(QPointF(target.topLeft().toPoint()), self._sized(width, height))
            return
        if self._full is None:
            self._full = to_qimage(self._image)
        painter.setRenderHint(QPainter.SmoothPixmapTransform, scale < SQUARES_FROM)
        painter.drawImage(target, self._full)

    def _sized(self, width: int, height: int) -> QImage:
        if self._resized is None or (self._resized.width(), self._resized.height()) != (width, height):
            method = cv2.INTER_AREA if width < self._image.shape[1] else cv2.INTER_CUBIC
            self._resized = to_qimage(cv2.resize(self._image, (width, height), interpolation=method))
        return self._resized


def to_qimage(image: np.ndarray) -> QImage:
    """uint8 [H, W, 3] as a QImage of its own."""
    # array2qimage goes channel by channel: four times slower, and every result of the network passes here
    copy = QImage(image.shape[1], image.shape[0], QImage.Format_RGB32)
    qimage2ndarray.raw_view(copy)[:] = cv2.cvtColor(image, cv2.COLOR_RGB2BGRA).view("<u4")[..., 0]
    return copy


def layer_image(layer: np.ndarray) -> QImage:
    """Premultiplied ARGB uint32 [H, W] as a QImage."""
    image = QImage(layer.shape[1], layer.shape[0], QImage.Format_ARGB32_Premultiplied)
    qimage2ndarray.raw_view(image)[:] = layer
    return image
