"""Portraits by file or by the bare name of one that comes with the program."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np

from models.translation import tr
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.errors import UserError
from sean_editor.photo.decode import read_photo
from sean_editor.photo.label_order import AUTO
from sean_editor.photo.opening import default_analyser, portrait_from_points
from sean_editor.photo.portraits import load_portrait, shipped_portraits


def find_portrait(name: Path | str) -> Path:
    """The image file meant by `name`: a path, or the name of a shipped portrait ("amara", in any case).

    UserError if there is neither.
    """
    path = Path(name)
    if path.exists():
        return path
    shipped = {image.stem: image for image in shipped_portraits()}
    if path.suffix or path.parent != Path():
        raise UserError(tr("There is no file {file}. Check the name.", file=path))
    if path.name.lower() not in shipped:
        names = ", ".join(shipped) or "none"
        raise UserError(
            tr(
                "There is no picture “{name}”. Give a file, or a shipped portrait: {names}.",
                name=name,
                names=names,
            )
        )
    return shipped[path.name.lower()]


def open_portrait(
    name: Path | str,
    labels: Path | str | None = None,
    size: int = PORTRAIT_SIZE,
    face: int | None = None,
    points: np.ndarray | None = None,
    order: str = AUTO,
) -> Portrait:
    """The portrait in a file, or the shipped one of that name, as `load_portrait` says.

    `points` [4, 2] show the face of a photo, as for `portrait_from_points`; `order` is that of the label
    map's ids: "auto", "celebamask-hq" or "face-parsing". Warns of what a person should know of how the files
    were read (`Portrait.notices`). UserError if a file cannot be read, a label map that was given does not
    fit, or the photo has no such face.
    """
    portrait = portrait_by_name(name, labels, size, face, points, order)
    for notice in portrait.notices:
        warnings.warn(notice, stacklevel=2)
    return portrait


def portrait_by_name(
    name: Path | str,
    labels: Path | str | None = None,
    size: int = PORTRAIT_SIZE,
    face: int | None = None,
    points: np.ndarray | None = None,
    order: str = AUTO,
) -> Portrait:
    """As `open_portrait`, without a warning."""
    path = find_portrait(name)
    if points is None:
        return load_portrait(path, labels, size, face=face, order=order)
    if labels is not None or face is not None:
        raise UserError(
            tr(
                "Points show which face of {file} is meant: leave out the label map and the number.",
                file=path,
            )
        )
    return portrait_from_points(read_photo(path), points, default_analyser(), size)
