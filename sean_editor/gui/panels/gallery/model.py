"""The references as Qt sees them, and the filter by name and by region."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Protocol

import numpy as np
from PyQt5.QtCore import QAbstractListModel, QModelIndex, Qt

from sean_editor.document.portrait import Portrait
from sean_editor.gui.panels.card_list import CardFilter

REFERENCE_ROLE = Qt.UserRole + 1
USED_ROLE = Qt.UserRole + 2


class ReferenceLike(Protocol):
    """The part of a reference that a card needs; `matrix` is None until it is encoded, and `refining` says
    whether a better one is to come.
    """

    @property
    def id(self) -> str: ...

    @property
    def portrait(self) -> Portrait: ...

    @property
    def matrix(self) -> Any: ...

    @property
    def refining(self) -> bool: ...


class ReferenceModel(QAbstractListModel):
    """A list of references, and in how many regions of the result each is in use."""

    def __init__(self) -> None:
        super().__init__()
        self._references: list[ReferenceLike] = []
        self._rows: dict[str, int] = {}  # by the reference's id
        self._used: dict[str, int] = {}

    def set_references(self, references: Sequence[ReferenceLike]) -> None:
        """Take over a list; cards that stay keep their selection, wherever they go. Rows side by side come
        and go together.
        """
        wanted, known = {r.id for r in references}, set(self._rows)
        self._remove(wanted)
        self._reorder([r for r in references if r.id in known])
        self._insert(references, known)
        others = [new for old, new in zip(self._references, references, strict=True) if old is not new]
        for reference in others:
            self.update(reference)

    def _remove(self, wanted: Collection[str]) -> None:
        """Only the wanted stay."""
        stay = [r.id in wanted for r in self._references]
        for first, last in reversed(_runs([not stays for stays in stay])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._references[first : last + 1]
            self._number()
            self.endRemoveRows()

    def _reorder(self, references: Sequence[ReferenceLike]) -> None:
        """Those that are there, in another order."""
        before = self._references
        if [r.id for r in references] == [r.id for r in before]:
            return
        self.layoutAboutToBeChanged.emit()
        rows = {r.id: row for row, r in enumerate(references)}
        by_id = {r.id: r for r in before}
        kept = self.persistentIndexList()
        self.changePersistentIndexList(kept, [self.index(rows[before[i.row()].id]) for i in kept])
        self._references = [by_id[r.id] for r in references]
        self._number()
        self.layoutChanged.emit()

    def _insert(self, references: Sequence[ReferenceLike], known: Collection[str]) -> None:
        for first, last in _runs([r.id not in known for r in references]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._references[first:first] = references[first : last + 1]
            self._number()
            self.endInsertRows()

    def _number(self) -> None:
        """Whoever hears of a change may ask for a row at once."""
        self._rows = {r.id: row for row, r in enumerate(self._references)}

    def update(self, reference: ReferenceLike) -> None:
        """Show a reference that is there as it is now."""
        row = self._rows.get(reference.id)
        if row is not None and self._references[row] is not reference:
            self._references[row] = reference
            self._draw(row)

    def set_used(self, used: dict[str, int]) -> None:
        """In how many regions each reference is in use, by its id."""
        before, self._used = self._used, used
        for reference_id in before.keys() | used.keys():
            if before.get(reference_id) != used.get(reference_id) and reference_id in self._rows:
                self._draw(self._rows[reference_id])

    def row_of(self, reference_id: str) -> int | None:
        """The row of the reference with this id, None if it is not here."""
        return self._rows.get(reference_id)

    def find(self, reference_id: str) -> ReferenceLike | None:
        """The reference with this id, None if it is not here."""
        row = self._rows.get(reference_id)
        return None if row is None else self._references[row]

    def reference(self, row: int) -> ReferenceLike:
        """The reference in a row."""
        return self._references[row]

    def _draw(self, row: int) -> None:
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent is not None and parent.isValid() else len(self._references)

    def data(self, index: QModelIndex, role: int = Qt.DisplayRole) -> Any:
        if not index.isValid():
            return None
        reference = self._references[index.row()]
        if role in (Qt.DisplayRole, Qt.AccessibleTextRole):
            return reference.portrait.name
        if role == REFERENCE_ROLE:
            return reference
        if role == USED_ROLE:
            return self._used.get(reference.id, 0)
        return None


class ReferenceFilter(CardFilter):
    """Cards whose name contains a text and whose face has a region."""

    def __init__(self, model: ReferenceModel) -> None:
        super().__init__()
        self.references = model
        self.setSourceModel(model)
        self.region: int | None = None

    def set_region(self, region: int | None) -> None:
        self.region = region
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        portrait = self.references.reference(row).portrait
        if self.text and self.text not in portrait.name.casefold():
            return False
        return self.region is None or self.region in portrait.region_ids


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """The first and the last place of each row of True's."""
    edges = np.flatnonzero(np.diff(np.array([False, *flags, False], np.int8)))
    return [(int(first), int(end) - 1) for first, end in edges.reshape(-1, 2)]
