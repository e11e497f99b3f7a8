"""`python main.py read-styles`: the styles of the shipped portraits, so that a first start need not wait."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from sean_editor.checkpoints import SHIPPED_STYLES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--checkpoint", type=Path, metavar="FILE", help="weights (default: the shipped ones)")
    add("--output", "-o", type=Path, metavar="FILE", default=SHIPPED_STYLES,
        help="the file to write (default: where the editor looks for it)")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import write_styles
    from sean_editor.photo.portraits import load_portrait, shipped_portraits

    portraits = [load_portrait(path) for path in shipped_portraits()]
    with TemporaryDirectory() as folder:
        engine = Engine(args.checkpoint, "cpu", cache_dir=Path(folder) / "styles")
        write_styles(engine.bank, [(one.image, one.labels) for one in portraits], args.output)
    print(f"saved {args.output}, of {len(portraits)} portraits")
    return 0
