"""`python main.py figure KIND -o OUT`: the paper's figures for any portraits, and contact sheets."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from sean_editor.cli.photos import open_all
from sean_editor.cli.region_names import GROUPS, add_groups_option, named_regions
from sean_editor.cli.rendering import add_model_options, check_output, make_engine
from sean_editor.errors import UserError
from sean_editor.locations import START

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.document.portrait import Portrait
    from sean_editor.figures import Look

Names = tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for name, kind in KINDS.items():
        examples = "\n".join(f"  {START} figure {name} {words}" for words in kind.examples)
        sub = kinds.add_parser(
            name,
            help=kind.summary,
            description=kind.summary[0].upper() + kind.summary[1:] + ".",
            epilog=f"examples:\n{examples}",
        )
        _add_contents(sub, name, kind)
        _add_common(sub, name)


def _add_contents(parser: argparse.ArgumentParser, name: str, kind: Kind) -> None:
    """Add the options for the content of the figure."""
    _add_names(parser, "--portraits", "+", "pictures, or names of shipped portraits", kind.portraits)
    if kind.references:
        count: Literal[2, "+"] = 2 if name in ("interpolation", "crossover") else "+"
        _add_names(parser, "--references", count, "whose styles", kind.references)
    if len(kind.regions) > 1:
        each = "column" if name == "transfer" else "row"
        groups = f"those of each {each}, as hair u_lip,l_lip eyes (default: {' '.join(kind.regions)})"
        parser.add_argument("--regions", nargs="+", default=kind.regions, metavar="R", help=groups)
    elif kind.regions:
        (default,) = kind.regions
        which = f"as hair, or u_lip,l_lip, or a group ({GROUPS}), or all (default: {default})"
        parser.add_argument("--region", default=default, metavar="R", help=which)
    if kind.regions:
        add_groups_option(parser)
    if name == "interpolation":
        steps = "results in a row (default: 5)"
        parser.add_argument("--steps", type=_between(2, 25), default=5, metavar="N", help=steps)
    if name == "edits":
        parser.add_argument("--edits", nargs="+", metavar="E", help="which of them, by name (default: all)")


def _add_names(
    parser: argparse.ArgumentParser, option: str, count: Literal[2, "+"], words: str, default: Names | str
) -> None:
    shown = default if isinstance(default, str) else " ".join(default)
    usual = None if isinstance(default, str) else default
    parser.add_argument(option, nargs=count, default=usual, metavar="P", help=f"{words} (default: {shown})")


def _add_common(parser: argparse.ArgumentParser, name: str) -> None:
    """Add the options for drawing, writing and the network."""
    cell, scale = (96, 1) if name == "matrix" else (128, 2)
    side = f"side of a picture in units (default: {cell})"
    parser.add_argument("--cell", type=_between(16, 512), default=cell, metavar="SIZE", help=side)
    sharp = f"pixels of a unit, 1 to 4 (default: {scale})"
    parser.add_argument("--scale", type=_between(1, 4), default=scale, metavar="N", help=sharp)
    parser.add_argument("--dark", action="store_true", help="on a dark ground")
    suffixes = ".png, .jpg, .webp or .tiff"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=suffixes)
    if name == "comparison":
        weights = "weights, a column for each file (default: the shipped ones)"
        parser.add_argument("--checkpoint", type=Path, nargs="+", metavar="FILE", help=weights)
        parser.add_argument(
            "--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps"
        )
    else:
        parser.add_argument("--noise", choices=("on", "off"), default="on", help="the network's noise")
        add_model_options(parser)


def run(args: argparse.Namespace) -> int:
    check_output(args.output, whole_photo=True)
    from sean_editor.export import write_image
    from sean_editor.figures import Look

    drawn = KINDS[args.kind].draw(args, Look(args.cell, args.scale, args.dark))
    write_image(args.output, drawn)
    print(f"saved {args.output}")
    return 0


def _transfer(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import transfer

    steps = _groups(args, args.regions)
    portraits, references = open_all(args.portraits), open_all(args.references)
    return transfer(make_engine(args), portraits, references, steps, look)


def _interpolation(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import interpolation

    groups = _groups(args, args.regions)
    portraits, (first, last) = open_all(args.portraits), open_all(args.references)
    return interpolation(make_engine(args), portraits, first, last, groups, args.steps, look)


def _crossover(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import crossover

    (regions,) = _groups(args, [args.region])
    a, b = open_all(args.references)
    portraits = open_all(args.portraits) if args.portraits else [a]
    return crossover(make_engine(args), portraits, a, b, regions, look)


def _comparison(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.checkpoints import DEFAULT_CHECKPOINT
    from sean_editor.engine.device import choose_device
    from sean_editor.figures import comparison, open_candidates

    portraits = open_all(args.portraits)
    candidates = open_candidates(args.checkpoint or [DEFAULT_CHECKPOINT], choose_device(args.device))
    return comparison(portraits, candidates, look)


def _matrix(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import matrix

    (regions,) = _groups(args, [args.region])
    portraits = open_all(args.portraits) if args.portraits else _shipped()
    references = open_all(args.references) if args.references else None
    return matrix(make_engine(args), portraits, regions, references, look)


def _edits(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import EDITS, edits
    from sean_editor.figures.layout_edits import edits_by_name

    wanted = edits_by_name(args.edits) if args.edits else EDITS
    shipped = _shipped()
    portraits = open_all(args.portraits) if args.portraits else shipped
    return edits(make_engine(args), portraits, shipped, wanted, look)


def _textures(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import texture_means

    (regions,) = _groups(args, [args.region])
    portraits, references = open_all(args.portraits), open_all(args.references)
    if len(portraits) != len(references):
        raise UserError(f"Give a reference for each of the {len(portraits)} portraits.")
    return texture_means(make_engine(args), portraits, references, regions, look)


def _retouching(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.figures import retouching

    return retouching(open_all(args.portraits), look)


def _shipped() -> list[Portrait]:
    from sean_editor.photo import load_portrait, shipped_portraits

    return [load_portrait(path) for path in shipped_portraits()]


def _groups(args: argparse.Namespace, words: Sequence[str]) -> list[list[int]]:
    """The regions of each word, written as hair or u_lip,l_lip or eyes; UserError for a name that is none."""
    return [named_regions(args, word.split(",")) for word in words]


def _between(low: int, high: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"a number from {low} to {high}")
        return value

    return number


class Kind(NamedTuple):
    """A figure: a line of help, examples, what it shows by default, and who draws it.

    `portraits` and `references` are names of shipped portraits, or words for others that are meant.
    """

    summary: str
    examples: tuple[str, ...]
    draw: Callable[[argparse.Namespace, Look], np.ndarray]
    portraits: Names | str
    references: Names | str = ()
    regions: Names = ()


KINDS = {
    "transfer": Kind(
        "one more region in another style in every column (the paper's Fig. 1)",
        (
            "-o fig.png",
            "--portraits amara me.jpg --references yuki lucia --regions hair u_lip,l_lip -o fig.png",
        ),
        _transfer,
        ("finn", "leila"),
        ("amara", "dario", "lucia", "naomi"),
        ("face-skin", "hair", "u_lip,l_lip", "background"),
    ),
    "interpolation": Kind(
        "regions between the styles of two references (Fig. 5)",
        ("-o fig.png", "--references dario elin --regions hair all --steps 7 -o fig.png"),
        _interpolation,
        ("amara",),
        ("dario", "astrid"),
        ("hair", "face-skin", "all"),
    ),
    "comparison": Kind(
        "several networks rebuilding the same portraits (Fig. 6)",
        (
            "-o fig.png",
            "--checkpoint runs/sean/generator.safetensors runs/spade/generator.safetensors -o fig.png",
        ),
        _comparison,
        ("amara", "elin", "hugo"),
    ),
    "crossover": Kind(
        "two styles over the six styled blocks (Fig. 7)",
        ("-o fig.png", "--references yuki lucia -o fig.png"),
        _crossover,
        "the first reference",
        ("clara", "joy"),
        ("all",),
    ),
    "matrix": Kind(
        "the style of every portrait on the layout of every portrait",
        ("-o fig.png", "--region skin --cell 128 -o fig.png"),
        _matrix,
        "all that ship",
        "the portraits",
        ("hair",),
    ),
    "edits": Kind(
        "twenty scripted layout edits, before and after",
        ("-o fig.png", "--portraits me.jpg --edits add-hat open-mouth -o fig.png"),
        _edits,
        "all that ship",
    ),
    "textures": Kind(
        "the two means of photo texture beside each other",
        ("-o fig.png", "--portraits me.jpg --references you.jpg --cell 256 -o fig.png"),
        _textures,
        ("elin", "elin", "hugo"),
        ("amara", "hugo", "elin"),
        ("hair",),
    ),
    "retouching": Kind(
        "what each touch of retouching does, before and after",
        ("-o fig.png", "--portraits me.jpg --cell 256 -o fig.png"),
        _retouching,
        ("clara", "amara"),
    ),
}
