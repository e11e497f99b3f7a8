"""The arrangement of the panels: splitters between them, and messages over them."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from sean_editor.gui.settings import Settings

SEAM = 4
LARGEST_SHARE = 0.45  # of the height, for the regions


class CentralLayout(QWidget):
    """Tools, views and gallery side by side, the regions below them, the status line at the bottom."""

    def __init__(
        self, tools: QWidget, views: Sequence[QWidget], regions: QWidget, status: QWidget, banner: QWidget
    ) -> None:
        super().__init__()
        self._columns = _splitter(Qt.Horizontal, views)
        for index in range(len(views)):
            self._columns.setStretchFactor(index, 0 if index == len(views) - 1 else 1)
        upper = QWidget()
        line = QHBoxLayout(upper)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(tools)
        line.addWidget(self._columns, 1)
        self._storeys = _splitter(Qt.Vertical, (upper, regions))
        self._storeys.setStretchFactor(0, 1)
        self._storeys.setStretchFactor(1, 0)
        self._chosen = False  # whether a person has moved the seam above the regions
        self._storeys.splitterMoved.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_under(banner, self._storeys), 1)
        column.addWidget(status)

    def restore(self, window: QMainWindow, settings: Settings) -> None:
        """Stand as the last time; at first the views are equal and the regions have what they want."""
        self._columns.setSizes([484, 484, 256])
        geometry, columns, storeys = (settings.layout(name) for name in ("window", "views", "rooms"))
        if geometry is not None:
            window.restoreGeometry(geometry)
        if columns is not None:
            self._columns.restoreState(columns)
        if storeys is not None:
            self._storeys.restoreState(storeys)
            self._chosen = True
        for splitter in (self._columns, self._storeys):
            splitter.setHandleWidth(SEAM)

    def save(self, window: QMainWindow, settings: Settings) -> None:
        """Remember how everything stands."""
        settings.set_layout("window", window.saveGeometry())
        settings.set_layout("views", self._columns.saveState())
        if self._chosen:
            settings.set_layout("rooms", self._storeys.saveState())

    def give_regions(self, height: int) -> None:
        """The regions would like `height` pixels; they get them unless a person has chosen otherwise."""
        if not self._chosen:
            room = self._storeys.height() - SEAM
            height = min(height, round(room * LARGEST_SHARE))
            self._storeys.setSizes([room - height, height])

    def _choose(self) -> None:
        self._chosen = True


def _splitter(direction: Qt.Orientation, widgets: Sequence[QWidget]) -> QSplitter:
    splitter = QSplitter(direction)
    splitter.setHandleWidth(SEAM)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter


def _under(banner: QWidget, below: QWidget) -> QWidget:
    """`below` with the banner over its upper edge: a message moves nothing that is worked on."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(below, 0, 0)
    above = QHBoxLayout()
    above.setContentsMargins(64, 48, 16, 0)
    above.addWidget(banner)
    grid.addLayout(above, 0, 0, Qt.AlignTop | Qt.AlignHCenter)
    return holder
