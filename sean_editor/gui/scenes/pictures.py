"""Pictures of widgets, with the pointer and what it carries; written small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF
from PyQt5.QtWidgets import QWidget

from models.atomic_write import write_atomically
from sean_editor.gui.canvas.incoming import pixels_of

SMALLEST: dict[str, dict[str, Any]] = {".webp": {"quality": 59, "method": 6}, ".png": {"optimize": True}}
"""How the documents' pictures are written: with much effort."""
ARROW = ((0, 0), (0, 17), (4, 13.4), (6.7, 19.4), (9.2, 18.3), (6.6, 12.4), (12, 12))
"""The outline of a pointer, logical pixels."""


def grabbed(widget: QWidget) -> QImage:
    """What a widget looks like now."""
    return widget.grab().toImage()


def with_pointer(picture: QImage, place: QPoint) -> QImage:
    """The picture with a pointer at `place`, logical pixels."""
    painter = _painter(picture)
    painter.translate(place)
    painter.setPen(QPen(QColor("#000000"), 1.2))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in ARROW]))
    painter.end()
    return picture


def with_carried(picture: QImage, carried: QPixmap, place: QPoint) -> QImage:
    """The picture with what is being dragged at `place`, as Qt would show it."""
    painter = _painter(picture)
    size = carried.size() / carried.devicePixelRatio()
    painter.drawPixmap(place - QPoint(size.width() // 2, size.height() // 2), carried)
    painter.end()
    return picture


def _painter(picture: QImage) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.Antialiasing | QPainter.SmoothPixmapTransform)
    painter.setPen(Qt.NoPen)
    return painter


def write_picture(picture: QImage, path: Path) -> None:
    """Write a picture as WebP or PNG, as the name says; makes the folder. OSError if that cannot be done."""
    pixels: np.ndarray = pixels_of(picture)[..., :3]
    path.parent.mkdir(parents=True, exist_ok=True)
    kind, options = path.suffix[1:].upper(), SMALLEST[path.suffix]
    write_atomically(path, lambda file: Image.fromarray(pixels).save(file, kind, **options))
