"""Options shared by the commands that take a photo: the choice of a face, and pasting it back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sean_editor.cli.proofs import add_proof_option
from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.document.photo_origin import PhotoOrigin
    from sean_editor.document.portrait import Portrait
    from sean_editor.photo.opening import NeedsPoints


def add_face_options(parser: argparse._ActionsContainer, prefix: str = "", whose: str = "the photo") -> None:
    """--face and --points, or with the `prefix` "reference-" those of another picture."""
    number = f"which face of {whose}, 1 the best, as `analyse` counts them"
    parser.add_argument(f"--{prefix}face", type=_number, metavar="N", help=number)
    points = f"eyes and mouth corners in pixels of {whose}: x,y,x,y,x,y,x,y; the left one of each pair first"
    parser.add_argument(f"--{prefix}points", type=_points, metavar="XY", help=points)


def add_label_order_option(parser: argparse._ActionsContainer) -> None:
    """--label-order."""
    order = (
        "order of the ids in the label map: auto (the default) compares it with the picture, celebamask-hq "
        "takes it as it is, face-parsing converts from face-parsing.PyTorch's"
    )
    choices = ("auto", "celebamask-hq", "face-parsing")
    parser.add_argument("--label-order", choices=choices, default="auto", help=order)


def add_whole_photo_options(parser: argparse.ArgumentParser) -> None:
    """--whole-photo and how the face goes back into it."""
    whole = "write the whole photo with the face in it, at its full size"
    parser.add_argument("--whole-photo", action="store_true", help=whole)
    add_pasting_options(parser)
    add_proof_option(parser)


def add_pasting_options(parser: argparse.ArgumentParser) -> None:
    """How a face goes back into its photo, and how that is written."""
    blend = "the seam: faded out (feather, the default), or adapted to the colours of the photo (gradient)"
    parser.add_argument("--blend", choices=("feather", "gradient"), default="feather", help=blend)
    detail = "replace the whole crop; by default detail finer than the network's pixels stays"
    parser.add_argument("--no-keep-detail", action="store_false", dest="keep_detail", help=detail)
    add_writing_options(parser)


def add_writing_options(parser: argparse.ArgumentParser) -> None:
    """How a photo is written."""
    personal = "keep location, owner, serial numbers and comments in the EXIF data of the whole photo"
    parser.add_argument("--keep-personal-data", action="store_true", dest="personal_data", help=personal)
    quality = "of JPEG and WebP, 1 to 100 (default: 95); a WebP of 100 is lossless"
    parser.add_argument("--quality", type=_quality, metavar="N", help=quality)


def writing_options(args: argparse.Namespace) -> dict[str, Any]:
    """--quality and --keep-personal-data as `write_photo` takes them."""
    quality = {} if args.quality is None else {"quality": args.quality}
    return quality | {"personal_data": args.personal_data}


def open_face(
    name: str,
    labels: Path | None,
    face: int | None,
    points: tuple[float, ...] | None,
    prefix: str = "",
    order: str = "auto",
) -> Portrait:
    """The portrait that the options mean: a shipped one, a picture with a label map, or a face of a photo.
    What is to be known about it goes to standard error.
    """
    from sean_editor.photo.by_name import portrait_by_name
    from sean_editor.photo.opening import NeedsPoints

    index, shown = None if face is None else face - 1, None if points is None else as_points(points)
    try:
        return told(portrait_by_name(name, labels, face=index, points=shown, order=order))
    except NeedsPoints as error:
        number = f"A face that `analyse --all` lists can be taken by --{prefix}face N."
        raise UserError(f"{error} {how_to_point(error, prefix)} {number}") from error


def open_all(names: Iterable[str]) -> list[Portrait]:
    """Portraits by names of files or of shipped ones. UserError where a face has to be pointed out."""
    from sean_editor.photo.by_name import portrait_by_name
    from sean_editor.photo.opening import NeedsPoints

    try:
        return [told(portrait_by_name(name)) for name in names]
    except NeedsPoints as error:
        cut = "`analyse` cuts the face out, with its label map."
        raise UserError(f"{error} {cut} {how_to_point(error)}") from error


def how_to_point(error: NeedsPoints, prefix: str = "") -> str:
    """How to give the points that are asked for, and those to begin with if there are any."""
    how = (
        f"Give the points as --{prefix}points x,y,x,y,x,y,x,y in pixels of the photo: the eyes and then the "
        "corners of the mouth, left ones first."
    )
    if error.guess is None:
        return how
    numbers = ",".join(f"{v:.1f}" for v in error.guess.ravel())
    # the equals sign: the first number may be negative, and would pass for an option
    return f"{how} --{prefix}points={numbers} is the best guess."


def print_notices(notices: Iterable[str]) -> None:
    """Say on standard error what was left out of a picture or guessed about it."""
    for sentence in notices:
        print(sentence, file=sys.stderr)


def told(portrait: Portrait) -> Portrait:
    """The portrait, after its notices were printed to standard error."""
    print_notices(portrait.notices)
    return portrait


def write_whole_photo(
    path: Path,
    portrait: Portrait,
    result: np.ndarray,
    mask: np.ndarray,
    blend: str,
    keep_detail: bool,
    relabelled: np.ndarray | None = None,
    **options: Any,
) -> tuple[PhotoOrigin, np.ndarray]:
    """Write the photo that the portrait was cut from with `result` in it, as `paste_back` does it; `options`
    are those of `write_photo`. Gives the photo with the place in it, and what was written, uint8 [H, W, 3].
    """
    from sean_editor.document.photo_origin import Alignment, PhotoOrigin
    from sean_editor.export import write_photo
    from sean_editor.photo import photo_from_array
    from sean_editor.photo.paste_back import Blend, paste_back

    origin = portrait.origin
    if origin is None:  # the portrait is the whole photo
        whole = photo_from_array(portrait.image, portrait.name)
        origin = PhotoOrigin(whole, Alignment.whole_square(*whole.size))
    pixels = paste_back(
        origin,
        portrait.image,
        result,
        mask,
        Blend(blend),
        keep_detail=keep_detail,
        relabelled=relabelled,
    )
    write_photo(path, pixels, origin.photo, **options)
    return origin, pixels


def as_points(numbers: tuple[float, ...]) -> np.ndarray:
    """float64 [4, 2]."""
    import numpy as np

    return np.array(numbers, np.float64).reshape(4, 2)


def _number(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("faces are counted from 1")
    return value


def _quality(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 100:
        raise argparse.ArgumentTypeError("from 1 to 100")
    return value


def _points(text: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(word) for word in text.replace(";", ",").split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("eight numbers with commas between them") from error
    if len(numbers) != 8:
        raise argparse.ArgumentTypeError(f"eight numbers, not {len(numbers)}")
    return numbers
