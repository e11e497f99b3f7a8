"""What kind of texture each region of a face has."""

from __future__ import annotations

from enum import Enum

from models.regions import RegionSet


class Kind(Enum):
    """Kinds of texture; the pass treats the regions of a kind alike."""

    HAIR = "hair"
    SKIN = "skin"
    NECK = "neck"
    """Skin whose folds depend on how a head is held: another's look torn there."""
    FABRIC = "fabric"
    """Clothes, hats and the background: what covers an area with a pattern of its own."""
    SMALL = "small"
    """Eyes, brows, lips, ears and things: too small, or of too much shape, for another face's texture."""


_KINDS = {
    "hair": Kind.HAIR,
    "skin": Kind.SKIN,
    "nose": Kind.SKIN,
    "neck": Kind.NECK,
    "cloth": Kind.FABRIC,
    "hat": Kind.FABRIC,
    "background": Kind.FABRIC,
}


_WHOLE = {"l_brow", "r_brow", "u_lip", "l_lip"}


def is_whole(region: int, regions: RegionSet) -> bool:
    """Whether a region that was repainted in part is made anew as a whole: half of an old brow beside half of
    a new one shows.
    """
    return regions[region].name in _WHOLE


def kind_of(region: int, regions: RegionSet) -> Kind:
    """The kind of a region; regions of data sets other than faces are fabric."""
    if not any(name in _KINDS for name in (r.name for r in regions.regions)):
        return Kind.FABRIC
    return _KINDS.get(regions[region].name, Kind.SMALL)
