"""`python main.py transfer SOURCE REFERENCE --regions ... -o OUT`: some regions in another face's style."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sean_editor.cli.fitting import add_fit_options, check_fit, fit_to
from sean_editor.cli.photos import add_face_options, add_label_order_option, open_face
from sean_editor.cli.region_names import GROUPS, add_groups_option, named_regions
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the portrait to change: a photo or a shipped one")
    parser.add_argument("reference", metavar="REFERENCE", help="the portrait whose style is taken")
    parser.add_argument(
        "--regions", required=True, metavar="NAMES", help=f"as hair,u_lip; also groups ({GROUPS}) and all"
    )
    add_groups_option(parser)
    share = "the reference's share, 0 to 1 (default: 1)"
    parser.add_argument("--mix", type=float, default=1.0, metavar="SHARE", help=share)
    for whose in ("source", "reference"):
        parser.add_argument(f"--{whose}-labels", type=Path, metavar="L", help=f"label map of {whose.upper()}")
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
    from sean_editor.engine.transfer import check_mix, lacking, transfer_mask
    from sean_editor.session.textured import transfer_job

    check_mix(args.mix)
    regions = named_regions(args, args.regions.split(","))
    source = open_face(args.source, args.source_labels, args.face, args.points, order=args.label_order)
    reference = open_face(
        args.reference,
        args.reference_labels,
        args.reference_face,
        args.reference_points,
        "reference-",
        args.label_order,
    )
    absent = set(lacking(source, regions)) | set(lacking(reference, regions))
    if len(absent) == len(set(regions)):
        raise UserError(f"{source.name} and {reference.name} do not share any of: {args.regions}.")
    if args.regions != "all":
        _print_missing(source.name, lacking(source, regions), "that changes nothing")
        _print_missing(reference.name, lacking(reference, regions), f"{source.name}'s own style stays")
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
    )
    write_rendering(args, engine, job, transfer_mask(source, reference, regions, args.mix), textured=True)
    return 0


def _print_missing(name: str, lacks: list[str], therefore: str) -> None:
    if lacks:
        print(f"{name} has no {', '.join(lacks)}: {therefore}", file=sys.stderr)
