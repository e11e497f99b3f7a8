"""Edits of whole shapes: moved and bent, grown, smoothed, without holes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from models.translation import marked
from sean_editor.document.layout import Layout
from sean_editor.document.outlines import grown, smoothed, without_holes
from sean_editor.document.portrait import check_regions
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import Shape, twin_of
from sean_editor.document.transforming import transformed


class Reshaping:
    """Reshapes the regions of one layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def transform(self, shape: Shape, pose: Pose, mirror: bool = False) -> None:
        """Move, scale, turn, mirror or bend a part of the layout, as `shapes` cuts it out. One step.

        Inside an edit it takes the place of all that the edit has done so far: for a shape that is dragged,
        which is that of the layout before the edit. With `mirror` its twin on the other side of the face goes
        along. What lay behind comes into view; locked regions neither move nor get covered.
        """
        layout, edit = self._layout, self._layout.open_edit
        if edit is None:
            with layout.edit(marked("Transform")):
                self.transform(shape, pose, mirror)
            return
        before, regions = edit.before, layout.regions
        twin = twin_of(before.labels, shape, regions) if mirror else None
        moves = [] if twin is None else [(twin, pose.on_twin(twin.rect))]
        layout.set_pixels(transformed(before, [*moves, (shape, pose)], regions, layout.locked))

    def grow_region(self, region: int, pixels: float, mirror: bool = False) -> None:
        """Make a region wider by `pixels` all round, or narrower if they are negative. One step.

        Here and below `mirror` means the mirrored region too. A locked region stays as it is, and covers
        nothing. Only pixels whose label changes count as painted.
        """
        label = marked("Grow region") if pixels >= 0 else marked("Shrink region")
        self._reshape(label, region, mirror, partial(grown, pixels=pixels, regions=self._layout.regions))

    def smooth_region(self, region: int, pixels: float, mirror: bool = False) -> None:
        """Round the outline of a region: what is finer than `pixels` goes. One step."""
        smooth = partial(smoothed, pixels=pixels, regions=self._layout.regions)
        self._reshape(marked("Smooth outline"), region, mirror, smooth)

    def fill_holes(self, region: int, mirror: bool = False) -> None:
        """Fill the holes of a region, except those with parts of a face in them. One step."""
        fill = partial(without_holes, regions=self._layout.regions)
        self._reshape(marked("Fill holes"), region, mirror, fill)

    def _reshape(
        self, label: str, region: int, mirror: bool, reshaped: Callable[[np.ndarray, int], np.ndarray]
    ) -> None:
        layout = self._layout
        check_regions((region,), layout.regions)
        twin = int(layout.regions.mirrored_ids[region])
        with layout.edit(label):
            for one in {region, twin} if mirror else {region}:
                if one not in layout.locked:
                    now = layout.labels
                    new = reshaped(now, one)
                    layout.paint_labels(new, new != now, painted=True)
