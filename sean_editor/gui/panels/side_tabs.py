"""Panels behind tabs that all stay in view."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QIcon, QPaintEvent, QResizeEvent
from PyQt5.QtWidgets import QStyle, QStyleOptionTab, QStylePainter, QTabBar, QTabWidget, QWidget

from sean_editor.gui.icons import icon
from sean_editor.gui.theme import restyle, theme

ICON = 18


class _IconBar(QTabBar):
    """Draws the icon of a tab without words in its middle. Qt leaves room for the words beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionTab()
        for index in range(self.count()):
            self.initStyleOption(option, index)
            if option.text or option.icon.isNull():
                painter.drawControl(QStyle.CE_TabBarTab, option)
                continue
            painter.drawControl(QStyle.CE_TabBarTabShape, option)
            middle = QStyle.alignedRect(self.layoutDirection(), Qt.AlignCenter, option.iconSize, option.rect)
            option.icon.paint(painter, middle)


class SideTabs(QTabWidget):
    """Where the titles do not fit side by side, all but that of the panel in front are icons. Tool tips say
    them.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[QWidget, tuple[str, str]] = {}  # of each panel, with the name of its icon
        self.setTabBar(_IconBar())
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.ElideRight)
        self.setIconSize(QSize(ICON, ICON))
        bar = self.tabBar()
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setProperty("role", "side")
        bar.setAcceptDrops(True)  # a style that is dragged there opens the panel behind it
        bar.setChangeCurrentOnDrag(True)
        for named in (self, bar):
            named.setAccessibleName(name)
        self.currentChanged.connect(lambda _: self._fit())
        theme().changed.connect(self._fit)

    def add(self, panel: QWidget, title: str, icon_name: str, at: int = -1) -> None:
        """Add a panel, as the last or at a place."""
        self._titles[panel] = title, icon_name
        index = self.insertTab(at, panel, title)
        self.setTabToolTip(index, title)
        self.tabBar().setAccessibleTabName(index, title)
        self._fit()

    def take(self, panel: QWidget) -> None:
        """Take a panel out again."""
        self.removeTab(self.indexOf(panel))
        self._titles.pop(panel, None)
        self._fit()

    def title(self, index: int) -> str:
        """The title of the panel there, whether or not it is in view."""
        return self._titles[self.widget(index)][0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self.tabBar()
        bar.ensurePolished()  # the style sheet says how far the titles are apart
        self._show(range(self.count()))
        self._pad("side")
        if bar.sizeHint().width() > self.width():
            self._show((self.currentIndex(),))
        if bar.sizeHint().width() > self.width():
            self._pad("tight")

    def _pad(self, role: str) -> None:
        """How far the titles are apart, by the style sheet."""
        if self.tabBar().property("role") != role:
            restyle(self.tabBar(), role=role)

    def _show(self, in_words: range | tuple[int, ...]) -> None:
        for index in range(self.count()):
            title, name = self._titles[self.widget(index)]
            whole = index in in_words
            token = "text" if index == self.currentIndex() else "dim"
            self.setTabText(index, title if whole else "")
            self.setTabIcon(index, QIcon() if whole else icon(name, ICON, token))
