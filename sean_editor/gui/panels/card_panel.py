"""A panel of cards: a field that searches, the cards or why there are none, the button that applies one."""

from __future__ import annotations

from typing import Any

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QAction,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from models.translation import tr, tr_plural
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.card_list import CardList
from sean_editor.gui.panels.search_field import SearchField
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import theme

LEAST_WIDTH = 224
HEADER = 40


class CardPanel(QFrame):
    """What the gallery and the library share. A subclass lays the parts out, and says what they show:
    `search`, `colour_button` (which takes only the colour while it is on), `stack` (`list`, or `empty` while
    there is no card), and `apply_button`, for the card that is current.
    """

    apply_requested = pyqtSignal(str, tuple)  # id of the card, region ids
    colour_requested = pyqtSignal(str, tuple)  # the same, of the colour alone
    hint_changed = pyqtSignal(str)
    regions_lit = pyqtSignal(tuple)  # those that a click or a drag there takes

    def __init__(
        self,
        cards: CardList,
        selection: RegionSelection,
        search_name: str,
        apply_all: str,
        colour_all: str,
        parent: QWidget | None = None,
    ) -> None:
        """`apply_all` and `colour_all` are on the button while no region is selected."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setMinimumWidth(LEAST_WIDTH)
        self.list, self.selection = cards, selection
        self._apply_all, self._colour_all = apply_all, colour_all
        self.search, self.colour_button = SearchField(), QToolButton()
        self.empty, self.stack = QLabel(), QStackedLayout()
        self.apply_button = QPushButton()
        self._make_search(search_name)
        self._make_stack()
        self._connect()

    def _make_search(self, name: str) -> None:
        self.search.setPlaceholderText(tr("Search by name"))
        self.search.setAccessibleName(name)
        self.search.setClearButtonEnabled(True)
        self._search_icon = self.search.addAction(icon("search", 16, "dim"), QLineEdit.LeadingPosition)

    def _make_stack(self) -> None:
        self.empty.setProperty("role", "dim")
        self.empty.setAlignment(Qt.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setMargin(24)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.list.apply_requested.connect(self.apply_requested)
        self.list.colour_requested.connect(self.colour_requested)
        self.list.hint_changed.connect(self.hint_changed)
        self.list.regions_lit.connect(self.regions_lit)
        self.list.selectionModel().currentChanged.connect(lambda *_: self.show_apply())
        self.selection.changed.connect(self.show_apply)
        self.search.textChanged.connect(self._search_changed)
        self.search.entered.connect(self._enter_list)
        self.apply_button.clicked.connect(self.apply_current)
        theme().changed.connect(self._draw)

    # parts to lay out

    def make_header(self, *parts: QWidget, buttons: tuple[QToolButton, ...]) -> QWidget:
        """The head: `parts` on the left, small `buttons` on the right."""
        header = QFrame()
        header.setProperty("role", "header")
        header.setFixedHeight(HEADER)
        line = QHBoxLayout(header)
        line.setContentsMargins(12, 0, 8, 0)
        line.setSpacing(8)
        for part in parts:
            line.addWidget(part)
        line.addStretch(1)
        for button in buttons:
            button.setIconSize(QSize(20, 20))
            line.addWidget(button)
        return header

    def make_search_line(self) -> QWidget:
        """The field that searches, in a line of its own."""
        return _in_a_line(self.search, 8)

    def make_footer(self) -> QWidget:
        """The button that applies the current card, in a line of its own."""
        return _in_a_line(self.apply_button, 12)

    # what it shows

    def apply_text(self) -> str:
        """What the button does, in words."""
        selected = len(self.selection.ids)
        if not selected:
            return self._apply_all
        return tr_plural("Apply {n} selected region", "Apply {n} selected regions", selected)

    def colour_text(self) -> str:
        """What it does while only the colour is taken."""
        selected = len(self.selection.ids)
        if not selected:
            return self._colour_all
        return tr_plural("Only colour: {n} region", "Only colour: {n} regions", selected)

    def show_apply(self) -> None:
        """Say on the button what it does, and enable it if it can do that."""
        self.apply_button.setText(self.colour_text() if self.list.only_colour else self.apply_text())
        self.apply_button.setEnabled(self.can_apply())

    def show_counts(self) -> None:
        """How many cards there are, of how many; and why there are none."""
        raise NotImplementedError

    def can_apply(self) -> bool:
        """Whether there is a current card that can be applied."""
        raise NotImplementedError

    def apply_current(self) -> None:
        """Apply the current card, or only its colour."""
        raise NotImplementedError

    # what is done with it

    def take_keyboard(self) -> None:
        """Put the keyboard on the cards, or on the search field while there are none."""
        cards = self.stack.currentWidget() is self.list
        (self.list if cards else self.search).setFocus(Qt.ShortcutFocusReason)

    def follow_only_colour(self, action: QAction) -> None:
        """Take only the colour of cards while this switch is on."""
        self.colour_button.setDefaultAction(action)
        self.colour_button.setAccessibleName(action.text())
        action.toggled.connect(self._set_only_colour)

    def choices(self) -> Any:
        """What is searched for, the current card, and those that are ticked."""
        return self.search.text(), self.list.chosen

    def choose_again(self, choices: Any) -> None:
        """Make the `choices` of another panel; cards are awaited."""
        text, cards = choices
        self.search.setText(text)
        self.list.choose(cards)

    def _set_only_colour(self, on: bool) -> None:
        self.list.set_only_colour(on)
        self.show_apply()

    def _search_changed(self, text: str) -> None:
        self.list.search(text)
        if text:
            self._have_current()  # what was found can be applied at once
        self.show_counts()
        self.show_apply()

    def _enter_list(self) -> None:
        if self.list.model().rowCount():
            self._have_current()
            self.list.setFocus(Qt.TabFocusReason)

    def _have_current(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _draw(self) -> None:
        self._search_icon.setIcon(icon("search", 16, "dim"))


def _in_a_line(widget: QWidget, below: int) -> QWidget:
    holder = QFrame()
    line = QHBoxLayout(holder)
    line.setContentsMargins(12, 8, 12, below)
    line.addWidget(widget)
    return holder
