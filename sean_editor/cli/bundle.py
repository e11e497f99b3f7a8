"""`python main.py bundle -o DIR`: a copy of the program that needs no Python."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.errors import UserError
from sean_editor.locations import IN_CHECKOUT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="folder that the bundle is written to"
    )
    parser.add_argument(
        "--environment",
        type=Path,
        metavar="FOLDER",
        help="a virtual environment that has everything (main.py install heic bundle), in place of a new one",
    )
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)  # in that environment


def run(args: argparse.Namespace) -> int:
    if not IN_CHECKOUT:
        raise UserError("A bundle is made from the program's repository. Run the command there.")
    if args.here:
        from sean_editor.bundle.build import build

        made = build(args.output)
        print(f"saved {made.folder}, {made.megabytes:.0f} MB in {made.files} files")
        return 0
    from sean_editor.bundle.environment import follow_recipe

    follow_recipe(args.output, args.environment)
    return 0
