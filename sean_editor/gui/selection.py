"""The selected regions, those that are copied when a face is clicked or dragged; and groups of regions."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PyQt5.QtCore import QObject, pyqtSignal

from models.regions import RegionGroup, RegionSet, built_in_groups


class RegionGroups(QObject):
    """The region groups: the built-in ones, and those of one's own in the order in which they were made."""

    changed = pyqtSignal()
    together_changed = pyqtSignal(bool)

    def __init__(self, regions: RegionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.built_in = built_in_groups(regions)
        self._own: tuple[RegionGroup, ...] = ()
        self._together = False

    @property
    def own(self) -> tuple[RegionGroup, ...]:
        """The groups of one's own."""
        return self._own

    @property
    def all(self) -> tuple[RegionGroup, ...]:
        """Every group, the built-in ones first."""
        return (*self.built_in, *self._own)

    @property
    def together(self) -> bool:
        """Whether a region of a reference takes its whole group along."""
        return self._together

    def set_own(self, groups: Iterable[RegionGroup]) -> None:
        """Have these groups of one's own and no others."""
        own = tuple(groups)
        if own != self._own:
            self._own = own
            self.changed.emit()

    def set_together(self, on: bool) -> None:
        """Let regions of a reference go in groups, or each by itself."""
        if on != self._together:
            self._together = on
            self.together_changed.emit(on)

    def of(self, region: int) -> RegionGroup | None:
        """The group that a region belongs to. Of several the newest of one's own, then a built-in one."""
        return next((group for group in (*self._own[::-1], *self.built_in) if region in group.ids), None)

    def taken_with(self, region: int) -> RegionGroup | None:
        """The group that goes with a region of a reference, None if the region goes by itself."""
        return self.of(region) if self._together else None


class RegionSelection(QObject):
    """A set of region ids, shared by the region panel, the gallery and the menus. `groups` select several."""

    changed = pyqtSignal()

    def __init__(self, regions: RegionSet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = len(regions)
        self._ids: frozenset[int] = frozenset()
        self.groups = RegionGroups(regions, self)

    @property
    def ids(self) -> frozenset[int]:
        """The selected region ids; may be empty."""
        return self._ids

    @property
    def whole_face(self) -> tuple[int, ...]:
        """The regions of a whole face, in id order: those selected; with none, all but the background."""
        return tuple(sorted(self._ids or range(1, self._count)))

    def asked_together(self, regions: Collection[int]) -> frozenset[int]:
        """Those of the regions that were not asked for one by one, but with their group or the whole face."""
        if not self._ids and len(regions) > 1:
            return frozenset(regions)
        groups = [group.ids for group in self.groups.all if set(group.ids) <= set(regions)]
        return frozenset(region for ids in groups for region in ids)

    def set(self, regions: Iterable[int]) -> None:
        """Select these and no others."""
        ids = frozenset(regions)
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()

    def select(self, region: int, on: bool) -> None:
        """Select or deselect one region."""
        self.set(self._ids | {region} if on else self._ids - {region})

    def choose(self, group: RegionGroup, add: bool = False) -> None:
        """Select a group's regions and no others, or (add) besides those selected; again: deselect them."""
        ids = frozenset(group.ids)
        if add:
            self.set(self._ids - ids if ids <= self._ids else self._ids | ids)
        else:
            self.set(() if ids == self._ids else ids)

    def select_all(self) -> None:
        self.set(range(self._count))

    def clear(self) -> None:
        self.set(())
