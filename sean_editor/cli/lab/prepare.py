"""`python main.py prepare --kind KIND DIR`: check a download of a data set, make it ready for training,
and pack its pictures at the size of training.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.lab.training import interrupt
from sean_editor.errors import UserError
from sean_editor.locations import START

if TYPE_CHECKING:
    from models.lab.datasets.prepare import Prepared

_SHOWN = 5
_SILENCE = 30
"""Seconds without a line, at most."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("data", type=Path, metavar="DIR", help="folder of the unpacked download; nothing in it changes")
    add("--kind", required=True, metavar="KIND", help="celebamask-hq, celebamask-hq-celeba (split as CelebA "
        "is), ade20k, ade20k-2021 (the full data set), cityscapes, facades (CMP), or pairs, which are packed "
        "in DIR/packed")  # fmt: skip
    add("--output", "-o", type=Path, metavar="OUT", help="folder for the index and for merged label maps, "
        "which `train --data` takes; images stay where they are (default: DIR-prepared)")  # fmt: skip
    add("--size", type=int, nargs="+", metavar="N", help="also pack all pictures at this size, side or "
        "height and width, so that training at that size decodes nothing")  # fmt: skip
    add("--stretch", action="store_true", help="pack pictures distorted instead of cut, for resize=stretch")
    add("--speed", action="store_true", help="compare how quickly originals and packed pictures are read")
    add("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="files read at a time "
        "(default: the processors of this machine)")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    from models.lab.datasets import DataError

    size = _size(args)
    signal.signal(signal.SIGTERM, interrupt)
    try:
        made, folder = _prepare(args, size)
        if args.speed and size is not None:
            from models.lab.datasets.speed import compare

            print(compare(args.kind, args.data, folder, size, args.stretch))
        return _report(made, args.kind, folder, _training_options(size, args.stretch))
    except (DataError, OSError) as error:
        raise UserError(str(error)) from error
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130


def _size(args: argparse.Namespace) -> tuple[int, int] | None:
    """Height and width to pack at. UserError for options that do not go together."""
    if args.size is None:
        if args.stretch or args.speed or args.kind == "pairs":
            raise UserError("Pairs, --stretch and --speed need --size: the size that pictures are packed at.")
        return None
    if len(args.size) > 2 or min(args.size) < 1:
        raise UserError("--size takes one side, or height and width, in pixels.")
    return args.size[0], args.size[-1]


def _prepare(args: argparse.Namespace, size: tuple[int, int] | None) -> tuple[Prepared, Path]:
    """What was made, and the folder to train on."""
    from models.lab.datasets.kinds import PAIRS, kinds
    from models.lab.datasets.prepare import prepare, prepare_pairs

    if args.kind not in kinds():
        raise UserError(f"--kind is one of {', '.join(kinds())}, not {args.kind}.")
    if not args.data.is_dir():
        raise UserError(f"There is no folder {args.data}.")
    workers = max(args.workers, 1)
    if args.kind == PAIRS and size is not None:
        if args.output is not None:
            raise UserError("A folder of pairs is packed where it is; leave out --output.")
        return prepare_pairs(args.data, workers, _Progress(), size, args.stretch), args.data
    data = args.data if args.data.name not in ("", "..") else args.data.resolve()
    folder = args.output or data.with_name(f"{data.name}-prepared")
    return prepare(args.kind, args.data, folder, workers, _Progress(), size, args.stretch), folder


def _training_options(size: tuple[int, int] | None, stretch: bool) -> str:
    """The options of `train` that read what was packed; "" if nothing was."""
    if size is None:
        return ""
    sides = size[:1] if size[0] == size[1] else size
    return f" --size {' '.join(map(str, sides))}" + (" --set resize=stretch" if stretch else "")


def _report(made: Prepared, kind: str, folder: Path, options: str) -> int:
    from models.lab.datasets.kinds import PAIRS, listed_class
    from models.lab.datasets.prepare import LEFT_OUT_FILE

    count = sum(made.counts.values())
    splits = ", ".join(f"{number:,} {split}" for split, number in sorted(made.counts.items(), reverse=True))
    print(f"{made.folder}: {count:,} pictures ({splits})")
    if count + len(made.left_out) < made.published:
        print(f"The complete data set has {made.published:,}; the others are not in the download.")
    if kind != PAIRS and (remark := listed_class(kind).remark):
        print(remark)
    print(f"To train on it: {START} train --kind {kind} --data {folder}{options}")
    if not made.left_out:
        return 0
    shown = "".join(f"\n  {sentence}" for sentence in made.left_out[:_SHOWN])
    rest = f"\n  and {len(made.left_out) - _SHOWN:,} more" if len(made.left_out) > _SHOWN else ""
    raise UserError(
        f"{len(made.left_out):,} left out, listed in {made.folder / LEFT_OUT_FILE}. Replace them and run the "
        f"same command again, or do without:{shown}{rest}"
    )


class _Progress:
    """A line that rewrites itself on a terminal; elsewhere one for every tenth, or after half a minute."""

    def __init__(self) -> None:
        self._tenth, self._told = -1, 0.0
        self._first: tuple[int, float] | None = None  # pictures that were done before, and when that was

    def __call__(self, done: int, total: int, left_out: int) -> None:
        from models.lab.training.core.progress import pace

        tenth, now = 10 * done // total, time.monotonic()
        self._first = first, since = self._first or (done, now)
        terminal = sys.stderr.isatty()
        if not terminal and tenth == self._tenth and now < self._told + _SILENCE:
            return
        self._tenth, self._told = tenth, now
        out = f", {left_out:,} left out" if left_out else ""
        line = f"[{'#' * (20 * done // total):<20}] {done:,} of {total:,}{out}"
        if done > first:
            rate = (done - first) / max(now - since, 1e-9)
            line += f"  {pace(rate, (total - done) / rate)}"
        end = "\n" if done == total or not terminal else "\r"
        print(line, end=end, file=sys.stderr, flush=True)
