"""`python main.py screenshots [NAME ...]`: draw the pictures of the window that the documents show."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from sean_editor.errors import UserError
from sean_editor.languages import ENGLISH, LANGUAGES
from sean_editor.locations import IN_CHECKOUT, PACKAGE

USUAL = {"scale": "1", "theme": "dark", "language": ENGLISH}
"""How the documents show the window."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="what to draw; all pictures if none is named"
    )
    parser.add_argument("--list", action="store_true", help="list the names, and draw nothing")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="the folder for the pictures, NAME.webp; without it those of the documents are drawn again",
    )
    parser.add_argument("--scale", choices=("1", "2", "3"), default=USUAL["scale"], help="of the screen")
    parser.add_argument("--theme", choices=("dark", "light"), default=USUAL["theme"])
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default=USUAL["language"], help="of the window"
    )


def run(args: argparse.Namespace) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args.output is None and not args.list:
        _check_that_they_are_usual(args)
    from sean_editor.gui.scenes import SCENES, draw, prepare

    unknown = [name for name in args.names if name not in SCENES]
    if unknown:
        raise UserError(f"There is no picture “{unknown[0]}”. There are: {', '.join(SCENES)}.")
    chosen = [SCENES[name] for name in args.names] or list(SCENES.values())
    if args.list:
        for scene in chosen:
            print(f"{scene.name:<16} {scene.summary}")
        return 0
    prepare(float(args.scale))
    place = args.output or PACKAGE.parent
    for path in draw(chosen, place, args.theme, None, args.output is None, args.language):
        print(f"saved {path if args.output else path.relative_to(place)}", flush=True)
    return 0


def _check_that_they_are_usual(args: argparse.Namespace) -> None:
    """UserError where the pictures of the documents would be replaced by others, or are not there."""
    if not IN_CHECKOUT:
        raise UserError("Say where to put the pictures: -o DIR.")
    others = [f"--{name}" for name, usual in USUAL.items() if getattr(args, name) != usual]
    if others:
        raise UserError(f"The documents show the usual window. With {others[0]} name a folder: -o DIR.")
