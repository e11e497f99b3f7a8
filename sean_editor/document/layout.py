"""The layout: the label map being edited, where it was painted, and the edit of it that is under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import floor

import cv2
import numpy as np

from models.label_maps import at_size, same_shape
from models.regions import RegionSet
from models.translation import marked, tr
from sean_editor.document.commands import LayoutPatch, RetouchChange, Together
from sean_editor.document.geometry import (
    NOTHING,
    Box,
    Point,
    fill_mask,
    mask_box,
    polygon_mask,
    rectangle_mask,
    segment_mask,
    whole,
)
from sean_editor.document.open_edit import OpenEdit
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait, check_layout, check_regions
from sean_editor.document.signal import Signal
from sean_editor.document.strokes import Dab, path_mask


class Layout:
    """The layout of one document, at first the label map of its portrait. `push` takes complete steps,
    `take_back` what an edit that is given up has changed besides the layout.

    Signals: changed(Box) with the pixels whose label or paint changed, and locks_changed(). In every method
    that paints `region` is a region id, or None for the eraser (back to the original label), and `mirror`
    paints the left-right mirrored place too, with the mirrored region. Locked regions are never painted over.
    """

    def __init__(
        self,
        portrait: Portrait,
        regions: RegionSet,
        push: Callable[[LayoutPatch | Together], None],
        take_back: Callable[[RetouchChange], None],
    ) -> None:
        self.changed, self.locks_changed = Signal(), Signal()
        self.original_labels = portrait.labels
        self.regions = regions
        self._size = portrait.size
        self._push, self._take_back = push, take_back
        self._pixels = Pixels(portrait.labels.copy(), np.zeros(portrait.labels.shape, bool))
        self._locked: frozenset[int] = frozenset()
        self._edit: OpenEdit | None = None
        self._region_ids: frozenset[int] | None = None  # None since they may have changed

    # what there is to read

    @property
    def labels(self) -> np.ndarray:
        """The layout, uint8 [H, W]: a read-only view that follows every edit."""
        return _read_only(self._pixels.labels)

    @property
    def painted(self) -> np.ndarray:
        """Where paint was put down and not erased, bool [H, W]: a read-only view that follows every edit.

        Also where it left the label as it was.
        """
        return _read_only(self._pixels.painted)

    @property
    def region_ids(self) -> frozenset[int]:
        """The ids in the layout: counted once after each change, and asked for by many."""
        if self._region_ids is None:
            counts = cv2.calcHist([self._pixels.labels], [0], None, [256], [0, 256])  # faster than bincount
            self._region_ids = frozenset(np.flatnonzero(counts).tolist())
        return self._region_ids

    @property
    def pixels(self) -> Pixels:
        """Both, as read-only views."""
        return Pixels(self.labels, self.painted)

    @property
    def locked(self) -> frozenset[int]:
        """The ids of the locked regions."""
        return self._locked

    @property
    def open_edit(self) -> OpenEdit | None:
        """The stroke or transformation under way; None if there is none."""
        return self._edit

    @property
    def open_step(self) -> LayoutPatch | Together | None:
        """The step that the stroke under way would be if it ended now; None if there is none."""
        return self._edit.step(self._pixels) if self._edit is not None else None

    def region_at(self, x: float, y: float) -> int | None:
        """The region id under point (x, y), None outside the layout."""
        column, row = floor(x), floor(y)
        height, width = self.original_labels.shape
        return int(self._pixels.labels[row, column]) if 0 <= row < height and 0 <= column < width else None

    def set_locked(self, region_id: int, locked: bool) -> None:
        """Lock a region against painting, or unlock it. Not a step of the history."""
        check_regions((region_id,), self.regions)
        chosen = self._locked | {region_id} if locked else self._locked - {region_id}
        if chosen != self._locked:
            self._locked = chosen
            self.locks_changed.emit()

    # edits

    def begin_edit(self, label: str) -> OpenEdit:
        """Start one step of the history, named `label`. An edit still open is ended first.

        The result `is` the `open_edit` as long as nothing else has ended it.
        """
        self.end_edit()
        self._edit = OpenEdit(label, self._pixels)
        return self._edit

    def end_edit(self) -> None:
        """Make all that was painted since `begin_edit` one step; no step if nothing changed."""
        edit, self._edit = self._edit, None
        if edit is not None and (step := edit.step(self._pixels)) is not None:
            self._push(step)

    def cancel_edit(self) -> None:
        """Take back all that was painted since `begin_edit`."""
        edit, self._edit = self._edit, None
        if edit is not None and not edit.touched.empty:
            self.write(edit.touched, edit.before.part(edit.touched))
        if edit is not None and edit.along is not None:
            self._take_back(edit.along)

    @contextmanager
    def edit(self, label: str) -> Iterator[None]:
        """`with document.edit("Brush"):` is begin_edit, then end_edit, or cancel_edit after an exception."""
        self.begin_edit(label)
        try:
            yield
        except BaseException:
            self.cancel_edit()
            raise
        self.end_edit()

    # painting

    def paint_segment(
        self, p0: Point, p1: Point, radius: float, region: int | None, mirror: bool = False
    ) -> None:
        """Draw with a round brush of `radius` pixels from p0 to p1, inside an edit."""
        self.paint_mask(*segment_mask(self.original_labels.shape, p0, p1, radius), region, mirror)

    def paint_path(
        self,
        path: Sequence[Dab],
        region: int | None,
        mirror: bool = False,
        tail: Sequence[Dab] = (),
    ) -> None:
        """Draw with a round brush along a polyline, inside an edit. The paint of the last `tail` goes first.

        `tail` goes on from the end of `path`, and lasts until the next call or the end of the edit.
        """
        edit = self._open_edit()
        check_regions(() if region is None else (region,), self.regions)
        shape = self.original_labels.shape
        changed = edit.take_back_tail(self._pixels)
        changed = changed.union(self._paint(*path_mask(shape, path), region, mirror))
        if tail:
            before = self._pixels.copy()
            loose = self._paint(*path_mask(shape, tail), region, mirror)
            edit.tail = (loose, before.part(loose)) if not loose.empty else None
            changed = changed.union(loose)
        self._announce(changed)

    def paint_mask(self, box: Box, mask: np.ndarray, region: int | None, mirror: bool = False) -> None:
        """Paint the True pixels of `mask` [box.height, box.width] at `box`, inside an edit.

        Painted at once. Where a mask and its mirror image overlap, `region` wins. RuntimeError outside an
        edit, ValueError for a box outside the layout, a mask of another size or an unknown region.
        """
        self._open_edit()
        shape = self.original_labels.shape
        if mask.shape != (box.height, box.width) or (not box.empty and box != box.clip(shape)):
            raise ValueError(f"a mask {mask.shape} does not fit {box} in a layout {shape}")
        check_regions(() if region is None else (region,), self.regions)
        self._announce(self._paint(box, mask, region, mirror))

    def fill(self, x: float, y: float, region: int | None, mirror: bool = False) -> None:
        """Fill the 4-connected island of one label under (x, y), nothing outside the layout. One step."""
        box, mask = fill_mask(self._pixels.labels, (x, y))
        twin_box, twin_mask = fill_mask(
            self._pixels.labels, (self.original_labels.shape[1] - 1 - floor(x), y)
        )
        with self.edit(marked("Fill")):
            # a mirrored point in the same island leaves the whole island to the region that was asked for
            if mirror and not (twin_box == box and np.array_equal(twin_mask, mask)):
                twin = None if region is None else int(self.regions.mirrored_ids[region])
                self.paint_mask(twin_box, twin_mask, twin)
            self.paint_mask(box, mask, region)

    def fill_rectangle(self, p0: Point, p1: Point, region: int | None, mirror: bool = False) -> None:
        """Fill the rectangle with corners p0 and p1, both pixels included. One step."""
        with self.edit(marked("Rectangle")):
            self.paint_mask(*rectangle_mask(self.original_labels.shape, p0, p1), region, mirror)

    def fill_polygon(self, points: Sequence[Point], region: int | None, mirror: bool = False) -> None:
        """Fill the closed polygon through `points`. One step."""
        with self.edit(marked("Lasso")):
            self.paint_mask(*polygon_mask(self.original_labels.shape, points), region, mirror)

    def replace(self, labels: np.ndarray, label: str = "") -> None:
        """Take over a whole label map, integers [h, w]; pixels of locked regions stay as they are. One step.

        Nothing counts as painted by hand then.

        A map of another size but the same proportions is scaled, each pixel the nearest one's id. UserError
        if its proportions are not the portrait's or an id is unknown; the layout then stays as it was.
        """
        if labels.ndim == 2 and same_shape(labels.shape, self.original_labels.shape):
            labels = at_size(labels, *self.original_labels.shape)
        check_layout(labels, self._size, self.regions, tr("The layout"))
        with self.edit(label or marked("Open layout")):
            self.paint_labels(labels.astype(np.uint8), np.ones(labels.shape, bool), painted=False)

    # for those that work out new pixels

    def paint_labels(self, labels: np.ndarray, where: np.ndarray, painted: bool) -> None:
        """Take over the labels of a whole map, uint8 [H, W], where a mask [H, W] is True, inside an edit.

        `painted`: whether they count as painted by hand.
        """
        self._announce(self._paint_values(whole(labels.shape), where, labels, painted))

    def set_pixels(self, after: Pixels) -> None:
        """Hold `after`, whatever is locked, inside an edit."""
        edit, changed = self._open_edit(), self._pixels.changes(after, whole(after.labels.shape))
        if not changed.empty:
            self._pixels.write(changed, after.part(changed))
            self._region_ids = None
            edit.touched = edit.touched.union(changed)
            self._announce(changed)

    def write(self, box: Box, values: Pixels) -> None:
        """Set what the layout holds in `box` and announce it, without a step."""
        self._pixels.write(box, values)
        self._region_ids = None
        self.changed.emit(box)

    def _open_edit(self) -> OpenEdit:
        if self._edit is None:
            raise RuntimeError("painting needs begin_edit() first")
        return self._edit

    def _paint(self, box: Box, mask: np.ndarray, region: int | None, mirror: bool) -> Box:
        """The box of what changed."""
        changed = NOTHING
        if mirror:
            twin = None if region is None else int(self.regions.mirrored_ids[region])
            changed = self._paint(box.mirrored(self.original_labels.shape[1]), mask[:, ::-1], twin, False)
        values = self.original_labels[box.slices] if region is None else np.uint8(region)
        return changed.union(self._paint_values(box, mask, values, painted=region is not None))

    def _paint_values(self, box: Box, mask: np.ndarray, values: np.ndarray | np.uint8, painted: bool) -> Box:
        """The box of what changed."""
        current, marks = self._pixels.labels[box.slices], self._pixels.painted[box.slices]
        changing = mask & ((current != values) | (marks != painted))
        for region in self._locked:
            changing &= current != region
        inner = mask_box(changing)
        if inner.empty:
            return NOTHING
        np.copyto(current, values, where=changing)
        self._region_ids = None
        marks[changing] = painted
        changed = box.part(inner)
        edit = self._open_edit()
        edit.touched = edit.touched.union(changed)
        return changed

    def _announce(self, changed: Box) -> None:
        if not changed.empty:
            self.changed.emit(changed)


def _read_only(array: np.ndarray) -> np.ndarray:
    """A view that cannot be written to."""
    view = array.view()
    view.setflags(write=False)
    return view
