"""Making styles that belong to no portrait: the average of several, a random one, what a portrait has.

All of it may encode portraits, which is slow: not for the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np

from models.atomic_write import Cancelled, never, stop_if
from models.translation import tr, tr_plural
from sean_editor.document import MadeStyle, Portrait, RegionStyle, StyleAssignment, resolve
from sean_editor.document.resolving import StyleMatrixLike
from sean_editor.engine.making import SEEDS, average_codes, random_codes
from sean_editor.engine.transfer import region_ids
from sean_editor.errors import UserError
from sean_editor.photo.portraits import load_portrait, shipped_portraits

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.session.present import Present

PICTURE_SIDE = 96
"""Pixels of the side of a made style's picture."""
Progress = Callable[[int, int], object]


def average_style(engine: Engine, portraits: Sequence[Portrait], name: str = "") -> MadeStyle:
    """The average of the styles of two or more portraits: of each region over those that have it.

    `name`: by default it names the portraits. UserError for fewer than two.
    """
    if len({portrait.id for portrait in portraits}) < 2:
        raise UserError(tr("An average is of two or more portraits. Choose another one as well."))
    matrices = [engine.encode(portrait.image, portrait.labels) for portrait in portraits]
    codes, present = average_codes(matrices)
    return MadeStyle(name or _average_name(portraits), codes, present, engine.checkpoint_hash)


def random_style(
    engine: Engine,
    seed: int,
    name: str = "",
    portraits: Sequence[Portrait] | None = None,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = never,
) -> MadeStyle:
    """A style for all regions, drawn after the statistics of `portraits`, or of those that are shipped: with
    these a network and a seed, 0 to 999999, always give the same style, on any machine.

    UserError for another seed, or fewer than two portraits. CancelledError soon after `cancelled()` is true.
    """
    if not 0 <= seed < SEEDS:
        raise UserError(
            tr("A seed is a whole number from 0 to {last}, not {seed}.", last=SEEDS - 1, seed=seed)
        )
    known = []
    population = shipped_people() if portraits is None else portraits
    for done, portrait in enumerate(population):
        stop_if(cancelled)
        known.append(engine.encode(portrait.image, portrait.labels))
        progress(done + 1, len(population))
    if len(known) < 2:
        raise UserError(tr("A random style needs the styles of two or more portraits, and there are none."))
    codes, present = random_codes(known, seed)
    return MadeStyle(name or tr("Random {seed}", seed=seed), codes, present, engine.checkpoint_hash)


def portrait_style(
    engine: Engine, portrait: Portrait, regions: Iterable[str | int] = ("all",), name: str = ""
) -> MadeStyle:
    """The style of some regions of a portrait, to be kept apart from it. UserError if it has none of them."""
    matrix = engine.encode(portrait.image, portrait.labels)
    return chosen_style(name or portrait.name, matrix, region_ids(regions), engine.checkpoint_hash)


def chosen_style(name: str, matrix: StyleMatrixLike, regions: Iterable[int], network: str) -> MadeStyle:
    """Those of `regions` that a matrix [S, 512] has. UserError if it has none of them."""
    chosen = np.zeros(len(matrix.present), bool)
    chosen[list(regions)] = True
    chosen &= matrix.present
    if not chosen.any():
        raise UserError(tr("{name} has none of these regions. Choose others.", name=name))
    return MadeStyle(name, matrix.codes, chosen, network)


def with_chosen_colours(engine: Engine, present: Present, matrix: np.ndarray) -> np.ndarray:
    """Codes [S, 512] of a state in which regions with a chosen colour have that colour.

    A moment's work if the state was painted before.
    """
    edit = present.edit
    if not edit.surfaces:
        return matrix
    solved = engine.coloured_styles(edit.labels, present.styles(), edit.surfaces, present.fit)
    regions = [region for surface in edit.surfaces for region in surface.regions]
    coloured = matrix.copy()
    coloured[regions] = solved[-1][regions]  # the fine blocks hold the colour
    return coloured


def with_picture(
    engine: Engine,
    style: MadeStyle,
    labels: np.ndarray,
    own: StyleMatrixLike,
    fallback: np.ndarray | None = None,
) -> MadeStyle:
    """The same with its picture: the layout uint8 [H, W] in this style, the rest in its `own`, small.

    `fallback` is that of `resolve`.
    """
    used = dict.fromkeys(np.flatnonzero(style.present).tolist(), RegionStyle(style.id))
    styles = resolve(StyleAssignment().with_regions(used), own, {style.id: style}, fallback)
    return replace(style, picture=small(engine.render(labels, styles)))


def small(picture: np.ndarray) -> np.ndarray:
    """uint8 [H, W, 3] as the picture of a style: its longer side has PICTURE_SIDE pixels."""
    height, width = picture.shape[:2]
    scale = PICTURE_SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def _average_name(portraits: Sequence[Portrait]) -> str:
    first, second, *others = (portrait.name for portrait in portraits)
    if not others:
        return tr("Average of {first} and {second}", first=first, second=second)
    return tr_plural(
        "Average of {first}, {second} and {n} more",
        "Average of {first}, {second} and {n} more",
        len(others),
        first=first,
        second=second,
    )


@lru_cache(maxsize=1)
def shipped_people() -> tuple[Portrait, ...]:
    """In the order of their names, which a seed depends on."""
    return tuple(load_portrait(path) for path in shipped_portraits())
