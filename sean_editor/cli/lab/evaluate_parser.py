"""`python main.py evaluate-parser`: how well face parsers label pairs, in figures and pictures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from models.lab.datasets.pairs import PairFolder
    from models.lab.evaluation.groups import Groups
    from models.lab.parser.measuring import Judged
    from models.parsing.predictor import RegionPredictor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders with images/ and labels/; pixels labelled 255 are left out"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    files = "face parsers to compare, in this order (default: the shipped one)"
    parser.add_argument("--parser", type=Path, nargs="+", metavar="FILE", help=files)
    split = "pictures of a folder: those of its test.txt, all others, or all (default: all)"
    parser.add_argument("--split", choices=("train", "test", "all"), default="all", help=split)
    overlays = "write a sheet of each picture there: the picture, its labels, those of each face parser"
    parser.add_argument("--overlays", type=Path, metavar="DIR", help=overlays)
    groups = "figures of each group as well: a table with a picture's name and its groups in each line"
    parser.add_argument("--groups", type=Path, metavar="FILE.csv", help=groups)
    parser.add_argument("--no-close-ups", action="store_true", help="first pass only")


def run(args: argparse.Namespace) -> int:
    from models.lab.datasets.pairs import DataError
    from models.lab.evaluation.groups import read_groups
    from models.lab.parser.measuring import agreement, definition, measure_parser
    from models.lab.parser.samples import open_pairs
    from models.parsing import ParsingError
    from models.parsing.predictor import RegionPredictor
    from sean_editor.checkpoints import FACE_PARSER

    try:
        files = args.parser or [FACE_PARSER]
        predictors = [RegionPredictor.load(file) for file in files]
        folders = [open_pairs(folder, args.split) for folder in args.data]
        groups = [read_groups(args.groups, folder.names) if args.groups else {} for folder in folders]
    except (DataError, ParsingError) as error:
        raise UserError(str(error)) from error
    if args.no_close_ups:
        predictors = [RegionPredictor(predictor.parser) for predictor in predictors]
    print(definition())
    try:
        for folder, of_folder in zip(folders, groups, strict=True):
            if args.overlays is not None:
                write_sheets(predictors, folder, args.overlays)
            for file, predictor in zip(files, predictors, strict=True):
                title = f"{folder.root}, {len(folder)} pictures, {file.name}"
                counts: dict[str, np.ndarray] = {}
                print(agreement(title, measure_parser(predictor, folder, _counting(counts))), flush=True)
                _print_groups(of_folder, counts)
    except DataError as error:
        raise UserError(str(error)) from error
    return 0


def _counting(counts: dict[str, np.ndarray]) -> Callable[[Judged], None]:
    """Notes the confusion matrix of each picture by its name."""
    from models.lab.parser.measuring import confusion_of

    def note(judged: Judged) -> None:
        counts[judged.name] = confusion_of(judged)

    return note


def _print_groups(groups: Groups, counts: dict[str, np.ndarray]) -> None:
    """The figures of each group; `counts` are the confusion matrices by picture."""
    from models.lab.parser.measuring import agreement

    for kind, members in groups.items():
        for group in dict.fromkeys(members.values()):
            own = [found for name, found in counts.items() if members.get(name) == group]
            if own:
                print(agreement(f"{kind} {group}, {len(own)} pictures", sum(own[1:], own[0])), flush=True)


def write_sheets(predictors: list[RegionPredictor], folder: PairFolder, output: Path) -> None:
    """One sheet for each picture: the picture, its labels, and those of each face parser."""
    from models.lab.parser.measuring import measure_parser
    from models.lab.parser.overlays import sheet
    from sean_editor.export import write_image

    output.mkdir(parents=True, exist_ok=True)

    def write(judged: Judged) -> None:
        others = [predict(judged.image)[0] for predict in predictors[1:]]
        pictures = sheet(judged.image, [judged.truth, judged.found, *others])
        write_image(output / f"{folder.root.name}-{judged.name}.png", pictures)
        print(f"\r{output / judged.name}", end="", file=sys.stderr, flush=True)

    measure_parser(predictors[0], folder, write)
    print(file=sys.stderr)
