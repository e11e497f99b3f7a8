"""Reading label maps: indexed PNG, grey ids, or a picture painted in the palette."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.portrait import check_label_ids
from sean_editor.errors import UserError
from sean_editor.photo.decode import open_picture, upright
from sean_editor.photo.memory import LABELS_PER_PIXEL, check_picture

_PALETTES = ("celebamask", "colour-blind")


def read_labels(path: Path | str, regions: RegionSet = CELEBAMASK_HQ) -> np.ndarray:
    """The label map in a file, uint8 [H, W].

    Grey values and palette indices are ids; a picture (or a palette in another order) in the colours of
    `regions` is read by its colours. UserError if the file cannot be read, is a JPEG, or has ids or colours
    that `regions` does not know.
    """
    with open_picture(path) as picture:
        if picture.format in ("JPEG", "MPO"):
            raise UserError(
                tr("{file} is a JPEG, which blurs label ids. Use a label map saved as PNG.", file=path)
            )
        check_picture(Path(path), picture, LABELS_PER_PIXEL)
        picture = upright(picture)
        ids = _ids(picture, regions)
    if ids is None:
        raise UserError(
            tr(
                "{file} has colours that are not in the palette of {regions}. Use a label map with ids "
                "or that palette.",
                file=path,
                regions=regions.name,
            )
        )
    check_label_ids(ids, regions, str(path))
    return ids.astype(np.uint8)


def _ids(picture: Image.Image, regions: RegionSet) -> np.ndarray | None:
    """Integer ids [H, W], not yet checked against `regions`; None for a picture in unknown colours."""
    if picture.mode in ("P", "PA"):
        indices = np.array(picture.getchannel("P") if picture.mode == "PA" else picture)
        return _reordered(indices, picture, regions)
    if picture.mode in ("L", "LA", "1") or picture.mode.startswith("I"):
        values = np.array(picture.getchannel(0) if picture.mode == "LA" else picture)
        return values.astype(np.int64)
    colours = np.array(picture.convert("RGB"))
    for name in _PALETTES:
        ids = _by_colour(colours, regions.palette(name))
        if ids is not None:
            return ids
    grey = (colours == colours[..., :1]).all()
    return colours[..., 0].copy() if grey else None


def _reordered(indices: np.ndarray, picture: Image.Image, regions: RegionSet) -> np.ndarray:
    """Palette indices as ids; by colour where a paint program kept the colours but sorted them anew."""
    entries = np.array(picture.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
    used = np.unique(indices)
    if not len(entries) or used[-1] >= len(entries) or len(np.unique(entries[used], axis=0)) < len(used):
        return indices
    for name in _PALETTES:
        ids = _by_colour(entries[None, used], regions.palette(name))
        if ids is not None:
            table = np.zeros(256, np.uint8)
            table[used] = ids[0]
            return table[indices]
    return indices


def _by_colour(colours: np.ndarray, palette: np.ndarray) -> np.ndarray | None:
    """The id of each colour of uint8 [H, W, 3] in `palette` [S, 3], or None if one is not there."""
    wanted, known = _packed(colours), _packed(palette)
    order = np.argsort(known)
    ids = order[np.searchsorted(known[order], wanted).clip(max=len(known) - 1)].astype(np.uint8)
    return ids if (known[ids] == wanted).all() else None


def _packed(colours: np.ndarray) -> np.ndarray:
    wide = colours.astype(np.uint32)
    return wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2]
