"""`python main.py figure KIND -o OUT`: the paper's figures for any portraits, and contact sheets."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
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
    from sean_editor.figures import Drawing, Look, Scene

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
        each = "column" if name in ("transfer", "sequence") else "row"
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
    suffixes = ".png, .jpg, .webp, .tiff, .svg or .pdf"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=suffixes)
    if name in ("comparison", "sequence"):
        _add_data(parser, name)
    else:
        parser.add_argument("--noise", choices=("on", "off"), default="on", help="the network's noise")
        add_model_options(parser)


def _add_data(parser: argparse.ArgumentParser, name: str) -> None:
    """Add the options of figures of any data set."""
    add = parser.add_argument
    weights = "weights, a column for each file" if name == "comparison" else "weights of a SEAN network"
    add("--checkpoint", type=Path, nargs="+", metavar="FILE", help=f"{weights} (default: the shipped ones)")
    add("--data", type=Path, metavar="DIR", help="take the pictures from a data set; portraits and "
        "references are names in it (default: the first of its test pictures)")  # fmt: skip
    add("--data-kind", default="pairs", metavar="KIND", help="format of the folder, as `evaluate --kind` "
        "(default: pairs)")  # fmt: skip
    add("--size", type=int, nargs="+", default=[256], metavar="N", help="side of the pictures of a data set, "
        "or height and width (default: 256)")  # fmt: skip
    add("--refine", action="store_true", help="improve SEAN's styles by gradient steps, as the editor does")
    add("--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps")


def run(args: argparse.Namespace) -> int:
    check_output(args.output, whole_photo=True, more=tuple(_VECTORS))
    from models.atomic_write import write_atomically
    from sean_editor.export import write_image
    from sean_editor.figures import Drawing, Look

    drawing = Drawing()
    drawn = KINDS[args.kind].draw(args, Look(args.cell, args.scale, args.dark, drawing=drawing))
    if (vector := _VECTORS.get(args.output.suffix.lower())) is not None:
        write_atomically(args.output, vector(drawing))
    else:
        write_image(args.output, drawn)
    print(f"saved {args.output}")
    return 0


_VECTORS: dict[str, Callable[[Drawing], str | bytes]] = {
    ".svg": lambda drawing: drawing.svg(),
    ".pdf": lambda drawing: drawing.pdf(),
}


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

    scenes = _scenes(args, args.portraits, "portraits", 3)
    candidates = open_candidates(
        args.checkpoint or [DEFAULT_CHECKPOINT], choose_device(args.device), args.refine, scenes[0].regions
    )
    return comparison(scenes, candidates, replace(look, ratio=scenes[0].ratio))


def _sequence(args: argparse.Namespace, look: Look) -> np.ndarray:
    from sean_editor.checkpoints import DEFAULT_CHECKPOINT
    from sean_editor.engine.device import choose_device
    from sean_editor.figures import open_candidates, sequence

    if args.checkpoint and len(args.checkpoint) > 1:
        raise UserError("The figure sequence takes one file of weights.")
    scenes = _scenes(args, args.portraits, "portraits", 1)
    references = _scenes(args, args.references, "references", 5)
    if args.data is not None and args.references == KINDS["sequence"].references:
        references = references[1:] or references  # the first is the source
    regions = scenes[0].regions
    if args.data is None:
        steps: Sequence[Sequence[str | int]] = _groups(args, args.regions)
    elif args.regions == KINDS["sequence"].regions:
        steps = _largest(scenes[0], len(references))
    else:
        steps = [[name.strip() for name in word.split(",")] for word in args.regions]
    (candidate,) = open_candidates(
        args.checkpoint or [DEFAULT_CHECKPOINT], choose_device(args.device), args.refine, regions
    )
    return sequence(candidate, scenes, references, steps, replace(look, ratio=scenes[0].ratio))


def _largest(scene: Scene, count: int) -> list[list[str | int]]:
    """The largest regions of a scene, each for itself."""
    return [[name] for name in list(scene.regions.shares(scene.labels))[:count]]


def _scenes(args: argparse.Namespace, names: Sequence[str], option: str, count: int) -> list[Scene]:
    """The pictures of `--portraits` or `--references`: of the data set, if there is one."""
    from sean_editor.cli.lab.evaluate import picture_size
    from sean_editor.figures import open_scenes, scene_of

    if args.data is None:
        return [scene_of(portrait) for portrait in open_all(names)]
    usual = names == getattr(KINDS[args.kind], option)
    return open_scenes(args.data_kind, args.data, () if usual else names, picture_size(args.size), count)


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
        "several networks rebuilding the same portraits, or pictures of a data set (Fig. 6)",
        (
            "-o fig.png",
            "--checkpoint runs/sean/generator.safetensors runs/spade/generator.safetensors -o fig.png",
        ),
        _comparison,
        ("amara", "elin", "hugo"),
    ),
    "sequence": Kind(
        "a picture of any data set edited region by region in the styles of others (Fig. 2)",
        (
            "-o fig.pdf",
            "--data ade20k --data-kind ade20k --checkpoint runs/ade/generator.safetensors --regions sky tree "
            "-o fig.pdf",
        ),
        _sequence,
        ("elin",),
        ("amara", "dario", "lucia"),
        ("face-skin", "hair", "background"),
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
