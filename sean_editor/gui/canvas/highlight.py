"""Outlined regions: pointed at in a list or on a reference, or about to receive a style."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import QPointF, QRect
from PyQt5.QtGui import QColor, QImage, QPainter

from sean_editor.gui.canvas.label_overlay import Placement, Rect, argb, outline
from sean_editor.gui.canvas.picture import layer_image
from sean_editor.gui.theme import DARK

RIM = 0.6
"""Opacity of the dark line outside the bright one: it is seen on any picture."""


def chosen(regions: int | Iterable[int] | None) -> tuple[int, ...]:
    """One region, several, or none, as a tuple."""
    return () if regions is None else (regions,) if isinstance(regions, int) else tuple(regions)


class Highlight:
    """The regions that are outlined, and the layer that shows it, which is made when it is first drawn."""

    def __init__(self) -> None:
        self.regions: tuple[int, ...] = ()
        self._layer: QImage | None = None
        self._at: tuple[Placement, Rect] | None = None

    def set(self, regions: int | Iterable[int] | None) -> bool:
        """Outline these (None: none); returns whether anything changed."""
        wanted = chosen(regions)
        changed = wanted != self.regions
        self.regions = wanted
        if changed:
            self.invalidate()
        return changed

    def invalidate(self) -> None:
        """The label map has changed."""
        self._at = None

    def draw(
        self, painter: QPainter, labels: np.ndarray, place: Placement, shown: QRect, ratio: float
    ) -> None:
        """Draw the outline over the part `shown` of the label map at `place`, both in device pixels; nothing
        if no region is outlined or the layout lacks them. `ratio` is device pixels a logical pixel.
        """
        if not self.regions or shown.isEmpty():
            return
        at = place, Rect(*shown.getRect())
        if self._at != at:
            layer = outline(labels, self.regions, *at, _colors(), max(1, round(ratio)))
            self._layer = None if layer is None else layer_image(layer)
            self._at = at
        if self._layer is not None:
            self._layer.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(shown.topLeft()) / ratio, self._layer)


def _colors() -> np.ndarray:
    """Rim and line, uint32 [2]. Over a picture the bright accent reads best in either theme."""
    line = QColor(DARK.accent).getRgb()[:3]
    return np.concatenate([argb(np.zeros((1, 3)), RIM), argb(np.array([line]), 1.0)])
