"""`python main.py convert-labels MAP... -o DIR`: label maps as the program reads them, written anew."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    maps = "label maps, or folders of them"
    parser.add_argument("maps", nargs="+", type=Path, metavar="MAP", help=maps)
    order = "order of their ids: CelebAMask-HQ's (the default) or face-parsing.PyTorch's"
    choices = ("celebamask-hq", "face-parsing")
    parser.add_argument("--label-order", choices=choices, default=choices[0], help=order)
    folder = "output folder for NAME.png, indexed by CelebAMask-HQ's ids; created if missing"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help=folder)


def run(args: argparse.Namespace) -> int:
    from models.label_maps import from_face_parsing
    from sean_editor.export import write_labels
    from sean_editor.photo.labels import read_label_map

    files = [file for path in args.maps for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    if not files:
        raise UserError(f"{' and '.join(map(str, args.maps))} has no file. Name label maps, or their folder.")
    inputs = {file.resolve().parent for file in files}
    if args.output.resolve() in inputs:
        raise UserError(f"{args.output} holds the label maps themselves. Write to another folder.")
    for file in files:
        found = read_label_map(file)
        for notice in found.notices:
            print(notice, file=sys.stderr)
        converted = args.label_order == "face-parsing" and not found.by_colour
        args.output.mkdir(parents=True, exist_ok=True)
        labels = from_face_parsing(found.ids) if converted else found.ids
        write_labels(args.output / f"{file.stem}.png", labels)
    print(f"wrote {len(files)} label maps to {args.output}")
    return 0
