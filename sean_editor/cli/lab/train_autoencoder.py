"""`python main.py train-autoencoder`: train the texture autoencoder on folders of pictures."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from sean_editor.cli.lab.training import interrupt, keep_allocator
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders of pictures, or with images/; names in DIR/test.txt are never trained on"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    share = "share of the crops drawn from each DIR"
    parser.add_argument("--share", type=float, nargs="+", metavar="S", help=share)
    held = "a file of further names that are never trained on, one a line"
    parser.add_argument("--leave-out", type=Path, metavar="FILE", help=held)
    parser.add_argument(
        "--output", "-o", type=Path, default=Path("runs/autoencoder"), help="folder of the run"
    )
    parser.add_argument("--minutes", type=float, default=90.0, help="length of the run (default: 90)")
    parser.add_argument("--start", type=Path, metavar="FILE", help="an autoencoder to begin with")
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="resume from the state in --output")


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.autoencoder import AutoencoderError

    try:
        return _train(args)
    except (AutoencoderError, OSError, ValueError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    from models.autoencoder import load_autoencoder
    from models.lab.autoencoder.run import (
        WEIGHTS_FILE,
        AutoencoderPlan,
        AutoencoderTrainer,
        train_autoencoder,
    )
    from models.lab.autoencoder.samples import PictureCrops

    if args.share and len(args.share) != len(args.data):
        raise UserError(f"--share takes one number for each of the {len(args.data)} folders of --data.")
    lists = [folder / "test.txt" for folder in args.data if (folder / "test.txt").is_file()]
    names = frozenset(
        Path(line.strip()).stem
        for path in (*lists, *([args.leave_out] if args.leave_out else []))
        for line in path.read_text().splitlines()
        if line.strip()
    )
    crops = PictureCrops(args.data, args.share or [1.0] * len(args.data), names)
    plan = AutoencoderPlan(minutes=args.minutes, learning_rate=args.rate, seed=args.seed)
    trainer = AutoencoderTrainer(plan, crops, load_autoencoder(args.start) if args.start else None)
    if args.resume:
        trainer.load(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    print(f"{len(crops)} pictures", flush=True)
    train_autoencoder(trainer, args.output, lambda line: print(line, file=sys.stderr, flush=True))
    print(f"saved {args.output / WEIGHTS_FILE}")
    return 0
