"""What the open document should hold, in plain NumPy: masks by their definition, every state kept whole.

It shares no code with `sean_editor.document`. Pixels that lie on the very edge of a shape are left to the
document: they are `doubtful`, and taken over from it if they are what they were or what they became.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

Point = tuple[float, float]
Shape = tuple[np.ndarray, np.ndarray]
"""A mask bool [H, W], and which of its pixels are doubtful, bool [H, W]."""
Styles = dict[int, tuple[str, float]]
"""The source and mix of each region that has a style of a reference."""

MOST_AUTOMATIC = 10
SPLINTER = 24 / 256**2
ROUNDING = 5e-5
"""Pixels: a centre may be as much nearer to an edge, or farther, than it was computed."""


@dataclass(frozen=True, eq=False)
class State:
    """A layout uint8 [H, W], where it was painted bool [H, W], and styles."""

    layout: np.ndarray
    painted: np.ndarray
    styles: Styles

    def same(self, other: State) -> bool:
        return (
            np.array_equal(self.layout, other.layout)
            and np.array_equal(self.painted, other.painted)
            and self.styles == other.styles
        )


@dataclass(eq=False)
class Taken:
    """A snapshot."""

    name: str
    state: State
    automatic: bool = False


@dataclass(eq=False)
class Model:
    """`original` is the portrait's label map, `mirrored` the region of the other side for each region."""

    original: np.ndarray
    mirrored: Sequence[int]
    present: State = field(init=False)
    locked: set[int] = field(default_factory=set)
    done: list[State] = field(default_factory=list)
    undone: list[State] = field(default_factory=list)
    snapshots: list[Taken] = field(default_factory=list)
    clean: int | None = 0
    saved: list[Taken] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.present = State(self.original.copy(), np.zeros(self.original.shape, bool), {})

    @property
    def modified(self) -> bool:
        return self.clean != len(self.done) or self.own != self.saved

    @property
    def own(self) -> list[Taken]:
        return [one for one in self.snapshots if not one.automatic]

    # history

    def _become(self, state: State) -> None:
        if state.same(self.present):
            return
        if self.clean is not None and self.clean > len(self.done):
            self.clean = None
        self.undone.clear()
        self.done.append(self.present)
        self.present = state

    def undo(self) -> None:
        if self.done:
            self.undone.append(self.present)
            self.present = self.done.pop()

    def redo(self) -> None:
        if self.undone:
            self.done.append(self.present)
            self.present = self.undone.pop()

    def save(self) -> None:
        self.clean, self.saved = len(self.done), self.own

    def reopened(self) -> Model:
        """As it is after the project was saved and opened again."""
        again = replace(self, locked=set(self.locked), done=[], undone=[], snapshots=list(self.snapshots))
        again.present, again.clean, again.saved = self.present, 0, self.own
        return again

    # painting

    def draw(self, strokes: Iterable[Shape], region: int | None, mirror: bool,
             shown: State) -> None:  # fmt: skip
        """One step: masks bool [H, W], each with those of its pixels that are doubtful, one after the other.
        `shown` is what the document made of it.
        """
        layout, painted = self.present.layout.copy(), self.present.painted.copy()
        unsure = np.zeros(layout.shape, bool)
        for mask, doubtful in strokes:
            if mirror:
                twin = None if region is None else int(self.mirrored[region])
                self._put(layout, painted, mask[:, ::-1], twin)
                unsure |= doubtful[:, ::-1]
            self._put(layout, painted, mask, region)
            unsure |= doubtful
        if unsure.any():
            layout[unsure], painted[unsure] = shown.layout[unsure], shown.painted[unsure]
        self._become(State(layout, painted, self.present.styles))

    def _put(self, layout: np.ndarray, painted: np.ndarray, mask: np.ndarray, region: int | None) -> None:
        free = mask & ~np.isin(layout, sorted(self.locked))
        layout[free] = self.original[free] if region is None else region
        painted[free] = region is not None

    def fill(self, x: int, y: int, region: int, mirror: bool) -> None:
        """The island under a pixel, and with `mirror` the one on the other side, if it is another."""
        layout, painted = self.present.layout.copy(), self.present.painted.copy()
        here, there = self._island(x, y), self._island(layout.shape[1] - 1 - x, y)
        if mirror and not np.array_equal(here, there):
            self._put(layout, painted, there, int(self.mirrored[region]))
        self._put(layout, painted, here, region)
        self._become(State(layout, painted, self.present.styles))

    def _island(self, x: int, y: int) -> np.ndarray:
        same = self.present.layout == self.present.layout[y, x]
        found, waiting = np.zeros(same.shape, bool), deque([(x, y)])
        while waiting:
            x, y = waiting.popleft()
            inside = 0 <= x < same.shape[1] and 0 <= y < same.shape[0]
            if inside and same[y, x] and not found[y, x]:
                found[y, x] = True
                waiting += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
        return found

    # styles, locks, snapshots

    def style(self, wanted: dict[int, tuple[str, float] | None]) -> None:
        """One step: styles of regions, None for their own."""
        styles = {**self.present.styles, **wanted}
        kept = {region: style for region, style in styles.items() if style is not None}
        self._become(replace(self.present, styles=kept))

    def mix(self, region: int, mixes: Sequence[float]) -> None:
        """One step: the positions of a slider that is dragged; none where it comes back."""
        source, _ = self.present.styles[region]
        styles = {**self.present.styles, region: (source, mixes[-1])}
        self._become(replace(self.present, styles=styles))

    def take(self, name: str) -> None:
        self.snapshots.append(Taken(name, self.present))

    def take_automatically(self) -> None:
        if self.snapshots and self.snapshots[-1].state.same(self.present):
            return
        automatic = [one for one in self.snapshots if one.automatic]
        if len(automatic) >= MOST_AUTOMATIC:
            self.snapshots.remove(automatic[0])
        self.snapshots.append(Taken("", self.present, True))

    def restore(self, number: int) -> None:
        self._become(self.snapshots[number].state)


