"""`python main.py blend A B --share 0.4 -o FILE`: weights between those of two runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    help = "two files of weights of the same network, the second one trained on from the first"
    parser.add_argument("weights", type=Path, nargs=2, metavar="FILE", help=help)
    share = "how far from the first to the second, 0 to 1 (default: 0.5)"
    parser.add_argument("--share", type=float, default=0.5, metavar="SHARE", help=share)
    parser.add_argument(
        "--output", "-o", type=Path, required=True, metavar="FILE", help="a .safetensors file"
    )


def run(args: argparse.Namespace) -> int:
    if not 0 <= args.share <= 1:
        raise UserError(f"--share is between 0 and 1, not {args.share:g}.")
    if args.output.suffix != ".safetensors":
        raise UserError(f"{args.output} is not a .safetensors file. Give the blended weights such a name.")
    if not args.output.parent.is_dir():
        raise UserError(f"There is no folder {args.output.parent}. Create it, or write elsewhere.")
    from models.systems import load_system, save_system
    from models.systems.blending import blend_systems
    from models.weights_file import WeightsFileError

    try:
        one, other = (load_system(path) for path in args.weights)
        blended = blend_systems(one, other, args.share)
    except (WeightsFileError, ValueError) as error:
        raise UserError(str(error)) from error
    temporary = args.output.with_suffix(".part.safetensors")
    save_system(blended, temporary)
    temporary.replace(args.output)  # whole or not at all, also where it takes the place of one of the two
    print(f"saved {args.output}")
    return 0
