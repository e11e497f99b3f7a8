"""Which regions are ticked: what a whole face gives when it is dragged or clicked."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import QObject, pyqtSignal

from models.regions import RegionSet


class RegionTicks(QObject):
    """A set of region ids, shared by the region panel, the gallery and the menus."""

    changed = pyqtSignal()

    def __init__(self, regions: RegionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = len(regions)
        self._ticked: frozenset[int] = frozenset()

    @property
    def ticked(self) -> frozenset[int]:
        """The ticked region ids; may be empty."""
        return self._ticked

    @property
    def whole_face(self) -> tuple[int, ...]:
        """What a whole face gives, in id order: what is ticked; with no tick, all but the background."""
        return tuple(sorted(self._ticked or range(1, self._count)))

    def set(self, regions: Iterable[int]) -> None:
        """Tick these and no others."""
        ticked = frozenset(regions)
        if ticked != self._ticked:
            self._ticked = ticked
            self.changed.emit()

    def tick(self, region: int, on: bool) -> None:
        """Tick or untick one region."""
        self.set(self._ticked | {region} if on else self._ticked - {region})

    def tick_all(self) -> None:
        self.set(range(self._count))

    def tick_none(self) -> None:
        self.set(())
