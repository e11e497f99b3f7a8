"""Portraits from files: a picture with the label map that belongs to it, or a photo with a face in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.label_maps import same_shape
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.errors import UserError
from sean_editor.locations import shipped
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.cut_portrait import LabelsRegions
from sean_editor.photo.decode import read_photo
from sean_editor.photo.label_order import AUTO, in_order
from sean_editor.photo.labels import read_label_map
from sean_editor.photo.opening import default_analyser, open_photo
from sean_editor.photo.resizing import fit_image, fit_labels

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser  # imports torch, which takes seconds

PICTURE_SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".heic", ".heif")
)
"""Of the files that a folder of pictures is looked through for."""
_SHIPPED = shipped("resources") / "portraits"


def shipped_portraits() -> list[Path]:
    """The image files of the portraits that come with the program, by name; none if not installed."""
    return list(_labelled_in(_SHIPPED / "images"))


@cache  # the window asks many times, and what is installed stays
def _labelled_in(folder: Path) -> tuple[Path, ...]:
    return tuple(image for image in sorted(folder.glob("*.jpg")) if find_labels(image) is not None)


def find_labels(image_path: Path | str) -> Path | None:
    """The label map of an image, if it lies where label maps usually lie, else None.

    That is NAME.labels.png, NAME_labels.png or labels/NAME.png beside the image, or labels/NAME.png beside
    the image's folder (as for images/NAME.jpg).
    """
    image_path = Path(image_path)
    folder, stem = image_path.parent, image_path.stem
    places = (
        folder / f"{stem}.labels.png",
        folder / f"{stem}_labels.png",
        folder / "labels" / f"{stem}.png",
        folder.resolve().parent / "labels" / f"{stem}.png",
    )
    for place in places:
        if place.is_file() and not place.samefile(image_path):
            return place
    return None


def pictures_in(folder: Path) -> list[Path]:
    """The pictures in a folder, by name, without label maps that lie beside them and without its folders.

    UserError if it has none or cannot be read.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURE_SUFFIXES)
    except OSError as error:
        raise UserError(
            tr("The folder {folder} cannot be read ({reason}).", folder=folder, reason=error.strerror)
        ) from error
    if not files:
        raise UserError(tr("There are no pictures in {folder}. Choose a folder with photos.", folder=folder))
    names = {path.stem for path in files}
    return [path for path in files if not _is_label_map(path, names)]


def _is_label_map(path: Path, names: Collection[str]) -> bool:
    """Whether a file is NAME.labels.png or NAME_labels.png, and NAME is a picture in the same folder."""
    endings = (ending for ending in (".labels", "_labels") if path.stem.endswith(ending))
    return path.suffix == ".png" and any(path.stem[: -len(ending)] in names for ending in endings)


def load_portrait(
    image_path: Path | str,
    labels_path: Path | str | None = None,
    size: int = PORTRAIT_SIZE,
    regions: RegionSet = CELEBAMASK_HQ,
    face: int | None = None,
    order: str = AUTO,
    analyser: Analyser | None = None,
) -> Portrait:
    """The portrait in a picture file, `size` pixels square, in sRGB.

    As `load_pair`, or if that gives a photo, its best face, or the one in place `face` (`open_photo`). A
    `face` is one of a photo: a label map that was only found is left aside.

    UserError if a file cannot be read, a label map that was given does not fit, or the photo has no such
    face. ValueError if `size` is no positive multiple of 32.
    """
    if labels_path is not None and face is not None:
        raise UserError(
            tr(
                "{file} has the label map {labels}, so it shows a single face that is already cut out.",
                file=image_path,
                labels=labels_path,
            )
        )
    found = load_pair(image_path, labels_path, size, regions, order, analyser, look=face is None)
    if isinstance(found, Portrait):
        return found
    return open_photo(found, analyser, face=face, size=size)


def load_pair(
    image_path: Path | str,
    labels_path: Path | str | None = None,
    size: int = PORTRAIT_SIZE,
    regions: RegionSet = CELEBAMASK_HQ,
    order: str = AUTO,
    analyser: LabelsRegions | None = None,
    look: bool = True,
) -> Portrait | Photo:
    """The portrait of a picture with a label map, given or found beside it (`find_labels`): the middle square
    of both. The map may have another size in the same proportions; a picture of more pixels than the portrait
    stays at hand as its origin. `order` is that of the map's ids, see `label_order.py`.

    Without a label map the photo itself. A map that was only found and does not fit is not used, as the
    photo's notices say. Errors otherwise as for `load_portrait`. Nothing is found if `look` is False.
    """
    if size <= 0 or size % 32:
        raise ValueError(f"a portrait's size is a multiple of 32, not {size}")
    photo = read_photo(image_path)
    if labels_path is not None:
        return _labelled(photo, Path(labels_path), size, regions, order, analyser)
    found = find_labels(image_path) if look else None
    if found is None:
        return photo
    try:
        return _labelled(photo, found, size, regions, order, analyser)
    except UserError as error:
        notice = tr(
            "{file} was opened without its label map. {error}", file=Path(image_path).name, error=error
        )
        return replace(photo, notices=(*photo.notices, notice))


def _labelled(
    photo: Photo, path: Path, size: int, regions: RegionSet, order: str, analyser: LabelsRegions | None
) -> Portrait:
    found = read_label_map(path, regions)
    if not same_shape(found.ids.shape, photo.pixels.shape[:2]):
        raise UserError(
            tr(
                "{labels} is {width} x {height} pixels, but {file} is {across} x {down}. Choose "
                "the label map made for this picture.",
                labels=path,
                width=found.ids.shape[1],
                height=found.ids.shape[0],
                file=photo.path,
                across=photo.size[0],
                down=photo.size[1],
            )
        )
    image = to_srgb(fit_image(photo.pixels, size), photo.icc_profile)
    origin = PhotoOrigin(photo, Alignment.whole_square(*photo.size)) if _is_more(photo, image) else None
    labels, notices = fit_labels(found.ids, size), (*photo.notices, *found.notices)
    portrait = Portrait(photo.name, image, labels, photo.path, origin, notices=notices)
    shipped = order == AUTO and path.parent == _SHIPPED / "labels"
    if found.by_colour or regions != CELEBAMASK_HQ or shipped:
        return portrait  # these ids are sure
    return in_order(portrait, path, order, analyser or default_analyser())


def _is_more(photo: Photo, image: np.ndarray) -> bool:
    """Whether the photo holds what its portrait's image does not: other pixels, alpha, profile, EXIF data."""
    beside = (photo.samples, photo.icc_profile, photo.exif)
    return any(part is not None for part in beside) or not np.array_equal(photo.pixels, image)
