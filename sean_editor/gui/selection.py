"""The selected regions: those that are copied when a face is clicked or dragged."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import QObject, pyqtSignal

from models.regions import RegionSet


class RegionSelection(QObject):
    """A set of region ids, shared by the region panel, the gallery and the menus."""

    changed = pyqtSignal()

    def __init__(self, regions: RegionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = len(regions)
        self._ids: frozenset[int] = frozenset()

    @property
    def ids(self) -> frozenset[int]:
        """The selected region ids; may be empty."""
        return self._ids

    @property
    def whole_face(self) -> tuple[int, ...]:
        """The regions of a whole face, in id order: those selected; with none, all but the background."""
        return tuple(sorted(self._ids or range(1, self._count)))

    def set(self, regions: Iterable[int]) -> None:
        """Select these and no others."""
        ids = frozenset(regions)
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()

    def select(self, region: int, on: bool) -> None:
        """Select or deselect one region."""
        self.set(self._ids | {region} if on else self._ids - {region})

    def select_all(self) -> None:
        self.set(range(self._count))

    def clear(self) -> None:
        self.set(())
