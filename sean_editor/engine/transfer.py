"""Regions of one portrait in the style of another, without a window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionGroup, RegionSet, built_in_groups
from models.translation import tr
from sean_editor.colour.names import written_colour
from sean_editor.document.fit import Fit
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.portrait import Portrait
from sean_editor.document.resolving import StyleMatrixLike, resolve
from sean_editor.document.styles import OWN_COLOUR, RegionStyle, StyleAssignment
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


def transfer_styles(
    engine: Engine,
    source: Portrait,
    reference: Portrait | MadeStyle,
    regions: Iterable[str | int],
    mix: float = 1.0,
    fit: Fit | None = None,
    colour: Portrait | MadeStyle | None = None,
) -> np.ndarray:
    """The style matrix float32 [S, 512] of `source`, with `regions` styled as in `reference`, a portrait or a
    style that belongs to none.

    `regions` are given as `region_ids` takes them. `mix` in 0..1 is the reference's share. A region that the
    reference lacks keeps the source's own style.
    With a `fit` of the source it starts from that, and is [6, S, 512]; so it is with a `colour`, a second
    reference whose colours the regions have instead. Either may be the source: then the form or the colour
    stays its own.
    UserError for a region that does not exist, another mix, or a style that belongs to another network.
    """
    own = engine.encode(source.image, source.labels)
    own = own if fit is None else own._replace(codes=fit.codes)
    known = {one.id: codes_of(engine, one) for one in givers_of(reference, colour)}
    return resolve(transfer_assignment(source, reference, regions, mix, colour), own, known)


def transfer_assignment(
    source: Portrait,
    reference: Portrait | MadeStyle,
    regions: Iterable[str | int],
    mix: float = 1.0,
    colour: Portrait | MadeStyle | None = None,
) -> StyleAssignment:
    """The styles that `transfer_styles` with the same arguments resolves. UserError as there."""
    check_mix(mix)
    style = RegionStyle(reference.id, mix)
    if colour is not None:
        form = None if reference.id == source.id else reference.id
        tint = OWN_COLOUR if colour.id == source.id else colour.id
        style = replace(RegionStyle(form).coloured(tint), mix=mix)
    return StyleAssignment().with_regions(dict.fromkeys(region_ids(regions), style))


def with_colours(
    styles: StyleAssignment, colours: Mapping[str | int, str], mix: float = 1.0
) -> StyleAssignment:
    """The same with chosen colours: {"hair": "#7a3b1e", "lips": "a03040"}; regions and groups as `region_ids`
    takes them. `mix` is the share of those that have no other style.

    UserError for a region or colour that does not exist.
    """
    check_mix(mix)
    for name, typed in colours.items():
        colour = written_colour(typed)
        if colour is None:
            raise UserError(tr("“{colour}” is no colour. Write it as #rrggbb, e.g. #7a3b1e.", colour=typed))
        for region in region_ids([name]):
            before = styles[region]
            own = RegionStyle(mix=mix) if before.is_own else before
            styles = styles.with_region(region, replace(own, colour=colour))
    return styles


def givers_of(
    reference: Portrait | MadeStyle, colour: Portrait | MadeStyle | None
) -> list[Portrait | MadeStyle]:
    """Those whose style a transfer takes, in whole or in part."""
    return [reference] if colour is None else [reference, colour]


def codes_of(engine: Engine, source: Portrait | MadeStyle) -> StyleMatrixLike:
    """The codes of a portrait, encoded if need be, or of a made style. UserError for another network's."""
    if isinstance(source, Portrait):
        return engine.encode(source.image, source.labels)
    if source.network != engine.checkpoint_hash:
        raise UserError(foreign_sentence(source))
    return source


def foreign_sentence(style: MadeStyle) -> str:
    """What to say of a style that belongs to another network."""
    return tr(
        "{name} belongs to another network (SHA-256 {sha}…): its numbers mean nothing to this one. Start "
        "with that network (--checkpoint), or make the style again with this one.",
        name=style.name,
        sha=style.network[:12],
    )


def regions_of(source: Portrait | MadeStyle) -> list[int]:
    """The ids of the regions that a portrait or a made style has."""
    if isinstance(source, Portrait):
        return np.unique(source.labels).tolist()
    return np.flatnonzero(source.present).tolist()


def transfer_mask(
    source: Portrait,
    reference: Portrait | MadeStyle,
    regions: Iterable[str | int],
    mix: float = 1.0,
    colour: Portrait | MadeStyle | None = None,
) -> np.ndarray:
    """The pixels of `source`, bool [H, W], whose style `transfer_styles` with the same arguments changes.

    UserError as there.
    """
    styles = transfer_assignment(source, reference, regions, mix, colour)
    present = {one.id: regions_of(one) for one in givers_of(reference, colour)}
    applied = [r for r in styles if any(r in present[one] for one in styles[r].sources)]
    return np.isin(source.labels, applied if mix > 0 else [])


def check_mix(mix: float) -> None:
    """UserError unless `mix` lies in 0..1."""
    if not 0.0 <= mix <= 1.0:
        raise UserError(
            tr("A mix is between 0 (own style) and 1 (the reference's style), not {mix}.", mix=mix)
        )


def region_ids(
    regions: Iterable[str | int], known: RegionSet = CELEBAMASK_HQ, groups: Iterable[RegionGroup] = ()
) -> list[int]:
    """The ids of regions given by name or id, each once; a group's name means its regions, "all" every one.

    `groups` are known beside the built-in ones. UserError lists the names there are.
    """
    grouped = {group.name: group.ids for group in (*built_in_groups(known), *groups)}
    named = {region.name: (region.id,) for region in known.regions}
    meaning: dict[str, tuple[int, ...]] = {**grouped, **named, "all": tuple(range(len(known)))}
    ids: list[int] = []
    for region in regions:
        if isinstance(region, str) and region in meaning:
            ids.extend(meaning[region])
        elif isinstance(region, int) and 0 <= region < len(known):
            ids.append(region)
        else:
            raise UserError(
                tr(
                    "There is no region “{region}”. The regions are: {names}. The groups are: {groups}.",
                    region=region,
                    names=", ".join(named),
                    groups=", ".join((*grouped, "all")),
                )
            )
    return list(dict.fromkeys(ids))


def lacking(
    portrait: Portrait | MadeStyle, regions: Iterable[int], known: RegionSet = CELEBAMASK_HQ
) -> list[str]:
    """The names of those `regions` of which the portrait has no pixel, or the style no code."""
    present = set(regions_of(portrait))
    return [known[region].name for region in regions if region not in present]
