"""`evaluate --protocol texture`: the texture pass on fixed cases."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.checkpoints import MOBILENET, TEXTURE_AUTOENCODER
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from models.lab.evaluation.report import Report
    from models.lab.metrics.patch_features import FeatureMetric

SIZE = 512
"""Pixels of the side of the pictures unless --size says otherwise."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this protocol alone."""
    add = parser.add_argument_group("texture").add_argument
    add("--cases", type=Path, metavar="FILE", help="a list of cases (default: the shipped one)")
    add("--only", nargs="+", metavar="NAME", help="cases or groups of cases, as hair-0* or layout")
    add("--features", type=Path, metavar="FILE",
        help="torchvision's MobileNetV2 (default: as `download mobilenet` puts it)")  # fmt: skip
    add("--autoencoder", type=Path, default=TEXTURE_AUTOENCODER, metavar="FILE",
        help="weights of the texture autoencoder (default: the shipped ones)")  # fmt: skip
    add("--cache", type=Path, metavar="FOLDER",
        help="keeps the label maps of photos between runs (default: in the system's cache)")  # fmt: skip


def run(args: argparse.Namespace, progress: Callable[[str], object]) -> int:
    from models.lab.evaluation.tables import as_json, as_markdown
    from models.lab.evaluation.writing import make_folder
    from sean_editor.figures.texture.gallery import write_texture_report

    if args.output is not None:
        make_folder(args.output)  # a mistake is reported before the work
    report, results = _evaluate(args, progress)
    print(as_json(report) if args.json else as_markdown(report), end="")
    if args.output is not None:
        written = write_texture_report(report, results, args.output)
        print(f"saved {', '.join(path.name for path in written)} in {args.output}", file=sys.stderr)
    return 0


def _evaluate(args: argparse.Namespace, progress: Callable[[str], object]) -> tuple[Report, list]:
    from sean_editor.engine.device import describe_device
    from sean_editor.engine.engine import Engine
    from sean_editor.figures.texture.cases import CASES, chosen, read_cases
    from sean_editor.figures.texture.faces import Faces
    from sean_editor.figures.texture.gallery import write_pictures
    from sean_editor.figures.texture.protocol import run_cases
    from sean_editor.figures.texture.report import make_report
    from sean_editor.texture.texture_pass import TexturePass

    size = _size(args.size)
    if len(args.checkpoint) > 1:
        raise UserError("The protocol texture measures one generator: give one --checkpoint.")
    for folder in args.data:
        if not folder.is_dir():
            raise UserError(f"There is no folder {folder}. Give the folders of the pictures with --data.")
    cases = read_cases(args.cases or CASES)
    cases = chosen(cases, args.only) if args.only else cases
    engine = Engine(args.checkpoint[0], args.device, noise=True)
    faces = Faces(args.data, engine, args.cache or _default_cache())
    texture, features = TexturePass(args.autoencoder), _features(args.features)
    results, left_out = [], list[str]()
    for result, pictures in run_cases(cases, faces, engine, texture, size, features, left_out.append):
        results.append(result)
        if args.output is not None:
            write_pictures(pictures, args.output)
        progress(f"{len(results)} of {len(cases)} cases: {result.case.name}")
    facts = (
        ("Cases", f"{len(results)} of {len(cases)}, pictures of {', '.join(d.name for d in args.data)}"),
        ("Size", f"{size} × {size}"),
        ("Generator", engine.checkpoint_name),
        ("Device", describe_device(engine.device)),
    )
    return make_report(results, facts, left_out), results


def _size(sides: list[int] | None) -> int:
    from sean_editor.texture.request import LARGEST

    size = SIZE if sides is None else sides[0]
    if (sides is not None and len(sides) > 1) or size % 8 or not 64 <= size <= LARGEST:
        raise UserError(f"--size of the protocol texture is one multiple of 8 from 64 to {LARGEST}.")
    return size


def _features(path: Path | None) -> FeatureMetric | None:
    """The metric; None where the file is not given and not there."""
    from models.lab.metrics.mobilenet import load_mobilenet
    from models.lab.metrics.patch_features import feature_metric
    from models.weights_file import WeightsFileError
    from sean_editor.checkpoints import is_there

    if path is None and not is_there(MOBILENET):
        return None
    try:
        return feature_metric(load_mobilenet(path or MOBILENET))
    except WeightsFileError as error:
        raise UserError(str(error)) from error


def _default_cache() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("sean-editor", appauthor=False) / "texture-cases"
