"""`python main.py cut-faces`: pairs for training from photos whose faces were labelled by hand."""

from __future__ import annotations

import argparse
import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.photo_origin import Alignment

SQUARES = "squares.csv"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    photos = "folder with the photos NAME.jpg or NAME.png"
    parser.add_argument("--photos", type=Path, required=True, metavar="DIR", help=photos)
    faces = f"folder with labels/NAME.png and {SQUARES}: name, then x and y of the four corners in the photo"
    parser.add_argument("--faces", type=Path, required=True, metavar="DIR", help=faces)
    parser.add_argument("--output", "-o", type=Path, required=True, metavar="DIR", help="the new folder")
    whole = "pixels that are labelled 255, unknown, get the label of the nearest other one: for evaluate"
    parser.add_argument("--whole", action="store_true", help=whole)


def run(args: argparse.Namespace) -> int:
    import numpy as np
    from PIL import Image

    from models.lab.labels.filling import filled
    from models.lab.parser.unlabelled import IGNORE
    from sean_editor.export import write_image
    from sean_editor.photo import read_photo
    from sean_editor.photo.cut_out import cut_out

    squares = read_squares(args.faces / SQUARES)
    photos = {path.stem: path for path in args.photos.iterdir() if path.suffix.lower() in (".jpg", ".png")}
    missing = [name for name in squares if name not in photos]
    if missing:
        raise UserError(f"{args.photos} lacks {len(missing)} of the photos, for example {missing[0]}.jpg.")
    for kind in ("images", "labels"):
        (args.output / kind).mkdir(parents=True, exist_ok=True)
    for name, alignment in squares.items():
        labels = args.faces / "labels" / f"{name}.png"
        with Image.open(labels) as picture:
            side, known = picture.width, np.asarray(picture)
        write_image(
            args.output / "images" / f"{name}.png", cut_out(read_photo(photos[name]), alignment, side)
        )
        if args.whole:
            Image.fromarray(filled(known, IGNORE)).save(args.output / "labels" / labels.name)
        else:
            shutil.copy(labels, args.output / "labels")
    for beside in ("test.txt", "groups.csv"):
        if (args.faces / beside).is_file():
            shutil.copy(args.faces / beside, args.output)
    print(f"wrote {len(squares)} pairs to {args.output}")
    return 0


def read_squares(path: Path) -> dict[str, Alignment]:
    """The squares of `squares.csv` by name. UserError if it is missing or a row is not nine values."""
    import numpy as np

    from sean_editor.document.photo_origin import Alignment

    try:
        with path.open(newline="", encoding="utf-8") as lines:
            rows = list(csv.reader(lines))[1:]
        return {row[0]: Alignment(np.array(row[1:], float).reshape(4, 2)) for row in rows}
    except FileNotFoundError as error:
        raise UserError(f"{path} does not exist.") from error
    except (IndexError, ValueError, csv.Error) as error:
        raise UserError(f"{path} is not a table of names and four corners each.") from error
