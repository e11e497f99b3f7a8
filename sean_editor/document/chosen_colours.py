"""The colours that were chosen for regions, as surfaces: regions that belong together get one colour."""

from __future__ import annotations

import functools

import numpy as np

from models.regions import CELEBAMASK_HQ, RegionSet, built_in_groups
from sean_editor.colour.iris import Iris, find_irises
from sean_editor.colour.names import lab_of
from sean_editor.colour.surface import Lab, Surface
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import RegionStyle, StyleAssignment

_OWN_TINTS = {"hair": 0.25, "hat": 0.5, "cloth": 0.5, "background": 0.5}
"""How much of the differences of hue stays: dyed hair loses its own, cloth keeps a pattern, skin all."""
_EYES = "eyes"


def chosen_surfaces(
    portrait: Portrait,
    styles: StyleAssignment,
    labels: np.ndarray | None = None,
    regions: RegionSet = CELEBAMASK_HQ,
) -> tuple[Surface, ...]:
    """The surfaces of a portrait with `styles` that have a chosen colour, in the order of their regions.

    `labels` uint8 [H, W]: the layout in use, None: the portrait's own. Where it was repainted, or a style has
    the form of another face, irises are looked for in the picture.
    """
    found: dict[tuple[object, ...], list[int]] = {}
    for region in styles:
        style = styles[region]
        if style.chosen is not None and style.mix > 0:
            found.setdefault((_family(region, regions), _kind(style)), []).append(region)
    return tuple(
        _surface(portrait, tuple(together), styles[together[0]], labels, regions)
        for together in found.values()
    )


def _surface(
    portrait: Portrait,
    together: tuple[int, ...],
    style: RegionStyle,
    labels: np.ndarray | None,
    regions: RegionSet,
) -> Surface:
    eyes = _family(together[0], regions) == _EYES
    own, irises = _own(_Shown(portrait), together, eyes)
    eye = np.isin(portrait.labels, together)
    moved = labels is not None and (np.isin(labels, together) != eye).any()
    own_form = style.source is None and style.crossing is None
    light, a, b = (float(value) for value in lab_of(style.chosen or ""))
    tints = _OWN_TINTS.get(regions[together[0]].name, 1.0)
    known = irises if own_form and not moved else ()
    return Surface(together, (light, a, b), style.mix, own, tints, eyes, known, own_form)


def _kind(style: RegionStyle) -> tuple[object, ...]:
    """What regions must have in common to be one surface."""
    return style.chosen, style.mix, style.source, style.crossing


def _family(region: int, regions: RegionSet) -> object:
    """The name of the built-in group that a region is in, else the region."""
    groups = (group for group in built_in_groups(regions) if region in group.ids)
    return next((group.name for group in groups), region)


class _Shown:
    """A portrait, equal to others with its id."""

    def __init__(self, portrait: Portrait) -> None:
        self.portrait = portrait

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Shown) and self.portrait.id == other.portrait.id

    def __hash__(self) -> int:
        return hash(self.portrait.id)


@functools.lru_cache(maxsize=32)
def _own(shown: _Shown, together: tuple[int, ...], eyes: bool) -> tuple[Lab | None, tuple[Iris, ...]]:
    """The mean colour of regions in a portrait, None if it hardly shows them, and the irises."""
    image, labels = shown.portrait.image, shown.portrait.labels
    irises = find_irises(image, labels, together) if eyes else ()
    part = Surface(together, (0.0, 0.0, 0.0), eyes=eyes, irises=irises).part(labels, image)
    if not part.enough:
        return None, irises
    light, a, b = (float(value) for value in part.mean(image))
    return (light, a, b), irises
