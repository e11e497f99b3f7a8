"""`python main.py cut-faces`: pairs for training from photos whose faces were labelled by hand."""

from __future__ import annotations

import argparse
import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.document.photo_origin import Alignment

SQUARES = "squares.csv"
FAR = 1e6
"""Pixels: no photo is as wide, and no square of a face in it reaches as far."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    photos = "folder with the photos NAME.jpg or NAME.png"
    parser.add_argument("--photos", type=Path, required=True, metavar="DIR", help=photos)
    faces = f"folder with labels/NAME.png and {SQUARES}: name, then x and y of the four corners in the photo"
    parser.add_argument("--faces", type=Path, required=True, metavar="DIR", help=faces)
    parser.add_argument("--output", "-o", type=Path, required=True, metavar="DIR", help="the new folder")
    whole = "pixels that are labelled 255, unknown, get the label of the nearest other one: for evaluate"
    parser.add_argument("--whole", action="store_true", help=whole)


def run(args: argparse.Namespace) -> int:
    from PIL import Image

    from models.lab.datasets.errors import DataError
    from sean_editor.export import write_image
    from sean_editor.photo import read_photo
    from sean_editor.photo.cut_out import cut_out

    if args.output.resolve() in (args.photos.resolve(), args.faces.resolve()):
        raise UserError(f"{args.output} holds what is read. Write the pairs to another folder.")
    squares = read_squares(args.faces / SQUARES)
    photos = {path.stem: path for path in args.photos.iterdir() if path.suffix.lower() in (".jpg", ".png")}
    missing = [name for name in squares if name not in photos]
    if missing:
        raise UserError(
            f"{args.photos} lacks {len(missing)} of the {len(squares)} photos, for example {missing[0]}.jpg. "
            f"Put there all that {args.faces / SQUARES} names."
        )
    for kind in ("images", "labels"):
        (args.output / kind).mkdir(parents=True, exist_ok=True)
    for name, alignment in squares.items():
        source = args.faces / "labels" / f"{name}.png"
        try:
            labels = read_labels(source, args.whole)
        except DataError as error:
            raise UserError(str(error)) from error
        portrait = cut_out(read_photo(photos[name]), alignment, len(labels))
        write_image(args.output / "images" / source.name, portrait)
        if args.whole:
            Image.fromarray(labels).save(args.output / "labels" / source.name)
        else:
            shutil.copy(source, args.output / "labels")
    for beside in ("test.txt", "groups.csv"):
        if (args.faces / beside).is_file():
            shutil.copy(args.faces / beside, args.output)
    print(f"wrote {len(squares)} pairs to {args.output}")
    return 0


def read_labels(path: Path, whole: bool) -> np.ndarray:
    """A square label map, uint8 [H, H], perhaps with 255; if `whole`, the nearest other label in its place.

    DataError or UserError if the file is missing, no such map, or nothing but 255.
    """
    from models.lab.datasets.pictures import read_label_map
    from models.lab.labels.filling import filled
    from models.lab.parser.unlabelled import IGNORE
    from models.regions import CELEBAMASK_HQ

    labels = read_label_map(path, CELEBAMASK_HQ, unlabelled=IGNORE).ids
    if labels.shape[0] != labels.shape[1]:
        raise UserError(f"{path} is not square. Its sides are those of the square in the photo.")
    if not whole:
        return labels
    try:
        return filled(labels, IGNORE)
    except ValueError as error:
        raise UserError(f"{path} has no label but 255, unknown. Label its face, or leave it out.") from error


def read_squares(path: Path) -> dict[str, Alignment]:
    """The squares of `squares.csv` by name. UserError if it is missing, a row is not nine values, or none."""
    import numpy as np

    from sean_editor.document.photo_origin import Alignment

    remedy = "Each line after the first is a name, then x and y of the four corners."
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            rows = list(csv.reader(lines))[1:]
        squares = {row[0]: Alignment(np.array(row[1:], float).reshape(4, 2)) for row in rows}
    except FileNotFoundError as error:
        raise UserError(f"{path} does not exist. {remedy}") from error
    except (IndexError, ValueError, csv.Error) as error:
        raise UserError(f"{path} is not a table of squares. {remedy}") from error
    far = [name for name, square in squares.items() if np.abs(square.quad).max() > FAR]
    if far or not squares:
        reason = f"has a corner of {far[0]} far outside of any photo" if far else "names no face"
        raise UserError(f"{path} {reason}. {remedy}")
    return squares
