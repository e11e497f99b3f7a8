"""Styles as Qt sees them, and the filter by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from PyQt5.QtCore import QAbstractListModel, QModelIndex, Qt, pyqtSignal

from models.translation import listed, tr, tr_plural
from sean_editor.document import MadeStyle
from sean_editor.gui.panels.card_list import CardFilter

ENTRY_ROLE = Qt.UserRole + 1


class Entry(Protocol):
    """What a card shows: a style, or a look.

    note      what it says beside its name, "" for nothing
    usable    whether the network in use understands it
    lit       whether the open portrait has it
    editable  whether its name can be changed
    """

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def picture(self) -> np.ndarray | None: ...

    @property
    def note(self) -> str: ...

    @property
    def usable(self) -> bool: ...

    @property
    def lit(self) -> bool: ...

    @property
    def editable(self) -> bool: ...


@dataclass(frozen=True)
class StyleEntry:
    """A style; whether it is kept on disk, whether the network in use understands it, and in how many regions
    it is in use.
    """

    style: MadeStyle
    kept: bool
    usable: bool = True
    used: int = 0
    editable: bool = True

    @property
    def id(self) -> str:
        return self.style.id

    @property
    def name(self) -> str:
        return self.style.name

    @property
    def picture(self) -> np.ndarray | None:
        return self.style.picture

    @property
    def lit(self) -> bool:
        return self.usable and self.used > 0

    @property
    def note(self) -> str:
        """What its card says beside its name, "" for nothing."""
        if not self.usable:
            return tr("Other network")
        if not self.kept:
            return tr("Not kept")
        return tr_plural("{n} in use", "{n} in use", self.used) if self.used else ""


class EntryModel(QAbstractListModel):
    """A list of styles or looks."""

    renamed = pyqtSignal(str, str)  # id, name

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Any, ...] = ()

    @property
    def entries(self) -> tuple[Any, ...]:
        """The rows."""
        return self._entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows; those of the same ids stay what they are to the view."""
        if [one.id for one in entries] == [one.id for one in self._entries]:
            self._entries = tuple(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def find(self, entry_id: str) -> Any:
        """The row with this id, None if there is none."""
        return next((one for one in self._entries if one.id == entry_id), None)

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        if not index.isValid():
            return Qt.NoItemFlags
        plain = Qt.ItemIsEnabled | Qt.ItemIsSelectable
        return plain | Qt.ItemIsEditable if self._entries[index.row()].editable else plain

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role in (Qt.DisplayRole, Qt.EditRole):
            return entry.name
        if role == Qt.AccessibleTextRole:
            return listed(filter(None, (entry.name, entry.note)))
        if role == Qt.ToolTipRole:
            return entry.name
        return entry if role == ENTRY_ROLE else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.EditRole) -> bool:  # noqa: N802
        entry = self._entries[index.row()]
        if role != Qt.EditRole or not value.strip() or value == entry.name:
            return False
        self.renamed.emit(entry.id, value.strip())
        return True


class EntryFilter(CardFilter):
    """Cards whose name contains a text."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__()
        self.cards = model
        self.setSourceModel(model)

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        return self.text in self.cards.entries[row].name.casefold()
