"""A file in a folder of pairs that says what its ids mean."""

from __future__ import annotations

from pathlib import Path

from models.regions import RegionSet


def read_regions(folder: Path) -> RegionSet | None:
    """The regions of `folder/regions.json` or `folder/regions.csv`; None if there is neither."""
    return None
