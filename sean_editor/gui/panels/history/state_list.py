"""A list of states: a click goes there, a tick marks one to be compared."""

from __future__ import annotations

from PyQt5.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PyQt5.QtWidgets import QAbstractItemView, QListView

from sean_editor.gui.panels.history.model import THUMB, State, StateModel

PADDING = 4


class StateList(QListView):
    """Enter goes to the current state, Space ticks it; F2 renames and Delete removes a snapshot."""

    chosen = pyqtSignal(object)  # the key of a state to go to
    remove_requested = pyqtSignal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.states = StateModel()
        self.setModel(self.states)
        self.setObjectName("states")
        self.setAccessibleName(name)
        self.setIconSize(QSize(THUMB, THUMB))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollPerPixel)
        self.setTextElideMode(Qt.ElideRight)
        self._ticked = False
        self.states.marked.connect(self._note_tick)
        self.clicked.connect(self._choose_clicked)

    def fitting_height(self, most: int) -> int:
        """The height that shows every row, or `most` of them."""
        rows = min(self.states.rowCount(), most)
        return rows * max(self.sizeHintForRow(0), THUMB) + 2 * PADDING

    def show_current(self, row: int) -> None:
        """Make a row the current one, in view."""
        index = self.states.index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was in view stays in view: a snapshot more takes a row from the steps."""
        current = self.currentIndex()
        shown = self.visualRect(current).intersects(QRect(QPoint(), event.oldSize()))
        super().resizeEvent(event)
        if current.isValid() and shown:
            self.scrollTo(current)

    def current_state(self) -> State | None:
        """The state that the keyboard is on."""
        index = self.currentIndex()
        return self.states.states[index.row()] if index.isValid() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ticked = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        renaming = (
            self.state() == QAbstractItemView.EditingState
        )  # the Enter that ends a name comes here, too
        state = None if renaming else self.current_state()
        if state is not None and event.key() in (Qt.Key_Return, Qt.Key_Enter):
            self.chosen.emit(state.key)
        elif state is not None and state.changeable and event.key() == Qt.Key_Delete:
            self.remove_requested.emit(state.key)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        pass  # letters and digits are the editor's shortcuts

    def _note_tick(self) -> None:
        self._ticked = True  # the click that ticks a box goes nowhere

    def _choose_clicked(self, index: QModelIndex) -> None:
        if not self._ticked:
            self.chosen.emit(self.states.states[index.row()].key)
