"""`python main.py render-portraits -o DIR`: portraits of people who do not exist, with exact label maps."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path

from sean_editor.cli.lab.training import interrupt
from sean_editor.errors import UserError
from sean_editor.locations import START, shipped

_SIZES = (64, 1024)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for images/ and labels/, "
        "which `train-parser --data` takes; pictures that are there already stay")  # fmt: skip
    add("--count", type=int, default=100, metavar="N", help="number of portraits (default: 100)")
    add("--start", type=int, default=0, metavar="I", help="number of the first portrait (default: 0)")
    add("--size", type=int, default=256, metavar="N", help="side of the pictures (default: 256)")
    add(
        "--seed", type=int, default=2, help="another seed makes other people of the same numbers (default: 2)"
    )
    wear = "hats and ear-rings, in turn, such as hijab turban hood cap hoop (default: as the people like)"
    add("--wear", nargs="+", default=[], metavar="KIND", help=wear)
    add("--threads", type=int, default=1, metavar="N", help="threads of the renderer (default: 1)")


def run(args: argparse.Namespace) -> int:
    if args.count < 1 or args.start < 0:
        raise UserError("--count begins at 1, and --start at 0.")
    if not _SIZES[0] <= args.size <= _SIZES[1]:
        raise UserError(f"--size is from {_SIZES[0]} to {_SIZES[1]}, not {args.size}.")
    try:
        from models.lab.renders.outfit import EARRINGS, HATS
        from models.lab.renders.portrait import Quality
        from models.lab.renders.run import RenderRun, render_all
    except ImportError as error:  # scipy comes with the extra only
        from models.lab.renders.blender import import_blender

        import_blender()
        raise UserError(
            f"Rendering needs {error.name}. Install it with: pip install bpy scipy OpenEXR"
        ) from error
    unknown = [kind for kind in args.wear if kind not in HATS + EARRINGS]
    if unknown:
        raise UserError(f"--wear takes {', '.join(HATS + EARRINGS)}, not {unknown[0]}.")
    quality = Quality(args.size, threads=max(args.threads, 1))
    task = RenderRun(args.output, args.start, args.count, args.seed, quality, tuple(args.wear))
    signal.signal(signal.SIGTERM, interrupt)
    began, made = time.monotonic(), 0
    try:
        for done in render_all(task, shipped("resources") / "renders" / "head.npz"):
            made += done.portrait is not None
            if done.portrait is not None:
                each = (time.monotonic() - began) / made
                print(f"{done.number:05d}: {made} made, {each:.1f} s each", flush=True)
    except OSError as error:
        raise UserError(str(error)) from error
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
    print(f"{args.output}: {args.count} portraits, {made} of them new")
    print(f"To train on them: {START} train-parser --data {args.output}")
    return 0
