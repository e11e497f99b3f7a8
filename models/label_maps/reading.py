"""From a decoded picture to label ids.

The picture is the label map, not the way in which a file stores it: a lossless optimiser may turn grey into a
palette and sort the palette. An indexed picture is therefore read

1. by its colours, if these are the region set's;
2. by its greys, if all its colours are grey: the grey is the id;
3. by its indices otherwise, as the palettes of VOC and many programs only serve display. Nothing tells
   whether an optimiser sorted such a palette, so a notice says that the rule had to guess.

Only palette entries that occur count. A palette that gives one colour to several ids tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from models.errors import UserError
from models.label_maps.blurred import check_not_blurred
from models.label_maps.colours import PURE, known_ids, with_smooth_edges
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr

_TELLING = 4
"""Colours of a region set that cannot be there by chance."""


@dataclass(frozen=True, eq=False)
class LabelMap:
    """`ids` [H, W], integers that nobody has compared with the region set yet. `by_colour`: they are its ids,
    however the files of a data set number them. `notices` are sentences about what had to be guessed.
    """

    ids: np.ndarray
    by_colour: bool = False
    notices: tuple[str, ...] = ()


def labels_in(
    picture: Image.Image,
    path: Path | str,
    regions: RegionSet,
    unlabelled: int | None = None,
    first_id: int = 0,
) -> LabelMap:
    """The label map in a picture that was opened from `path`, by the rule above.

    `unlabelled` is an id that stands for no region, `first_id` the file's number of the first region.
    UserError if the picture is a mask, has colours that `regions` does not have, or blurred ids.
    """
    if picture.mode == "1":
        raise _mask(path)
    if picture.mode in ("P", "PA"):
        found = _indexed(picture, path, regions, unlabelled, first_id)
    elif picture.mode in ("L", "LA", "F") or picture.mode.startswith("I"):
        values = np.asarray(picture.getchannel(0) if picture.mode == "LA" else picture)
        found = LabelMap(_whole(values, path))
    else:
        found = _painted(picture, path, regions)
    if not found.by_colour and unlabelled != 255 and _is_mask(found.ids):
        raise _mask(path)
    of_face = regions == CELEBAMASK_HQ and _known(found.ids, regions, unlabelled)
    if of_face and not found.by_colour:
        check_not_blurred(found.ids, path, unlabelled)
    return found


def _indexed(
    picture: Image.Image, path: Path | str, regions: RegionSet, unlabelled: int | None, first_id: int
) -> LabelMap:
    indices = np.asarray(picture.getchannel("P") if picture.mode == "PA" else picture)
    entries = np.array(picture.getpalette("RGB") or [], np.uint8).reshape(-1, 3)
    used = np.unique(indices)
    if used[-1] >= len(entries):  # no palette for these ids: they are all that there is
        return LabelMap(indices)
    colours = entries[used]  # [N, 3]
    ids, fits = known_ids(colours, regions), _known(used.astype(int) - first_id, regions, unlabelled)
    same = ids == used.astype(int) - first_id
    if len(np.unique(colours, axis=0)) < len(used):
        return LabelMap(indices, notices=(_guess(path),) if colours.any() else ())
    if (ids >= 0).all():
        sure = len(used) >= _TELLING or same.all() or not fits
        return LabelMap(_table(used, ids)[indices], True, () if sure else (_guess_by_colour(path, regions),))
    if (colours == colours[:, :1]).all():
        return LabelMap(_table(used, colours[:, 0])[indices])
    known = ids >= 0
    if fits and known.sum() >= _TELLING and same[known].all():
        return LabelMap(indices)  # the region set's palette with a colour more, as for `unlabelled`
    if known.sum() >= _TELLING and _table(used, known)[indices].mean() >= PURE:
        return _painted(picture, path, regions)
    return LabelMap(indices, notices=(_guess(path),))


def _painted(picture: Image.Image, path: Path | str, regions: RegionSet) -> LabelMap:
    """By the colours of each pixel; of a grey picture, by its greys."""
    colours = np.asarray(picture.convert("RGB"))
    ids = known_ids(colours, regions)
    if (ids >= 0).all():
        return LabelMap(ids.astype(np.uint8), True)
    if (colours == colours[..., :1]).all():
        return LabelMap(colours[..., 0].copy())
    filled, notice = with_smooth_edges(colours, ids, regions, path)
    return LabelMap(filled, True, (notice,))


def _whole(values: np.ndarray, path: Path | str) -> np.ndarray:
    if values.dtype.kind != "f":
        return values
    if not (np.isfinite(values).all() and (values == np.rint(values)).all()):
        raise UserError(
            tr("{file} has fractions as label ids. Use a label map with whole numbers.", file=path)
        )
    return values.astype(np.int64)


def _known(ids: np.ndarray, regions: RegionSet, unlabelled: int | None) -> bool:
    unknown = (ids < 0) | (ids >= len(regions))
    return not (unknown if unlabelled is None else unknown & (ids != unlabelled)).any()


def _table(used: np.ndarray, values: np.ndarray) -> np.ndarray:
    """uint8 [256] with `values` [N] at the places `used` [N]."""
    table = np.zeros(256, np.uint8)
    table[used] = values
    return table


def _is_mask(ids: np.ndarray) -> bool:
    return bool(ids.max() == 255 and ((ids == 0) | (ids == 255)).all())


def _mask(path: Path | str) -> UserError:
    return UserError(
        tr(
            "{file} is a mask of two values, not a label map. Use a label map, which has an id for each "
            "region.",
            file=path,
        )
    )


def _guess(path: Path | str) -> str:
    return tr(
        "The palette of {file} is not that of the regions. Its indices were taken as label ids: check the "
        "layout.",
        file=path,
    )


def _guess_by_colour(path: Path | str, regions: RegionSet) -> str:
    return tr(
        "{file} was read by its few colours, which are those of {regions}, and not by its palette indices: "
        "check the layout.",
        file=path,
        regions=regions.name,
    )
