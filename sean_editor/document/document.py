"""The document: one portrait, the layout being edited, the styles of its regions, and the history.

Everything a person changes goes through here, becomes one step of the history and is announced by signals.
One thread only; hand copies of `labels` to others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from math import floor

import numpy as np

from models.label_maps import at_size, same_shape
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import marked, tr
from sean_editor.document.commands import FitChange, LayoutPatch, StyleChange, Together
from sean_editor.document.fit import Fit
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
from sean_editor.document.history import Command, History
from sean_editor.document.open_edit import OpenEdit
from sean_editor.document.outlines import grown, smoothed, without_holes
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait, check_layout
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import Shape, twin_of
from sean_editor.document.signal import Signal
from sean_editor.document.snapshots import Snapshot, Snapshots
from sean_editor.document.strokes import Dab, path_mask
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.document.transforming import transformed


class Document:
    """An open portrait. UserError if its label map has ids that `regions` lacks.

    Signals: layout_changed(Box) with the pixels whose label or paint changed, styles_changed(frozenset of
    region ids), fit_changed(), history_changed() and locks_changed(). In every paint method `region` is a
    region id, or None for the eraser (back to the original label), and `mirror` paints the left-right
    mirrored place too, with the mirrored region. Locked regions are never painted over; undo and redo work
    regardless of locks.
    """

    def __init__(self, portrait: Portrait, regions: RegionSet = CELEBAMASK_HQ) -> None:
        check_layout(
            portrait.labels, portrait.size, regions, tr("The label map of {portrait}", portrait=portrait.name)
        )
        self.portrait = portrait
        self.regions = regions
        self.history = History()
        self.layout_changed, self.styles_changed, self.fit_changed = Signal(), Signal(), Signal()
        self.history_changed, self.locks_changed = Signal(), Signal()
        self.snapshots = Snapshots()
        self.snapshots.changed.connect(self.history_changed.emit)
        self._pixels = Pixels(portrait.labels.copy(), np.zeros(portrait.labels.shape, bool))
        self._styles = StyleAssignment()
        self._fit: Fit | None = None
        self._locked: frozenset[int] = frozenset()
        self._edit: OpenEdit | None = None
        self._parts: list[Command] | None = None  # of a step in the making

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
    def original_labels(self) -> np.ndarray:
        """The label map the portrait came with, uint8 [H, W], read-only."""
        return self.portrait.labels

    @property
    def styles(self) -> StyleAssignment:
        """The style in use for each region."""
        return self._styles

    @property
    def fit(self) -> Fit | None:
        """The fit of the network to this photo, None if there is none."""
        return self._fit

    @property
    def locked(self) -> frozenset[int]:
        """The ids of the locked regions."""
        return self._locked

    @property
    def editing(self) -> bool:
        """Whether a stroke is under way (between `begin_edit` and `end_edit`)."""
        return self._edit is not None

    @property
    def open_edit(self) -> OpenEdit | None:
        """The stroke or transformation under way; None if there is none."""
        return self._edit

    @property
    def open_step(self) -> LayoutPatch | None:
        """The step that the stroke under way would be if it ended now; None if there is none."""
        return self._edit.patch(self._pixels) if self._edit is not None else None

    @property
    def undo_label(self) -> str:
        """The name of the step that `undo` would take back, "" if there is none."""
        edit = self._edit
        return edit.label if edit is not None and not edit.touched.empty else self.history.undo_label

    @property
    def modified(self) -> bool:
        """Whether anything differs from the last saved state."""
        saved = self.history.is_clean and self.snapshots.is_clean
        return not saved or (self._edit is not None and not self._edit.touched.empty)

    def region_at(self, x: float, y: float) -> int | None:
        """The region id under point (x, y), None outside the layout."""
        column, row = floor(x), floor(y)
        height, width = self.original_labels.shape
        return int(self._pixels.labels[row, column]) if 0 <= row < height and 0 <= column < width else None

    # painting the layout

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
        if edit is not None and (patch := edit.patch(self._pixels)) is not None:
            self._push(patch)

    def cancel_edit(self) -> None:
        """Take back all that was painted since `begin_edit`."""
        edit, self._edit = self._edit, None
        if edit is not None and not edit.touched.empty:
            self.write_pixels(edit.touched, edit.before.part(edit.touched))

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
        self._check_regions(() if region is None else (region,))
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
        self._check_regions(() if region is None else (region,))
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

    def replace_layout(self, labels: np.ndarray, label: str = "") -> None:
        """Take over a whole label map, integers [h, w]; pixels of locked regions stay as they are. One step.

        Nothing counts as painted by hand then.

        A map of another size but the same proportions is scaled, each pixel the nearest one's id. UserError
        if its proportions are not the portrait's or an id is unknown; the layout then stays as it was.
        """
        if labels.ndim == 2 and same_shape(labels.shape, self.original_labels.shape):
            labels = at_size(labels, *self.original_labels.shape)
        check_layout(labels, self.portrait.size, self.regions, tr("The layout"))
        with self.edit(label or marked("Open layout")):
            everywhere = np.ones(labels.shape, bool)
            new = labels.astype(np.uint8)
            self._announce(self._paint_values(whole(labels.shape), everywhere, new, painted=False))

    # shapes

    def transform(self, shape: Shape, pose: Pose, mirror: bool = False) -> None:
        """Move, scale, turn, mirror or bend a part of the layout, as `shapes` cuts it out. One step.

        Inside an edit it takes the place of all that the edit has done so far: for a shape that is dragged,
        which is that of the layout before the edit. With `mirror` its twin on the other side of the face goes
        along. What lay behind comes into view; locked regions neither move nor get covered.
        """
        if self._edit is None:
            with self.edit(marked("Transform")):
                self.transform(shape, pose, mirror)
            return
        before = self._edit.before
        twin = twin_of(before.labels, shape, self.regions) if mirror else None
        moves = [] if twin is None else [(twin, pose.on_twin(twin.rect))]
        after = transformed(before, [*moves, (shape, pose)], self.regions, self._locked)
        changed = self._pixels.changes(after, whole(after.labels.shape))
        if not changed.empty:
            self._pixels.write(changed, after.part(changed))
            self._edit.touched = self._edit.touched.union(changed)
            self._announce(changed)

    def grow_region(self, region: int, pixels: float, mirror: bool = False) -> None:
        """Make a region wider by `pixels` all round, or narrower if they are negative. One step.

        Here and below `mirror` means the mirrored region too. A locked region stays as it is, and covers
        nothing. Only pixels whose label changes count as painted.
        """
        label = marked("Grow region") if pixels >= 0 else marked("Shrink region")
        self._reshape(label, region, mirror, lambda labels, r: grown(labels, r, pixels, self.regions))

    def smooth_region(self, region: int, pixels: float, mirror: bool = False) -> None:
        """Round the outline of a region: what is finer than `pixels` goes. One step."""
        smooth = partial(smoothed, pixels=pixels, regions=self.regions)
        self._reshape(marked("Smooth outline"), region, mirror, smooth)

    def fill_holes(self, region: int, mirror: bool = False) -> None:
        """Fill the holes of a region, except those with parts of a face in them. One step."""
        fill = partial(without_holes, regions=self.regions)
        self._reshape(marked("Fill holes"), region, mirror, fill)

    # styles of regions

    def assign_style(self, region_ids: Iterable[int], source: str | None, mix: float = 1.0) -> None:
        """Apply the style of the reference with id `source` (None: their own) to regions. One step."""
        style = RegionStyle(source, mix) if source is not None else RegionStyle()
        self._change_styles(dict.fromkeys(region_ids, style), marked("Style"))

    def assign_colour(self, region_ids: Iterable[int], source: str | None) -> None:
        """Give regions the colour of the reference with id `source` and leave them all else that they have.

        OWN_COLOUR: the portrait's own, under the form of another; None: the colour that goes with their
        form. One step.
        """
        label = marked("Remove colour") if source is None else marked("Colour")
        self._change_styles({region: self._styles[region].coloured(source) for region in region_ids}, label)

    def style_regions(self, styles: Mapping[int, RegionStyle], label: str, sliding: bool = False) -> None:
        """Give each of these regions its style. One step, named `label`.

        `sliding`: a slider is dragged. Consecutive calls for the same regions are one step then, until
        `end_mix` or another edit.
        """
        self._change_styles(styles, label, mixing=frozenset(styles) if sliding else frozenset())

    def take_face(self, source: str, shown: Iterable[int], hidden: Iterable[int]) -> None:
        """Apply the style of a reference to the regions it shows, their own to those it hides. One step."""
        wanted = dict.fromkeys(hidden, RegionStyle()) | dict.fromkeys(shown, RegionStyle(source))
        self._change_styles(wanted, marked("Style"))

    def set_mix(self, regions: int | Iterable[int], mix: float) -> None:
        """Set the reference's share (0..1) of the style of one region or several.

        Regions in their own style have none to set. Consecutive calls for the same regions are one step,
        until `end_mix` or another edit.
        """
        chosen = (regions,) if isinstance(regions, int) else tuple(regions)
        self._check_regions(chosen)
        wanted = {r: replace(self._styles[r], mix=mix) for r in chosen if not self._styles[r].is_own}
        self._change_styles(wanted, marked("Mix"), mixing=frozenset(wanted))

    def end_mix(self) -> None:
        """The slider was released: what it changes next is a new step."""
        self.history.seal()

    def reset_styles(self, region_ids: Iterable[int] | None = None) -> None:
        """Give regions (None: all) their own style back. One step."""
        chosen = self._styles if region_ids is None else region_ids
        self._change_styles(dict.fromkeys(chosen, RegionStyle()), marked("Reset style"))

    def set_fit(self, fit: Fit | None) -> None:
        """Use a fit to this photo, or None. One step. ValueError if it has other regions."""
        if fit is not None and fit.regions != len(self.regions):
            raise ValueError(f"a fit of {fit.regions} regions does not fit {self.regions.name}")
        if fit is not self._fit:
            command = FitChange(
                marked("Fit to photo") if fit is not None else marked("Remove fit"), self._fit, fit
            )
            command.do(self)
            self._push(command)

    # other states

    def restore(self, snapshot: Snapshot) -> None:
        """Return to a snapshot, whatever is locked. One step; no step if nothing differs from it.

        ValueError for a snapshot of a portrait of another size.
        """
        if snapshot.layout.shape != self.original_labels.shape:
            raise ValueError(f"a layout {snapshot.layout.shape} does not fit {self.original_labels.shape}")
        self.end_edit()
        label = marked("Return to an automatic snapshot")
        if snapshot.name:
            label = tr("Return to {name}", name=snapshot.name)
        parts: list[Command] = []
        then = Pixels(snapshot.layout, snapshot.painted)
        box = self._pixels.changes(then, whole(snapshot.layout.shape))
        if not box.empty:
            parts.append(LayoutPatch(label, box, self._pixels.part(box), then.part(box)))
        regions = [r for r in {*self._styles, *snapshot.styles} if self._styles[r] != snapshot.styles[r]]
        if regions:
            old, new = ({r: one[r] for r in regions} for one in (self._styles, snapshot.styles))
            parts.append(StyleChange(label, old, new))
        if snapshot.fit is not self._fit:
            parts.append(FitChange(label, self._fit, snapshot.fit))
        if parts:
            command = Together(label, parts)
            command.do(self)
            self._push(command)

    def go_to(self, steps: int) -> None:
        """Undo or redo until this many steps are done, as far as there are any."""
        self.end_edit()
        while len(self.history) > steps and self.history.can_undo:
            self.history.undo(self)
        while len(self.history) < steps and self.history.can_redo:
            self.history.redo(self)
        self.history_changed.emit()

    # the rest

    @contextmanager
    def one_step(self, label: str) -> Iterator[None]:
        """All edits inside are one step, named `label`; none of them is made if there is an exception."""
        self.end_edit()
        parts: list[Command] = []
        self._parts = parts
        try:
            yield
            self.end_edit()
        except BaseException:
            self.cancel_edit()
            Together(label, parts).undo(self)
            raise
        finally:
            self._parts = None
        if parts:
            self._push(Together(label, parts))

    def set_locked(self, region_id: int, locked: bool) -> None:
        """Lock a region against painting, or unlock it. Not a step of the history."""
        self._check_regions((region_id,))
        chosen = self._locked | {region_id} if locked else self._locked - {region_id}
        if chosen != self._locked:
            self._locked = chosen
            self.locks_changed.emit()

    def undo(self) -> None:
        """Take back the last step; an open edit is ended first, so it is the one taken back."""
        self.end_edit()
        self.history.undo(self)
        self.history_changed.emit()

    def redo(self) -> None:
        """Do the last undone step again."""
        self.end_edit()
        self.history.redo(self)
        self.history_changed.emit()

    def mark_saved(self) -> None:
        """From here on `modified` compares with the present state."""
        self.end_edit()
        self.history.mark_clean()
        self.snapshots.mark_clean()
        self.history_changed.emit()

    # for the commands of the history only

    def write_pixels(self, box: Box, values: Pixels) -> None:
        """Set what the layout holds in `box` and announce it, without a step."""
        self._pixels.write(box, values)
        self.layout_changed.emit(box)

    def write_styles(self, styles: Mapping[int, RegionStyle]) -> None:
        """Apply `styles` to their regions and announce it, without a step."""
        self._styles = self._styles.with_regions(styles)
        self.styles_changed.emit(frozenset(styles))

    def write_fit(self, fit: Fit | None) -> None:
        """Set the fit and announce it, without a step."""
        self._fit = fit
        self.fit_changed.emit()

    def _reshape(
        self, label: str, region: int, mirror: bool, reshaped: Callable[[np.ndarray, int], np.ndarray]
    ) -> None:
        self._check_regions((region,))
        twin = int(self.regions.mirrored_ids[region])
        with self.edit(label):
            for one in {region, twin} if mirror else {region}:
                if one not in self._locked:
                    now = self._pixels.labels
                    new = reshaped(now, one)
                    self._announce(self._paint_values(whole(now.shape), new != now, new, painted=True))

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
        marks[changing] = painted
        changed = box.part(inner)
        assert self._edit is not None
        self._edit.touched = self._edit.touched.union(changed)
        return changed

    def _announce(self, changed: Box) -> None:
        if not changed.empty:
            self.layout_changed.emit(changed)

    def _change_styles(
        self, wanted: Mapping[int, RegionStyle], label: str, mixing: frozenset[int] = frozenset()
    ) -> None:
        self._check_regions(wanted)
        after = {region: style for region, style in wanted.items() if self._styles[region] != style}
        if not after:
            return
        command = StyleChange(label, {region: self._styles[region] for region in after}, after, mixing)
        command.do(self)
        self._push(command)

    def _push(self, command: Command) -> None:
        if self._parts is not None:
            self._parts.append(command)
            return
        self.history.push(command)
        self.history_changed.emit()

    def _check_regions(self, region_ids: Iterable[int]) -> None:
        for region in region_ids:
            if not 0 <= region < len(self.regions):
                raise ValueError(f"{self.regions.name} has no region {region}")


def _read_only(array: np.ndarray) -> np.ndarray:
    """A view that cannot be written to."""
    view = array.view()
    view.setflags(write=False)
    return view
