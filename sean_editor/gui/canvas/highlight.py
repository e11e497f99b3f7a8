"""The regions that shine while the rest dims: hovered in a list, or about to receive a style."""

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
    """Which regions shine, and the layer that shows it, made when it is first drawn."""

    def __init__(self) -> None:
        self.regions: tuple[int, ...] = ()
        self._layer: QImage | None = None
        self._stale = False

    def set(self, regions: int | Iterable[int] | None) -> bool:
        """Let these shine (None: none); says whether anything changed."""
        wanted = chosen(regions)
        changed = wanted != self.regions
        self.regions = wanted
        self._stale |= changed
        return changed

    def invalidate(self) -> None:
        """The label map has changed."""
        self._stale = True

    def draw(self, painter: QPainter, labels: np.ndarray, target: QRectF) -> None:
        """Dim and glow over `target`; nothing if no region shines or the layout has none of them."""
        if self._stale:
            layer = spotlight(labels, self.regions, GLOW) if self.regions else None
            self._layer = None if layer is None else layer_image(layer)
            self._stale = False
        if self._layer is not None:
            draw_layer(painter, self._layer, target)
