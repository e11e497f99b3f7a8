"""The arrangement of the panels: splitters between them, and messages over them."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from sean_editor.gui.settings import Settings

SEAM = 4
LARGEST_SHARE = 0.45  # of the height, for the regions
REGIONS = "rooms"  # the key of the splitter above the regions in the settings of every version


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
        self._main_and_regions = _splitter(Qt.Vertical, (upper, regions))
        self._main_and_regions.setStretchFactor(0, 1)
        self._main_and_regions.setStretchFactor(1, 0)
        self._chosen = False  # whether a person has moved the splitter above the regions
        self._main_and_regions.splitterMoved.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_under(banner, self._main_and_regions), 1)
        column.addWidget(status)

    def restore(self, window: QMainWindow, settings: Settings) -> None:
        """Restore the last arrangement; by default the views are equally wide."""
        self._columns.setSizes([484, 484, 256])
        geometry, columns, regions = (settings.layout(name) for name in ("window", "views", REGIONS))
        if geometry is not None:
            window.restoreGeometry(geometry)
        if columns is not None:
            self._columns.restoreState(columns)
        if regions is not None:
            self._main_and_regions.restoreState(regions)
            self._chosen = True
        for splitter in (self._columns, self._main_and_regions):
            splitter.setHandleWidth(SEAM)

    def save(self, window: QMainWindow, settings: Settings) -> None:
        """Save the arrangement."""
        settings.set_layout("window", window.saveGeometry())
        settings.set_layout("views", self._columns.saveState())
        if self._chosen:
            settings.set_layout(REGIONS, self._main_and_regions.saveState())

    def give_regions(self, height: int) -> None:
        """Give the regions `height` pixels, unless a person has moved the splitter."""
        if not self._chosen:
            room = self._main_and_regions.height() - SEAM
            height = min(height, round(room * LARGEST_SHARE))
            self._main_and_regions.setSizes([room - height, height])

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
