"""`python main.py mix-portraits`: portraits of people who do not exist, painted by our generator."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError
from sean_editor.locations import shipped

if TYPE_CHECKING:
    from models.enlarger import Enlarger
    from models.lab.mixes.painting import Painter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=Path, nargs="+", metavar="DIR",
        help="folders with the donors, images/NAME.jpg or .png: aligned portraits")  # fmt: skip
    source.add_argument("--painted", type=Path, metavar="DIR",
        help="folder with NAME.npz of an earlier run: finish them again, without donors")  # fmt: skip
    add("--recipes", type=Path, metavar="FILE", default=shipped("resources") / "portraits" / "mixes.json",
        help="JSON file with the recipe of each portrait (default: of the shipped ones)")  # fmt: skip
    add("--names", nargs="+", metavar="NAME", help="only these portraits")
    add("--checkpoint", type=Path, metavar="FILE", help="generator (default: the shipped compact one)")
    add("-o", "--output", type=Path, required=True, metavar="DIR",
        help="folder for images/, labels/ and painted/")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    from models.lab.mixes.recipe import read_recipes
    from models.lab.mixes.run import PAINTED, finish_all, paint_all

    recipes = read_recipes(args.recipes)
    unknown = set(args.names or ()) - set(recipes)
    if unknown:
        raise UserError(f"{args.recipes} has no recipe of {', '.join(sorted(unknown))}.")
    if args.names:
        recipes = {name: recipes[name] for name in args.names}
    try:
        if args.painted is None:
            for name in paint_all(recipes, _painter(args), args.output):
                print(f"painted {name}", flush=True)
        for name in finish_all(recipes, args.painted or args.output / PAINTED, args.output, _enlarger()):
            print(f"finished {name}", flush=True)
    except OSError as error:
        raise UserError(str(error)) from error
    print(f"{args.output}: {len(recipes)} portraits")
    return 0


def _enlarger() -> Enlarger:
    from models.enlarger import EnlargerError, load_enlarger
    from sean_editor.checkpoints import ENLARGER

    try:
        return load_enlarger(ENLARGER)
    except EnlargerError as error:
        raise UserError(str(error)) from error


def _painter(args: argparse.Namespace) -> Painter:
    from models.lab.mixes.donors import Donors
    from models.lab.mixes.painting import Painter
    from models.parsing.predictor import RegionPredictor
    from models.sean.checkpoint import CheckpointError, load_generator
    from sean_editor.checkpoints import DEFAULT_CHECKPOINT, FACE_PARSER

    try:
        generator = load_generator(args.checkpoint or DEFAULT_CHECKPOINT).eval()
    except CheckpointError as error:
        raise UserError(str(error)) from error
    return Painter(generator, Donors(args.data, RegionPredictor.load(FACE_PARSER), generator))
