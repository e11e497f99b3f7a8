"""`python main.py verify BEFORE AFTER`: what changed between two pictures, and where."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError
from sean_editor.locations import PROGRAM

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.export.proof_file import SavedProof
    from sean_editor.export.verify import Verification

UNUSABLE = 2
"""The exit status for files that cannot be compared; 1 says that something changed outside."""

_SHOWN = 8  # areas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("before", type=Path, metavar="BEFORE", help="the picture before the edit")
    parser.add_argument("after", type=Path, metavar="AFTER", help="the picture after it, of the same size")
    where = parser.add_mutually_exclusive_group()
    mask = "a picture of what may change: all that is neither black nor transparent"
    where.add_argument("--mask", type=Path, metavar="MASK", help=mask)
    proof = "the proof that was written beside AFTER: it holds the mask"
    where.add_argument("--proof", type=Path, metavar="NAME.json", help=proof)
    heat = "a picture of how far each pixel changed: .png, .jpg, .webp or .tiff"
    parser.add_argument("-o", "--output", type=Path, metavar="HEAT", help=heat)


def run(args: argparse.Namespace) -> int:
    try:
        return _run(args)
    except UserError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return UNUSABLE


def _run(args: argparse.Namespace) -> int:
    from sean_editor.cli.photos import print_notices
    from sean_editor.cli.rendering import check_picture_output
    from sean_editor.export.heat_map import heat_map
    from sean_editor.export.image import write_image
    from sean_editor.export.verify import verify

    if args.output is not None:
        check_picture_output(args.output)
    found = verify(args.before, args.after, _mask(args))
    print_notices(found.remarks)
    for line in _lines(found):
        print(line)
    if args.output is not None:
        picture = heat_map(found.before.pixels, found.changes, found.reach, found.difference.white)
        write_image(args.output, picture)
        print(f"saved {args.output}")
    return 0 if found.passed else 1


def _mask(args: argparse.Namespace) -> np.ndarray | SavedProof | None:
    from sean_editor.export.proof_file import open_proof
    from sean_editor.export.verify import read_mask

    if args.proof is not None:
        return open_proof(args.proof)
    return None if args.mask is None else read_mask(args.mask)


def _lines(found: Verification) -> list[str]:
    """The report."""
    counts = found.difference
    width, height = found.before.size
    lines = [
        f"{width} x {height} pixels: {counts.pixels - counts.changed:,} equal, {counts.changed:,} changed "
        f"({counts.changed / counts.pixels:.2%})"
    ]
    if counts.changed:
        largest = max(counts.largest_inside, counts.largest_outside)
        lines.append(f"largest difference {largest} of {counts.white} levels, mean {counts.mean:.3g}")
        for box, pixels in found.areas[:_SHOWN]:
            lines.append(
                f"  changed: x {box.x0} to {box.x1 - 1}, y {box.y0} to {box.y1 - 1} ({_pixels(pixels)})"
            )
        if len(found.areas) > _SHOWN:
            lines.append(f"  smaller areas: {len(found.areas) - _SHOWN:,}")
    if found.reach is not None:
        lines.append(f"{counts.outside:,} pixels outside the edit: {counts.changed_outside:,} changed")
        if counts.changed_outside:
            lines.append(f"largest difference outside {counts.largest_outside} of {counts.white} levels")
    return lines


def _pixels(count: int) -> str:
    return "1 pixel" if count == 1 else f"{count:,} pixels"
