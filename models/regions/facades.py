"""The 12 classes of the CMP facade database, in the order of its palette ids 1 to 12, in its colours."""

from models.regions.region_set import plain_regions

FACADES = plain_regions(
    "CMP facades",
    """
    0 0 170 background
    0 0 255 facade
    0 85 255 window
    0 170 255 door
    0 255 255 cornice
    85 255 170 sill
    170 255 85 balcony
    255 255 0 blind
    255 170 0 deco
    255 85 0 molding
    255 0 0 pillar
    170 0 0 shop
    """,
)
