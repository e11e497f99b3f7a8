"""The two pages of the library, styles and looks, and the switch in the head of each."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QStackedWidget, QTabBar, QWidget

from models.translation import tr

STYLES, LOOKS = range(2)


class PageSwitch(QTabBar):
    """The titles of both pages; it always shows the one that it stands on."""

    asked = pyqtSignal(int)

    def __init__(self, page: int) -> None:
        super().__init__()
        self._page = page
        self.setProperty("role", "pages")
        self.setAccessibleName(tr("Pages of the library"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        for title in (tr("Styles"), tr("Looks")):
            self.addTab(title)
        self.setCurrentIndex(page)
        self.currentChanged.connect(self._ask)

    def _ask(self, page: int) -> None:
        if page != self._page:
            self.setCurrentIndex(self._page)
            self.asked.emit(page)


class LibraryPages(QStackedWidget):
    """Both pages behind one tab at the side. Who turns a page by the keyboard goes on in the other switch."""

    def __init__(self, pages: tuple[QWidget, QWidget], switches: tuple[PageSwitch, PageSwitch]) -> None:
        super().__init__()
        self._switches = switches
        for page, switch in zip(pages, switches, strict=True):
            self.addWidget(page)
            switch.asked.connect(self._turn)

    def _turn(self, page: int) -> None:
        keyboard = self._switches[self.currentIndex()].hasFocus()
        self.setCurrentIndex(page)
        if keyboard:
            self._switches[page].setFocus(Qt.TabFocusReason)
