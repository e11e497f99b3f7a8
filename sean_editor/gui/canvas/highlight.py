"""Highlighted regions: hovered in a list, or about to receive a style. The rest is dimmed."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import QRectF
from PyQt5.QtGui import QImage, QPainter

from sean_editor.gui.canvas.label_overlay import spotlight
from sean_editor.gui.canvas.picture import draw_layer, layer_image

GLOW = (255, 255, 255)


def chosen(regions: int | Iterable[int] | None) -> tuple[int, ...]:
    """One region, several, or none, as a tuple."""
    return () if regions is None else (regions,) if isinstance(regions, int) else tuple(regions)


class Highlight:
    """The highlighted regions and their layer, which is made when it is first drawn."""

    def __init__(self) -> None:
        self.regions: tuple[int, ...] = ()
        self._layer: QImage | None = None
        self._stale = False

    def set(self, regions: int | Iterable[int] | None) -> bool:
        """Highlight these (None: none); returns whether anything changed."""
        wanted = chosen(regions)
        changed = wanted != self.regions
        self.regions = wanted
        self._stale |= changed
        return changed

    def invalidate(self) -> None:
        """The label map has changed."""
        self._stale = True

    def draw(self, painter: QPainter, labels: np.ndarray, target: QRectF) -> None:
        """Draw the layer over `target`; nothing if no region is highlighted or the layout lacks them."""
        if self._stale:
            layer = spotlight(labels, self.regions, GLOW) if self.regions else None
            self._layer = None if layer is None else layer_image(layer)
            self._stale = False
        if self._layer is not None:
            draw_layer(painter, self._layer, target)
