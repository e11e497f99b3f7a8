"""`python main.py train-parser`: train the face parser on folders of image and label pairs."""

from __future__ import annotations

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.lab.training import interrupt, keep_allocator
from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from models.parsing import FaceParser

HELD_OUT_EVERY = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders with images/ and labels/; the names in DIR/test.txt are never trained on"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    share = "share of the pictures drawn from each DIR"
    parser.add_argument("--share", type=float, nargs="+", metavar="S", help=share)
    parser.add_argument("--output", "-o", type=Path, default=Path("runs/parser"), help="folder of the run")
    parser.add_argument("--minutes", type=float, default=60.0, help="length of the run (default: 60)")
    parser.add_argument("--start", type=Path, metavar="FILE", help="a face parser to begin with")
    fine = "channels of the head that decides at full size, 0: at half the size (default: 16)"
    parser.add_argument("--fine", type=int, default=16, metavar="N", help=fine)
    parser.add_argument("--small-until", type=float, default=0.4, metavar="P", help="share at half the size")
    parser.add_argument("--sharp-from", type=float, default=0.95, metavar="P", help="share after which the "
                        "whole picture is decided at full size, before a part of it")  # fmt: skip
    parser.add_argument("--rate", type=float, default=2e-3, help="learning rate")
    parser.add_argument("--batch", type=int, default=12, metavar="N", help="pictures of an update")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="resume from the state in --output")


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.lab.datasets.pairs import DataError
    from models.parsing import ParsingError

    try:
        return _train(args)
    except (DataError, ParsingError, FileNotFoundError, ValueError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    from models.lab.parser.run import ParserPlan, ParserTrainer, measure_parser, train_parser
    from models.lab.parser.samples import ParserSamples, open_pairs, usable

    if args.share and len(args.share) != len(args.data):
        raise UserError(f"--share takes one number for each of the {len(args.data)} folders of --data.")
    plan = ParserPlan(
        minutes=args.minutes,
        seed=args.seed,
        batch=args.batch,
        small_until=args.small_until,
        sharp_from=args.sharp_from,
        learning_rate=args.rate,
    )
    folders = [usable(open_pairs(d)) for d in args.data]
    held = [replace(f, names=f.names[::HELD_OUT_EVERY]) for f in folders]
    kept = [
        replace(f, names=tuple(sorted(set(f.names) - set(h.names))))
        for f, h in zip(folders, held, strict=True)
    ]
    samples = ParserSamples(kept, args.share or [1.0] * len(kept))
    trainer = ParserTrainer(plan, samples, _first_network(args.start, args.fine))
    if args.resume:
        trainer.load(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    print(f"{len(trainer.samples)} pairs", flush=True)
    train_parser(trainer, args.output, lambda line: print(line, file=sys.stderr, flush=True))
    for folder in held:
        print_agreement(str(folder.root), measure_parser(trainer.average.network, folder))
    print(f"saved {args.output / 'parser.safetensors'}")
    return 0


def _first_network(start: Path | None, fine: int) -> FaceParser:
    """The face parser in the file `start`, or an untrained one, with a fine head of `fine` channels."""
    from models.parsing import FaceParser, load_parser
    from models.parsing.parser import ParserConfig

    if start is None:
        return FaceParser(ParserConfig(fine=fine))
    network = load_parser(start)
    if not isinstance(network, FaceParser):
        raise UserError(
            f"{start} holds another network; training goes on from a face parser of this program."
        )
    return network if network.config.fine == fine else network.with_fine_head(fine)


def print_agreement(title: str, counts: np.ndarray) -> None:
    """Pixel accuracy and the IoU of each region from a confusion matrix [S, S]."""
    import numpy as np

    from models.lab.metrics.segmentation import intersection_over_union, pixel_accuracy
    from models.regions import CELEBAMASK_HQ

    overlap = intersection_over_union(counts)
    print(f"{title}: pixel accuracy {pixel_accuracy(counts):.4f}, mean IoU {np.nanmean(overlap):.4f}")
    print("  " + "  ".join(f"{r.name} {overlap[r.id]:.3f}" for r in CELEBAMASK_HQ.regions))
