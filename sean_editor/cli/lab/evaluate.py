"""`python main.py evaluate`: how good checkpoints are on the test pictures of a data set."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.checkpoints import (
    ALEXNET,
    DEFAULT_CHECKPOINT,
    FACE_PARSER,
    INCEPTION,
    METRIC_PARSER,
    MOBILENET,
)
from sean_editor.cli.lab import autoencoder_figures, texture_figures
from sean_editor.errors import UserError

if TYPE_CHECKING:
    import torch

    from models.lab.datasets import Dataset
    from models.lab.evaluation.reference import Reference
    from models.lab.evaluation.report import Report
    from models.lab.evaluation.task import MetricFacts
    from models.lab.metrics.reconstruction import MetricNetworks
    from models.parsing import FaceParser

STRIDE = 32
_OTHERS = {"texture": texture_figures, "autoencoder": autoencoder_figures}
"""The protocols that measure something else than checkpoints of generators, with arguments of their own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--checkpoint", type=Path, nargs="+", default=[DEFAULT_CHECKPOINT], metavar="FILE",
        help="weights of any system, a row for each; the others are compared with the first "
        "(default: the shipped ones)")  # fmt: skip
    add("--data", type=Path, nargs="+", required=True, metavar="DIR",
        help="the data set; several for texture and autoencoder")  # fmt: skip
    add("--kind", default="pairs", help="format of the folder; pairs (default): images/ and labels/")
    add("--split", choices=("test", "train", "all"), default="test", help="which pictures (default: test)")
    add("--protocol", default="reconstruction", metavar="NAME",
        help="reconstruction (default): each picture from its own style; transfer: regions in the style of "
        "another portrait; texture: the texture pass on fixed cases; autoencoder: the round trip of "
        "pictures")  # fmt: skip
    add("--size", type=int, nargs="+", metavar="N",
        help="side of the pictures, or height and width (default: 256, texture 512)")  # fmt: skip
    add("--batch", type=int, default=4, help="pictures painted at once (default: 4)")
    add("--noise", action="store_true", help="SEAN paints with its noise, as the editor does")
    add("--refine", action="store_true",
        help="improve SEAN's styles by gradient steps against the test picture, as the editor does; the "
        "table names it (default: the encoder only, the same for all systems)")  # fmt: skip
    add("--reference", type=Path, metavar="DIR|FILE.npz",
        help="what FID and KID compare with: a folder of pictures, or features of them (default: the test "
        "pictures); with -o the features are kept as reference.npz")  # fmt: skip
    add("--segmenter", metavar="MODULE:CALLABLE",
        help="your own segmenter for mIoU and pixel accuracy: images [B, 3, H, W] in -1..1 to region ids "
        "[B, H, W] (default: our face parser, for faces)")  # fmt: skip
    add("--identity", metavar="MODULE:CALLABLE",
        help="your own identity network: images [B, 3, H, W] in -1..1 to embeddings [B, D]; adds the column "
        "identity distance")  # fmt: skip
    add("--seeds", action="store_true",
        help="checkpoints of one system that were trained with several seeds become one row: the means, with "
        "intervals over the runs")  # fmt: skip
    add("--groups", type=Path, metavar="FILE.csv",
        help="tables of the figures by group as well: the file's first column names pictures, each other one "
        "is a kind of group, such as skin or age")  # fmt: skip
    add("--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps")
    add("--output", "-o", type=Path, metavar="FOLDER",
        help="write the tables, every picture's figures and a page of pictures there")  # fmt: skip
    add("--json", action="store_true", help="print everything as JSON")
    for protocol in _OTHERS.values():
        protocol.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    _refuse_foreign_options(args)
    if args.protocol in _OTHERS:
        try:
            return _OTHERS[args.protocol].run(args, _progress)
        finally:
            _end_progress()
    from models.lab.evaluation.tables import as_json, as_markdown
    from models.lab.evaluation.writing import make_folder, write_report

    if args.output is not None:
        make_folder(args.output)  # a mistake is reported before the work
    report = _evaluate(args)
    print(as_json(report) if args.json else as_markdown(report), end="")
    if args.output is not None:
        written = write_report(report, args.output)
        print(f"saved {', '.join(path.name for path in written)} in {args.output}", file=sys.stderr)
    return 0


