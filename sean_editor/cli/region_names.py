"""Regions and groups of regions on the command line: their names, and the option for groups of one's own."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

GROUPS = "face-skin, eyes, brows, lips"
"""The names of the built-in groups, for help texts, which wait for no import."""


def add_groups_option(parser: argparse.ArgumentParser) -> None:
    """Add the option for a file of region groups."""
    what = "your own region groups, as the window exports them: their names stand for regions, too"
    parser.add_argument("--region-groups", type=Path, metavar="FILE.json", help=what)


def named_regions(args: argparse.Namespace, names: Iterable[str]) -> list[int]:
    """The ids of the regions and groups called `names`. UserError for an unknown name or a damaged file."""
    from models.regions import CELEBAMASK_HQ, read_groups
    from sean_editor.engine.transfer import region_ids

    own = read_groups(args.region_groups, CELEBAMASK_HQ) if args.region_groups is not None else []
    return region_ids((name.strip() for name in names), groups=own)
