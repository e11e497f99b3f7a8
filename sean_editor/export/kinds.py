"""The kinds of export: the portrait, the whole photo, the layout, before and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import cv2
import numpy as np

from models.atomic_write import Cancelled, never
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.photo_origin import Photo
from sean_editor.export.before_after import before_after, proportions
from sean_editor.export.composite import Edit
from sean_editor.export.formats import QUALITY
from sean_editor.export.mask import write_labels
from sean_editor.export.photo import write_photo
from sean_editor.photo.blend import Blend


class Kind(Enum):
    """A kind of export; the values are for settings."""

    PORTRAIT = "portrait"
    PHOTO = "photo"
    LAYOUT = "layout"
    BEFORE_AFTER = "before-after"


@dataclass(frozen=True)
class ExportRequest:
    """A kind of export and its options; `blend` and `match_colours` are for the whole photo."""

    kind: Kind
    keep_unedited: bool = True
    blend: Blend = Blend.FEATHER
    match_colours: bool = True


class Exports:
    """The pictures of one edit. `render` makes the network's picture of it, once, when it is first needed.

    Not for several threads at a time.
    """

    def __init__(
        self, edit: Edit, render: Callable[[], np.ndarray], regions: RegionSet = CELEBAMASK_HQ
    ) -> None:
        self.edit = edit
        self._render, self._regions = render, regions
        self._result: np.ndarray | None = None
        self._last: tuple[ExportRequest, Photo] | None = (
            None  # a whole photo is large: only the newest is kept
        )

    def size(self, kind: Kind) -> tuple[int, int]:
        """(width, height) in pixels."""
        width, height = self.edit.portrait.size
        origin = self.edit.portrait.origin
        if kind is Kind.PHOTO and origin is not None:
            return origin.photo.size
        if kind is Kind.BEFORE_AFTER:
            margin, _, footer = proportions(height)
            return 2 * width + 3 * margin, height + margin + footer
        return width, height

    def picture(self, request: ExportRequest) -> Photo:
        """The finished picture; for the whole photo with the colour profile and EXIF data of the original."""
        if self._last is None or self._last[0] != request:
            self._last = (request, self._make(request))
        return self._last[1]

    def write(
        self, path: Path, request: ExportRequest, quality: int = QUALITY, cancelled: Cancelled = never
    ) -> None:
        """Write it in the format of the suffix, the layout as an indexed PNG.

        UserError for another suffix or a place that cannot be written to, CancelledError (of
        concurrent.futures) once `cancelled()` is true: an older file then stays as it was.
        """
        if request.kind is Kind.LAYOUT:
            write_labels(path, self.edit.labels, self._regions)
        else:
            photo = self.picture(request)
            write_photo(path, photo.pixels, photo, quality, cancelled)

    def seam(self, kind: Kind) -> tuple[float, float]:
        """A point (x, y) of the picture where edited and unedited meet, as near its middle as can be."""
        width, height = self.edit.portrait.size
        edited = self.edit.edited.view(np.uint8)
        rows, columns = np.nonzero(cv2.dilate(edited, np.ones((3, 3), np.uint8)) - edited)
        x, y = width / 2, height / 2
        if rows.size:
            nearest = np.argmin(np.hypot(columns - x, rows - y))
            x, y = columns[nearest] + 0.5, rows[nearest] + 0.5
        origin = self.edit.portrait.origin
        if kind is Kind.PHOTO and origin is not None:
            x, y = origin.alignment.to_photo(np.array([[x / width, y / height]]))[0]
        elif kind is Kind.BEFORE_AFTER:
            margin = proportions(height)[0]
            x, y = x + width + 2 * margin, y + margin
        return float(x), float(y)

    def _make(self, request: ExportRequest) -> Photo:
        edit = self.edit
        portrait, origin = edit.portrait, edit.portrait.origin
        if request.kind is Kind.LAYOUT:
            return Photo(self._regions.palette()[edit.labels], portrait.name)
        if self._result is None:
            self._result = self._render()
        if request.kind is Kind.PHOTO and origin is not None:
            pixels = edit.whole_photo(
                self._result, request.keep_unedited, request.blend, request.match_colours
            )
            return replace(origin.photo, pixels=pixels)
        picture = edit.picture(self._result, request.keep_unedited)
        if request.kind is Kind.BEFORE_AFTER:
            picture = before_after(portrait.image, picture)
        return Photo(picture, portrait.name)
