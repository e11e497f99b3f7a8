"""Edits with the texture of photos without a window: regions of one portrait in the style of another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from models.regions import CELEBAMASK_HQ
from models.translation import tr
from sean_editor.document.fit import Fit
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait, check_layout
from sean_editor.document.resolving import StyleMatrixLike, applied_regions, resolve
from sean_editor.document.styles import StyleAssignment
from sean_editor.engine.transfer import (
    codes_of,
    givers_of,
    region_ids,
    transfer_assignment,
    with_colours,
)
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.retouch.even_light import evened
from sean_editor.session.textures import Face, TextureJob, Textures, stages
from sean_editor.texture.request import LARGEST, TextureResult

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


def textured(
    engine: Engine,
    portrait: Portrait,
    reference: Portrait | MadeStyle,
    regions: Iterable[str | int],
    mix: float = 1.0,
    size: int | None = None,
    layout: np.ndarray | None = None,
    keep_unedited: bool = True,
    fit: Fit | None = None,
    colour: Portrait | MadeStyle | None = None,
    colours: Mapping[str | int, str] | None = None,
) -> TextureResult:
    """The portrait with `regions` (names or ids) styled as in `reference` and, if given, with the colours of
    `colour`, and with the texture of their photos; for a style that belongs to no portrait with its own.

    size           pixels of the side of the result, a multiple of 8 from 64 to 1024; None: that of the
                   portrait in its photo, 1024 at most
    layout         uint8 [H, W] to paint instead of the portrait's own label map
    keep_unedited  whether the photo stays where nothing was edited, else everything gets texture
    mix, fit, colour  as for `transfer_styles`
    colours        chosen colours by region or group, as in {"hair": "#7a3b1e"}

    UserError for a region, mix, size, layout or colour that cannot be, or a portrait that is not square.
    """
    job = transfer_job(engine, portrait, reference, regions, mix, fit, layout, keep_unedited, colour, colours)
    return Textures(engine).render(job, checked_side(portrait, size))


def coloured(
    engine: Engine,
    portrait: Portrait,
    colours: Mapping[str | int, str],
    mix: float = 1.0,
    size: int | None = None,
    layout: np.ndarray | None = None,
    keep_unedited: bool = True,
    fit: Fit | None = None,
) -> TextureResult:
    """The portrait with regions in chosen colours, as in {"hair": "#7a3b1e", "lips": "#a03040"}: its own
    strands, pores and shading, in another colour. `mix` in 0..1 is the share of the colours; the other
    arguments and the errors are those of `textured`.
    """
    job = transfer_job(engine, portrait, portrait, (), mix, fit, layout, keep_unedited, colours=colours)
    return Textures(engine).render(job, checked_side(portrait, size))


def transfer_job(
    engine: Engine,
    portrait: Portrait,
    reference: Portrait | MadeStyle,
    regions: Iterable[str | int],
    mix: float = 1.0,
    fit: Fit | None = None,
    layout: np.ndarray | None = None,
    keep_unedited: bool = True,
    colour: Portrait | MadeStyle | None = None,
    colours: Mapping[str | int, str] | None = None,
) -> TextureJob:
    """What `textured` gives texture to, with the same arguments."""
    regions = region_ids(regions)
    labels = portrait.labels if layout is None else layout
    check_layout(labels, portrait.size, CELEBAMASK_HQ, tr("The layout"))
    own = engine.encode(portrait.image, portrait.labels)
    known = {one.id: codes_of(engine, one) for one in givers_of(reference, colour)}
    wanted = with_colours(transfer_assignment(portrait, reference, regions, mix, colour), colours or {}, mix)
    mine = own if fit is None else own._replace(codes=fit.codes)
    styles = resolve(wanted, mine, {**known, **_lent(engine, givers_of(reference, colour))})
    applied = wanted.only(applied_regions(wanted, known))
    faces = [one for one in givers_of(reference, colour) if isinstance(one, Portrait)]
    return TextureJob(
        Edit(portrait, labels.astype(np.uint8), applied),
        styles,
        Face(portrait, own.codes if fit is None else fit.codes, fit),
        {one.id: Face(one, known[one.id].codes) for one in faces},
        keep_unedited=keep_unedited,
    )


def _lent(engine: Engine, givers: Iterable[Portrait | MadeStyle]) -> dict[str, StyleMatrixLike]:
    """What portraits give to others: their codes without the shadow on their faces."""
    faces = [one for one in givers if isinstance(one, Portrait)]
    return {one.id: evened(engine, one, engine.encode(one.image, one.labels)) for one in faces}


def own_job(engine: Engine, portrait: Portrait, fit: Fit | None = None) -> TextureJob:
    """The portrait as the network repaints it, all of it with the texture of its own photo."""
    codes = fit.codes if fit is not None else engine.encode(portrait.image, portrait.labels).codes
    edit = Edit(portrait, portrait.labels, StyleAssignment())
    return TextureJob(edit, codes, Face(portrait, codes, fit), keep_unedited=False)


def checked_side(portrait: Portrait, size: int | None) -> int:
    """The side to make a portrait at: `size`, or that of its own photo. UserError if that cannot be."""
    sides = stages(portrait)
    if not sides:
        raise UserError(
            tr(
                "{portrait} cannot get texture: that takes a square portrait of 256 pixels or more.",
                portrait=portrait.name,
            )
        )
    if size is not None and (not 64 <= size <= LARGEST or size % 8):
        raise UserError(tr("A size is a multiple of 8 from 64 to 1024 pixels, not {size}.", size=size))
    return sides[-1] if size is None else size
