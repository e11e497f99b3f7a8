"""`python main.py transition PORTRAIT A B --regions ... -o OUT`: the way from one style to another."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.photos import open_all
from sean_editor.cli.region_names import GROUPS, add_groups_option, named_regions
from sean_editor.cli.rendering import add_model_options, check_folder
from sean_editor.cli.shared_regions import check_shared, print_missing
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document import Portrait


def add_two_styles(parser: argparse.ArgumentParser) -> None:
    """PORTRAIT, A, B and --regions."""
    parser.add_argument(
        "portrait", metavar="PORTRAIT", help="the portrait to change: a photo or a shipped one"
    )
    for letter in "AB":
        parser.add_argument(
            letter.lower(),
            metavar=letter,
            help=f"the portrait with style {letter}; PORTRAIT again for its own style",
        )
    regions = f"as hair,u_lip,l_lip; also groups ({GROUPS}) and all, which is the default"
    parser.add_argument("--regions", default="all", metavar="NAMES", help=regions)
    add_groups_option(parser)


def check_two_styles(portrait: Portrait, a: Portrait, b: Portrait, regions: list[int], asked: str) -> None:
    """Say which regions somebody lacks. UserError if nothing can change."""
    givers = {one.id: one for one in (a, b) if one.id != portrait.id}.values()
    if not givers:
        raise UserError(f"A and B are both {portrait.name} itself. Give another portrait for one of them.")
    check_shared(portrait, givers, regions, asked)
    if asked != "all":
        stays = f"{portrait.name}'s own style stands in"
        print_missing(portrait, [(giver, stays) for giver in givers], regions)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_two_styles(parser)
    formats = ".gif, .webp, .mp4 (MPEG-4 Part 2), or .png for a strip of pictures"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=formats)
    parser.add_argument("--frames", type=int, default=24, help="pictures from A to B, 2 to 120 (default: 24)")
    parser.add_argument("--seconds", type=float, default=2.0, help="from A to B (default: 2)")
    parser.add_argument("--size", type=int, metavar="PIXELS", help="of the side (default: that of the face)")
    parser.add_argument("--loop", action="store_true", help="there and back, again and again")
    parser.add_argument("--ease", action="store_true", help="slower at A and at B")
    parser.add_argument("--no-dither", action="store_true", help="GIF: smaller files, steps in the shading")
    parser.add_argument("--no-captions", action="store_true", help="strip: the pictures alone")
    what = "photo: with the texture of the photos, slow; network: the network's picture (default)"
    parser.add_argument("--texture", choices=("photo", "network"), default="network", help=what)
    keep = "repaint everything, also what the regions do not cover"
    parser.add_argument("--no-keep-detail", action="store_false", dest="keep_detail", help=keep)
    add_model_options(parser)


def run(args: argparse.Namespace) -> int:
    from sean_editor.export.animation import check_animation, write_animation
    from sean_editor.export.timing import Timing

    timing = Timing(args.frames, args.seconds, args.loop, args.ease)
    check_animation(args.output, timing)
    check_folder(args.output)
    from sean_editor.engine.engine import Engine
    from sean_editor.session.textures import Textures
    from sean_editor.session.transitions import TransitionPictures, transition

    regions = named_regions(args, args.regions.split(","))
    portrait, a, b = open_all([args.portrait, args.a, args.b])
    check_two_styles(portrait, a, b, regions, args.regions)
    side = _checked_side(args, portrait.size)
    engine = Engine(args.checkpoint, args.device)
    move = transition(engine, portrait, a, b, regions)
    makes = TransitionPictures(Textures(engine), move, side, args.texture == "photo", args.keep_detail)
    pictures = makes.pictures(timing.shares, report=lambda done: _report(done, timing.count))
    write_animation(args.output, pictures, timing, not args.no_dither, not args.no_captions)
    print(f"saved {args.output}")
    return 0


def _checked_side(args: argparse.Namespace, size: tuple[int, int]) -> int | None:
    """The side that is asked for. UserError if this portrait cannot have it."""
    side: int | None = args.size
    if side is not None and size[0] != size[1]:
        raise UserError(f"{args.portrait} is not square: leave out --size.")
    if side is not None and (not 64 <= side <= 1024 or side % 8):
        raise UserError(f"A size is a multiple of 8 from 64 to 1024 pixels, not {side}.")
    return side


def _report(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
