"""`python main.py transfer SOURCE REFERENCE --regions ... -o OUT`: some regions in another face's style."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.fitting import add_fit_options, check_fit, fit_to
from sean_editor.cli.photos import add_face_options, add_label_order_option, open_face
from sean_editor.cli.rendering import (
    LAYERED,
    add_rendering_options,
    add_texture_options,
    check_output,
    check_texture,
    make_engine,
    write_rendering,
)
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.portrait import Portrait


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the portrait to change: a photo or a shipped one")
    parser.add_argument("reference", metavar="REFERENCE", help="the portrait whose style is taken")
    parser.add_argument("--regions", required=True, metavar="NAMES", help="as hair,u_lip; or all")
    share = "the reference's share, 0 to 1 (default: 1)"
    parser.add_argument("--mix", type=float, default=1.0, metavar="SHARE", help=share)
    for whose in ("source", "reference"):
        parser.add_argument(f"--{whose}-labels", type=Path, metavar="L", help=f"label map of {whose.upper()}")
    whose = "the colours are those of PORTRAIT instead; SOURCE given here or as REFERENCE keeps its own"
    parser.add_argument("--colour-from", metavar="PORTRAIT", help=whose)
    parser.add_argument("--colour-labels", type=Path, metavar="L", help="label map of that PORTRAIT")
    add_face_options(parser, "colour-", whose="that PORTRAIT")
    add_label_order_option(parser)
    add_face_options(parser, whose="SOURCE")
    add_face_options(parser, "reference-", whose="REFERENCE")
    add_fit_options(parser)
    add_texture_options(parser, "default: photo")
    add_rendering_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, args.whole_photo, (LAYERED,))
    check_texture(args)
    check_fit(args)
    from sean_editor.engine.transfer import check_mix, region_ids, transfer_mask
    from sean_editor.session.textured import transfer_job

    check_mix(args.mix)
    regions = region_ids(name.strip() for name in args.regions.split(","))
    source = open_face(args.source, args.source_labels, args.face, args.points, order=args.label_order)
    reference = open_face(
        args.reference,
        args.reference_labels,
        args.reference_face,
        args.reference_points,
        "reference-",
        args.label_order,
    )
    colour = None
    if args.colour_from is not None:
        colour = open_face(
            args.colour_from,
            args.colour_labels,
            args.colour_face,
            args.colour_points,
            "colour-",
            args.label_order,
        )
    _check_regions(source, reference, colour, regions, args.regions)
    engine = make_engine(args)
    fit = fit_to(args, engine, source)
    job = transfer_job(
        engine,
        source,
        reference,
        regions,
        args.mix,
        fit,
        keep_unedited=args.keep_detail and args.texture != "network",
        colour=colour,
    )
    changed = transfer_mask(source, reference, regions, args.mix, colour)
    write_rendering(args, engine, job, changed, textured=True)
    return 0


def _check_regions(
    source: Portrait, reference: Portrait, colour: Portrait | None, regions: list[int], asked: str
) -> None:
    """Say which regions somebody lacks. UserError if nothing can change."""
    from sean_editor.engine.transfer import lacking, transfer_mask

    givers = [reference] if colour is None else [one for one in (reference, colour) if one.id != source.id]
    if not givers:
        raise UserError(f"{source.name} already has its own form and colours. Give another REFERENCE.")
    if not any(transfer_mask(source, giver, regions).any() for giver in givers):
        names = " and ".join([source.name, *(giver.name for giver in givers)])
        raise UserError(f"{names} do not share any of: {asked}.")
    if asked == "all":
        return
    _print_missing(source.name, lacking(source, regions), "that changes nothing")
    for giver in givers:
        stays = f"{source.name}'s own style stays" if giver is reference else "the colours stay"
        _print_missing(giver.name, lacking(giver, regions), stays)


def _print_missing(name: str, lacks: list[str], therefore: str) -> None:
    if lacks:
        print(f"{name} has no {', '.join(lacks)}: {therefore}", file=sys.stderr)
