"""Whether an edit can change the regions that were named, and what is said of those that somebody lacks."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document import MadeStyle, Portrait


def check_shared(
    source: Portrait, givers: Collection[Portrait | MadeStyle], regions: Collection[int], asked: str
) -> None:
    """UserError if no giver has a region of `source` that is among `regions`: then nothing would change.

    `asked` are the regions in the person's words.
    """
    from sean_editor.engine.transfer import regions_of

    there = set(regions).intersection(regions_of(source))
    if not any(there.intersection(regions_of(giver)) for giver in givers):
        names = " and ".join(dict.fromkeys([source.name, *(giver.name for giver in givers)]))
        raise UserError(f"{names} do not share any of: {asked}. Nothing would change: name other regions.")


def print_missing(
    source: Portrait, givers: Iterable[tuple[Portrait | MadeStyle, str]], regions: Collection[int]
) -> None:
    """Say which regions `source` lacks, and which of the others each giver lacks, with what stays there."""
    from sean_editor.engine.transfer import regions_of

    _print_lacking(source, regions, "that changes nothing")
    there = set(regions_of(source))
    for giver, stays in givers:
        _print_lacking(giver, (region for region in regions if region in there), stays)


def _print_lacking(one: Portrait | MadeStyle, regions: Iterable[int], therefore: str) -> None:
    from sean_editor.engine.transfer import lacking

    lacks = lacking(one, regions)
    if lacks:
        print(f"{one.name} has no {', '.join(lacks)}: {therefore}", file=sys.stderr)
