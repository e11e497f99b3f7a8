"""`python main.py download NAME`: a public weights file that is not shipped, put into checkpoints/."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sean_editor.checkpoints import ADDED_CHECKPOINTS, celebahq_checkpoint, is_there
from sean_editor.errors import UserError
from sean_editor.locations import START
from sean_editor.machine import celebahq
from sean_editor.machine.celebahq import PublicModel
from sean_editor.machine.downloads import DOWNLOADS, fetch
from sean_editor.machine.resumed_download import DownloadError

CELEBAHQ_NAME = "celebahq-model"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "\n".join(["files:", *_listed(), "", parser.epilog or ""])
    which = "one of the files below; without a name they are listed"
    parser.add_argument("name", nargs="?", choices=(*DOWNLOADS, CELEBAHQ_NAME), metavar="NAME", help=which)
    parser.add_argument(
        "--accept-licence", action="store_true", help=f"for {CELEBAHQ_NAME}: I accept its licence"
    )
    parser.add_argument(
        "--file",
        type=Path,
        help=f"for {CELEBAHQ_NAME}: convert this file, which a browser has downloaded",
    )


def run(args: argparse.Namespace) -> int:
    if args.name == CELEBAHQ_NAME:
        return _get_celebahq(args.accept_licence, args.file)
    if args.file is not None or args.accept_licence:
        raise UserError(f"--file and --accept-licence belong to {CELEBAHQ_NAME}. Leave them out.")
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
    model = celebahq.CELEBAHQ
    return [
        *(f"  {name:<14} {d.title}, {d.size / 1e6:.0f} MB" for name, d in DOWNLOADS.items()),
        f"  {CELEBAHQ_NAME:<14} {model.title}, the authors' full-size generator, {model.size / 1e9:.0f} GB",
    ]


def _get_celebahq(accepted: bool, file: Path | None) -> int:
    model, target = celebahq.CELEBAHQ, celebahq_checkpoint()
    if is_there(target) and file is None:
        print(target)
        return 0
    print(
        f"{model.title}: the authors' full-size generator, from {model.project}. Its licence is "
        f"{model.licence}, for non-commercial use: {model.licence_page}",
        flush=True,
    )
    if not (accepted or _accepts()):
        raise UserError("Read the licence and, if you accept it, add --accept-licence.")
    if file is not None:
        celebahq.install(model, file, target, _say)
    else:
        _download(model, target)
        celebahq.install_download(model, target, _say)
    print(target)
    return 0


def _download(model: PublicModel, target: Path) -> None:
    shown = sys.stderr.isatty()

    def report(done: int, total: int | None) -> None:
        if shown:
            share = f"{done / total:4.0%}, " if total else ""
            print(f"\r{share}{done / 1e6:.0f} MB  ", end="", file=sys.stderr, flush=True)

    try:
        celebahq.download(model, target, report)
    except DownloadError as error:
        by_hand = (
            f"The same command tries again. Or open {model.page} in a browser, download the file there, and "
            f"convert it: {START} download {CELEBAHQ_NAME} --file FILE"
        )
        raise UserError(f"{error} {by_hand}") from error
    finally:
        if shown:
            print(file=sys.stderr)


def _accepts() -> bool:
    """The answer of a person, if one sits there."""
    if not sys.stdin.isatty():
        return False
    return input("Do you accept it? [y/N] ").strip().lower() in ("y", "yes")


def _say(step: str) -> None:
    print(step, flush=True)
