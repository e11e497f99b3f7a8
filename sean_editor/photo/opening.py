"""Opening a photo: the face that is meant, and the portrait of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from models.translation import joined, tr, tr_plural
from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.errors import UserError
from sean_editor.photo.colour_space import seen
from sean_editor.photo.cut_portrait import (
    analysed_portrait,
    found_alignment,
    neutral_portrait,
    placed_alignment,
)

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser, FoundFace


class NeedsPoints(UserError):  # noqa: N818  (what it asks for, not a fault)
    """No face of a photo is sure: a person has to show its eyes and mouth corners.

    `guess` are the points [4, 2] of the likeliest face, in photo pixels, to begin with; None without any.
    """

    def __init__(self, message: str, guess: np.ndarray | None = None) -> None:
        super().__init__(message)
        self.guess = guess


@cache
def default_analyser() -> Analyser:
    """The one that is used where no other is given, with the weights in checkpoints/."""
    from sean_editor.photo.analysis import Analyser

    return Analyser()


def open_photo(
    photo: Photo,
    analyser: Analyser | None = None,
    face: FoundFace | int | None = None,
    size: int = PORTRAIT_SIZE,
) -> Portrait:
    """The portrait of a face in a photo, `size` pixels square, with the photo as its origin.

    `face` is one that `Analyser.find_faces` found, or its place in that list; without it the best sure one is
    taken. A photo that is no more than such a portrait, as those of CelebA-HQ, is taken as it is. NeedsPoints
    if no face is sure, UserError if there is no face of that number.
    """
    analyser = analyser or default_analyser()
    if face is None or isinstance(face, int):
        face = choose_face(photo, analyser.find_faces(seen(photo)), face)
    return analysed_portrait(photo, found_alignment(photo, face.points), analyser, size).portrait


def portrait_from_points(
    photo: Photo, points: np.ndarray, analyser: Analyser | None, size: int = PORTRAIT_SIZE
) -> Portrait:
    """The portrait of the face whose eyes and mouth corners are `points` float [4, 2], in photo pixels.

    They are the image-left eye, the image-right eye, and the mouth corners in the same order. Without an
    analyser the layout is a neutral one. UserError if the points coincide.
    """
    alignment = placed_alignment(photo, points)
    if analyser is None:
        return neutral_portrait(photo, alignment, points, size)
    return analysed_portrait(photo, alignment, analyser, size).portrait


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
    raise NeedsPoints(joined(seen, remedy), found[0].points if found else None)


def is_certain(photo: Photo, face: FoundFace) -> bool:
    """Whether a face that was found can be taken without asking: it is sure, or what it says about the crop
    is what the photo looks like anyway, being cropped already.
    """
    whole = Alignment.whole_square(*photo.size)
    return face.sure or bool(np.array_equal(found_alignment(photo, face.points).quad, whole.quad))
