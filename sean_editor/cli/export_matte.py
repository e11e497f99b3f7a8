"""`python main.py export-matte IMAGE -o OUT`: how much of each pixel is hair, as a grey picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.cli.photos import add_face_options, add_label_order_option, open_face
from sean_editor.errors import UserError

_SIZES = ("256", "512", "1024", "photo")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("image", metavar="IMAGE", help="a picture file, or the name of a shipped portrait")
    add("--labels", type=Path, metavar="FILE", help="its label map (default: the one beside it, or parsed)")
    add_label_order_option(parser)
    add("--output", "-o", type=Path, metavar="FILE", required=True, help="the file to write: .png or .tif")
    size = "pixels of the side; photo (the default): the resolution of the face in its photo, at most 1024"
    add("--size", choices=_SIZES, default="photo", help=size)
    add_face_options(parser)


def run(args: argparse.Namespace) -> int:
    from sean_editor.export.matte import SUFFIXES, matte_picture, write_matte
    from sean_editor.texture.matte import HAIR

    if args.output.suffix.lower() not in SUFFIXES:
        raise UserError(f"{args.output} cannot be written. End the name in {' or '.join(SUFFIXES)}.")
    if not args.output.parent.is_dir():
        raise UserError(f"There is no folder {args.output.parent}. Create it, or write elsewhere.")
    portrait = open_face(args.image, args.labels, args.face, args.points, order=args.label_order)
    if not (portrait.labels == HAIR).any():
        print(f"{portrait.name} has no hair in its label map: the matte is black.")
    size = None if args.size == "photo" else int(args.size)
    write_matte(args.output, matte_picture(portrait, size))
    print(f"saved {args.output}")
    return 0
