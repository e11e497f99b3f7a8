"""What a drop of a style would do, in words (no Qt)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.regions import RegionSet


def drop_caption(targets: Sequence[int], labels: np.ndarray, regions: RegionSet) -> str:
    """One line for the canvas while a style for `targets` is held over a layout uint8 [H, W]."""
    known = [region for region in targets if 0 <= region < len(regions)]
    if not known:
        return "No region is ticked: tick one below to restyle it"
    if len(known) > 1:
        return f"Drop to restyle {len(known)} regions"
    title = regions[known[0]].title
    if not (labels == known[0]).any():
        return f"No {title.lower()} in this layout yet: its style waits until you paint some"
    return f"Drop to restyle: {title}"
