"""A look made of an edit: the styles of references in it become made styles, so that no photo goes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr
from sean_editor.document import MadeStyle, RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.project import Project
from sean_editor.document.resolving import StyleMatrixLike
from sean_editor.document.retouch import Retouch
from sean_editor.document.styles import OWN_COLOUR
from sean_editor.errors import UserError
from sean_editor.retouch.even_light import evened
from sean_editor.session.present import Present

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


def look_of(engine: Engine, project: Project, name: str) -> Look:
    """The look of a project: its styles, colours, touches and light. Encodes the references in use: slow.

    UserError if it has none of these, or only styles of another network.
    """
    used = project.styles.sources()
    sources: dict[str, StyleMatrixLike] = {one.id: one for one in project.made}
    for portrait in project.references:
        if portrait.id in used:
            sources[portrait.id] = evened(engine, portrait, engine.encode(portrait.image, portrait.labels))
    return _look(name, project.styles, project.retouch, sources, engine.checkpoint_hash)


def present_look(present: Present, network: str, name: str) -> Look:
    """The look of the present state, painted by the network with that hash. UserError as for `look_of`."""
    return _look(name, present.edit.styles, present.edit.retouch, present.sources(), network)


def _look(
    name: str,
    styles: StyleAssignment,
    retouch: Retouch,
    sources: Mapping[str, StyleMatrixLike],
    network: str,
) -> Look:
    shown = {
        region: style
        for region in styles
        if (style := styles[region]).mix > 0
        and (style.chosen is not None or any(_has(sources, one, region) for one in style.sources))
    }
    made = _made(name, shown, sources, network)
    kept = {region: _renamed(style, made) for region, style in shown.items()}
    kept = {region: style for region, style in kept.items() if not style.is_own}
    try:
        return Look(
            name, StyleAssignment().with_regions(kept), {one.id: one for one in made.values()}, retouch
        )
    except ValueError as error:
        raise UserError(
            tr("There is nothing to keep as a look. Give a region a style or a colour, or retouch it, first.")
        ) from error


def _made(
    name: str, styles: Mapping[int, RegionStyle], sources: Mapping[str, StyleMatrixLike], network: str
) -> dict[str, MadeStyle]:
    """By the id of each source in use, the style of those regions that use it and that it has."""
    made = {}
    for source in sorted({one for style in styles.values() for one in style.sources}):
        known = sources.get(source)
        if known is None:
            continue
        wanted = np.zeros(len(known.present), bool)
        wanted[[region for region, style in styles.items() if source in style.sources]] = True
        wanted &= known.present
        if wanted.any():
            of_network = known.network if isinstance(known, MadeStyle) else network
            made[source] = MadeStyle(name, known.codes, wanted, of_network)
    return made


def _renamed(style: RegionStyle, made: Mapping[str, MadeStyle]) -> RegionStyle:
    """The style with the made ones in place of its sources; a source that nobody knows gives the own."""

    def now(source: str | None) -> str | None:
        if source in (None, OWN_COLOUR) or source == style.chosen:
            return source
        return made[source].id if source in made else None

    crossing = style.crossing
    if crossing is not None:
        crossing = replace(crossing, other=now(crossing.other))
    return replace(style, source=now(style.source), crossing=crossing, colour=now(style.colour))


def _has(sources: Mapping[str, StyleMatrixLike], source: str, region: int) -> bool:
    return source in sources and bool(sources[source].present[region])
