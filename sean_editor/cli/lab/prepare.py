"""`python main.py prepare --kind KIND DIR`: check a download of a data set, make it ready for training."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.lab.training import interrupt
from sean_editor.errors import UserError
from sean_editor.locations import START

if TYPE_CHECKING:
    from models.lab.datasets.prepare import Prepared

_SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("data", type=Path, metavar="DIR", help="folder of the unpacked download; nothing in it changes")
    add("--kind", required=True, metavar="KIND", help="celebamask-hq, celebamask-hq-celeba (split as CelebA "
        "is), ade20k, ade20k-2021 (the full data set), cityscapes or facades (CMP)")  # fmt: skip
    add("--output", "-o", type=Path, metavar="OUT", help="folder for the index and for merged label maps, "
        "which `train --data` takes; images stay where they are (default: DIR-prepared)")  # fmt: skip
    add("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="files read at a time "
        "(default: the processors of this machine)")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    from models.lab.datasets import DataError
    from models.lab.datasets.kinds import published
    from models.lab.datasets.prepare import prepare

    if args.kind not in published():
        own = " A folder of pairs needs no preparation." if args.kind == "pairs" else ""
        raise UserError(f"--kind is one of {', '.join(published())}, not {args.kind}.{own}")
    if not args.data.is_dir():
        raise UserError(f"There is no folder {args.data}.")
    data = args.data if args.data.name not in ("", "..") else args.data.resolve()
    output = args.output or data.with_name(f"{data.name}-prepared")
    signal.signal(signal.SIGTERM, interrupt)
    try:
        made = prepare(args.kind, args.data, output, max(args.workers, 1), _Progress())
    except (DataError, OSError) as error:
        raise UserError(str(error)) from error
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
    return _report(made, args.kind)


def _report(made: Prepared, kind: str) -> int:
    from models.lab.datasets.kinds import listed_class
    from models.lab.datasets.prepare import LEFT_OUT_FILE

    count = sum(made.counts.values())
    splits = ", ".join(f"{number:,} {split}" for split, number in sorted(made.counts.items(), reverse=True))
    print(f"{made.folder}: {count:,} pictures ({splits})")
    if count + len(made.left_out) < made.published:
        print(f"The complete data set has {made.published:,}; the others are not in the download.")
    if remark := listed_class(kind).remark:
        print(remark)
    print(f"To train on it: {START} train --kind {kind} --data {made.folder}")
    if not made.left_out:
        return 0
    shown = "".join(f"\n  {sentence}" for sentence in made.left_out[:_SHOWN])
    rest = f"\n  and {len(made.left_out) - _SHOWN:,} more" if len(made.left_out) > _SHOWN else ""
    raise UserError(
        f"{len(made.left_out):,} left out, listed in {made.folder / LEFT_OUT_FILE}. Replace them and run the "
        f"same command again, or do without:{shown}{rest}"
    )


class _Progress:
    """A line that rewrites itself on a terminal; elsewhere a line for every tenth."""

    def __init__(self) -> None:
        self._tenth = -1

    def __call__(self, done: int, total: int, left_out: int) -> None:
        tenth = 10 * done // total
        terminal = sys.stderr.isatty()
        if not terminal and tenth == self._tenth:
            return
        self._tenth = tenth
        out = f", {left_out:,} left out" if left_out else ""
        line = f"[{'#' * (20 * done // total):<20}] {done:,} of {total:,}{out}"
        end = "\n" if done == total or not terminal else "\r"
        print(line, end=end, file=sys.stderr, flush=True)
