"""The visible result of an edit: the network's picture, or only the pixels that were edited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from sean_editor.colour.surface import Surface
from sean_editor.document.chosen_colours import chosen_surfaces
from sean_editor.document.document import Document
from sean_editor.document.edited import edited_mask
from sean_editor.document.geometry import Box
from sean_editor.document.portrait import Portrait
from sean_editor.document.pulled import opened, pulled_reach
from sean_editor.document.pulled_portrait import photo_pull_reach, pulled_portrait, unpulled
from sean_editor.document.retouch import NO_RETOUCH, Retouch
from sean_editor.document.styles import StyleAssignment
from sean_editor.photo.blend import FEATHER, Blend, keep_unedited, soft_mask
from sean_editor.photo.paste_back import paste_back, paste_reach
from sean_editor.retouch import finished, finished_photo, retouch_reach
from sean_editor.texture.smoothing import scaled

_GRID = 8  # pixels of a label map


@dataclass(frozen=True, eq=False)
class Edit:
    """A portrait, and what is asked of it: a layout uint8 [H, W] and the styles of its regions.

    `painted` bool [H, W] says where paint was put down, also where it left the label; None: nowhere.
    `retouch` is what is done to the pixels at last, but for its pulls: `portrait` is what these make of the
    portrait, whichever was given, and all else is compared with that. `original` is the portrait before.

    The network repaints a portrait as a whole, with less detail than a photo has; here its picture is brought
    together with the original.
    """

    portrait: Portrait
    labels: np.ndarray
    styles: StyleAssignment
    painted: np.ndarray | None = None
    retouch: Retouch = NO_RETOUCH

    def __post_init__(self) -> None:
        object.__setattr__(self, "portrait", pulled_portrait(self.portrait, self.retouch.pulls))

    @classmethod
    def of(cls, document: Document) -> Edit:
        """The present state of a document, held fast."""
        return cls(
            document.portrait,
            document.labels.copy(),
            document.styles,
            document.painted.copy(),
            document.retouch,
        )

    @property
    def original(self) -> Portrait:
        """The portrait as it was before anything was dragged."""
        return unpulled(self.portrait)

    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """Those with a chosen colour."""
        return chosen_surfaces(self.portrait, self.styles, self.labels)

    @cached_property
    def edited(self) -> np.ndarray:
        """bool [H, W]: the pixels that are meant to change, beyond what was dragged."""
        return edited_mask(self.labels, self.portrait.labels, self.styles, self.anew)

    @cached_property
    def repainted(self) -> np.ndarray:
        """bool [H, W]: the pixels whose label changed or was painted anew."""
        return edited_mask(self.labels, self.portrait.labels, StyleAssignment(), self.anew)

    @property
    def marks(self) -> np.ndarray:
        """`painted`, bool [H, W]."""
        return np.zeros(self.labels.shape, bool) if self.painted is None else self.painted

    @cached_property
    def anew(self) -> np.ndarray | None:
        """bool [H, W]: where paint was put down, or pulls opened a gap; None: nowhere."""
        pulls = self.retouch.pulls
        gaps = opened(self.labels.shape, pulls) if pulls else None
        return gaps if self.painted is None else self.painted if gaps is None else self.painted | gaps

    def picture(self, result: np.ndarray, keep_unedited_parts: bool) -> np.ndarray:
        """The portrait with the edit, uint8 [H, W, 3]: the network's `result` as it is, or the original with
        the result where it was edited.
        """
        return keep_unedited(self.portrait.image, result, self.edited) if keep_unedited_parts else result

    def enlarged(self, result: np.ndarray, photo: np.ndarray, keep_unedited_parts: bool) -> np.ndarray:
        """As `picture`, at the size of the portrait's own `photo`, uint8 [P, P, 3], which is the original."""
        if keep_unedited_parts:
            return laid_over(photo, result, self.edited)
        return scaled(result, photo.shape[0])

    def whole_photo(
        self, result: np.ndarray, keep_unedited_parts: bool, blend: Blend, match_colours: bool
    ) -> np.ndarray:
        """The photo that the portrait was cut from with the edit in it, uint8 [H, W, 3] in its own colour
        space; see `paste_back`. ValueError if the portrait was not cut from a photo.
        """
        if self.portrait.origin is None:
            raise ValueError("this portrait was not cut out of a photo")
        return paste_back(
            self.portrait.origin,
            self.portrait.image,
            result,
            self.edited,
            blend,
            match_colours,
            keep_detail=keep_unedited_parts,
            relabelled=self.repainted,
        )

    def whole_photo_with(
        self,
        finished: np.ndarray,
        photo: np.ndarray,
        keep_unedited_parts: bool,
        blend: Blend,
        changed: np.ndarray | None = None,
    ) -> np.ndarray:
        """As `whole_photo`, from a picture with texture; it and the portrait's own `photo` are uint8
        [P, P, 3]. With `keep_unedited_parts` the whole photo stays, to the bit, outside `changed`, bool
        [P, P] (None: where the two differ).
        """
        if self.portrait.origin is None:
            raise ValueError("this portrait was not cut out of a photo")
        opacity = None
        if keep_unedited_parts:
            changed = (finished != photo).any(-1) if changed is None else changed
            opacity = changed.astype(np.float32)
        return paste_back(
            self.portrait.origin,
            photo,
            finished,
            self.edited,
            Blend.FEATHER if keep_unedited_parts else blend,
            match_colours=False,
            keep_detail=keep_unedited_parts,
            relabelled=self.repainted,
            opacity=opacity,
        )

    def retouched(self, picture: np.ndarray) -> np.ndarray:
        """The portrait's picture uint8 [P, Q, 3], of any size, after all else was done to it."""
        return finished(picture, self.labels, self.retouch)

    def retouched_photo(self, pixels: np.ndarray) -> np.ndarray:
        """The whole photo uint8 [H, W, 3] after all else was done to it. ValueError if there is none."""
        if self.portrait.origin is None:
            raise ValueError("this portrait was not cut out of a photo")
        return finished_photo(pixels, self.portrait.origin, self.labels, self.retouch)

    def retouch_reach(self, shape: tuple[int, ...], whole: bool = False) -> np.ndarray:
        """What `retouched` may change in a picture of `shape`, or if it is the `whole` photo
        `retouched_photo`: bool [H, W].
        """
        return retouch_reach(shape, self.labels, self.retouch, self.portrait.origin if whole else None)

    def reach(self, size: int | None, keep_unedited_parts: bool) -> np.ndarray:
        """What `picture` (no `size`), or `enlarged` to `size` pixels, may change: bool [H, W] or as large.

        It depends on the edit alone, and not on how the result looks.
        """
        shape = self.labels.shape if size is None else (size, size)
        if not keep_unedited_parts:
            return np.ones(shape, bool)
        alpha = soft_mask(self.edited, FEATHER * self.edited.shape[1])
        reached = self.pulled(shape)
        box = _reached(alpha)
        if not box.empty:
            part = reached[_slices(box, shape[0] / alpha.shape[0])]
            part |= _enlarged(alpha[box.slices], part, cv2.INTER_LINEAR) > 0
        return reached

    def pulled(self, shape: tuple[int, ...]) -> np.ndarray:
        """What was dragged of the portrait's picture at any size (H, W, ...), bool [H, W]."""
        return pulled_reach(shape, self.retouch.pulls)

    def photo_reach(self, keep_unedited_parts: bool, changed: np.ndarray | None = None) -> np.ndarray:
        """What `whole_photo`, or with `changed` bool [P, P] `whole_photo_with`, may change: bool [H, W]."""
        origin = self.original.origin
        if origin is None:
            raise ValueError("this portrait was not cut out of a photo")
        size, opacity = self.portrait.size[0], None
        if changed is not None:
            size = changed.shape[0]
            opacity = changed.astype(np.float32) if keep_unedited_parts else None
        reach = paste_reach(origin, size, self.edited, keep_unedited_parts, opacity)
        return reach | photo_pull_reach(origin, self.retouch.pulls) if self.retouch.pulls else reach


