"""`python main.py improve-labels`: a folder of pairs with draft labels, relabelled by a face parser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sean_editor.errors import UserError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folder with images/, labels/ and perhaps flags.csv; labels flagged B are replaced everywhere"
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help=data)
    parser.add_argument("--parser", type=Path, metavar="FILE", help="face parser (default: the shipped one)")
    sure = "least probability at which the face parser replaces a draft, 0 to 1 (default: 0.7)"
    parser.add_argument("--sure", type=float, default=0.7, metavar="SHARE", help=sure)
    parser.add_argument("--output", "-o", type=Path, required=True, metavar="DIR", help="the new folder")


def run(args: argparse.Namespace) -> int:
    from models.atomic_write import write_atomically
    from models.lab.datasets.names import TEST_FILE, read_test_names
    from models.lab.datasets.pairs import DataError, PairFolder
    from models.lab.parser.relabel import careful_shares, improved
    from models.lab.parser.samples import read_flags, write_flags
    from models.parsing import ParsingError, load_parser
    from models.regions import CELEBAMASK_HQ
    from sean_editor.checkpoints import FACE_PARSER
    from sean_editor.export import write_image, write_labels

    if args.output.resolve() == args.data.resolve():
        raise UserError(f"{args.output} holds the drafts. Write the new labels to another folder.")
    try:
        parser = load_parser(args.parser or FACE_PARSER)
        pairs = PairFolder.open(args.data, split="all", regions=CELEBAMASK_HQ)
        flags = read_flags(args.data)
        for kind in ("images", "labels"):
            (args.output / kind).mkdir(parents=True, exist_ok=True)
        for number, name in enumerate(pairs.names, 1):
            image, draft = pairs.load(name, 256)
            useless = "B" in flags.get(name, ())
            labels = improved(
                None if useless else draft, careful_shares(parser, image, CELEBAMASK_HQ), args.sure
            )
            write_image(args.output / "images" / f"{name}.png", image)
            write_labels(args.output / "labels" / f"{name}.png", labels, CELEBAMASK_HQ)
            print(f"\r{number} of {len(pairs)}", end="", file=sys.stderr, flush=True)
    except (DataError, ParsingError) as error:
        raise UserError(str(error)) from error
    write_flags(args.output, {name: said - {"B"} for name, said in flags.items()})
    test = read_test_names(args.data, {*pairs.names, *pairs.alone})
    if test is not None:
        lines = "".join(f"{name}\n" for name in pairs.names if name in test)
        write_atomically(args.output / TEST_FILE, lines)
    print(f"\nwrote {args.output}")
    return 0
