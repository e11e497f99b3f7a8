"""Captions for a style that is dragged over the canvas (no Qt)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.regions import RegionSet
from models.translation import tr, tr_plural


def drop_caption(targets: Sequence[int], labels: np.ndarray, regions: RegionSet) -> str:
    """One line for the canvas while a style for `targets` is held over a layout uint8 [H, W]."""
    known = [region for region in targets if 0 <= region < len(regions)]
    if not known:
        return tr("No region is selected: select one below to restyle it")
    if len(known) > 1:
        return tr_plural("Drop to restyle {n} region", "Drop to restyle {n} regions", len(known))
    region = regions[known[0]]
    if not (labels == region.id).any():
        return tr(
            "{region}: not in this layout yet. The style appears once you paint it.", region=region.title
        )
    return tr("Drop to restyle: {region}", region=region.title)
