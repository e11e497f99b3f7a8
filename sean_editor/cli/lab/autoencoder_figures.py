"""`evaluate --protocol autoencoder`: what comes back of pictures from the texture autoencoder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    from torch.nn import Module


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this protocol alone; --autoencoder it shares with the protocol texture."""
    add = parser.add_argument_group("autoencoder").add_argument
    add("--names", type=Path, metavar="FILE", help="pictures to measure on, beside those in DIR/test.txt")
    add("--teacher", type=Path, metavar="FOLDER", help="another autoencoder's files, to compare with")


def run(args: argparse.Namespace, progress: Callable[[str], object]) -> int:
    from models.autoencoder import AutoencoderError, load_autoencoder
    from models.lab.autoencoder.measure import find_pictures, round_trip_report
    from models.lab.autoencoder.teacher import load_teacher
    from models.lab.evaluation.tables import as_json, as_markdown
    from models.lab.evaluation.writing import make_folder, write_report
    from models.weights_file import WeightsFileError

    if args.size is not None and (len(args.size) > 1 or args.size[0] % 8):
        raise UserError("--size of the protocol autoencoder is one multiple of 8.")
    try:
        names = args.names.read_text(encoding="utf-8").splitlines() if args.names is not None else []
        networks: dict[str, Module] = {"ours": load_autoencoder(args.autoencoder)}
        if args.teacher is not None:
            networks["teacher"] = load_teacher(args.teacher)
    except (AutoencoderError, WeightsFileError) as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"{args.names} cannot be read ({error.strerror}). Give a text file.") from error
    if args.output is not None:
        make_folder(args.output)
    size = args.size[0] if args.size is not None else None
    sets = [find_pictures(folder, [name for name in names if name.strip()], size) for folder in args.data]
    report = round_trip_report(networks, sets, progress)
    print(as_json(report) if args.json else as_markdown(report), end="")
    if args.output is not None:
        written = write_report(report, args.output)
        print(f"saved {', '.join(path.name for path in written)} in {args.output}", file=sys.stderr)
    return 0
