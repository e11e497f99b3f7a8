"""Styles as Qt sees them, and the filter by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PyQt5.QtCore import QAbstractListModel, QModelIndex, Qt, pyqtSignal

from models.translation import listed, tr, tr_plural
from sean_editor.document import MadeStyle
from sean_editor.gui.panels.card_list import CardFilter

ENTRY_ROLE = Qt.UserRole + 1


@dataclass(frozen=True)
class StyleEntry:
    """A style; whether it is kept on disk, whether the network in use understands it, and in how many regions
    it is in use.
    """

    style: MadeStyle
    kept: bool
    usable: bool = True
    used: int = 0

    @property
    def note(self) -> str:
        """What its card says beside its name, "" for nothing."""
        if not self.usable:
            return tr("Other network")
        if not self.kept:
            return tr("Not kept")
        return tr_plural("{n} in use", "{n} in use", self.used) if self.used else ""


class StyleModel(QAbstractListModel):
    """A list of styles."""

    renamed = pyqtSignal(str, str)  # id, name

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[StyleEntry, ...] = ()

    @property
    def entries(self) -> tuple[StyleEntry, ...]:
        """The rows."""
        return self._entries

    def set_entries(self, entries: Sequence[StyleEntry]) -> None:
        """Show other rows; those of the same ids stay what they are to the view."""
        if [one.style.id for one in entries] == [one.style.id for one in self._entries]:
            self._entries = tuple(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def find(self, style_id: str) -> StyleEntry | None:
        """The row with this id, None if there is none."""
        return next((one for one in self._entries if one.style.id == style_id), None)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        if not index.isValid():
            return Qt.NoItemFlags
        return Qt.ItemIsEnabled | Qt.ItemIsSelectable | Qt.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role in (Qt.DisplayRole, Qt.EditRole):
            return entry.style.name
        if role == Qt.AccessibleTextRole:
            return listed(filter(None, (entry.style.name, entry.note)))
        if role == Qt.ToolTipRole:
            return entry.style.name
        return entry if role == ENTRY_ROLE else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.EditRole) -> bool:  # noqa: N802
        style = self._entries[index.row()].style
        if role != Qt.EditRole or not value.strip() or value == style.name:
            return False
        self.renamed.emit(style.id, value.strip())
        return True


class StyleFilter(CardFilter):
    """Styles whose name contains a text."""

    def __init__(self, model: StyleModel) -> None:
        super().__init__()
        self.styles = model
        self.setSourceModel(model)

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        return self.text in self.styles.entries[row].style.name.casefold()
