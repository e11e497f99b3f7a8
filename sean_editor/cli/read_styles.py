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
    from models.atomic_write import write_atomically
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import write_styles
    from sean_editor.photo.portraits import load_portrait, shipped_portraits

    portraits = [load_portrait(path) for path in shipped_portraits()]
    with TemporaryDirectory() as folder:
        engine = Engine(args.checkpoint, "cpu", cache_dir=Path(folder) / "styles")
        made = Path(folder) / "made.safetensors"
        write_styles(engine.bank, [(one.image, one.labels) for one in portraits], made)
        write_atomically(args.output, lambda file: file.write(made.read_bytes()))
    print(f"saved {args.output}, of {len(portraits)} portraits")
    return 0
