"""A card by the keyboard: its regions one after another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent

from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.gui.panels.gallery.model import ReferenceLike

_STEPS = {Qt.Key_Left: -1, Qt.Key_Up: -1, Qt.Key_Right: 1, Qt.Key_Down: 1}
_ACCEPTS = (Qt.Key_Return, Qt.Key_Enter)


class CardKeys:
    """Space goes into a card, where arrow keys go through the regions that it shows, from the top down; Enter
    applies the one that is lit, Space or Esc leaves.
    """

    def __init__(
        self, hover: Callable[[CardTarget | None], None], apply: Callable[[CardTarget], None]
    ) -> None:
        """`hover` lights a target up, or None; `apply` gives its style to the result."""
        self._hover, self._apply = hover, apply
        self._inside: CardTarget | None = None

    @property
    def inside(self) -> bool:
        """Whether the keyboard is on the regions of a card."""
        return self._inside is not None

    def take(self, event: QKeyEvent, reference: ReferenceLike | None) -> bool:
        """Do what a key means on the current card; whether it meant anything."""
        key, at = event.key(), self._inside
        if reference is None or (at is None and key != Qt.Key_Space):
            return False
        if at is None:
            self._go(CardTarget(reference.id, regions_downwards(reference)[0]))
        elif key in (Qt.Key_Space, Qt.Key_Escape):
            self.leave()
        elif key in _ACCEPTS:
            self._apply(at)
        elif key in _STEPS and at.region is not None:
            regions = regions_downwards(reference)
            place = regions.index(at.region) + _STEPS[key]
            self._go(CardTarget(at.reference, regions[place % len(regions)]))
        else:
            return False
        return True

    def leave(self) -> None:
        """Back to the cards."""
        if self._inside is not None:
            self._go(None)

    def _go(self, target: CardTarget | None) -> None:
        self._inside = target
        self._hover(target)


def regions_downwards(reference: ReferenceLike) -> list[int]:
    """The regions of a reference by the height of their middles; the background, if it is there, is one."""
    labels = reference.portrait.labels
    rows = np.repeat(np.arange(labels.shape[0]), labels.shape[1])
    counts = np.bincount(labels.ravel())
    heights = np.bincount(labels.ravel(), rows) / np.maximum(counts, 1)
    return [int(region) for region in np.argsort(heights, kind="stable") if counts[region]]
