"""The kinds of export: portrait, whole photo, layers, layout, matte of hair, before and after."""

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
from sean_editor.export.before_after import before_after
from sean_editor.export.composite import Edit
from sean_editor.export.formats import QUALITY
from sean_editor.export.layers import LayeredPicture, photo_layers, portrait_layers
from sean_editor.export.mask import write_labels
from sean_editor.export.matte import matte_picture, write_matte
from sean_editor.export.openraster import write_openraster
from sean_editor.export.photo import write_photo
from sean_editor.export.strip import proportions
from sean_editor.photo.blend import Blend
from sean_editor.photo.own_photo import own_photo, own_side
from sean_editor.texture.request import RegionReport, TextureResult
from sean_editor.texture.smoothing import scaled


class Kind(Enum):
    """A kind of export; the values are for settings."""

    PORTRAIT = "portrait"
    PHOTO = "photo"
    LAYERS = "layers"
    LAYOUT = "layout"
    MATTE = "matte"
    BEFORE_AFTER = "before-after"


@dataclass(frozen=True)
class ExportRequest:
    """A kind of export and its options.

    blend, match_colours  for the whole photo, where the result has no texture
    textured              with the texture of photos, if the portrait can have it
    side                  pixels of the portrait's side; None: that of its own photo
    whole                 for layers: those of the whole photo, if there is one, else of the portrait
    """

    kind: Kind
    keep_unedited: bool = True
    blend: Blend = Blend.FEATHER
    match_colours: bool = True
    textured: bool = False
    side: int | None = None
    whole: bool = True


Texture = Callable[[np.ndarray, int, bool, Cancelled], TextureResult]
"""Gives texture to the network's picture uint8 [H, W, 3]: at a side in pixels, whether what was not edited is
kept, and whether to stop.
"""


