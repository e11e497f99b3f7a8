"""`python main.py transfer SOURCE REFERENCE --regions ... -o OUT`: some regions in another style: of a face,
the average of several, one from a file of styles, or a random one; and regions in chosen colours.
"""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.fitting import add_fit_options, check_fit, fit_to
from sean_editor.cli.photos import add_face_options, add_label_order_option, open_face
from sean_editor.cli.proofs import check_proof
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
from sean_editor.cli.shared_regions import check_shared, print_missing
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document import MadeStyle, Portrait
    from sean_editor.engine.engine import Engine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the portrait to change: a photo or a shipped one")
    what = "the portrait whose style is taken; of several the average; or a file of styles (.seanstyles)"
    parser.add_argument("references", metavar="REFERENCE", nargs="*", help=what)
    parser.add_argument("--style", metavar="NAME", help="which style of a file that holds several")
    seed = "in place of a REFERENCE: a random style, the same for the same SEED of 0 to 999999"
    parser.add_argument("--random", type=int, metavar="SEED", help=seed)
    named = f"as hair,u_lip; also groups ({GROUPS}) and all; without a REFERENCE leave it out"
    parser.add_argument("--regions", metavar="NAMES", help=named)
    given = "chosen colours, as hair=#7a3b1e,lips=#a03040: regions or groups; with or without a REFERENCE"
    parser.add_argument("--colour", metavar="NAME=#RRGGBB", action="append", default=[], help=given)
    add_groups_option(parser)
    share = "the share of the reference and of the colours, 0 to 1 (default: 1)"
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
    check_proof(args)
    from sean_editor.engine.transfer import check_mix, transfer_mask
    from sean_editor.session.textured import transfer_job

    check_mix(args.mix)
    colours = _chosen_colours(args)
    _check_references(args)
    styled = args.regions is not None
    regions = named_regions(args, args.regions.split(",")) if styled else []
    engine = functools.cache(lambda: make_engine(args))
    source = open_face(args.source, args.source_labels, args.face, args.points, order=args.label_order)
    reference, colour = _reference(args, engine) if styled else source, _colour(args)
    if styled:
        _check_regions(source, reference, colour, regions, args.regions)
    _check_coloured(source, colours)
    fit = fit_to(args, engine(), source)
    keep = args.keep_detail and args.texture != "network"
    job = transfer_job(
        engine(),
        source,
        reference,
        regions,
        args.mix,
        fit,
        keep_unedited=keep,
        colour=colour,
        colours=colours,
    )
    changed = transfer_mask(source, reference, regions, args.mix, colour) | job.edit.edited
    write_rendering(args, engine(), job, changed, textured=True)
    return 0


def _check_references(args: argparse.Namespace) -> None:
    """UserError for references that do not go together with the options, before any work is done."""
    from sean_editor.project_file import is_styles_file

    none = args.random is None and not args.references
    if none and args.colour:
        if args.regions or args.colour_from is not None:
            raise UserError(
                "--regions and --colour-from need a REFERENCE. --colour names its regions itself."
            )
        return
    if args.regions is None:
        raise UserError("Say with --regions which regions get the style, as in --regions hair.")
    if (args.random is None) == (not args.references):
        raise UserError("Name a REFERENCE, or give --random SEED in its place.")
    of_a_face = (args.reference_labels, args.reference_face, args.reference_points)
    if len(args.references) != 1 and any(option is not None for option in of_a_face):
        raise UserError(
            "--reference-labels, --reference-face and --reference-points belong to one REFERENCE."
        )
    of_a_colour = (args.colour_labels, args.colour_face, args.colour_points)
    if args.colour_from is None and any(option is not None for option in of_a_colour):
        raise UserError("--colour-labels, --colour-face and --colour-points belong to a --colour-from.")
    if args.style is not None and not (args.references and is_styles_file(args.references[0])):
        raise UserError("--style chooses from a file of styles: name a .seanstyles file as REFERENCE.")
    if len(args.references) > 1 and any(map(is_styles_file, args.references)):
        raise UserError("A file of styles is a REFERENCE alone. Averages are of portraits.")


def _chosen_colours(args: argparse.Namespace) -> dict[str | int, str]:
    """The colours by region id, as "#rrggbb". UserError for what is not NAME=#RRGGBB."""
    from sean_editor.document.styles import StyleAssignment
    from sean_editor.engine.transfer import with_colours

    found: dict[str | int, str] = {}
    for pair in (pair for given in args.colour for pair in given.split(",")):
        name, sign, colour = pair.partition("=")
        if not sign:
            raise UserError(f"--colour takes NAME=#RRGGBB, as in hair=#7a3b1e, not {pair}.")
        for region in named_regions(args, [name.strip()]):
            found[region] = colour.strip()
    with_colours(StyleAssignment(), found)
    return found


def _check_coloured(source: Portrait, colours: Mapping[str | int, str]) -> None:
    """Say which regions with a colour the portrait lacks. UserError if it has none of them."""
    from sean_editor.engine.transfer import lacking

    if not colours:
        return
    lacks = lacking(source, [region for region in colours if isinstance(region, int)])
    if len(lacks) == len(colours):
        raise UserError(f"{source.name} has no {', '.join(lacks)}, so there is nothing to colour.")
    if lacks:
        print(f"{source.name} has no {', '.join(lacks)}: that changes nothing", file=sys.stderr)


def _reference(args: argparse.Namespace, engine: Callable[[], Engine]) -> Portrait | MadeStyle:
    """The portrait, or the style that belongs to none."""
    from sean_editor.project_file import is_styles_file
    from sean_editor.session.making import average_style, random_style

    if args.random is not None:
        return random_style(engine(), args.random)
    first, *others = args.references
    if is_styles_file(first):
        return _from_file(first, args.style)
    if others:
        faces = [open_face(name, None, None, None, order=args.label_order) for name in args.references]
        return average_style(engine(), faces)
    points, order = args.reference_points, args.label_order
    return open_face(first, args.reference_labels, args.reference_face, points, "reference-", order)


def _from_file(path: str, name: str | None) -> MadeStyle:
    """The style of that name in a file; the only one there is without a name."""
    from sean_editor.project_file import open_styles

    styles, damaged = open_styles(path)
    for one in damaged:
        print(f"{path}: the style {one} is damaged and left out", file=sys.stderr)
    wanted = [style for style in styles if name is None or style.name == name]
    if len(wanted) != 1:
        names = ", ".join(style.name for style in styles)
        raise UserError(f"Choose a style of {path} with --style NAME. It has: {names}.")
    return wanted[0]


def _colour(args: argparse.Namespace) -> Portrait | None:
    """The portrait whose colours are asked for, None if those of the reference are."""
    if args.colour_from is None:
        return None
    face, points, order = args.colour_face, args.colour_points, args.label_order
    return open_face(args.colour_from, args.colour_labels, face, points, "colour-", order)


def _check_regions(
    source: Portrait,
    reference: Portrait | MadeStyle,
    colour: Portrait | None,
    regions: list[int],
    asked: str,
) -> None:
    """Say which regions somebody lacks. UserError if nothing can change."""
    from sean_editor.engine.transfer import givers_of

    givers = givers_of(reference, colour)
    if colour is not None:
        givers = [one for one in givers if one.id != source.id]
    if not givers:
        raise UserError(f"{source.name} already has its own form and colours. Give another REFERENCE.")
    check_shared(source, givers, regions, asked)
    if asked != "all":
        own = f"{source.name}'s own style stays"
        stays = [own if giver is reference else "the colours stay" for giver in givers]
        print_missing(source, list(zip(givers, stays, strict=True)), regions)
