"""`python main.py analyse PHOTO -o DIR`: the faces of a photo, cut out and labelled, as files."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.photos import add_face_options, as_points, how_to_point, print_notices
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.photo_origin import Alignment, Photo
    from sean_editor.photo.analysis import Analyser, FoundFace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("photo", type=Path, metavar="PHOTO", help="a picture of any size with faces in it")
    folder = "output folder for NAME.png, NAME.labels.png, NAME-overlay.png and NAME.json; created if missing"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help=folder)
    which = parser.add_mutually_exclusive_group()
    add_face_options(which)
    which.add_argument("--all", action="store_true", help="also faces that are not certain")
    parser.add_argument("--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps")


def run(args: argparse.Namespace) -> int:
    from sean_editor.photo import read_photo
    from sean_editor.photo.analysis import Analyser
    from sean_editor.photo.cut_portrait import found_alignment, placed_alignment

    _check_folder(args.output, args.photo)
    photo, analyser = read_photo(args.photo), Analyser(device=args.device)
    print_notices(photo.notices)
    chosen = _chosen(args, photo, analyser)
    align = found_alignment if args.points is None else placed_alignment
    _make(args.output)
    for number, face in chosen.items():
        name = photo.name if len(chosen) == 1 else f"{photo.name}-{number}"
        print(_write(photo, face, align(photo, face.points), analyser, args.output / name), flush=True)
    return 0


def _chosen(args: argparse.Namespace, photo: Photo, analyser: Analyser) -> dict[int, FoundFace]:
    """The faces that the options mean, with their numbers. UserError if there is none."""
    from sean_editor.photo.analysis import FoundFace
    from sean_editor.photo.colour_space import seen
    from sean_editor.photo.opening import NeedsPoints, choose_face, is_certain

    if args.points is not None:
        return {1: FoundFace(as_points(args.points), 1.0, True)}
    found = analyser.find_faces(seen(photo))
    if args.face is not None:
        return {args.face: choose_face(photo, found, args.face - 1)}
    chosen = {n: face for n, face in enumerate(found, 1) if args.all or is_certain(photo, face)}
    if not chosen:
        try:
            choose_face(photo, found)
        except NeedsPoints as error:
            unsure = f" {len(found)} that may be faces are written with --all." if found else ""
            raise UserError(f"{error} {how_to_point(error)}{unsure}") from error
    return chosen


def _write(photo: Photo, face: FoundFace, alignment: Alignment, analyser: Analyser, stem: Path) -> str:
    """Write the files of a face, their names beginning with `stem`; a line that says what was found."""
    from models.atomic_write import write_atomically
    from sean_editor.export import write_image, write_labels
    from sean_editor.export.overlay import overlay
    from sean_editor.photo.cut_portrait import analysed_portrait
    from sean_editor.photo.opening import is_certain

    portrait, parsing = analysed_portrait(photo, alignment, analyser)
    about = {
        "photo": str(photo.path),
        "size": photo.size,
        "points": face.points.round(2).tolist(),
        "quad": alignment.quad.round(2).tolist(),
        "box": [round(v, 2) for v in face.box],
        "confidence": round(face.confidence, 4),
        "sure": face.sure,
        "labels_confidence": round(parsing.confidence, 4),
        "labels_sure": parsing.sure,
        "parser": analyser.parser_name,
    }
    write_image(f"{stem}.png", portrait.image)
    write_labels(f"{stem}.labels.png", portrait.labels)
    write_image(f"{stem}-overlay.png", overlay(portrait.image, portrait.labels))
    write_atomically(f"{stem}.json", json.dumps(about, indent=1) + "\n")
    x0, y0, x1, y1 = face.box
    certain = "" if is_certain(photo, face) and parsing.sure else "; not certain: look at the overlay"
    return (
        f"{stem}.png: a face of {x1 - x0:.0f} x {y1 - y0:.0f} pixels at {x0:.0f}, {y0:.0f}, "
        f"confidence {face.confidence:.2f}, of its regions {parsing.confidence:.2f}{certain}"
    )


def _check_folder(folder: Path, photo: Path) -> None:
    if folder.exists() and photo.exists() and folder.samefile(photo.parent):
        raise UserError(
            f"{folder} is the folder of the photo itself, which would then seem to have a label map. "
            "Choose another folder."
        )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be made ({error.strerror}). Choose another.") from error
