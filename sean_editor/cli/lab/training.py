"""Shared by the commands that train: the folder of a run, memory settings, and the signal that stops it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

_ALLOCATOR = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "1000000000000",
    "MALLOC_TOP_PAD_": "1000000000",
}


def add_run_folder(parser: argparse.ArgumentParser, usual: Path) -> None:
    """-o, --resume and --overwrite; `usual` is the folder without -o."""
    parser.add_argument("--output", "-o", type=Path, default=usual, help="folder of the run")
    there = parser.add_mutually_exclusive_group()
    there.add_argument("--resume", action="store_true", help="resume from the state in --output")
    there.add_argument("--overwrite", action="store_true", help="begin anew where --output holds a run")


def keep_allocator() -> None:
    """Starts the process anew on Linux so that glibc keeps freed memory, in one heap: else training on a CPU
    spends up to half its time in page faults.
    """
    if sys.platform == "linux" and any(os.environ.get(k) != v for k, v in _ALLOCATOR.items()):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **_ALLOCATOR})


def interrupt(*_: object) -> None:
    """A request to stop is like Ctrl+C: the run saves its state and ends."""
    raise KeyboardInterrupt
