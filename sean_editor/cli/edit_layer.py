"""`python main.py edit-layer PICTURE FOLDER`: a layer of another program, edited in the window or without it.

The plug-ins for GIMP and Krita call this (docs/plugins.md).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.photos import add_face_options, as_points, open_face, print_notices
from sean_editor.cli.region_names import GROUPS, add_groups_option, named_regions
from sean_editor.cli.rendering import add_model_options, make_engine
from sean_editor.errors import UserError
from sean_editor.languages import LANGUAGES

if TYPE_CHECKING:
    from sean_editor.document.portrait import Portrait
    from sean_editor.export.handover import Handover


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("picture", type=Path, metavar="PICTURE", help="the layer as a picture file")
    folder = "where the edit goes: result.png, matte.png, labels.png, channel.png and, last, answer.json"
    add("folder", type=Path, metavar="FOLDER", help=folder)
    program = "the name of the program that waits for it (default: the other program)"
    add("--return-to", default="", metavar="PROGRAM", help=program)
    add("--layer", default="", metavar="NAME", help="the name of the layer, for the window's title")
    reference = "edit without the window: the portrait whose style is taken"
    add("--reference", metavar="REFERENCE", help=reference)
    regions = f"which regions get it, as hair,u_lip; also groups ({GROUPS}) and all"
    add("--regions", metavar="NAMES", help=regions)
    add_groups_option(parser)
    add("--mix", type=float, default=1.0, metavar="SHARE", help="the reference's share, 0 to 1 (default: 1)")
    texture = "without the window: the texture of the photos (the default), or the network's picture"
    add("--texture", choices=("photo", "network"), default="photo", help=texture)
    add("--noise", choices=("on", "off"), default="on", help="the network's noise")
    add_face_options(parser, whose="the layer")
    add_model_options(parser)
    add("--language", choices=tuple(LANGUAGES), default="", help="language of the window")


def run(args: argparse.Namespace) -> int:
    from sean_editor.export.handover import Handover

    if not args.picture.is_file():
        raise UserError(f"There is no file {args.picture}. Check the name.")
    if not args.folder.is_dir():
        raise UserError(f"There is no folder {args.folder}. Create it, or write elsewhere.")
    if (args.reference is None) != (args.regions is None):
        raise UserError("An edit without the window takes both --reference and --regions.")
    handover = Handover(args.picture, args.folder, args.return_to, args.layer)
    if args.reference is not None:
        _edit(args, handover)
        return 0
    if args.face is not None or args.points is not None:
        raise UserError("--face and --points belong to --reference. The window asks which face is meant.")
    from sean_editor.gui.app import run_editor

    return run_editor(
        device=args.device, checkpoint=args.checkpoint, language=args.language, handover=handover
    )


def _edit(args: argparse.Namespace, handover: Handover) -> None:
    from sean_editor.engine.transfer import check_mix, transfer_mask
    from sean_editor.export.handover import write_handover
    from sean_editor.export.kinds import ExportRequest, Kind
    from sean_editor.session.textured import transfer_job
    from sean_editor.session.textures import Textures, textured_exports

    check_mix(args.mix)
    regions = named_regions(args, args.regions.split(","))
    portrait = _portrait(args, handover)
    reference = open_face(args.reference, None, None, None)
    if not transfer_mask(portrait, reference, regions, args.mix).any():
        raise UserError(f"The layer and {reference.name} do not share any of: {args.regions}.")
    engine = make_engine(args)
    job = transfer_job(engine, portrait, reference, regions, args.mix)
    exports = textured_exports(Textures(engine), job.edit, lambda: job)
    request = ExportRequest(Kind.PHOTO, textured=args.texture == "photo")
    if not write_handover(handover.folder, exports, request):
        print("The edit changes no pixel of the layer.", file=sys.stderr)
    print(f"saved {handover.folder}")


def _portrait(args: argparse.Namespace, handover: Handover) -> Portrait:
    """The face of the layer that is meant, cut out of it, even if the layer is no more than that."""
    from sean_editor.photo.opening import NeedsPoints, default_analyser, open_photo, portrait_from_points

    photo = handover.photo()
    print_notices(photo.notices)
    if args.points is not None:
        return portrait_from_points(photo, as_points(args.points), default_analyser())
    try:
        return open_photo(photo, face=None if args.face is None else args.face - 1)
    except NeedsPoints as error:
        raise UserError(
            f"No face was found with certainty in {photo.name}. Edit it in the window, which asks where the "
            "face is: leave out the reference and the regions."
        ) from error
