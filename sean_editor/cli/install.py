"""`python main.py install`: the program and the packages that it needs, in the Python that runs this."""

from __future__ import annotations

import argparse

from sean_editor.errors import UserError
from sean_editor.locations import IN_CHECKOUT, install_extra
from sean_editor.machine.installation import change_torch, install


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "extras", nargs="*", metavar="EXTRA", help="packages for more: heic, onnx, train, renders or test"
    )
    parser.add_argument(
        "--torch",
        type=_build,
        metavar="BUILD",
        help="exchange the installed torch: cpu, default (pip's choice: the NVIDIA build on Linux), "
        "or the address of an index with another build, such as https://download.pytorch.org/whl/cu130",
    )


def run(args: argparse.Namespace) -> int:
    if not IN_CHECKOUT:
        raise UserError(f"pip has installed this copy. Let pip change it, too: {install_extra('heic')}")
    if args.torch is None:
        install(args.extras)
    else:
        change_torch(args.torch, args.extras)
    return 0


def _build(text: str) -> str:
    if text in ("cpu", "default") or "://" in text:
        return text
    raise argparse.ArgumentTypeError(f"{text}: not cpu, not default, and no address")