def shown_regions(labels: np.ndarray) -> set[int]:
    """Regions with enough pixels to have a style."""
    ids, counts = np.unique(labels, return_counts=True)
    return {int(i) for i, count in zip(ids, counts, strict=True) if count >= SPLINTER * labels.size}


# shapes


def stroke(shape: tuple[int, int], start: Point, end: Point, diameter: float) -> Shape:
    """A round brush of at least two pixels along a line."""
    away, reach = _distance(shape, start, end), diameter / 2 + 1e-4
    return away <= reach, np.abs(away - reach) < ROUNDING


def rectangle(shape: tuple[int, int], one: Point, other: Point) -> Shape:
    """From one corner's pixel to the other's."""
    mask = np.zeros(shape, bool)
    (x0, x1), (y0, y1) = (sorted((int(a), int(b))) for a, b in zip(one, other, strict=True))
    mask[max(y0, 0) : y1 + 1, max(x0, 0) : x1 + 1] = True
    return mask, np.zeros(shape, bool)


def polygon(shape: tuple[int, int], points: Sequence[Point]) -> Shape:
    """What lies inside a closed line, by the even-odd rule; a pixel that the line may touch is doubtful."""
    x, y = _centres(shape)
    inside, near = np.zeros(shape, bool), np.full(shape, np.inf)
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        near = np.minimum(near, _distance(shape, (ax, ay), (bx, by)))
        if ay != by:
            inside ^= ((ay > y) != (by > y)) & (x < ax + (bx - ax) * (y - ay) / (by - ay))
    return inside, near < 1.0


def _centres(shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """x [1, W] and y [H, 1] of the centres of all pixels."""
    return np.arange(shape[1])[None, :] + 0.5, np.arange(shape[0])[:, None] + 0.5


def _distance(shape: tuple[int, int], start: Point, end: Point) -> np.ndarray:
    """[H, W]: from each pixel's centre to a line."""
    (x, y), (ax, ay), (bx, by) = _centres(shape), start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = np.clip(((x - ax) * dx + (y - ay) * dy) / length, 0, 1) if length else np.zeros(shape)
    return np.hypot(x - ax - along * dx, y - ay - along * dy)
