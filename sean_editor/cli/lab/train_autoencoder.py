"""`python main.py train-autoencoder`: train the texture autoencoder on folders of pictures."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from sean_editor.cli.lab.training import add_run_folder, interrupt, keep_allocator
from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folders of pictures, or with images/; names in DIR/test.txt are never trained on"
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    share = "share of the crops drawn from each DIR"
    parser.add_argument("--share", type=float, nargs="+", metavar="S", help=share)
    held = "a file of further names that are never trained on"
    parser.add_argument("--leave-out", type=Path, metavar="FILE", help=held)
    parser.add_argument("--minutes", type=float, default=90.0, help="length of the run (default: 90)")
    parser.add_argument("--start", type=Path, metavar="FILE", help="an autoencoder to begin with")
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate")
    parser.add_argument("--seed", type=int, default=0)
    add_run_folder(parser, Path("runs/autoencoder"))


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
        RUN_FILES,
        WEIGHTS_FILE,
        AutoencoderPlan,
        AutoencoderTrainer,
        train_autoencoder,
    )
    from models.lab.autoencoder.samples import PictureCrops, picture_files
    from models.lab.datasets.names import read_names, read_test_names

    if args.share and len(args.share) != len(args.data):
        raise UserError(f"--share takes one number for each of the {len(args.data)} folders of --data.")
    if not args.resume:
        RUN_FILES.claim(args.output, args.overwrite)
    names = [{path.stem for path in picture_files(folder)} for folder in args.data]
    held = [read_test_names(*there) or frozenset() for there in zip(args.data, names, strict=True)]
    if args.leave_out:
        held.append(read_names(args.leave_out, set().union(*names)))
    crops = PictureCrops(args.data, args.share or [1.0] * len(args.data), frozenset().union(*held))
    plan = AutoencoderPlan(minutes=args.minutes, learning_rate=args.rate, seed=args.seed)
    trainer = AutoencoderTrainer(plan, crops, load_autoencoder(args.start) if args.start else None)
    if args.resume:
        trainer.load(args.output)
    elif args.overwrite:
        RUN_FILES.clear(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    print(f"{len(crops)} pictures", flush=True)
    train_autoencoder(trainer, args.output, lambda line: print(line, file=sys.stderr, flush=True))
    print(f"saved {args.output / WEIGHTS_FILE}")
    return 0
