"""The references as Qt sees them, and the filter by name and by region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PyQt5.QtCore import QAbstractListModel, QModelIndex, QSortFilterProxyModel, Qt

from sean_editor.document.portrait import Portrait

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
        self._used: dict[str, int] = {}

    def set_references(self, references: Sequence[ReferenceLike]) -> None:
        """Take over a list; cards that stay keep their selection, wherever they go."""
        wanted = {r.id for r in references}
        for row in reversed(range(len(self._references))):
            if self._references[row].id not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._references[row]
                self.endRemoveRows()
        for row, reference in enumerate(references):
            before = self._row_of(reference.id)
            if before is None:
                self.beginInsertRows(QModelIndex(), row, row)
                self._references.insert(row, reference)
                self.endInsertRows()
                continue
            if before != row:
                self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), row)
                self._references.insert(row, self._references.pop(before))
                self.endMoveRows()
            self._references[row] = reference
        self.refresh()

    def _row_of(self, reference_id: str) -> int | None:
        return next((row for row, one in enumerate(self._references) if one.id == reference_id), None)

    def set_used(self, used: dict[str, int]) -> None:
        """In how many regions each reference is in use, by its id."""
        if used != self._used:
            self._used = used
            self.refresh()

    def refresh(self) -> None:
        """Draw every card again."""
        if self._references:
            self.dataChanged.emit(self.index(0), self.index(len(self._references) - 1))

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


class ReferenceFilter(QSortFilterProxyModel):
    """Cards whose name contains a text and whose face has a region."""

    def __init__(self, model: ReferenceModel) -> None:
        super().__init__()
        self.setSourceModel(model)
        self.text = ""
        self.region: int | None = None

    def set_text(self, text: str) -> None:
        self.text = text.strip().casefold()
        self.invalidateFilter()

    def set_region(self, region: int | None) -> None:
        self.region = region
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # noqa: N802 (Qt's name)
        reference = self.sourceModel().index(row, 0, parent).data(REFERENCE_ROLE)
        if reference is None or self.text not in reference.portrait.name.casefold():
            return False
        return self.region is None or bool((reference.portrait.labels == self.region).any())
