"""`python main.py pull IMAGE --point NAME:X,Y -o OUT`: points of a face, dragged with what is around."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.cli.photos import (
    add_face_options,
    add_label_order_option,
    add_whole_photo_options,
    open_face,
    print_notices,
)
from sean_editor.cli.proofs import check_proof
from sean_editor.cli.rendering import LAYERED, add_model_options, check_output, write_export
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("image", metavar="IMAGE", help="a picture file, or the name of a shipped portrait")
    point = (
        "a point of the face and its way, in shares of the portrait's side: right (both sides: outward) and "
        "down; a third number is how many times its own reach goes along; may be given several times"
    )
    add("--point", type=_drag, action="append", default=[], metavar="NAME:X,Y", help=point)
    add("--list", action="store_true", help="print the points of this face, and where they are")
    add("--labels", type=Path, metavar="L", help="its label map (default: the one beside it, or parsed)")
    add_label_order_option(parser)
    add("-o", "--output", type=Path, metavar="OUT", help=".png, .jpg, .webp or .tiff; .ora for layers")
    add(
        "--size", choices=("256", "512", "1024", "photo"), help="pixels of the side; default: as in its photo"
    )
    add_face_options(parser)
    add_whole_photo_options(parser)
    add_model_options(parser)


def run(args: argparse.Namespace) -> int:
    if not args.list:
        _check(args)
    from sean_editor.session.dragged import cut_short, dragged_job, named_pulls

    portrait = open_face(args.image, args.labels, args.face, args.points, order=args.label_order)
    pulls = named_pulls(portrait.labels, args.point)
    if args.list:
        from sean_editor.document.face_points import face_points

        for point in face_points(portrait.labels).points.values():
            print(f"{point.name:18} {point.x:.3f},{point.y:.3f}  reach {point.radius:.3f}")
        return 0
    from sean_editor.engine.engine import Engine
    from sean_editor.session.textures import stages

    print_notices(cut_short(args.point, pulls))
    engine = Engine(args.checkpoint, args.device)
    write_export(args, engine, dragged_job(engine, portrait, pulls), bool(stages(portrait)))
    print(f"saved {args.output}")
    return 0


def _check(args: argparse.Namespace) -> None:
    """UserError, before any work is done, for options that do not go together."""
    if args.output is None or not args.point:
        raise UserError("Give at least one --point NAME:X,Y, and -o OUT. --list prints the points of a face.")
    check_output(args.output, True, (LAYERED,))
    if args.whole_photo and args.size is not None:
        raise UserError("--whole-photo has the size of the photo: leave out --size.")
    if not args.keep_detail:
        raise UserError("Dragged pixels are the photo's own: leave out --no-keep-detail.")
    check_proof(args)


def _drag(text: str) -> tuple[str, tuple[float, float]] | tuple[str, tuple[float, float], float]:
    name, _, rest = text.partition(":")
    try:
        x, y, *reach = (float(word) for word in rest.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("a name, a colon and two or three numbers: brow:0,-0.03") from error
    if len(reach) > 1:
        raise argparse.ArgumentTypeError("a name, a colon and two or three numbers: brow:0,-0.03")
    return (name, (x, y), reach[0]) if reach else (name, (x, y))
