"""The bar of region groups: a chip selects the regions of a group. What has no room is in the menu."""

from __future__ import annotations

from PyQt5.QtCore import QEvent, QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QApplication, QSizePolicy, QToolButton, QWidget

from models.regions import RegionGroup
from models.translation import tr
from sean_editor.gui.icons import icon
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import restyle

GAP = 4
HEIGHT = 24
PADDING, NARROW_PADDING = 11, 6
ADD = Qt.ControlModifier | Qt.ShiftModifier


class GroupChip(QToolButton):
    """A group: a click selects its regions, and those alone; with Ctrl or Shift besides the selected ones."""

    pointed = pyqtSignal(tuple)  # the regions under the pointer, () when it leaves
    menu_requested = pyqtSignal(object, QPoint)  # the group, global position

    def __init__(self, group: RegionGroup, selection: RegionSelection, padding: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.group, self._selection, self._padding = group, selection, padding
        self.setProperty("role", "chip")
        self.setText(group.title)
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setToolTip(
            tr("Select {group}; with Ctrl or Shift, add to the selection", group=group.title_in_text)
        )
        self.setAccessibleName(tr("Group {group}", group=group.title))
        self.setContextMenuPolicy(Qt.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda point: self.menu_requested.emit(group, self.mapToGlobal(point))
        )
        self.clicked.connect(self._choose)
        self.show_selection()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * self._padding, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_selection(self) -> None:
        """Look as selected as the regions are: all of them, some, or none."""
        members = frozenset(self.group.ids)
        selected = members & self._selection.ids
        restyle(self, members="all" if selected == members else "some" if selected else "none")
        self.setChecked(selected == members)

    def _choose(self) -> None:
        self._selection.choose(self.group, bool(QApplication.keyboardModifiers() & ADD))
        self.show_selection()  # Qt has toggled the button itself, whatever came of it

    def enterEvent(self, event: QEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.group.ids)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(())


def icon_button(what: str) -> QToolButton:
    """A button as high as a chip."""
    button = QToolButton()
    button.setFixedSize(HEIGHT, HEIGHT)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(what)
    button.setAccessibleName(what)
    return button


class GroupBar(QWidget):
    """A chip for each group, and a button for the menu of all groups."""

    regions_pointed = pyqtSignal(tuple)  # of the chip under the pointer, () for none
    group_menu_requested = pyqtSignal(object, QPoint)  # RegionGroup, global position
    menu_requested = pyqtSignal(QPoint)  # global position

    def __init__(self, selection: RegionSelection, after: QWidget, where: str = "") -> None:
        """In the order of Tab the chips come `after` this. `where` tells a screen reader which bar it is."""
        super().__init__()
        self._selection, self._after, self._where = selection, after, where
        self.setAccessibleName(tr("Region groups"))
        self.setSizePolicy(QSizePolicy.Preferred, QSizePolicy.Fixed)
        self._padding = PADDING
        self.more = icon_button(tr("Groups of regions"))
        self.more.setParent(self)
        self.more.setAccessibleDescription(where)
        self.more.clicked.connect(
            lambda: self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.chips: list[GroupChip] = []
        selection.changed.connect(self._show_selection)
        selection.groups.changed.connect(self._make_chips)
        self._make_chips()
        self.refresh_icons()

    def set_narrow(self, narrow: bool) -> None:
        """Have narrow chips, or the usual ones."""
        padding = NARROW_PADDING if narrow else PADDING
        if padding != self._padding:
            self._padding = padding
            self._make_chips()
        else:  # the bar may stand in another place
            self._set_tab_order()

    def _make_chips(self) -> None:
        for old in self.chips:
            old.hide()
            old.deleteLater()
        groups = self._selection.groups.all
        self.chips = [GroupChip(group, self._selection, self._padding, self) for group in groups]
        self._set_tab_order()
        for chip in self.chips:
            chip.setAccessibleDescription(self._where)
            chip.pointed.connect(self.regions_pointed)
            chip.menu_requested.connect(self.group_menu_requested)
        self.updateGeometry()
        self._arrange()

    def _set_tab_order(self) -> None:
        last = self._after
        for button in (*self.chips, self.more):
            if last.window() is self.window():  # not yet while the panel is built
                QWidget.setTabOrder(last, button)
            last = button

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        self.more.setIcon(icon("more", 16, "dim"))

    def _show_selection(self) -> None:
        for chip in self.chips:
            chip.show_selection()

    # the arrangement: one line

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self.chips), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of([]), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _width_of(self, chips: list[GroupChip]) -> int:
        return HEIGHT + sum(chip.sizeHint().width() + GAP for chip in chips)

    def _arrange(self) -> None:
        top, left = (self.height() - HEIGHT) // 2, 0
        for number, chip in enumerate(self.chips):
            width = chip.sizeHint().width()
            fits = self._width_of(self.chips[: number + 1]) <= self.width()
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(left, top, width, HEIGHT)
                left += width + GAP
        self.more.move(left, top)
