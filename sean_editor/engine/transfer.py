"""Regions of one portrait in the style of another, without a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.fit import Fit
from sean_editor.document.portrait import Portrait
from sean_editor.document.resolving import resolve
from sean_editor.document.styles import OWN_COLOUR, RegionStyle, StyleAssignment
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


def transfer_styles(
    engine: Engine,
    source: Portrait,
    reference: Portrait,
    regions: Iterable[str | int],
    mix: float = 1.0,
    fit: Fit | None = None,
    colour: Portrait | None = None,
) -> np.ndarray:
    """The style matrix float32 [S, 512] of `source`, with `regions` (names or ids) styled as in `reference`.

    `mix` in 0..1 is the reference's share. A region that the reference lacks keeps the source's own style.
    With a `fit` of the source it starts from that, and is [6, S, 512]; so it is with a `colour`, the portrait
    whose colours the regions have instead. `reference` or `colour` may be the source: then the form or the
    colour stays its own.
    UserError for a region that does not exist or another mix.
    """
    check_mix(mix)
    own = engine.encode(source.image, source.labels)
    own = own if fit is None else own._replace(codes=fit.codes)
    known = {one.id: engine.encode(one.image, one.labels) for one in (reference, colour) if one is not None}
    return resolve(transfer_assignment(source, reference, regions, mix, colour), own, known)


def transfer_assignment(
    source: Portrait,
    reference: Portrait,
    regions: Iterable[str | int],
    mix: float = 1.0,
    colour: Portrait | None = None,
) -> StyleAssignment:
    """The styles that `transfer_styles` with the same arguments resolves. UserError as there."""
    check_mix(mix)
    style = RegionStyle(reference.id, mix)
    if colour is not None:
        form = None if reference.id == source.id else reference.id
        tint = OWN_COLOUR if colour.id == source.id else colour.id
        style = replace(RegionStyle(form).coloured(tint), mix=mix)
    return StyleAssignment().with_regions(dict.fromkeys(region_ids(regions), style))


def transfer_mask(
    source: Portrait,
    reference: Portrait,
    regions: Iterable[str | int],
    mix: float = 1.0,
    colour: Portrait | None = None,
) -> np.ndarray:
    """The pixels of `source`, bool [H, W], whose style `transfer_styles` with the same arguments changes.

    UserError as there.
    """
    styles = transfer_assignment(source, reference, regions, mix, colour)
    present = {one.id: one.region_ids for one in (reference, colour) if one is not None}
    applied = [r for r in styles if any(r in present[one] for one in styles[r].sources)]
    return np.isin(source.labels, applied if mix > 0 else [])


def check_mix(mix: float) -> None:
    """UserError unless `mix` lies in 0..1."""
    if not 0.0 <= mix <= 1.0:
        raise UserError(
            tr("A mix is between 0 (own style) and 1 (the reference's style), not {mix}.", mix=mix)
        )


def region_ids(regions: Iterable[str | int], known: RegionSet = CELEBAMASK_HQ) -> list[int]:
    """The ids of regions given by name or id; "all" means every one. UserError lists the names there are."""
    ids: list[int] = []
    for region in regions:
        if region == "all":
            ids.extend(range(len(known)))
        elif isinstance(region, str) and region in _names(known):
            ids.append(known.by_name(region).id)
        elif isinstance(region, int) and 0 <= region < len(known):
            ids.append(region)
        else:
            raise UserError(
                tr(
                    "There is no region “{region}”. The regions are: {names}.",
                    region=region,
                    names=", ".join(_names(known)),
                )
            )
    return ids


def lacking(portrait: Portrait, regions: Iterable[int], known: RegionSet = CELEBAMASK_HQ) -> list[str]:
    """The names of those `regions` of which the portrait has no pixel."""
    present = set(np.unique(portrait.labels).tolist())
    return [known[region].name for region in regions if region not in present]


def _names(known: RegionSet) -> list[str]:
    return [region.name for region in known.regions]
