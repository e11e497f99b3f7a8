"""`python main.py train-enlarger`: train the network that enlarges results to twice their size."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.checkpoints import DEFAULT_CHECKPOINT, METRIC_PARSER, MOBILENET, is_there
from sean_editor.cli.lab.training import add_run_folder, interrupt, keep_allocator
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from models.lab.enlarger.loss import Features
    from models.lab.enlarger.painted import Face
    from models.parsing import FaceParser


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = (
        "folders with images/ of 512 pixels or more and labels/; names in DIR/test.txt are never trained on"
    )
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="DIR", help=data)
    checkpoint = "the generator whose pictures are to be enlarged (default: compact-256)"
    parser.add_argument(
        "--checkpoint", type=Path, default=DEFAULT_CHECKPOINT, metavar="FILE", help=checkpoint
    )
    parser.add_argument("--minutes", type=float, default=120.0, help="length of the run (default: 120)")
    parser.add_argument("--start", type=Path, metavar="FILE", help="an enlarger to begin with")
    seen = (
        "MobileNetV2's weights, whose features are compared (default: those that `download mobilenet` got; "
        "without them, features of the shipped face parser)"
    )
    parser.add_argument("--perceptual", type=Path, metavar="FILE", help=seen)
    weight = "weight of the discriminators' scores, 0: without discriminators (default: 0.4)"
    parser.add_argument("--adversarial", type=float, default=0.4, metavar="W", help=weight)
    begin = "steps before the discriminators begin (default: 250)"
    parser.add_argument("--adversarial-from", type=int, default=250, metavar="N", help=begin)
    parser.add_argument("--batch", type=int, default=6, metavar="N", help="crops of an update (default: 6)")
    parser.add_argument("--rate", type=float, default=4e-4, help="learning rate")
    parser.add_argument("--seed", type=int, default=0)
    add_run_folder(parser, Path("runs/enlarger"))


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.lab.datasets.errors import DataError

    try:
        return _train(args)
    except (DataError, OSError, ValueError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    from models.enlarger import load_enlarger
    from models.lab.enlarger.run import (
        RUN_FILES,
        WEIGHTS_FILE,
        EnlargerPlan,
        EnlargerTrainer,
        train_enlarger,
    )
    from models.lab.enlarger.samples import FaceCrops
    from models.lab.training.core.state import STATE_FILE, require_state
    from models.parsing import FaceParser, load_parser

    if args.resume:
        require_state(args.output / STATE_FILE)
    else:
        RUN_FILES.claim(args.output, args.overwrite)
    plan = EnlargerPlan(
        minutes=args.minutes,
        seed=args.seed,
        batch=args.batch,
        adversarial=args.adversarial,
        adversarial_from=args.adversarial_from,
        learning_rate=args.rate,
    )
    start = load_enlarger(args.start) if args.start else None
    parser = load_parser(METRIC_PARSER)
    assert isinstance(parser, FaceParser)
    features = _features(args.perceptual, parser)
    trainer = EnlargerTrainer(plan, FaceCrops(_faces(args, parser)), features, start)
    if args.resume:
        trainer.load(args.output)
    elif args.overwrite:
        RUN_FILES.clear(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    print(f"{len(trainer.crops)} pairs", flush=True)
    train_enlarger(trainer, args.output, _say)
    print(f"saved {args.output / WEIGHTS_FILE}")
    return 0


def _features(chosen: Path | None, parser: FaceParser) -> Features:
    from models.lab.enlarger.loss import mobilenet_features, parser_features
    from models.lab.metrics.mobilenet import load_mobilenet

    if chosen is None and not is_there(MOBILENET):
        _say("features of the face parser are compared; `download mobilenet` gets a better network for that")
        return parser_features(parser)
    return mobilenet_features(load_mobilenet(chosen or MOBILENET))


def _faces(args: argparse.Namespace, parser: FaceParser) -> list[Face]:
    """The pairs of all folders, with the generator's pictures of them."""
    from models.lab.datasets.pairs import PairFolder
    from models.lab.enlarger.painted import PAINTED, KeptPainter, read_faces
    from models.lab.parser.unlabelled import IGNORE
    from models.regions import CELEBAMASK_HQ
    from models.sean import load_generator
    from sean_editor.cli.lab.label_order import check_label_order

    folders = [PairFolder.open(root, regions=CELEBAMASK_HQ, unlabelled=IGNORE) for root in args.data]
    check_label_order(folders)
    generator = load_generator(args.checkpoint)
    if generator.config.regions != len(CELEBAMASK_HQ) or not generator.config.style_branch:
        raise UserError(
            f"{args.checkpoint} does not paint the {len(CELEBAMASK_HQ)} regions of a face by their styles. "
            "Give a SEAN generator of faces."
        )
    return read_faces(folders, KeptPainter(generator, parser, args.output / PAINTED), report=_say)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
