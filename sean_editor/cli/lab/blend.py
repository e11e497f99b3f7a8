"""`python main.py blend A B --share 0.4 -o FILE`: weights between those of two runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    weights = "two files of weights of the same network, the second one trained on from the first"
    parser.add_argument("weights", type=Path, nargs=2, metavar="FILE", help=weights)
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
    from models.lab.systems import load_system, save_system
    from models.lab.systems.blending import blend_systems
    from models.weights_file import WeightsFileError

    try:
        one, other = (load_system(path) for path in args.weights)
        blended = blend_systems(one, other, args.share)
    except (WeightsFileError, ValueError) as error:
        raise UserError(str(error)) from error
    save_system(blended, args.output)
    print(f"saved {args.output}")
    return 0
