"""The tools down the left side, what they paint with, and undo and redo."""

from __future__ import annotations

import numpy as np
from PyQt5.QtCore import QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen
from PyQt5.QtWidgets import QAbstractButton, QFrame, QToolButton, QVBoxLayout, QWidget

from models.regions import RegionSet
from models.translation import tr
from sean_editor.gui.actions import TOOLS, Actions
from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.canvas.tool_state import ToolState
from sean_editor.gui.theme import theme

WIDTH = 52
BUTTON = 36
HEIGHT = 34  # of a button: nine tools leave room for the regions in a window of 768 pixels


class RegionSwatches(QAbstractButton):
    """The region that is painted in front of the one before it, as colours; a click swaps them."""

    def __init__(self, regions: RegionSet, tool_state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regions, self._tool_state = regions, tool_state
        self._palette = regions.palette()
        self.setFixedSize(BUTTON + 4, BUTTON + 4)
        self.setFocusPolicy(Qt.TabFocus)
        tool_state.region_changed.connect(lambda _: self._show())
        self._show()

    def set_palette(self, palette: np.ndarray) -> None:
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(BUTTON + 4, BUTTON + 4)

    def _show(self) -> None:
        now = self._regions[self._tool_state.region]
        before = self._regions[self._tool_state.previous_region]
        self.setToolTip(
            tr(
                "Painting {region}. Click to swap with {other} (X)",
                region=now.title_in_text,
                other=before.title_in_text,
            )
        )
        self.setAccessibleName(
            tr("Painting {region}, swap with {other}", region=now.title_in_text, other=before.title_in_text)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        back, front = QRectF(17, 17, 20, 20), QRectF(4, 4, 24, 24)
        regions = (self._tool_state.previous_region, self._tool_state.region)
        for box, region in zip((back, front), regions, strict=True):
            painter.setPen(QPen(theme().color("panel"), 5))
            painter.setBrush(QColor(*(int(c) for c in self._palette[region])))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QPen(theme().color("text" if box is front else "dim"), 1.5))
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            edge, across = hairline(painter, QRectF(self.rect()))
            painter.setPen(QPen(theme().color("accent"), across))
            painter.setBrush(Qt.NoBrush)
            painter.drawRoundedRect(edge, 6, 6)


class ToolBar(QFrame):
    """A column of buttons; every one of them is an action, so keys, menus and buttons agree."""

    def __init__(
        self, actions: Actions, regions: RegionSet, tool_state: ToolState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self.setAccessibleName(tr("Tools"))
        self.setFixedWidth(WIDTH)
        self._tool_state = tool_state
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        for name in TOOLS:
            self._add(column, actions, name, "tool")
        column.addWidget(self._rule(), 0, Qt.AlignHCenter)
        self._add(column, actions, "mirror", "")
        self.swatches = RegionSwatches(regions, tool_state)
        self.swatches.clicked.connect(tool_state.swap_regions)
        column.addSpacing(2)
        column.addWidget(self.swatches, 0, Qt.AlignHCenter)
        column.addStretch(1)
        self._add(column, actions, "undo", "")
        self._add(column, actions, "redo", "")

    def focus_current(self) -> None:
        """Put the keyboard on the tool in hand."""
        self.buttons[self._tool_state.tool].setFocus(Qt.ShortcutFocusReason)

    def _add(self, column: QVBoxLayout, actions: Actions, name: str, role: str) -> None:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setProperty("role", role)
        button.setFixedSize(BUTTON, HEIGHT)
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(actions[name].text())
        button.setFocusPolicy(Qt.TabFocus)  # a click leaves the keyboard on the canvas
        self.buttons[name] = button
        column.addWidget(button, 0, Qt.AlignHCenter)

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedSize(28, 1)
        holder = QFrame()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 4, 0, 4)
        box.addWidget(rule)
        return holder
