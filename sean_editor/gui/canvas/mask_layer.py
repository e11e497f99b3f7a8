"""The label map in its regions' colours, as it lies over the photo."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QObject, QRect, pyqtSignal
from PyQt5.QtGui import QPainter

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.canvas.label_overlay import Placement, Rect, color_table, render
from sean_editor.gui.canvas.picture import layer_image


class MaskLayer(QObject):
    """Its colours, and how strongly they cover the photo."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = CELEBAMASK_HQ.palette()
        self._opacity, self._contours, self._hidden = 0.5, True, False
        self._solo: int | None = None
        self._table = color_table(self._palette, self._opacity, self._contours)

    @property
    def palette(self) -> np.ndarray:
        """Colours by region id, uint8 [S, 3]."""
        return self._palette

    def set_palette(self, palette: np.ndarray) -> None:
        """Colours by region id, uint8 [S, 3]."""
        self._palette = palette
        self._table_changed()

    def set_opacity(self, opacity: float) -> None:
        """How strongly the regions' colours cover the photo, 0..1."""
        self._opacity = min(max(opacity, 0.0), 1.0)
        self._table_changed()

    def set_contours(self, shown: bool) -> None:
        """Draw a crisp line in the region's colour along its edges, or not."""
        self._contours = shown
        self._table_changed()

    def set_hidden(self, hidden: bool) -> None:
        """Show the bare photo (while a key is held)."""
        self._hidden = hidden
        self.changed.emit()

    @property
    def solo(self) -> int | None:
        """The region that is coloured alone, None: all are."""
        return self._solo

    def set_solo(self, region: int | None) -> None:
        """Colour one region alone, of the others only a faint edge; None: all."""
        self._solo = region
        self._table_changed()

    def draw(self, painter: QPainter, labels: np.ndarray, place: Placement, rect: QRect, line: int) -> None:
        """Draw what a rectangle shows of labels uint8 [H, W] at `place`, all in device pixels.

        `line`: the width of a contour on each side of an edge.
        """
        if self._hidden or rect.isEmpty():
            return
        colors = render(labels, place, Rect(*rect.getRect()), self._table, line)
        painter.drawImage(rect.topLeft(), layer_image(colors))

    def _table_changed(self) -> None:
        self._table = color_table(self._palette, self._opacity, self._contours, self._solo)
        self.changed.emit()
