"""`python main.py retouch IMAGE --evenness 0.5 -o OUT`: regions retouched on the photo's own pixels."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sean_editor.cli.photos import add_face_options, add_writing_options, open_face, writing_options
from sean_editor.cli.proofs import add_proof_option, check_proof, tell_proof
from sean_editor.cli.region_names import GROUPS, add_groups_option, named_regions
from sean_editor.cli.rendering import LAYERED, add_portrait_arguments, check_output
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.retouch import Light, Retouch

AMOUNTS = {
    "evenness": "0 to 1: blotches and redness go, pores stay (default regions: skin, nose, neck, ears)",
    "clarity": "0 to 1: more contrast, and in eyes whiter whites and more colourful irises (eyes)",
    "whitening": "0 to 1: teeth get whiter (mouth)",
    "shine": "0 to 1: highlights grow (hair and lips)",
    "detail": "-1 to 1: less or more of the finest detail (all but the background)",
}
"""The amounts, and what the help says of them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_portrait_arguments(parser)
    kinds = ".png, .jpg, .webp or .tiff; .ora for layers"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    for name, about in AMOUNTS.items():
        parser.add_argument(f"--{name}", nargs="+", default=[], metavar="AMOUNT", help=about)
    parser.epilog = (
        f"An AMOUNT is a number, or NAME=NUMBER for a region or a group ({GROUPS}).\n\n{parser.epilog or ''}"
    )
    tint = "lips=#a04b3f, cheeks=#d9776c or another region, followed by :AMOUNT, 0 to 1 (default: :0.5)"
    parser.add_argument("--tint", nargs="+", default=[], metavar="NAME=COLOUR", help=tint)
    spot = "a blemish to take away: its centre and radius as shares of the portrait's side; repeatable"
    parser.add_argument("--spot", action="append", default=[], metavar="X,Y,R", help=spot)
    light = "of the whole face: soften=0..1, turn=-1..1 (from the left or the right), lift=-1..1"
    parser.add_argument("--light", nargs="+", default=[], metavar="NAME=AMOUNT", help=light)
    light_of = "light it as another face: a portrait, as IMAGE, and perhaps how much, as mei:0.7"
    parser.add_argument("--light-of", metavar="FACE[:SHARE]", help=light_of)
    whole = "write the whole photo, retouched on its own pixels; else the portrait alone"
    parser.add_argument("--whole-photo", action="store_true", help=whole)
    add_groups_option(parser)
    add_face_options(parser)
    add_writing_options(parser)
    add_proof_option(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, whole_photo=True, more=(LAYERED,))
    check_proof(args)
    retouch = asked_for(args)
    from sean_editor.export.kinds import ExportRequest, Kind
    from sean_editor.export.proof import write_proven
    from sean_editor.export.retouched import retouched_exports

    if retouch.is_none:
        raise UserError("Say what to retouch, as --evenness 0.5 or --tint lips=#a04b3f.")
    portrait = open_face(args.image, args.labels, args.face, args.points, order=args.label_order)
    _check_regions(portrait.region_ids, retouch, portrait.name)
    exports = retouched_exports(portrait, retouch)
    whole = args.whole_photo and portrait.origin is not None
    layered = args.output.suffix.lower() == LAYERED
    kind = Kind.LAYERS if layered else Kind.PHOTO if whole else Kind.PORTRAIT
    request = ExportRequest(kind, whole=whole)
    if args.proof:
        tell_proof(args, write_proven(exports, args.output, request, **writing_options(args)))
    else:
        exports.write(args.output, request, **writing_options(args))
    print(f"saved {args.output}")
    return 0


def asked_for(args: argparse.Namespace) -> Retouch:
    """The retouching that the options ask for. UserError for one that cannot be."""
    from sean_editor.document.retouch import Retouch, Spot
    from sean_editor.retouch.choices import MEANT

    retouch = Retouch()
    for name in AMOUNTS:
        for word in getattr(args, name):
            names, _, number = word.rpartition("=")
            regions = named_regions(args, [names]) if names else MEANT[name]
            retouch = _with(retouch, regions, f"--{name} {word}", {name: _number(number, f"--{name}")})
    for word in args.tint:
        retouch = _with(retouch, *_tint(args, word))
    spots = []
    for word in args.spot:
        try:
            x, y, radius = (float(part) for part in word.split(","))
            spots.append(Spot(x, y, radius))
        except ValueError as error:
            raise UserError(
                f"--spot {word} is no blemish: give X,Y,R as shares of the side, as 0.4,0.3,0.01."
            ) from error
    return replace(retouch, spots=tuple(spots), light=_light(args))


def _light(args: argparse.Namespace) -> Light:
    """The light that the options ask for."""
    from sean_editor.document.retouch import Light
    from sean_editor.photo.by_name import open_portrait
    from sean_editor.retouch.face_light import light_of

    values: dict[str, Any] = {}
    for word in args.light:
        name, equals, number = word.partition("=")
        if not equals or name not in ("soften", "turn", "lift"):
            raise UserError(f"--light {word} is none: give soften=, turn= or lift= and a number.")
        values[name] = _number(number, "--light")
    if args.light_of:
        face, colon, share = args.light_of.rpartition(":")
        whole = not colon or not re.fullmatch(r"[0-9.]+", share)  # a colon may belong to a path
        giver = open_portrait(args.light_of if whole else face)
        try:
            values["taken"] = light_of(giver.image, giver.labels)
        except ValueError as error:
            raise UserError(f"{giver.name} shows no skin, so there is no light to take.") from error
        values["share"] = 1.0 if whole else _number(share, "--light-of")
    try:
        return Light(**values)
    except ValueError as error:
        option = "--light-of" if "share" in str(error) else "--light"
        raise UserError(f"{option}: {error}.") from error


def _tint(args: argparse.Namespace, word: str) -> tuple[Any, str, dict[str, Any]]:
    """The regions, the option in words, and the values of one tint."""
    from sean_editor.retouch.choices import TINTED

    found = re.fullmatch(r"([^=]+)=#?([0-9a-fA-F]{6})(?::(.+))?", word)
    if found is None:
        raise UserError(f"--tint {word} is no tint: give a region and a colour, as lips=#a04b3f.")
    name, color, amount = found.groups()
    regions = TINTED[name] if name in TINTED else named_regions(args, [name])
    values = {"tint": f"#{color.lower()}", "tinting": 0.5 if amount is None else _number(amount, "--tint")}
    return regions, f"--tint {word}", values


def _with(retouch: Retouch, regions: Iterable[int], option: str, values: dict[str, Any]) -> Retouch:
    from sean_editor.retouch.choices import with_values

    try:
        return with_values(retouch, regions, **values)
    except ValueError as error:
        raise UserError(f"{option}: {error}.") from error


def _number(text: str, option: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UserError(f"{option} takes a number, or NAME=NUMBER, not {text}.") from error


def _check_regions(there: Iterable[int], retouch: Retouch, name: str) -> None:
    """UserError if the portrait has none of the regions."""
    if not retouch.spots and retouch.light.is_none and not set(there) & retouch.touches.keys():
        raise UserError(f"{name} has none of the regions that are to be retouched.")
