"""`python main.py train`: train a SEAN generator on folders of image and label pairs."""

from __future__ import annotations

import argparse
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sean_editor.checkpoints import CHECKPOINTS
from sean_editor.cli.training import interrupt, keep_allocator
from sean_editor.errors import UserError

if TYPE_CHECKING:
    import torch

    from models.datasets.pairs import PairFolder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        nargs="+",
        required=True,
        metavar="DIR",
        help="folders with images/ and labels/; the names in DIR/test.txt are never trained on",
    )
    parser.add_argument(
        "--share", type=float, nargs="+", metavar="S", help="share of the pictures drawn from each DIR"
    )
    parser.add_argument("--names", type=Path, metavar="FILE", help="use only the names listed in FILE")
    parser.add_argument("--output", "-o", type=Path, default=Path("runs/compact"), help="folder of the run")
    parser.add_argument("--steps", type=int, help="length of the run in steps")
    parser.add_argument("--minutes", type=float, help="length of the run in minutes (default: 120)")
    parser.add_argument("--size", type=int, default=256, help="height and width of the pictures")
    parser.add_argument("--width", type=int, default=16, help="base width of the compact network")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true", help="go on from the state in --output")
    parser.add_argument(
        "--full", action="store_true", help="the paper's full-size network instead of the compact one"
    )
    parser.add_argument("--device", default="auto", help="auto, cpu or cuda")
    parser.add_argument("--save-every", type=float, default=5, metavar="MINUTES")
    parser.add_argument(
        "--set", nargs="*", default=[], metavar="NAME=VALUE", help="any other number of the training plan"
    )


def run(args: argparse.Namespace) -> int:
    keep_allocator()
    from models.datasets.pairs import DataError

    try:
        return _train(args)
    except (DataError, ValueError, TypeError, FileNotFoundError) as error:
        raise UserError(str(error)) from error


def _train(args: argparse.Namespace) -> int:
    import torch

    from models.datasets.pairs import PairFolder
    from models.regions import CELEBAMASK_HQ
    from models.sean import SEANConfig
    from models.training.batches import BatchMaker
    from models.training.perceptual import PerceptualLoss
    from models.training.plan import TrainingPlan
    from models.training.run import run_training
    from models.training.trainer import Trainer

    minutes = args.minutes if args.minutes or args.steps else 120.0
    plan = TrainingPlan(
        size=args.size,
        batch=args.batch,
        steps=args.steps,
        minutes=None if args.steps else minutes,
        seed=args.seed,
        save_every_minutes=args.save_every,
        **_numbers(args.set),
    )
    only = args.names.read_text(encoding="utf-8").split() if args.names else None
    if args.share and len(args.share) != len(args.data):
        raise UserError(f"--share takes one number for each of the {len(args.data)} folders of --data.")
    folders = [PairFolder.open(d, len(CELEBAMASK_HQ), only) for d in args.data]
    held_out, folders[0] = _split(folders[0])
    config = SEANConfig.paper() if args.full else SEANConfig.compact(base_width=args.width)
    vgg = CHECKPOINTS / "vgg19-dcbb9e9d.pth"
    maker = BatchMaker(folders, args.share or [1.0] * len(folders), CELEBAMASK_HQ, plan.size)
    perceptual = PerceptualLoss(vgg) if vgg.is_file() else None
    trainer = Trainer(config, plan, maker, CELEBAMASK_HQ, perceptual, _device(args.device))
    if args.resume:
        trainer.load(args.output)
    signal.signal(signal.SIGTERM, interrupt)
    threads = torch.get_num_threads()
    print(
        f"{sum(map(len, folders))} pairs, {len(held_out)} held out, {trainer.device}, {threads} threads",
        flush=True,
    )
    figures = run_training(
        trainer, BatchMaker([held_out], [1.0], CELEBAMASK_HQ, plan.size, jitter=0, recolour=0), args.output
    )
    print("  ".join(f"held-out {k} {v:.3f}" for k, v in figures.items()))
    print(f"saved {args.output / 'generator.safetensors'}")
    return 0


def _device(name: str) -> torch.device:
    """CUDA or the CPU; "auto" passes over MPS, which lacks operations that training needs."""
    import torch

    from sean_editor.engine.device import choose_device

    return choose_device(("cuda" if torch.cuda.is_available() else "cpu") if name == "auto" else name)


def _split(folder: PairFolder) -> tuple[PairFolder, PairFolder]:
    """Every 25th pair of the first folder steers nothing but shows how the run goes: (held out, the rest)."""
    if len(folder) < 2:
        raise UserError(
            f"{folder.root} has one pair only. Training needs at least two, one of them held out."
        )
    held = folder.names[::25]
    return replace(folder, names=held), replace(
        folder, names=tuple(n for n in folder.names if n not in set(held))
    )


def _numbers(settings: list[str]) -> dict[str, Any]:
    """NAME=VALUE settings of the plan; whole numbers become ints."""
    try:
        values = {name: float(value) for name, value in (s.split("=") for s in settings)}
    except ValueError as error:
        raise UserError(f"--set takes NAME=VALUE with a number, not {' '.join(settings)}") from error
    return {name: int(v) if v.is_integer() else v for name, v in values.items()}
