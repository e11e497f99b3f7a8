"""The pen of a tablet on a canvas: which of its events paint, and which mouse events only repeat them."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, Qt
from PyQt5.QtGui import QMouseEvent, QTabletEvent


class Stylus:
    """Follows one pen from the press of its tip until it is lifted.

    An event that is not used here is left to Qt, which makes a mouse event of it: so a pen hovers, pans and
    clicks like a mouse.
    """

    def __init__(self) -> None:
        self._down = False
        self._lifted_at = -1  # the time of the last event that was used, milliseconds

    @property
    def down(self) -> bool:
        """Whether the pen paints now."""
        return self._down

    def takes(self, event: QTabletEvent, ready: bool) -> bool:
        """Whether this event is for the tools. `ready`: whether a press would be, and not pan the picture."""
        kind = event.type()
        if kind == QEvent.TabletPress and event.button() == Qt.LeftButton and ready:
            self._down = True
        if not self._down:
            return False
        self._lifted_at = int(event.timestamp())
        if kind == QEvent.TabletRelease and event.button() == Qt.LeftButton:
            self._down = False
        return True

    def repeats(self, event: QMouseEvent) -> bool:
        """Whether a mouse event comes from a pen whose own event has been used."""
        if self._down:
            return True
        made = event.source() != Qt.MouseEventNotSynthesized
        return made and int(event.timestamp()) <= self._lifted_at

    def let_go(self) -> None:
        """The canvas lost the pen: no release will come."""
        self._down = False
