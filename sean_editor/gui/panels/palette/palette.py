"""The command palette over the window: type a few letters, choose a command, and it is carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PyQt5.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, pyqtSignal
from PyQt5.QtGui import QFocusEvent, QKeyEvent
from PyQt5.QtWidgets import QApplication, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from models.translation import listed, tr
from sean_editor.gui.hinted_field import HintedField
from sean_editor.gui.panels.palette.found import Found, by_fit
from sean_editor.gui.panels.palette.row import (
    CHECKED_ROLE,
    ENABLED_ROLE,
    HEIGHT,
    KEY_ROLE,
    PATH_ROLE,
    REASON_ROLE,
    RowDelegate,
)
from sean_editor.gui.typing_fields import KEEPS_TYPING

WIDTH, MOST_ROWS, TOP = 600, 11, 72


class FoundModel(QAbstractListModel):
    """The commands that were found, and what there is to say about each."""

    def __init__(self, parent: QObject, reason: Callable[[Found], str]) -> None:
        super().__init__(parent)
        self.found: list[Found] = []
        self._reason = reason

    def set_found(self, found: Sequence[Found]) -> None:
        """Show these commands."""
        self.beginResetModel()
        self.found = list(found)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name)
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> object:
        one = self.found[index.row()]
        enabled = one.action.isEnabled()
        reason = "" if enabled else self._reason(one)
        values = {
            Qt.DisplayRole: one.text,
            PATH_ROLE: one.path,
            KEY_ROLE: one.key,
            REASON_ROLE: reason,
            ENABLED_ROLE: enabled,
            CHECKED_ROLE: one.action.isChecked(),
            Qt.AccessibleTextRole: listed(filter(None, (one.text, reason, one.path, one.key))),
        }
        return values.get(role)


class CommandPalette(QFrame):
    """A field over a list. It closes when the keyboard goes elsewhere, and gives it back when it is left.

    `reason` says why a command cannot be chosen, "" if that is not known.
    """

    chosen = pyqtSignal(object)  # Found; the palette is closed by then

    def __init__(self, window: QWidget, reason: Callable[[Found], str]) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setProperty(KEEPS_TYPING, True)
        self.setAccessibleName(tr("Find a command"))
        self._commands: list[Found] = []
        self._recent: list[str] = []
        self._before: QWidget | None = None
        self.field, self.list = HintedField(), QListView()
        self._none = QLabel(tr("No command fits. Try another word, in English too."))
        self._lay_out()
        self.model = FoundModel(self, reason)
        self.list.setModel(self.model)
        self.field.textChanged.connect(self._find)
        self.list.clicked.connect(lambda _: self.choose())
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(tr("Type a command, a region or a recent file"))
        self.field.setAccessibleName(tr("Command"))
        self.list.setAccessibleName(tr("Commands"))
        self.list.setObjectName("commands")
        self.list.setFocusPolicy(Qt.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self._none.setProperty("role", "dim")
        self._none.setContentsMargins(12, 8, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(6)
        line = QVBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self.field)
        column.addLayout(line)
        column.addWidget(self.list)
        column.addWidget(self._none)

    # coming and going

    def open(self, commands: Sequence[Found], recent: Sequence[str]) -> None:
        """Show these commands, those called `recent` first, and take the keyboard."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._commands, self._recent = list(commands), list(recent)
        self.field.clear()
        self._find()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.PopupFocusReason)

    def leave(self) -> None:
        """Close, and give the keyboard back."""
        before, self._before = self._before, None
        if self.isVisible():
            self.hide()
            if before is not None and before.isVisible():
                before.setFocus(Qt.OtherFocusReason)

    def choose(self) -> None:
        """Carry the current command out, if that is possible now."""
        index = self.list.currentIndex()
        if index.isValid() and self.model.found[index.row()].action.isEnabled():
            found = self.model.found[index.row()]
            self.leave()
            self.chosen.emit(found)

    # what is found

    def _find(self) -> None:
        self.model.set_found(by_fit(self._commands, self.field.text(), self._recent))
        self._select(0)
        self._place()

    def _select(self, row: int) -> None:
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(max(0, min(row, count - 1)), 0))

    def _place(self) -> None:
        """In the middle, below the headers, as high as the list but within the window."""
        window, count = self.parentWidget(), self.model.rowCount()
        self.list.setVisible(count > 0)
        self._none.setVisible(count == 0)
        room = (window.height() - TOP - self.field.sizeHint().height() - 60) // HEIGHT
        self.list.setFixedHeight(min(count, MOST_ROWS, max(room, 3)) * HEIGHT + 4)
        width = min(WIDTH, window.width() - 32)
        self.setFixedWidth(width)
        self.layout().activate()
        self.resize(width, self.layout().sizeHint().height())
        self.move((window.width() - width) // 2, min(TOP, max(0, window.height() - self.height())))

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() == QEvent.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        elif event.type() == QEvent.FocusOut and isinstance(event, QFocusEvent):
            self._lose_keyboard(event.reason())
        return False

    def _lose_keyboard(self, reason: Qt.FocusReason) -> None:
        if reason not in (Qt.PopupFocusReason, Qt.ActiveWindowFocusReason):
            self._before = None  # the keyboard is where it was wanted
            self.hide()

    def _press(self, event: QKeyEvent) -> bool:
        row, page = self.list.currentIndex().row(), max(1, self.list.height() // HEIGHT - 1)
        last = self.model.rowCount() - 1
        steps = {
            Qt.Key_Up: last if row == 0 else row - 1,
            Qt.Key_Down: 0 if row == last else row + 1,
            Qt.Key_PageUp: row - page,
            Qt.Key_PageDown: row + page,
        }
        if event.key() in steps:
            self._select(steps[event.key()])
        elif event.key() in (Qt.Key_Return, Qt.Key_Enter):
            self.choose()
        elif event.key() == Qt.Key_Escape:
            self.leave()
        else:
            return event.key() in (Qt.Key_Tab, Qt.Key_Backtab)  # there is nowhere else to go
        return True
