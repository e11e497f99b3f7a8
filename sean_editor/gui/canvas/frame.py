"""Rounded corners and a soft shadow: the picture lies on the ground like a print on a table."""

from __future__ import annotations

import cv2
import numpy as np
from PyQt5.QtCore import QMargins, QRectF, Qt
from PyQt5.QtGui import QPainter, QPainterPath, QPixmap
from PyQt5.QtWidgets import qDrawBorderPixmap

from sean_editor.gui.canvas.picture import layer_image
from sean_editor.gui.theme import theme

# logical pixels
CORNER = 6
REACH = 14
DROP = 2
DARKNESS = 0.45


def shadow_layer(unit: float) -> np.ndarray:
    """The shadow of the smallest rounded picture, premultiplied ARGB uint32: to be stretched in its middle.

    `unit` is one logical pixel in device pixels. Borders are 2 REACH + CORNER wide, REACH of it outside.
    """
    reach, corner = round(REACH * unit), round(CORNER * unit)
    side = 2 * (2 * reach + corner) + 1
    mask = np.zeros((side, side), np.float32)
    mask[reach + corner : -reach - corner, reach:-reach] = 1.0
    mask[reach:-reach, reach + corner : -reach - corner] = 1.0
    for x in (reach + corner, side - 1 - reach - corner):
        for y in (reach + corner, side - 1 - reach - corner):
            cv2.circle(mask, (x, y), corner, 1.0, cv2.FILLED)
    soft = cv2.GaussianBlur(mask, (0, 0), reach / 2.6)
    return np.rint(255 * DARKNESS * soft).astype(np.uint32) << 24


class Frame:
    """Draws the frame, and keeps the shadow for the pixel ratio shown last."""

    def __init__(self) -> None:
        self._shadow = QPixmap()
        self._unit = 0.0

    def draw(self, painter: QPainter, picture: QRectF, unit: float) -> None:
        """Round the corners of what was painted in `picture`, and lay its shadow round it (device pixels)."""
        if unit != self._unit:
            self._unit, self._shadow = unit, QPixmap.fromImage(layer_image(shadow_layer(unit)))
        square, rounded, around = QPainterPath(), QPainterPath(), QPainterPath()
        square.addRect(picture)
        rounded.addRoundedRect(picture, CORNER * unit, CORNER * unit)
        reach = round(REACH * unit)
        place = picture.toRect().adjusted(-reach, -reach, reach, reach).translated(0, round(DROP * unit))
        around.addRect(QRectF(place.united(picture.toRect())))
        painter.setRenderHint(QPainter.Antialiasing)
        painter.fillPath(square - rounded, theme().color("canvas"))
        painter.setClipPath(around - rounded, Qt.IntersectClip)
        border = 2 * reach + round(CORNER * unit)
        qDrawBorderPixmap(painter, place, QMargins(border, border, border, border), self._shadow)
