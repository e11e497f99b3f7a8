"""From a face in a photo to a portrait: the one way, for the window, the command line and Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import cv2
import numpy as np

from models.translation import tr
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.errors import UserError
from sean_editor.photo.cut_labels import cut_labels
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.neutral import NEUTRAL_POINTS, neutral_layout
from sean_editor.photo.own_photo import own_photo
from sean_editor.photo.resizing import fit_labels

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Parsing

DETAILED_SIZE = 512
"""Side of the crop that the analyser gets, in pixels, if the photo has more there than a portrait."""
ALIGNED_WITHIN = 0.04
"""By this fraction of its side the crop of a face may differ from a picture that is taken as it is."""


class LabelsRegions(Protocol):
    """An `Analyser`, or what stands for one."""

    def parse(self, image: np.ndarray, /) -> Parsing: ...


class Labelled(NamedTuple):
    """A portrait whose regions the analyser labelled, and what it says about them."""

    portrait: Portrait
    parsing: Parsing


def found_alignment(photo: Photo, points: np.ndarray) -> Alignment:
    """The crop of a face that was found, with these points [4, 2] in photo pixels; the whole picture if it is
    that crop already.
    """
    alignment, whole = Alignment.from_points(points), Alignment.whole_square(*photo.size)
    off = np.abs(alignment.quad - whole.quad).max() / whole.side
    return whole if off <= ALIGNED_WITHIN else alignment


def placed_alignment(photo: Photo, points: np.ndarray) -> Alignment:
    """The crop of the face that a person put these points [4, 2] on, exactly. UserError if they coincide."""
    try:
        return Alignment.from_points(points)
    except ValueError as error:
        raise UserError(
            tr("These points do not show a face in {file}: {error}.", file=photo.name, error=error)
        ) from error


def analysed_portrait(
    photo: Photo,
    alignment: Alignment,
    analyser: LabelsRegions,
    size: int = PORTRAIT_SIZE,
    name: str = "",
) -> Labelled:
    """The crop, `size` pixels square, labelled by the analyser; called `name`, or as the photo is.

    UserError if the analyser's weights cannot be used.
    """
    image = cut_out(photo, alignment, size)
    detailed = _detailed_size(alignment)
    parsing = analyser.parse(image if size == detailed else cut_out(photo, alignment, detailed))
    return Labelled(_portrait(photo, alignment, image, fit_labels(parsing.labels, size), name), parsing)


def labels_found(portrait: Portrait, analyser: LabelsRegions) -> np.ndarray:
    """The label map that the analyser gives a portrait, of the portrait's size: seen in its photo, if it has
    one. UserError if the analyser's weights cannot be used.
    """
    origin = portrait.origin
    if origin is None:
        image = own_photo(portrait)
    else:
        image = cut_out(origin.photo, origin.alignment, _detailed_size(origin.alignment))
    width, height = portrait.size
    labels = analyser.parse(image).labels
    return cv2.resize(labels, (width, height), interpolation=cv2.INTER_NEAREST_EXACT)


def _detailed_size(alignment: Alignment) -> int:
    """The side of the crop that the analyser gets."""
    return DETAILED_SIZE if round(alignment.side) > PORTRAIT_SIZE else PORTRAIT_SIZE


def neutral_portrait(
    photo: Photo,
    alignment: Alignment,
    points: np.ndarray | None = None,
    size: int = PORTRAIT_SIZE,
    name: str = "",
) -> Portrait:
    """The crop with the layout of an ordinary face, which meets `points` [4, 2] of the photo if there are
    any.
    """
    places = NEUTRAL_POINTS if points is None else alignment.to_crop(points)
    image = cut_out(photo, alignment, size)
    return _portrait(photo, alignment, image, neutral_layout(size, places), name)


def mapped_portrait(
    photo: Photo, alignment: Alignment, labels: np.ndarray, size: int = PORTRAIT_SIZE, name: str = ""
) -> Portrait:
    """The crop with a label map [h, w] that was made for it or for the whole photo (see `cut_labels`)."""
    image = cut_out(photo, alignment, size)
    return _portrait(photo, alignment, image, cut_labels(labels, photo, alignment, size), name)


def _portrait(
    photo: Photo, alignment: Alignment, image: np.ndarray, labels: np.ndarray, name: str
) -> Portrait:
    origin = PhotoOrigin(photo, alignment)
    return Portrait(name or photo.name, image, labels, photo.path, origin, notices=photo.notices)
