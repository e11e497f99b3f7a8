"""Snapshots: named states of a document that it can return to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

import numpy as np

from models.translation import marked, tr
from sean_editor.document.commands import FitChange, LayoutPatch, RetouchChange, StyleChange, Together
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import whole
from sean_editor.document.history import Command
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.pixels import Pixels
from sean_editor.document.retouch import NO_RETOUCH, Retouch
from sean_editor.document.signal import Signal
from sean_editor.document.styles import StyleAssignment

MOST_AUTOMATIC = 10


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Layout uint8 [H, W], styles, fit and retouching at one time.

    picture    the result as it was shown then, None if there was none.
    taken      local time, to the second.
    painted    bool [H, W], where there was paint; None: nowhere.
    automatic  taken by the program: the oldest goes when there are more than ten.
    """

    name: str
    layout: np.ndarray
    styles: StyleAssignment = field(default_factory=StyleAssignment)
    fit: Fit | None = None
    picture: KeptPicture | None = None
    taken: datetime = field(default_factory=lambda: datetime.now().replace(microsecond=0))
    automatic: bool = False
    painted: np.ndarray = None  # type: ignore[assignment]
    retouch: Retouch = NO_RETOUCH

    def __post_init__(self) -> None:
        layout = np.array(self.layout, np.uint8, order="C")
        layout.setflags(write=False)
        object.__setattr__(self, "layout", layout)
        painted = np.zeros(layout.shape, bool) if self.painted is None else np.array(self.painted, bool)
        painted.setflags(write=False)
        object.__setattr__(self, "painted", painted)

    def shows(
        self, pixels: Pixels, styles: StyleAssignment, fit: Fit | None, retouch: Retouch = NO_RETOUCH
    ) -> bool:
        """Whether this is that state."""
        if self.retouch != retouch:
            return False
        same = np.array_equal(self.layout, pixels.labels) and np.array_equal(self.painted, pixels.painted)
        return self.fit is fit and self.styles == styles and same

    def step_from(
        self, pixels: Pixels, styles: StyleAssignment, fit: Fit | None, retouch: Retouch = NO_RETOUCH
    ) -> Together | None:
        """The step that leads from that state to this one, None if nothing differs."""
        label = marked("Return to an automatic snapshot")
        if self.name:
            label = tr("Return to {name}", name=self.name)
        parts: list[Command] = []
        then = Pixels(self.layout, self.painted)
        box = pixels.changes(then, whole(self.layout.shape))
        if not box.empty:
            parts.append(LayoutPatch(label, box, pixels.part(box), then.part(box)))
        regions = [r for r in {*styles, *self.styles} if styles[r] != self.styles[r]]
        if regions:
            old, new = ({r: one[r] for r in regions} for one in (styles, self.styles))
            parts.append(StyleChange(label, old, new))
        if self.fit is not fit:
            parts.append(FitChange(label, fit, self.fit))
        if self.retouch != retouch:
            parts.append(RetouchChange(label, retouch, self.retouch))
        return Together(label, parts) if parts else None


class Snapshots:
    """Those of one document, oldest first. `changed()` is emitted after each change."""

    def __init__(self) -> None:
        self.changed = Signal()
        self._all: tuple[Snapshot, ...] = ()
        self._saved: tuple[Snapshot, ...] = ()

    def __iter__(self) -> Iterator[Snapshot]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def own(self) -> tuple[Snapshot, ...]:
        """Those that a person took."""
        return tuple(one for one in self._all if not one.automatic)

    @property
    def is_clean(self) -> bool:
        """Whether a person's own are those of the last `mark_clean`."""
        return self.own == self._saved

    def mark_clean(self) -> None:
        """Remember these as saved."""
        self._saved = self.own

    def add(self, snapshot: Snapshot) -> None:
        """Add a snapshot, as the newest."""
        automatic = [one for one in self._all if one.automatic]
        spare = automatic[0] if snapshot.automatic and len(automatic) >= MOST_AUTOMATIC else None
        self._set([*(one for one in self._all if one is not spare), snapshot])

    def extend(self, snapshots: Iterable[Snapshot]) -> None:
        """Add those that were saved."""
        self._set([*self._all, *snapshots])

    def replace_all(self, snapshots: Iterable[Snapshot]) -> None:
        """These in place of those that are there."""
        self._set(snapshots)

    def remove(self, snapshot: Snapshot) -> None:
        """Forget a snapshot."""
        self._set(one for one in self._all if one is not snapshot)

    def rename(self, snapshot: Snapshot, name: str) -> None:
        """Give it another name; it is a person's own from then on."""
        renamed = replace(snapshot, name=name, automatic=False)
        self._set(renamed if one is snapshot else one for one in self._all)

    def _set(self, snapshots: Iterable[Snapshot]) -> None:
        self._all = tuple(snapshots)
        self.changed.emit()
