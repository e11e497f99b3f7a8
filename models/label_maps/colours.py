"""Label maps that are painted in the colours of a region set, also with smooth edges."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from models.errors import UserError
from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr

PALETTES = ("celebamask", "colour-blind")

_FORMER_LEFT_EYE = (0, 90, 181)
"""In the colour-blind palette, until it was told from hair more easily."""

PURE = 0.75
"""The share of pixels with a colour of the region set that makes others smoothed edges; at 128 x 128 pixels
scaling with interpolation leaves 88 %."""
_FLAT = 0.01
"""The share of pixels of one other colour that is a region of its own: smoothing leaves at most 0.4 %."""
_INSIDE = 0.01
"""The share of pixels in other colours that may lie farther than `_REACH` from all pure ones."""
_REACH = 3
_NAMED = 5


def known_ids(colours: np.ndarray, regions: RegionSet) -> np.ndarray:
    """The id of each colour of uint8 [..., 3] in the palette of `regions` that knows most of them, int16
    [...]; -1 where it does not know it.
    """
    packed = _packed(colours)
    found = [_looked_up(packed, _packed(palette)) for palette in _palettes(regions)]
    return max(found, key=lambda ids: int((ids >= 0).sum()))  # the first of equals


def with_smooth_edges(
    colours: np.ndarray, ids: np.ndarray, regions: RegionSet, path: Path | str
) -> tuple[np.ndarray, str]:
    """`known_ids` [H, W] of `colours` uint8 [H, W, 3] with the unknown ones filled in, and a sentence about
    them: each gets the nearest of the pure colours within 3 pixels, or of all where there is none.

    UserError that names the colours if they are too many or too far inside to be smoothed edges.
    """
    unknown = ids < 0
    about = _description(colours, unknown)
    filled = None if unknown.mean() > 1 - PURE else _filled(colours, ids, regions)
    if filled is None:
        raise UserError(
            tr(
                "{file} has colours that are not in the palette of {regions}: {colours}. Paint them in its "
                "colours, or use a label map with ids.",
                file=path,
                regions=regions.name,
                colours=about,
            )
        )
    notice = tr(
        "{file} has colours between those of the regions, as smoothed edges have: {colours}. They were read "
        "as the nearest colour beside them.",
        file=path,
        colours=about,
    )
    return filled, notice


def _filled(colours: np.ndarray, ids: np.ndarray, regions: RegionSet) -> np.ndarray | None:
    """ids uint8 [H, W] without gaps; None if what fills them is no smoothed edge."""
    rows, columns = np.nonzero(ids < 0)
    theirs = colours[rows, columns].astype(np.int32)  # [N, 3]
    least = np.full((2, len(rows)), np.iinfo(np.int32).max)  # squared distance: within reach, and anywhere
    nearest = np.zeros((2, len(rows)), np.int16)
    window = np.ones((2 * _REACH + 1, 2 * _REACH + 1), np.uint8)
    palette = _palette_of(colours, ids, regions).astype(np.int32)
    for region in np.unique(ids[ids >= 0]):
        far = ((theirs - palette[region]) ** 2).sum(1)
        beside = cv2.dilate((ids == region).astype(np.uint8), window)[rows, columns] > 0
        better = np.stack([beside, np.ones_like(beside)]) & (far < least)
        least, nearest = np.where(better, far, least), np.where(better, region, nearest)
    reached = least[0] < np.iinfo(np.int32).max
    flat = np.unique(_packed(theirs), return_counts=True)[1].max()
    if flat > max(_FLAT * ids.size, 1) or (~reached).sum() > max(_INSIDE * ids.size, 1):
        return None
    filled = ids.astype(np.uint8)
    filled[rows, columns] = np.where(reached, nearest[0], nearest[1])
    return filled


def _palettes(regions: RegionSet) -> list[np.ndarray]:
    """All palettes [S, 3] that label maps of `regions` were ever shown in."""
    palettes = [regions.palette(name) for name in PALETTES]
    if regions is CELEBAMASK_HQ:
        former = palettes[-1].copy()
        former[regions.by_name("l_eye").id] = _FORMER_LEFT_EYE
        palettes.append(former)
    return palettes


def _palette_of(colours: np.ndarray, ids: np.ndarray, regions: RegionSet) -> np.ndarray:
    """The palette [S, 3] that `known_ids` went by."""
    known = ids >= 0
    palettes = _palettes(regions)
    return next((p for p in palettes if np.array_equal(p[ids[known]], colours[known])), palettes[0])


def _description(colours: np.ndarray, where: np.ndarray) -> str:
    """The commonest colours, their pixels, and the box around all of them."""
    values, counts = np.unique(_packed(colours[where]), return_counts=True)
    commonest = np.argsort(-counts, kind="stable")[:_NAMED]
    named = ", ".join(f"#{values[k]:06x} ({counts[k]})" for k in commonest)
    rows, columns = np.nonzero(where)
    return tr(
        "{named}{more}; {count} pixels ({share} %) at x {left} to {right}, y {top} to {bottom}",
        named=named,
        more=", ..." if len(values) > _NAMED else "",
        count=len(rows),
        share=f"{100 * where.mean():.1f}",
        left=columns.min(),
        right=columns.max(),
        top=rows.min(),
        bottom=rows.max(),
    )


def _looked_up(wanted: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The place of each of `wanted` [...] in `known` [S], int16 [...]; -1 where it is not there."""
    order = np.argsort(known, kind="stable")
    places = np.searchsorted(known[order], wanted).clip(max=len(known) - 1)
    ids = order.astype(np.int16)[places]
    return np.where(known[ids] == wanted, ids, np.int16(-1))


def _packed(colours: np.ndarray) -> np.ndarray:
    wide = colours.astype(np.uint32)
    return wide[..., 0] << 16 | wide[..., 1] << 8 | wide[..., 2]
