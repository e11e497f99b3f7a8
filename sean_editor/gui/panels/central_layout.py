"""The arrangement of the panels: splitters and tabs between them, and messages over them."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr
from sean_editor.gui.panels.region_panel import BELOW, SIDE, RegionPanel
from sean_editor.gui.panels.side_tabs import SideTabs
from sean_editor.gui.settings import Settings

SEAM = 4
LARGEST_SHARE = 0.45  # of the height, for the regions
REGIONS = "rooms"  # the key of the splitter above the regions in the settings of every version
SIDE_WIDTH = 304  # with room for one title and the icons of six more tabs
SIDE_WIDTH_WITH_REGIONS = 344  # with room for the keys of the regions

Tab = tuple[QWidget, str, str]


class CentralLayout(QWidget):
    """Tools and views; at the side panels behind tabs; the regions below or at the side; the status line."""

    def __init__(
        self,
        tools: QWidget,
        views: tuple[QWidget, QWidget],
        tabs: Sequence[Tab],
        regions: RegionPanel,
        status: QWidget,
        banner: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """`views` are the layout and the result, `tabs` the panels at the side with their titles
        and the names of their icons.

        Built from the outside in: the style sheet is applied again to all that is in a widget whenever that
        gets another parent.
        """
        super().__init__(parent)
        self._tools, self._views, self._regions = tools, views, regions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._main_and_regions = _splitter(Qt.Vertical, self)
        column.addWidget(_under(banner, self._main_and_regions, self), 1)
        column.addWidget(status)
        upper = QWidget()
        self._main_and_regions.addWidget(upper)
        self._main_and_regions.addWidget(regions)
        self._main_and_regions.setStretchFactor(0, 1)
        self._main_and_regions.setStretchFactor(1, 0)
        self._main_and_regions.splitterMoved.connect(self._choose_height)
        line = QHBoxLayout(upper)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(tools)
        self._columns = _splitter(Qt.Horizontal, upper)
        line.addWidget(self._columns, 1)
        for view in views:
            self._columns.addWidget(view)
        self.side = SideTabs(tr("Panels at the side"))
        self._columns.addWidget(self.side)
        for index in range(len(views)):
            self._columns.setStretchFactor(index, 1)
        self._columns.setStretchFactor(len(views), 0)
        for widget, title, icon_name in tabs:
            self.side.add(widget, title, icon_name)
        self._place = BELOW
        self._height = 0  # of the regions below the views, as a person has chosen it; 0: what shows them all
        self._before_large: list[int] = []  # widths of the columns
        self._had_keyboard: QWidget | None = None  # before the result had the whole window

    # from one start to the next

    def restore(self, window: QMainWindow, settings: Settings) -> None:
        """Restore the last arrangement; by default the views are equally wide."""
        self.side.setMinimumWidth(SIDE_WIDTH)
        self._columns.setSizes([484, 484, SIDE_WIDTH])
        geometry, columns, regions = (settings.layout(name) for name in ("window", "views", REGIONS))
        if geometry is not None:
            window.restoreGeometry(geometry)
        if columns is not None:
            self._columns.restoreState(columns)
        if regions is not None and self._place == BELOW:
            self._main_and_regions.restoreState(regions)
            self._choose_height()
        for splitter in (self._columns, self._main_and_regions):
            splitter.setHandleWidth(SEAM)

    def save(self, window: QMainWindow, settings: Settings) -> None:
        """Save the arrangement."""
        self.set_large(False)
        settings.set_layout("window", window.saveGeometry())
        settings.set_layout("views", self._columns.saveState())
        if self._height and self._place == BELOW:
            settings.set_layout(REGIONS, self._main_and_regions.saveState())

    # the regions

    def place_regions(self, place: str) -> None:
        """Put the regions below the views, folded or not, or behind a tab at the side."""
        self._place = place
        beside = self.side.indexOf(self._regions)
        if place == SIDE and beside < 0:
            self.side.add(self._regions, tr("Regions"), "layers", at=1)
            self._widen_side(SIDE_WIDTH_WITH_REGIONS)
        elif place != SIDE and beside >= 0:
            self.side.take(self._regions)
            self._main_and_regions.addWidget(self._regions)
            self._regions.show()
        if place != SIDE:
            self._give(self._height or self._regions.full_height())

    def give_regions(self, height: int) -> None:
        """Give the regions below the views `height` pixels, unless a person has moved the splitter."""
        if not self._height and self._place == BELOW:
            self._give(height)

    def _give(self, height: int) -> None:
        room = self._main_and_regions.height() - SEAM
        height = min(height, round(room * LARGEST_SHARE), self._regions.maximumHeight())
        self._main_and_regions.setSizes([room - height, height])

    def _choose_height(self) -> None:
        if self._place == BELOW:
            self._height = self._main_and_regions.sizes()[1]

    def _widen_side(self, width: int) -> None:
        layout, result, side = self._columns.sizes()
        if side < width:
            self._columns.setSizes([layout - (width - side) // 2, result - (width - side) // 2, width])

    # what is in view

    def reveal(self, panel: QWidget) -> None:
        """Bring a panel to the front if it lies behind another."""
        tab = self._tab_of(panel)
        if tab is None:
            return
        self.side.setCurrentWidget(tab)
        if isinstance(tab, QStackedWidget):
            tab.setCurrentWidget(panel)

    def can_show(self, panel: QWidget) -> bool:
        """Whether `reveal` can bring it into view: not while the result has the whole window."""
        return panel.isVisible() or (self.side.isVisible() and self._tab_of(panel) is not None)

    def _tab_of(self, panel: QWidget) -> QWidget | None:
        """The widget behind a tab that is this panel or has it as a page; None if it lies elsewhere."""
        page = panel.parentWidget()
        tab = page if isinstance(page, QStackedWidget) and self.side.indexOf(panel) < 0 else panel
        return tab if self.side.indexOf(tab) >= 0 else None

    @property
    def large(self) -> bool:
        """Whether the result has the whole window."""
        return bool(self._before_large)

    def set_large(self, large: bool) -> None:
        """Give the whole window to the result, or show everything again."""
        if large == self.large:
            return
        layout, result = self._views
        if large:
            self._before_large = self._columns.sizes()
            self._had_keyboard = self.window().focusWidget()
            result.setFocus(Qt.OtherFocusReason)  # else Qt gives it, as by Tab, to whatever stays
        for panel in (self._tools, layout, self.side):
            panel.setVisible(not large)
        if self._place != SIDE:
            self._regions.setVisible(not large)
        if not large:
            self._columns.setSizes(self._before_large)
            self._before_large = []
            if self._had_keyboard is not None and self._had_keyboard.isVisible():
                self._had_keyboard.setFocus(Qt.OtherFocusReason)
            self._had_keyboard = None


def _splitter(direction: Qt.Orientation, parent: QWidget) -> QSplitter:
    splitter = QSplitter(direction, parent)
    splitter.setHandleWidth(SEAM)
    splitter.setChildrenCollapsible(False)
    return splitter


def _under(banner: QWidget, below: QWidget, parent: QWidget) -> QWidget:
    """`below` with the banner over its upper edge: a message moves nothing that is worked on."""
    holder = QWidget(parent)
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(below, 0, 0)
    above = QHBoxLayout()
    above.setContentsMargins(64, 48, 16, 0)
    above.addWidget(banner)
    grid.addLayout(above, 0, 0, Qt.AlignTop | Qt.AlignHCenter)
    return holder
