"""The style matrix that follows from what is asked for: the numbers that the network paints from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import numpy as np

from sean_editor.document.styles import BLOCKS, OWN_COLOUR, RegionStyle, StyleAssignment

COLOUR_SHARES = (0.0, 0.0, 0.0, 1.0, 1.0, 1.0)
"""How much of its code a region takes from the source of its colour, in each block; the rest is its form's.

Measured: the three fine blocks give the whole colour, and leave the three coarse ones light and shade
(docs/decisions/32-form-and-colour.md).
"""


class StyleMatrixLike(Protocol):
    """An encoded portrait: `codes` float32 [S, 512]; `present` bool [S], the regions it has.

    The codes of the portrait that is edited may be [6, S, 512], one matrix for each styled block.
    """

    @property
    def codes(self) -> np.ndarray: ...

    @property
    def present(self) -> np.ndarray: ...


def resolve(
    assignment: StyleAssignment,
    own: StyleMatrixLike,
    references: Mapping[str, StyleMatrixLike],
    fallback: np.ndarray | None = None,
) -> np.ndarray:
    """The style matrix float32 [S, 512] to render with: mix * reference + (1 - mix) * own for each region.

    Chosen colours are not in it: the engine solves for them (`Engine.render`).

    It is [6, S, 512], a matrix for each styled block, if the own codes are (a fit), or if a style is not the
    same for all blocks.
    What is asked of a reference that lacks the region, or is not in `references` (yet), is the region's own.
    Where the portrait itself lacks a region (a hat just painted), `fallback` float32 [S, 512] stands in for
    its own style.
    """
    codes = np.array(own.codes, np.float32)
    if fallback is not None:
        absent = ~np.asarray(own.present, bool)
        codes[..., absent, :] = fallback[absent]
    asked = {
        region: _asked_for(assignment[region], region, codes[..., region, :], references)
        for region in applied_regions(assignment, references)
    }
    if codes.ndim == 2 and any(code.ndim == 2 for code in asked.values()):
        codes = np.repeat(codes[None], BLOCKS, 0)
    for region, code in asked.items():
        mix, mine = assignment[region].mix, codes[..., region, :]  # [512] or [6, 512]
        codes[..., region, :] = code if mix == 1.0 else mix * code + (1.0 - mix) * mine
    return codes


def applied_regions(assignment: StyleAssignment, references: Mapping[str, StyleMatrixLike]) -> Iterable[int]:
    """The regions, in id order, of whose sources at least one is known and has that region, and those with a
    chosen colour.
    """
    for region in assignment:
        style = assignment[region]
        if style.chosen is not None or any(_has(references, source, region) for source in style.sources):
            yield region


def _asked_for(
    style: RegionStyle, region: int, mine: np.ndarray, references: Mapping[str, StyleMatrixLike]
) -> np.ndarray:
    """The code of a region without the share of its own, [512] or [6, 512]; `mine` is its own."""

    def code(source: str | None) -> np.ndarray:
        return references[source].codes[region] if _has(references, source, region) and source else mine

    form = code(style.source)
    if style.crossing is not None:
        form = _between(form, code(style.crossing.other), style.crossing.shares)
    if style.colour == OWN_COLOUR:
        return _between(form, mine, COLOUR_SHARES)
    if _has(references, style.colour, region):
        return _between(form, code(style.colour), COLOUR_SHARES)
    return form


def _between(first: np.ndarray, second: np.ndarray, shares: tuple[float, ...]) -> np.ndarray:
    """A share of the second code in each block, the rest of the first: [512], or [6, 512] if they differ."""
    share = np.array(shares, np.float32)[:, None]
    if len(set(shares)) == 1 and first.ndim == second.ndim == 1:
        share = share[0]
    return (1.0 - share) * first + share * second


def _has(references: Mapping[str, StyleMatrixLike], source: str | None, region: int) -> bool:
    known = references.get(source or "")
    return known is not None and bool(known.present[region])
