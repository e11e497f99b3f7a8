"""From a photo to a portrait: the face found, cut out, its regions labelled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr, tr_plural
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.neutral import neutral_layout
from sean_editor.photo.resizing import fit_labels

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser, FoundFace

ALIGNED_WITHIN = 0.04
"""By this fraction of its side the crop of a face may differ from a picture that is taken as it is."""

_PARSED_SIZE = 256


class NeedsPoints(UserError):  # noqa: N818  (what it asks for, not a fault)
    """No face of a photo is sure: a person has to show its eyes and mouth corners."""


@cache
def default_analyser() -> Analyser:
    """The one that is used where no other is given, with the weights in checkpoints/."""
    from sean_editor.photo.analysis import Analyser

    return Analyser()


def open_photo(
    photo: Photo, analyser: Analyser | None = None, face: FoundFace | int | None = None, size: int = 256
) -> Portrait:
    """The portrait of a face in a photo, `size` pixels square, with the photo as its origin.

    `face` is one that `Analyser.find_faces` found, or its place in that list; without it the best sure one is
    taken. A photo that is no more than such a portrait, as those of CelebA-HQ, is taken as it is. NeedsPoints
    if no face is sure, UserError if there is no face of that number.
    """
    analyser = analyser or default_analyser()
    if face is None or isinstance(face, int):
        face = choose_face(photo, analyser.find_faces(photo.pixels), face)
    return _cut_and_labelled(photo, alignment_for(photo, face.points), analyser, size)


def portrait_from_points(
    photo: Photo, points: np.ndarray, analyser: Analyser | None, size: int = 256
) -> Portrait:
    """The portrait of the face whose eyes and mouth corners are `points` float [4, 2], in photo pixels.

    They are the image-left eye, the image-right eye, and the mouth corners in the same order. Without an
    analyser the layout is a neutral one. UserError if the points coincide.
    """
    try:
        alignment = Alignment.from_points(points)
    except ValueError as error:
        raise UserError(
            tr("These points do not show a face in {file}: {error}.", file=photo.name, error=error)
        ) from error
    if analyser is not None:
        return _cut_and_labelled(photo, alignment, analyser, size)
    layout = neutral_layout(size, alignment.to_crop(points))
    return Portrait(
        photo.name, cut_out(photo, alignment, size), layout, photo.path, PhotoOrigin(photo, alignment)
    )


def choose_face(photo: Photo, found: Sequence[FoundFace], index: int | None = None) -> FoundFace:
    """The face in place `index` of those `found`, or the first certain one. Errors as for `open_photo`."""
    if index is not None:
        if not 0 <= index < len(found):
            raise UserError(
                tr_plural(
                    "{file} shows {n} face: there is no face {number}.",
                    "{file} shows {n} faces: there is no face {number}.",
                    len(found),
                    file=photo.path or photo.name,
                    number=index + 1,
                )
            )
        return found[index]
    for face in found:
        if is_certain(photo, face):
            return face
    file = photo.path or photo.name
    if found:
        seen = tr("No face was found with certainty in {file}.", file=file)
    else:
        seen = tr("No face was found in {file}.", file=file)
    if photo.path is None:
        remedy = tr(
            "Show where the eyes and the corners of the mouth are, or give a label map made for this picture."
        )
    else:
        remedy = tr(
            "Show where the eyes and the corners of the mouth are, "
            "or give a label map made for this picture, as {labels}.",
            labels=photo.path.parent / "labels" / f"{photo.path.stem}.png",
        )
    raise NeedsPoints(f"{seen} {remedy}")


def is_certain(photo: Photo, face: FoundFace) -> bool:
    """Whether a face that was found can be taken without asking: it is sure, or what it says about the crop
    is what the photo looks like anyway, being cropped already.
    """
    return face.sure or bool(np.array_equal(alignment_for(photo, face.points).quad, _whole(photo).quad))


def alignment_for(photo: Photo, points: np.ndarray) -> Alignment:
    """The crop of the face with these points [4, 2]; the whole picture if it is that crop already."""
    alignment, whole = Alignment.from_points(points), _whole(photo)
    off = np.abs(alignment.quad - whole.quad).max() / whole.side
    return whole if off <= ALIGNED_WITHIN else alignment


def _whole(photo: Photo) -> Alignment:
    return Alignment.whole_square(*photo.size)


def _cut_and_labelled(photo: Photo, alignment: Alignment, analyser: Analyser, size: int) -> Portrait:
    image = cut_out(photo, alignment, size)
    parsed = image if size == _PARSED_SIZE else cut_out(photo, alignment, _PARSED_SIZE)
    labels = fit_labels(analyser.parse(parsed).labels, size)
    return Portrait(photo.name, image, labels, photo.path, PhotoOrigin(photo, alignment))