class Exports:
    """The pictures of one edit. `render` makes the network's picture of it, once, when it is first needed;
    `texture` gives texture to that, None if the portrait can have none.

    Not for several threads at a time.
    """

    def __init__(
        self,
        edit: Edit,
        render: Callable[[], np.ndarray],
        regions: RegionSet = CELEBAMASK_HQ,
        texture: Texture | None = None,
    ) -> None:
        self.edit = edit
        self.can_have_texture = texture is not None
        self._render, self._regions, self._texture = render, regions, texture
        self._photo: np.ndarray | None = None
        self._finished: tuple[tuple[int, bool], TextureResult] | None = None
        self._result: np.ndarray | None = None
        self._last: tuple[ExportRequest, Photo] | None = (
            None  # a whole photo is large: only the newest is kept
        )

    @property
    def own_side(self) -> int:
        """The side of the portrait's own photo, in pixels."""
        return own_side(self.edit.portrait)

    @property
    def reports(self) -> tuple[RegionReport, ...]:
        """How the regions of the last picture with texture got it."""
        return self._finished[1].reports if self._finished is not None else ()

    def flat(self, request: ExportRequest) -> ExportRequest:
        """The request for the picture that is shown: for layers, that which they make together."""
        if request.kind is not Kind.LAYERS:
            return request
        whole = request.whole and self.edit.portrait.origin is not None
        return replace(request, kind=Kind.PHOTO if whole else Kind.PORTRAIT)

    def size(self, kind: Kind, side: int | None = None) -> tuple[int, int]:
        """(width, height) in pixels, of a portrait with this side."""
        width, height = self.edit.portrait.size
        kind = self.flat(ExportRequest(kind)).kind
        if kind in (Kind.PORTRAIT, Kind.MATTE, Kind.BEFORE_AFTER) and width == height:
            width = height = side or self.own_side
        origin = self.edit.original.origin
        if kind is Kind.PHOTO and origin is not None:
            return origin.photo.size
        if kind is Kind.BEFORE_AFTER:
            margin, _, footer = proportions(height)
            return 2 * width + 3 * margin, height + margin + footer
        return width, height

    def picture(self, request: ExportRequest, cancelled: Cancelled = never) -> Photo:
        """The finished picture; for the whole photo with the colour profile and EXIF data of the original.

        CancelledError (of concurrent.futures) soon after `cancelled()` is true.
        """
        request = self.flat(request)
        if self._last is None or self._last[0] != request:
            self._last = (request, self._make(request, cancelled))
        return self._last[1]

    def write(
        self,
        path: Path,
        request: ExportRequest,
        quality: int = QUALITY,
        cancelled: Cancelled = never,
        personal_data: bool = False,
    ) -> None:
        """Write it in the format of the suffix, layers as OpenRaster, the layout as an indexed PNG, the matte
        as a grey picture. `personal_data`: a whole photo keeps location, owner, serial numbers and comments.

        UserError for another suffix or a place that cannot be written to, CancelledError (of
        concurrent.futures) once `cancelled()` is true: an older file then stays as it was.
        """
        if request.kind is Kind.LAYOUT:
            write_labels(path, self.edit.labels, self._regions)
            return
        if request.kind is Kind.LAYERS:
            write_openraster(path, self.layers(request, cancelled), cancelled)
            return
        photo = self.picture(request, cancelled)
        if request.kind is Kind.MATTE:
            write_matte(path, photo.pixels[..., 0], cancelled)
        else:
            origin = self.edit.original.origin
            whole = origin.photo if request.kind is Kind.PHOTO and origin is not None else photo
            write_photo(path, photo.pixels, whole, quality, cancelled, personal_data)

    def layers(self, request: ExportRequest, cancelled: Cancelled = never) -> LayeredPicture:
        """The layers of the picture that `request` asks for; see `picture`."""
        edit, request = self.edit, self.flat(replace(request, kind=Kind.LAYERS))
        pixels = self.picture(request, cancelled).pixels
        make = photo_layers if request.kind is Kind.PHOTO else portrait_layers
        return make(edit.original, pixels, edit.labels, self._regions)

    def original(self, request: ExportRequest) -> Photo | None:
        """The picture before the edit, at the size and in the colour space of `picture`; None for kinds that
        do not show it edited: layout, matte, before and after.
        """
        request, portrait = self.flat(request), self.edit.original
        if request.kind is Kind.PHOTO and portrait.origin is not None:
            return portrait.origin.photo
        if request.kind is not Kind.PORTRAIT:
            return None
        if self._as_it_is(request):
            return Photo(portrait.image, portrait.name, portrait.path if portrait.origin is None else None)
        return Photo(scaled(own_photo(portrait), request.side or self.own_side), portrait.name)

    def reach(self, request: ExportRequest, cancelled: Cancelled = never) -> np.ndarray:
        """The pixels of `picture` that the edit may change, bool [H, W]. It follows from the layout, the
        styles, the retouching, the pulls and the matte, and not from how the two pictures look.

        ValueError for a kind that has no `original`, CancelledError as for `picture`.
        """
        request, edit = self.flat(request), self.edit
        if request.kind not in (Kind.PHOTO, Kind.PORTRAIT):
            raise ValueError(f"{request.kind} shows no original")
        whole = request.kind is Kind.PHOTO
        repainted = self._repaint_reach(request, whole, cancelled)
        return repainted | edit.retouch_reach(repainted.shape, whole)

    def _repaint_reach(self, request: ExportRequest, whole: bool, cancelled: Cancelled) -> np.ndarray:
        """What the network and the texture pass may change, bool [H, W]."""
        edit = self.edit
        if request.textured and self.can_have_texture and not self._stays(request):
            side = self.own_side if whole else request.side or self.own_side
            changed = self._with_texture(
                self._network_picture(), side, request.keep_unedited, cancelled
            ).changed
            changed = np.ones((side, side), bool) if changed is None else changed
            if whole:
                return edit.photo_reach(request.keep_unedited, changed)
            return changed | edit.pulled(changed.shape)
        if whole:
            return edit.photo_reach(request.keep_unedited)
        size = None if self._as_it_is(request) else request.side or self.own_side
        return edit.reach(size, request.keep_unedited)

    def seam(self, kind: Kind, side: int | None = None) -> tuple[float, float]:
        """A point (x, y) of the picture where edited and unedited meet, as near its middle as can be; of a
        portrait with this side.
        """
        width, height = self.edit.portrait.size
        kind = self.flat(ExportRequest(kind)).kind
        edited = self.edit.edited.view(np.uint8)
        rows, columns = np.nonzero(cv2.dilate(edited, np.ones((3, 3), np.uint8)) - edited)
        x, y = width / 2, height / 2
        if rows.size:
            nearest = np.argmin(np.hypot(columns - x, rows - y))
            x, y = columns[nearest] + 0.5, rows[nearest] + 0.5
        origin = self.edit.portrait.origin
        if kind is Kind.PHOTO and origin is not None:
            x, y = origin.alignment.to_photo(np.array([[x / width, y / height]]))[0]
        elif kind in (Kind.PORTRAIT, Kind.MATTE, Kind.BEFORE_AFTER):
            across, down = self.size(Kind.PORTRAIT, side)
            x, y = x * across / width, y * down / height
            if kind is Kind.BEFORE_AFTER:
                margin = proportions(down)[0]
                x, y = x + across + 2 * margin, y + margin
        return float(x), float(y)

    def _make(self, request: ExportRequest, cancelled: Cancelled) -> Photo:
        edit = self.edit
        portrait, origin = edit.portrait, edit.portrait.origin
        if request.kind is Kind.LAYOUT:
            return Photo(self._regions.palette()[edit.labels], portrait.name)
        if request.kind is Kind.MATTE:
            grey = matte_picture(portrait, request.side or self.own_side)
            return Photo(np.repeat(grey[..., None], 3, axis=2), portrait.name)
        if request.kind is Kind.PHOTO and origin is not None:
            pixels = edit.retouched_photo(self._whole_photo(origin.photo, request, cancelled))
            return replace(origin.photo, pixels=pixels)
        picture = edit.retouched(self._portrait(request, cancelled))
        if request.kind is Kind.BEFORE_AFTER:
            original = self.original(replace(request, kind=Kind.PORTRAIT))
            assert original is not None
            picture = before_after(original.pixels, picture)
        return Photo(picture, portrait.name)

    def _portrait(self, request: ExportRequest, cancelled: Cancelled) -> np.ndarray:
        """The edited portrait before it is retouched, at the size that is asked for."""
        keep, side, as_it_is = request.keep_unedited, request.side or self.own_side, self._as_it_is(request)
        if self._stays(request):
            return self.edit.portrait.image if as_it_is else scaled(self._own_photo(), side)
        result = self._network_picture()
        if as_it_is:
            return self.edit.picture(result, keep)
        if request.textured and self.can_have_texture:
            return self._with_texture(result, side, keep, cancelled).picture
        return self.edit.enlarged(result, scaled(self._own_photo(), side), keep)

    def _as_it_is(self, request: ExportRequest) -> bool:
        """Whether a portrait is written at the size of its label map, without texture."""
        width, height = self.edit.portrait.size
        textured = request.textured and self.can_have_texture
        return not textured and (width != height or (request.side or self.own_side) == width)

    def _stays(self, request: ExportRequest) -> bool:
        """Whether nothing is repainted: what there is to see is the photo, to the bit."""
        return request.keep_unedited and not self.edit.edited.any()

    def _network_picture(self) -> np.ndarray:
        if self._result is None:
            self._result = self._render()
        return self._result

    def _whole_photo(self, photo: Photo, request: ExportRequest, cancelled: Cancelled) -> np.ndarray:
        """The photo before it is retouched."""
        if self._stays(request):
            return photo.pixels
        keep, blend, result = request.keep_unedited, request.blend, self._network_picture()
        if not (request.textured and self.can_have_texture):
            return self.edit.whole_photo(result, keep, blend, request.match_colours)
        finished = self._with_texture(result, self.own_side, keep, cancelled)
        return self.edit.whole_photo_with(finished.picture, self._own_photo(), keep, blend, finished.changed)

    def _with_texture(self, result: np.ndarray, side: int, keep: bool, cancelled: Cancelled) -> TextureResult:
        assert self._texture is not None
        if self._finished is None or self._finished[0] != (side, keep):
            self._finished = (side, keep), self._texture(result, side, keep, cancelled)
        return self._finished[1]

    def _own_photo(self) -> np.ndarray:
        if self._photo is None:
            self._photo = own_photo(self.edit.portrait)
        return self._photo