def laid_over(
    base: np.ndarray, picture: np.ndarray, mask: np.ndarray, feather: float | None = None
) -> np.ndarray:
    """`base` with `picture` on `mask` and a seam around it: a new array uint8 [B, B, 3].

    `base` uint8 [B, B, 3] and `picture` uint8 [P, P, 3] may differ in size from the bool [H, H] `mask`;
    `feather` is the seam's width in pixels of the mask. Only the part that changes is computed.
    """
    side, size = mask.shape[0], base.shape[0]
    alpha = soft_mask(mask, FEATHER * side if feather is None else feather)
    laid = base.copy()
    box = _reached(alpha)
    if box.empty:
        return laid
    part = laid[_slices(box, size / side)]
    opacity = _enlarged(alpha[box.slices], part, cv2.INTER_LINEAR)
    new = _enlarged(picture[_slices(box, picture.shape[0] / side)], part, cv2.INTER_CUBIC)
    part[...] = cv2.blendLinear(new, part.copy(), opacity, 1 - opacity)
    return laid


def _reached(alpha: np.ndarray) -> Box:
    """The box around all that is not transparent, its edges on pixels of smaller and larger pictures too."""
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not rows.size:
        return Box(0, 0, 0, 0)
    x0, y0 = (first // _GRID * _GRID for first in (columns[0], rows[0]))
    x1, y1 = (-(-(last + 1) // _GRID) * _GRID for last in (columns[-1], rows[-1]))
    return Box(x0, y0, x1, y1).clip(alpha.shape)


def _slices(box: Box, scale: float) -> tuple[slice, slice]:
    """Rows and columns of a box in a picture of another size."""
    x0, y0, x1, y1 = (round(edge * scale) for edge in (box.x0, box.y0, box.x1, box.y1))
    return slice(y0, y1), slice(x0, x1)


def _enlarged(array: np.ndarray, part: np.ndarray, method: int) -> np.ndarray:
    """`array` with as many rows and columns as `part`; averaged if it is the larger one."""
    height, width = part.shape[:2]
    if array.shape[:2] == (height, width):
        return array
    method = cv2.INTER_AREA if array.shape[0] > height else method
    return cv2.resize(array, (width, height), interpolation=method)
