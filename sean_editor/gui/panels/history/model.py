"""States of a document as Qt sees them: title, thumbnail, and whether they are marked to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from PyQt5.QtCore import QAbstractListModel, QModelIndex, Qt, pyqtSignal
from PyQt5.QtGui import QIcon, QPixmap

from models.translation import listed, tr
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.gui.panels.region_pictures import picture as scaled_picture
from sean_editor.gui.panels.region_pictures import rounded
from sean_editor.gui.theme import theme

THUMB = 40


@dataclass(frozen=True)
class State:
    """A row: `key` says what it is, `note` more about it; without a picture it cannot be compared.

    faded       a step that was undone.
    changeable  it can be renamed and removed.
    """

    key: object
    title: str
    note: str = ""
    picture: KeptPicture | None = None
    faded: bool = False
    changeable: bool = False


class StateModel(QAbstractListModel):
    """A list of states. Marks stay with their keys."""

    marked = pyqtSignal(object, bool)  # key, on
    renamed = pyqtSignal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.ratio = 1.0
        self._states: tuple[State, ...] = ()
        self._marks: tuple[object, ...] = ()
        self._thumbs: WeakKeyDictionary[KeptPicture, QPixmap] = WeakKeyDictionary()

    @property
    def states(self) -> tuple[State, ...]:
        """The rows."""
        return self._states

    def set_states(self, states: Sequence[State]) -> None:
        """Show other rows; those of the same keys stay what they are to the view."""
        states = tuple(states)
        if [one.key for one in states] == [one.key for one in self._states]:
            self._states = states
            self.refresh()
            return
        self.beginResetModel()
        self._states = states
        self.endResetModel()

    def set_marks(self, keys: Sequence[object]) -> None:
        """Mark these and no others."""
        self._marks = tuple(keys)
        self.refresh()

    def refresh(self) -> None:
        """Draw every row again."""
        if self._states:
            self.dataChanged.emit(self.index(0), self.index(len(self._states) - 1))

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent is not None and parent.isValid() else len(self._states)

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        if not index.isValid():
            return Qt.NoItemFlags
        state, flags = self._states[index.row()], Qt.ItemIsEnabled | Qt.ItemIsSelectable
        if state.picture is not None:
            flags |= Qt.ItemIsUserCheckable
        return flags | Qt.ItemIsEditable if state.changeable else flags

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        if not index.isValid():
            return None
        state = self._states[index.row()]
        if role == Qt.DisplayRole:
            return f"{state.title}\n{state.note}" if state.note else state.title
        if role == Qt.EditRole:
            return state.title
        if role == Qt.AccessibleTextRole:
            return listed(filter(None, (state.title, state.note, tr("undone") if state.faded else "")))
        if role == Qt.ToolTipRole and state.picture is not None:
            return tr("Click to go there. Tick the box to compare.")
        if role == Qt.DecorationRole:
            return self._icon(state.picture)
        if role == Qt.ForegroundRole:
            return theme().color("dim" if state.faded else "text")
        if role == Qt.CheckStateRole and state.picture is not None:
            return Qt.Checked if any(key is state.key for key in self._marks) else Qt.Unchecked
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.EditRole) -> bool:  # noqa: N802
        state = self._states[index.row()]
        if role == Qt.CheckStateRole:
            self.marked.emit(state.key, value == Qt.Checked)
            return True
        if role == Qt.EditRole and value.strip() and value != state.title:
            self.renamed.emit(state.key, value.strip())
            return True
        return False

    def _icon(self, kept: KeptPicture | None) -> QIcon:
        thumb, made = self._thumb(kept), QIcon()
        for mode in (QIcon.Normal, QIcon.Selected):  # Qt would tint a selected one
            made.addPixmap(thumb, mode)
        return made

    def _thumb(self, kept: KeptPicture | None) -> QPixmap:
        if kept is None:
            return blank(self.ratio)
        thumb = self._thumbs.get(kept)
        if thumb is None or thumb.devicePixelRatio() != self.ratio:
            side = round(THUMB * self.ratio)
            image = scaled_picture(kept.pixels(at_least=side), side)
            thumb = self._thumbs[kept] = rounded(image, THUMB, self.ratio)
        return thumb


def blank(ratio: float) -> QPixmap:
    """The thumbnail of a state that was never seen."""
    made = QPixmap(round(THUMB * ratio), round(THUMB * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.transparent)
    return made
