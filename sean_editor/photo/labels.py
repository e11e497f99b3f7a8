"""Reading label maps: indexed PNG, grey ids, or a picture painted in the palette."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
from PIL import Image

from models.label_maps import LabelMap, check_lossless, labels_in
from models.regions import CELEBAMASK_HQ, RegionSet
from sean_editor.document.portrait import check_label_ids
from sean_editor.photo.decode import open_picture, upright
from sean_editor.photo.deep_tiff import grey_numbers
from sean_editor.photo.memory import LABELS_PER_PIXEL, check_picture
from sean_editor.photo.tiff_header import read_tags

_INT32 = np.iinfo(np.int32)


def read_labels(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> np.ndarray:
    """The label map in a file, uint8 [H, W], by the rule of `models/label_maps/reading.py`.

    Warns where the rule had to guess. UserError if the file cannot be read, is of a lossy format, is a mask,
    or has blurred ids, ids or colours that `regions` does not know.
    """
    found = read_label_map(path, regions)
    for notice in found.notices:
        warnings.warn(notice, stacklevel=2)
    return found.ids


def read_label_map(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> LabelMap:
    """As `read_labels`; what the rule had to guess stands in the notices."""
    with open_picture(path) as picture:
        check_lossless(picture, path)
        check_picture(Path(path), picture, LABELS_PER_PIXEL)
        found = labels_in(upright(_with_numbers(picture, Path(path))), path, regions)
    check_label_ids(found.ids, regions, str(path))
    return LabelMap(found.ids.astype(np.uint8), found.by_colour, found.notices)


def _with_numbers(picture: Image.Image, path: Path) -> Image.Image:
    """A deep grey TIFF with its numbers, which are ids and no shades; any other picture as it is."""
    if picture.format is not None:
        return picture  # Pillow opened it, and keeps the numbers
    numbers = grey_numbers(path, read_tags(path))
    if numbers is None:
        return picture
    if numbers.dtype.kind == "f":
        kept = Image.fromarray(numbers.astype(np.float32))
    else:
        kept = Image.fromarray(numbers.clip(_INT32.min, _INT32.max).astype(np.int32))
    kept.info = picture.info
    return kept