def _evaluate(args: argparse.Namespace) -> Report:
    from models.lab.datasets import DataError, open_dataset
    from models.lab.evaluation.candidates import load_candidates
    from models.lab.evaluation.groups import by_groups, read_groups
    from models.lab.evaluation.protocols import PROTOCOLS
    from models.lab.evaluation.seeds import by_seeds, runs_of_systems
    from models.lab.evaluation.task import Task
    from sean_editor.cli.lab.label_order import check_label_order
    from sean_editor.engine.device import choose_device

    if args.protocol not in PROTOCOLS:
        raise UserError(
            f"There is no protocol called “{args.protocol}”. Choose one of: "
            f"{', '.join((*PROTOCOLS, *_OTHERS))}."
        )
    if len(args.data) > 1:
        raise UserError(f"The protocol {args.protocol} takes one folder of --data.")
    (data,) = args.data
    if args.batch < 1:
        raise UserError(f"--batch is at least 1, not {args.batch}.")
    size, device = picture_size(args.size or [256]), choose_device(args.device)
    try:
        dataset = open_dataset(args.kind, data, args.split)
        check_label_order([dataset])
        parser = _refining_parser(dataset, device) if args.refine else None
        candidates = load_candidates(
            args.checkpoint, device, dataset.regions, args.noise, args.refine, parser
        )
        systems = runs_of_systems(candidates) if args.seeds else []
        networks, metrics = _metric_networks(args, dataset, device)
        reference = _reference(args, networks, size)
        task = Task(
            dataset,
            data.name,
            args.split,
            size,
            args.batch,
            candidates,
            networks,
            metrics,
            reference,
            _progress,
        )
        groups = read_groups(args.groups, dataset.names) if args.groups is not None else {}
        report = PROTOCOLS[args.protocol](task)
        report = by_seeds(report, systems) if systems else report
        return by_groups(report, groups) if groups else report
    except DataError as error:
        raise UserError(str(error)) from error
    finally:
        _end_progress()


def _refuse_foreign_options(args: argparse.Namespace) -> None:
    """UserError for an option that the protocol would not heed."""
    given = {
        "--reference": (args.reference, ("reconstruction",)),
        "--segmenter": (args.segmenter, ("reconstruction",)),
        "--identity": (args.identity, ("reconstruction",)),
        "--seeds": (args.seeds, ("reconstruction",)),
        "--refine": (args.refine, ("reconstruction", "transfer")),
    }
    for option, (value, protocols) in given.items():
        if value and args.protocol not in protocols:
            raise UserError(
                f"{option} is for the protocol {' or '.join(protocols)}, not for {args.protocol}."
            )


def _refining_parser(dataset: Dataset, device: torch.device) -> FaceParser | None:
    """The face parser that helps to refine styles, as in the editor. Another one measures."""
    from models.parsing import FaceParser, ParsingError, load_parser
    from models.regions import CELEBAMASK_HQ

    if dataset.regions != CELEBAMASK_HQ:
        return None
    try:
        parser = load_parser(METRIC_PARSER)
    except ParsingError as error:
        raise UserError(str(error)) from error
    assert isinstance(parser, FaceParser)
    return parser.to(device)


def _metric_networks(
    args: argparse.Namespace, dataset: Dataset, device: torch.device
) -> tuple[MetricNetworks, MetricFacts]:
    from models.lab.evaluation.plugged import identity, segmenter
    from models.lab.evaluation.task import MetricFacts, find_metric_networks, find_perceptual

    networks = find_metric_networks(dataset.regions, device, FACE_PARSER, INCEPTION)
    perceptual, kind = find_perceptual(device, ALEXNET, MOBILENET)
    networks = replace(
        networks,
        perceptual=perceptual,
        segment=segmenter(args.segmenter, dataset.regions) if args.segmenter else None,
        identity=identity(args.identity) if args.identity else None,
    )
    judge = f"the segmenter {args.segmenter}" if args.segmenter else f"our face parser ({FACE_PARSER.name})"
    return networks, MetricFacts(judge, kind)


def _reference(args: argparse.Namespace, networks: MetricNetworks, size: tuple[int, int]) -> Reference | None:
    """What FID and KID compare with; its features are kept beside the tables."""
    from models.lab.evaluation.reference import read_reference

    if args.reference is None:
        return None
    if networks.inception is None:
        raise UserError(
            "--reference is for FID and KID, whose network is not here. "
            "The command `download inception` gets it."
        )
    reference = read_reference(args.reference, networks.inception, size, args.batch, _progress)
    if args.output is not None and args.reference.is_dir():
        reference.save(args.output / "reference.npz")
    return reference


def picture_size(sides: list[int]) -> tuple[int, int]:
    """(height, width) of one or two sides. UserError for those that networks do not take."""
    if len(sides) > 2:
        raise UserError("--size takes one side, or height and width.")
    if any(side < STRIDE or side % STRIDE for side in sides):
        raise UserError(f"The sides of --size are multiples of {STRIDE}, not {' '.join(map(str, sides))}.")
    return sides[0], sides[-1]


def _progress(words: str) -> None:
    """A line that rewrites itself on a terminal."""
    print(f"\r\x1b[K{words}" if sys.stderr.isatty() else words, end="" if sys.stderr.isatty() else "\n",
          file=sys.stderr, flush=True)  # fmt: skip


def _end_progress() -> None:
    if sys.stderr.isatty():
        print(file=sys.stderr)
