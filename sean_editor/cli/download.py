"""`python main.py download NAME`: a public weights file that is not shipped, put into checkpoints/."""

from __future__ import annotations

import argparse
import sys

from sean_editor.checkpoints import ADDED_CHECKPOINTS
from sean_editor.machine.downloads import DOWNLOADS, fetch


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\n".join(["files:", *_listed(), "", parser.epilog or ""])
    which = "one of the files below; without a name they are listed"
    parser.add_argument("name", nargs="?", choices=DOWNLOADS, metavar="NAME", help=which)


def run(args: argparse.Namespace) -> int:
    if args.name is None:
        print("\n".join(_listed()))
        return 0
    download = DOWNLOADS[args.name]
    print(f"{download.title}, {download.size / 1e6:.0f} MB. {download.note}", flush=True)
    shown = sys.stderr.isatty()

    def report(fraction: float) -> None:
        if shown:
            print(f"\r{fraction:4.0%}", end="\r" if fraction == 1 else "", file=sys.stderr, flush=True)

    print(fetch(download, ADDED_CHECKPOINTS, report))
    return 0


def _listed() -> list[str]:
    """A line for each file that can be had."""
    return [f"  {name:<12} {d.title}, {d.size / 1e6:.0f} MB" for name, d in DOWNLOADS.items()]
