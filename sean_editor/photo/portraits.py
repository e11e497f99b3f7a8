"""Portraits from files: an image, the label map that belongs to it, both at the network's size."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.photo.decode import picture_size, read_image
from sean_editor.photo.labels import read_labels

_SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "portraits"


def shipped_portraits() -> list[Path]:
    """The image files of the portraits that come with the program, by name; none if not installed."""
    images = sorted((_SHIPPED / "images").glob("*.jpg"))
    return [image for image in images if find_labels(image) is not None]


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


def load_portrait(
    image_path: Path | str,
    labels_path: Path | str | None = None,
    size: int = 256,
    regions: RegionSet = CELEBAMASK_HQ,
) -> Portrait:
    """The portrait in a picture file and its label map, `size` pixels square.

    Without `labels_path` the label map is looked for beside the picture (`find_labels`). Both have one size;
    what is not square is cut to its middle. UserError if a file cannot be read, there is no label map, or the
    sizes differ. ValueError if `size` is no positive multiple of 32.
    """
    if size <= 0 or size % 32:
        raise ValueError(f"a portrait's size is a multiple of 32, not {size}")
    image_path = Path(image_path)
    # twice the size is enough to average over; it spares decoding all of a large photo
    image, full_size = read_image(image_path, at_least=2 * size), picture_size(image_path)
    found = Path(labels_path) if labels_path is not None else find_labels(image_path)
    if found is None:
        raise UserError(
            f"There is no label map for {image_path}. "
            f"Put one at {image_path.parent / 'labels' / image_path.stem}.png, or choose one yourself."
        )
    labels = read_labels(found, regions)
    if labels.shape != full_size[::-1]:
        raise UserError(
            f"{found} is {labels.shape[1]} x {labels.shape[0]} pixels, but {image_path} is "
            f"{full_size[0]} x {full_size[1]}. Choose the label map made for this picture."
        )
    return Portrait(image_path.stem, fit_image(image, size), fit_labels(labels, size), image_path)


def fit_image(image: np.ndarray, size: int) -> np.ndarray:
    """The middle square of an RGB image uint8 [H, W, 3] at `size` x `size`."""
    square = middle_square(image)
    if square.shape[0] == size:
        return square
    method = cv2.INTER_AREA if square.shape[0] > size else cv2.INTER_LANCZOS4
    return cv2.resize(square, (size, size), interpolation=method)


def fit_labels(labels: np.ndarray, size: int) -> np.ndarray:
    """The middle square of a label map uint8 [H, W] at `size` x `size`, with the same ids and no others."""
    square = middle_square(labels)
    if square.shape[0] == size:
        return square
    return cv2.resize(square, (size, size), interpolation=cv2.INTER_NEAREST_EXACT)


def middle_square(array: np.ndarray) -> np.ndarray:
    """The largest centred square of an array [H, W, ...], as a view."""
    height, width = array.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return array[top : top + side, left : left + side]
