"""The history: snapshots above, the steps below, and two of them compared."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QPoint, QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.panels.history.model import State
from sean_editor.gui.panels.history.state_list import StateList
from sean_editor.gui.theme import theme

MOST_MARKS = 2
MOST_SNAPSHOTS = 3  # rows in view; the others are scrolled to


class HistoryPanel(QFrame):
    """Announces what was asked for. Two states at most are marked: a third takes the place of the first."""

    step_chosen = pyqtSignal(object)  # key
    snapshot_chosen = pyqtSignal(object)
    rename_requested = pyqtSignal(object, str)
    remove_requested = pyqtSignal(object)
    marks_changed = pyqtSignal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("History"))
        self.snapshots, self.steps = StateList(tr("Snapshots")), StateList(tr("Steps"))
        self.empty = QLabel(tr("Take a snapshot to be able to return to this state later."))
        self.take_button, self.compare_button = QToolButton(), QPushButton()
        self.marks: tuple[object, ...] = ()
        self._lay_out(actions)
        self._connect()
        self.set_snapshots(())

    def _lay_out(self, actions: Actions) -> None:
        self.take_button.setDefaultAction(actions["take_snapshot"])
        self.take_button.setIconSize(QSize(20, 20))
        self.take_button.setAccessibleName(actions["take_snapshot"].text())
        self.compare_button.clicked.connect(actions["compare_states"].trigger)
        actions["compare_states"].changed.connect(
            lambda: self.compare_button.setEnabled(actions["compare_states"].isEnabled())
        )
        self.compare_button.setEnabled(False)
        self.empty.setProperty("role", "dim")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(12, 8, 12, 8)
        self.empty.setAlignment(Qt.AlignTop)
        footer = QFrame()
        line = QHBoxLayout(footer)
        line.setContentsMargins(12, 8, 12, 12)
        line.addWidget(self.compare_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_header(tr("Snapshots"), self.take_button))
        column.addWidget(self.empty)
        column.addWidget(self.snapshots)
        column.addWidget(_header(tr("Steps")))
        column.addWidget(self.steps, 1)
        column.addWidget(footer)

    def _connect(self) -> None:
        for states in (self.snapshots, self.steps):
            states.states.marked.connect(self._mark)
        self.steps.chosen.connect(self.step_chosen)
        self.snapshots.chosen.connect(self.snapshot_chosen)
        self.snapshots.remove_requested.connect(self.remove_requested)
        self.snapshots.states.renamed.connect(self.rename_requested)
        self.snapshots.setContextMenuPolicy(Qt.CustomContextMenu)
        self.snapshots.customContextMenuRequested.connect(self._open_menu)
        theme().changed.connect(self._refresh)

    # what it shows

    def set_steps(self, steps: Sequence[State], current: int) -> None:
        """Show these steps, of which the one in row `current` is the last that is done."""
        self._show(self.steps, steps)
        self.steps.show_current(current)

    def set_snapshots(self, snapshots: Sequence[State], current: int = -1) -> None:
        """Show these snapshots; the one in row `current` is the present state."""
        self._show(self.snapshots, snapshots)
        self.snapshots.setFixedHeight(self.snapshots.fitting_height(MOST_SNAPSHOTS))
        self.snapshots.setVisible(bool(snapshots))
        self.empty.setVisible(not snapshots)
        self.snapshots.show_current(current)

    def _show(self, states: StateList, shown: Sequence[State]) -> None:
        states.states.ratio = self.devicePixelRatioF()
        states.states.set_states(shown)
        known = self._keys()
        self._set_marks([mark for mark in self.marks if any(mark is key for key in known)])

    def _keys(self) -> list[object]:
        return [one.key for view in (self.snapshots, self.steps) for one in view.states.states]

    def marked_rows(self) -> tuple[int, ...]:
        """The places of the marked states among all, the snapshots first."""
        keys = self._keys()
        return tuple(next(row for row, key in enumerate(keys) if key is mark) for mark in self.marks)

    def mark_rows(self, rows: Sequence[int]) -> None:
        """Mark the states in these places, as far as they are there."""
        keys = self._keys()
        self._set_marks([keys[row] for row in rows if row < len(keys)])

    def picture_states(self) -> list[State]:
        """The states that are marked, in the order of marking."""
        known = [one for view in (self.snapshots, self.steps) for one in view.states.states]
        return [one for mark in self.marks for one in known if one.key is mark]

    def _mark(self, key: object, on: bool) -> None:
        others = [mark for mark in self.marks if mark is not key]
        self._set_marks([*others, key][-MOST_MARKS:] if on else others)

    def _set_marks(self, marks: Sequence[object]) -> None:
        self.marks = tuple(marks)
        for states in (self.snapshots, self.steps):
            states.states.set_marks(self.marks)
        words = (tr("Tick states to compare"), tr("Compare with the present"), tr("Compare the two"))
        self.compare_button.setText(words[len(self.marks)])
        self.compare_button.setToolTip(tr("Tick one or two states to compare them."))
        self.marks_changed.emit()

    def _refresh(self) -> None:
        for states in (self.snapshots, self.steps):
            states.states.refresh()

    # what can be done with a snapshot

    def menu_for(self, state: State) -> QMenu:
        """The context menu of a snapshot."""
        menu = QMenu(self)
        menu.addAction(tr("Return to this state"), lambda: self.snapshot_chosen.emit(state.key))
        menu.addAction(tr("Rename"), lambda: self.snapshots.edit(self.snapshots.currentIndex()))
        menu.addAction(tr("Remove"), lambda: self.remove_requested.emit(state.key))
        return menu

    def _open_menu(self, point: QPoint) -> None:
        index = self.snapshots.indexAt(point)
        if index.isValid():
            self.snapshots.setCurrentIndex(index)
            menu = self.menu_for(self.snapshots.states.states[index.row()])
            menu.exec_(self.snapshots.viewport().mapToGlobal(point))
            menu.deleteLater()


def _header(text: str, button: QWidget | None = None) -> QFrame:
    header = QFrame()
    header.setProperty("role", "header")
    header.setFixedHeight(40)
    title = QLabel(text)
    title.setProperty("role", "title")
    line = QHBoxLayout(header)
    line.setContentsMargins(12, 0, 8, 0)
    line.addWidget(title)
    line.addStretch(1)
    if button is not None:
        line.addWidget(button)
    return header
