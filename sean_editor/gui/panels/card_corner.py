"""Keeps a card over the result in a corner where it covers no face, if there is one."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRect, QSize, Qt
from PyQt5.QtWidgets import QWidget

from models.regions import RegionSet
from sean_editor.gui.panels.view_panels import ResultPanel

CORNERS = (
    Qt.AlignBottom | Qt.AlignLeft,
    Qt.AlignBottom | Qt.AlignRight,
    Qt.AlignTop | Qt.AlignLeft,
    Qt.AlignTop | Qt.AlignRight,
)
"""The best first: people look at hair more than at clothes."""
FACE = ("skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")


class CardCorner:
    """The corner of one card in the view of a panel."""

    def __init__(self, panel: ResultPanel, card: QWidget, regions: RegionSet) -> None:
        self._panel, self._card = panel, card
        known = {region.name: region.id for region in regions.regions}
        self._face = [known[name] for name in FACE if name in known]
        self._corner = CORNERS[0]
        panel.place_card(card, self._corner)

    def choose(self, size: QSize) -> None:
        """Go where a card of this size covers no face, or less than half as much of it as here."""
        covered = {corner: self._covered(self._panel.corner_rect(corner, size)) for corner in CORNERS}
        best = min(CORNERS, key=lambda corner: covered[corner])  # the first of equals
        if best != self._corner and (not covered[best] or 2 * covered[best] < covered[self._corner]):
            self._corner = best
            self._panel.place_card(self._card, best)

    def _covered(self, rect: QRect) -> int:
        """Pixels of the layout that are of a face, in a rectangle of the view."""
        canvas = self._panel.canvas
        if canvas.document is None:
            return 0
        here = canvas.transform()
        corners = (*here.to_content(rect.left(), rect.top()), *here.to_content(rect.right(), rect.bottom()))
        x0, y0, x1, y1 = (max(0, round(side)) for side in corners)
        return int(np.isin(canvas.document.labels[y0:y1, x0:x1], self._face).sum())
