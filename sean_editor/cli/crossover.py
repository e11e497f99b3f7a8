"""`python main.py crossover PORTRAIT A B --blocks AABBBB -o OUT`: two styles, shared out among the blocks."""

from __future__ import annotations

import argparse
from dataclasses import replace

from models.blocks import STYLED_BLOCKS
from sean_editor.cli.photos import open_all
from sean_editor.cli.proofs import check_proof
from sean_editor.cli.region_names import named_regions
from sean_editor.cli.rendering import (
    LAYERED,
    add_rendering_options,
    add_texture_options,
    check_output,
    check_texture,
    make_engine,
    write_rendering,
)
from sean_editor.cli.transition import add_two_styles, check_two_styles
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_two_styles(parser)
    blocks = "A or B for each of the six blocks, from the coarsest to the finest (default: AAABBB)"
    parser.add_argument("--blocks", default="AAABBB", metavar="LETTERS", help=blocks)
    add_texture_options(parser, "default: network")
    add_rendering_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, args.whole_photo, (LAYERED,))
    check_texture(args)
    check_proof(args)
    letters = args.blocks.upper()
    if len(letters) != STYLED_BLOCKS or set(letters) - set("AB"):
        raise UserError(f"--blocks takes six letters, each A or B, as AAABBB, not {args.blocks}.")
    from sean_editor.session.transitions import transition

    regions = named_regions(args, args.regions.split(","))
    portrait, a, b = open_all([args.portrait, args.a, args.b])
    check_two_styles(portrait, a, b, regions, args.regions)
    engine = make_engine(args)
    state = transition(engine, portrait, a, b, regions).at([float(letter == "B") for letter in letters])
    job = replace(state.job(), keep_unedited=args.keep_detail)
    write_rendering(args, engine, job, state.edit.edited, textured=False, keeping=True)
    return 0
