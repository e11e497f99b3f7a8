"""The document: one portrait, the layout being edited, the styles of its regions, and the history.

Everything a person changes goes through here, becomes one step of the history and is announced by signals.
One thread only; hand copies of `labels` to others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import marked, tr
from sean_editor.document.commands import FitChange, LayoutPatch, RetouchChange, StyleChange, Together
from sean_editor.document.dragging import Dragging
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.history import Command, History
from sean_editor.document.layout import Layout
from sean_editor.document.open_edit import OpenEdit
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait, check_layout, check_regions
from sean_editor.document.pulled import pulled_labels
from sean_editor.document.reshaping import Reshaping
from sean_editor.document.retouch import NO_RETOUCH, Retouch
from sean_editor.document.signal import Signal
from sean_editor.document.slide import Slide
from sean_editor.document.snapshots import Snapshot, Snapshots
from sean_editor.document.styles import RegionStyle, StyleAssignment


class Document:
    """An open portrait. UserError if its label map has ids that `regions` lacks.

    Signals: layout_changed(Box) with the pixels whose label or paint changed, styles_changed(frozenset of
    region ids), fit_changed(), retouch_changed(), history_changed(), slider_released() and locks_changed().
    The methods that change the layout are those of `Layout`, `Reshaping` and `Dragging`, which say what they
    do. Locked regions are never painted over; undo and redo work regardless of locks.
    """

    def __init__(self, portrait: Portrait, regions: RegionSet = CELEBAMASK_HQ) -> None:
        check_layout(
            portrait.labels, portrait.size, regions, tr("The label map of {portrait}", portrait=portrait.name)
        )
        self.portrait = portrait
        self.regions = regions
        self.history = History()
        self.styles_changed, self.fit_changed, self.history_changed = Signal(), Signal(), Signal()
        self.retouch_changed, self.slider_released = Signal(), Signal()
        self.slide: Slide | None = None
        """While a change of styles is announced: the slider that made it, if one did."""
        self.snapshots = Snapshots()
        self.snapshots.changed.connect(self.history_changed.emit)
        self._styles = StyleAssignment()
        self._fit: Fit | None = None
        self._retouch = NO_RETOUCH
        self._parts: list[Command] | None = None  # of a step in the making
        self._layout = Layout(portrait, regions, self._push, lambda change: change.undo(self))
        self._offer(self._layout, Reshaping(self._layout))
        self._dragging = Dragging(self._layout, portrait.labels, lambda: self._retouch, self.write_retouch)
        self.pull_outline, self.reset_outline = self._dragging.pull_outline, self._dragging.reset_outline

    def _offer(self, layout: Layout, reshaping: Reshaping) -> None:
        """What is done to the layout is done by these names: `document.fill(...)`."""
        self.layout_changed, self.locks_changed = layout.changed, layout.locks_changed
        self.region_at, self.set_locked = layout.region_at, layout.set_locked
        self.begin_edit, self.end_edit = layout.begin_edit, layout.end_edit
        self.cancel_edit, self.edit = layout.cancel_edit, layout.edit
        self.paint_segment, self.paint_path = layout.paint_segment, layout.paint_path
        self.paint_mask, self.replace_layout = layout.paint_mask, layout.replace
        self.fill, self.fill_rectangle = layout.fill, layout.fill_rectangle
        self.fill_polygon = layout.fill_polygon
        self.transform, self.grow_region = reshaping.transform, reshaping.grow_region
        self.smooth_region, self.fill_holes = reshaping.smooth_region, reshaping.fill_holes

    # what there is to read

    @property
    def labels(self) -> np.ndarray:
        """The layout, uint8 [H, W]: a read-only view that follows every edit."""
        return self._layout.labels

    @property
    def region_ids(self) -> frozenset[int]:
        """The ids in the layout."""
        return self._layout.region_ids

    @property
    def painted(self) -> np.ndarray:
        """Where paint was put down and not erased, bool [H, W]: a read-only view that follows every edit.

        Also where it left the label as it was.
        """
        return self._layout.painted

    @property
    def original_labels(self) -> np.ndarray:
        """The label map the portrait came with, dragged as its outline is; uint8 [H, W], read-only."""
        return self._layout.original_labels

    @property
    def styles(self) -> StyleAssignment:
        """The style in use for each region."""
        return self._styles

    @property
    def fit(self) -> Fit | None:
        """The fit of the network to this photo, None if there is none."""
        return self._fit

    @property
    def retouch(self) -> Retouch:
        """What is done to the pixels at last."""
        return self._retouch

    @property
    def locked(self) -> frozenset[int]:
        """The ids of the locked regions."""
        return self._layout.locked

    @property
    def editing(self) -> bool:
        """Whether a stroke is under way (between `begin_edit` and `end_edit`)."""
        return self.open_edit is not None

    @property
    def open_edit(self) -> OpenEdit | None:
        """The stroke or transformation under way; None if there is none."""
        return self._layout.open_edit

    @property
    def open_step(self) -> LayoutPatch | Together | None:
        """The step that the stroke under way would be if it ended now; None if there is none."""
        return self._layout.open_step

    @property
    def undo_label(self) -> str:
        """The name of the step that `undo` would take back, "" if there is none."""
        edit = self.open_edit
        return edit.label if edit is not None and edit.changed else self.history.undo_label

    @property
    def modified(self) -> bool:
        """Whether anything differs from the last saved state."""
        edit, saved = self.open_edit, self.history.is_clean and self.snapshots.is_clean
        return not saved or (edit is not None and edit.changed)

    # styles of regions

    def assign_style(self, region_ids: Iterable[int], source: str | None, mix: float = 1.0) -> None:
        """Apply the style of the reference with id `source` (None: their own) to regions. One step."""
        style = RegionStyle(source, mix) if source is not None else RegionStyle()
        self._change_styles(dict.fromkeys(region_ids, style), marked("Style"))

    def assign_colour(self, region_ids: Iterable[int], source: str | None) -> None:
        """Give regions the colour of the reference with id `source` and leave them all else that they have.

        OWN_COLOUR: the portrait's own, under the form of another; "#rrggbb": a chosen one; None: the colour
        that goes with their form. One step.
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
        check_regions(chosen, self.regions)
        wanted = {r: replace(self._styles[r], mix=mix) for r in chosen if not self._styles[r].is_own}
        self._change_styles(wanted, marked("Mix"), mixing=frozenset(wanted))

    def end_mix(self) -> None:
        """The slider was released: what it changes next is a new step. If it is where it was taken, there is
        no step.
        """
        steps = len(self.history)
        self.history.seal()
        if len(self.history) != steps:
            self.history_changed.emit()
        self.slider_released.emit()

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

    def set_retouch(self, retouch: Retouch, label: str, sliding: str = "") -> None:
        """Retouch so. One step, named `label`; none if nothing changes.

        `sliding`: the name of a slider that is dragged. Consecutive calls with the same name are one step
        then, until `end_mix` or another edit. The layout goes along with other pulls, in a step of their own.
        ValueError for regions that there are not.
        """
        check_regions(retouch.touches, self.regions)
        if retouch.pulls != self._retouch.pulls:
            self._dragging.change_to(retouch, label)
        elif retouch != self._retouch:
            command = RetouchChange(label, self._retouch, retouch, sliding)
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
        command = snapshot.step_from(self._layout.pixels, self._styles, self._fit, self._retouch)
        if command is not None:
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
    def one_step(self, label: str, sliding: str = "") -> Iterator[None]:
        """All edits inside are one step, named `label`; none of them is made if there is an exception.

        `sliding`: as for `set_retouch`; the edits inside have to slide, too.
        """
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
            self._push(Together(label, parts, sliding))

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
        self._layout.write(box, values)

    def write_styles(self, styles: Mapping[int, RegionStyle]) -> None:
        """Apply `styles` to their regions and announce it, without a step."""
        self._styles = self._styles.with_regions(styles)
        self.styles_changed.emit(frozenset(styles))

    def write_fit(self, fit: Fit | None) -> None:
        """Set the fit and announce it, without a step."""
        self._fit = fit
        self.fit_changed.emit()

    def write_retouch(self, retouch: Retouch) -> None:
        """Set the retouching and announce it, without a step."""
        if retouch.pulls != self._retouch.pulls:
            self._layout.original_labels = pulled_labels(self.portrait.labels, retouch.pulls)
        self._retouch = retouch
        self.retouch_changed.emit()

    def _change_styles(
        self, wanted: Mapping[int, RegionStyle], label: str, mixing: frozenset[int] = frozenset()
    ) -> None:
        check_regions(wanted, self.regions)
        after = {region: style for region, style in wanted.items() if self._styles[region] != style}
        if not after:
            return
        command = StyleChange(label, {region: self._styles[region] for region in after}, after, mixing)
        self.slide = Slide.of(command.before, after) if mixing else None
        try:
            command.do(self)
        finally:
            self.slide = None
        self._push(command)

    def _push(self, command: Command) -> None:
        if self._parts is not None:
            self._parts.append(command)
            return
        self.history.push(command)
        self.history_changed.emit()
