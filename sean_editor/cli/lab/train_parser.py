"""`python main.py train-parser`: train the face parser on folders of image and label pairs."""

from __future__ import annotations

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.lab.training import add_run_folder, interrupt, keep_allocator
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from models.lab.datasets.pairs import PairFolder
    from models.lab.parser.run import ParserPlan, ParserTrainer
    from models.parsing import FaceParser

HELD_OUT_EVERY = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders with images/ and labels/; the names in DIR/test.txt are never trained on"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    share = "share of the pictures drawn from each DIR"
    parser.add_argument("--share", type=float, nargs="+", metavar="S", help=share)
    parser.add_argument("--minutes", type=float, default=60.0, help="length of the run (default: 60)")
    parser.add_argument("--start", type=Path, metavar="FILE", help="a face parser to begin with")
    fine = "channels of the head that decides at full size, 0: at half the size (default: 16)"
    parser.add_argument("--fine", type=int, default=16, metavar="N", help=fine)
    parser.add_argument("--small-until", type=float, default=0.4, metavar="P", help="share at half the size")
    parser.add_argument("--sharp-from", type=float, default=0.95, metavar="P", help="share after which the "
                        "whole picture is decided at full size, before a part of it")  # fmt: skip
    parser.add_argument("--rate", type=float, default=2e-3, help="learning rate")
    parser.add_argument("--batch", type=int, default=12, metavar="N", help="pictures of an update")
    close = "train the network that sees eyes, mouth and ears at twice the scale; --start continues from one"
    parser.add_argument("--close-ups", action="store_true", help=close)
    beside = (
        "with --close-ups: the face parser that it works with, in the same file (default: the shipped one)"
    )
    parser.add_argument("--parser", type=Path, metavar="FILE", help=beside)
    parser.add_argument("--seed", type=int, default=0)
    add_run_folder(parser, Path("runs/parser"))


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.lab.datasets.pairs import DataError
    from models.parsing import ParsingError

    try:
        return _train(args)
    except (DataError, ParsingError, FileNotFoundError, ValueError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    from models.lab.parser.measuring import agreement, measure_parser
    from models.lab.parser.run import PARSER_FILE, RUN_FILES, ParserPlan, train_parser
    from models.lab.parser.samples import open_pairs, usable
    from models.parsing.predictor import RegionPredictor
    from sean_editor.cli.lab.label_order import check_label_order

    if args.share and len(args.share) != len(args.data):
        raise UserError(f"--share takes one number for each of the {len(args.data)} folders of --data.")
    if not args.resume:
        RUN_FILES.claim(args.output, args.overwrite)
    plan = ParserPlan(
        minutes=args.minutes,
        seed=args.seed,
        batch=args.batch,
        small_until=args.small_until,
        sharp_from=args.sharp_from,
        learning_rate=args.rate,
    )
    folders = [usable(open_pairs(d)) for d in args.data]
    check_label_order(folders)
    held = [replace(f, names=f.names[::HELD_OUT_EVERY]) for f in folders]
    kept = [
        replace(f, names=tuple(sorted(set(f.names) - set(h.names))))
        for f, h in zip(folders, held, strict=True)
    ]
    trainer = (_close_ups if args.close_ups else _whole_pictures)(args, plan, kept)
    if args.resume:
        trainer.load(args.output)
    elif args.overwrite:
        RUN_FILES.clear(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    print(f"{len(trainer.samples)} pairs", flush=True)
    train_parser(trainer, args.output, lambda line: print(line, file=sys.stderr, flush=True))
    predictor = RegionPredictor.load(args.output / PARSER_FILE)
    for folder in held:
        print(agreement(str(folder.root), measure_parser(predictor, folder)), flush=True)
    print(f"saved {args.output / PARSER_FILE}")
    return 0


def _whole_pictures(args: argparse.Namespace, plan: ParserPlan, folders: list[PairFolder]) -> ParserTrainer:
    """A run of the network of the first pass; close-ups that its first weights come with stay in its file."""
    from models.lab.parser.run import ParserTrainer
    from models.lab.parser.samples import ParserSamples
    from models.parsing import FaceParser, save_parser
    from models.parsing.parser import ParserConfig

    network, close_ups = FaceParser(ParserConfig(fine=args.fine)), None
    if args.start:
        network, close_ups = _networks(args.start)
        if network.config.fine != args.fine:
            network = network.with_fine_head(args.fine)
    samples = ParserSamples(folders, args.share or [1.0] * len(folders))
    return ParserTrainer(plan, samples, network, lambda ours, path: save_parser(ours, path, close_ups))


def _close_ups(args: argparse.Namespace, plan: ParserPlan, folders: list[PairFolder]) -> ParserTrainer:
    """A run of the network of the second pass."""
    from models.lab.parser.close_up_samples import CloseUpSamples
    from models.lab.parser.run import ParserTrainer
    from models.parsing import FaceParser, save_parser
    from models.parsing.close_ups import CONFIG, SIDE
    from sean_editor.checkpoints import FACE_PARSER

    first, _ = _networks(args.parser or FACE_PARSER)
    start = _networks(args.start)[1] if args.start else None
    if start is not None and start.config.regions < CONFIG.regions:
        start = start.with_regions(CONFIG.regions)
    plan = replace(plan, size=SIDE, small_until=0.0, sharp_from=1.0)
    samples = CloseUpSamples(folders, args.share or [1.0] * len(folders))
    return ParserTrainer(
        plan, samples, start or FaceParser(CONFIG), lambda ours, path: save_parser(first, path, ours)
    )


def _networks(path: Path) -> tuple[FaceParser, FaceParser | None]:
    """Both networks in one of our files."""
    from models.parsing import FaceParser
    from models.parsing.checkpoint import load_networks

    parser, close_ups, _ = load_networks(path)
    if not isinstance(parser, FaceParser):
        raise UserError(f"{path} holds another network; training goes on from a face parser of this program.")
    return parser, close_ups
