"""`python main.py label-portraits`: label maps for training from several sources that must agree."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data = "folder with images/ (aligned portraits); labels/ are drafts, flags.csv marks useless ones with B"
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help=data)
    teachers = "folder with face_landmarker.task and the hair and selfie segmenters of MediaPipe"
    parser.add_argument("--teachers", type=Path, required=True, metavar="DIR", help=teachers)
    parser.add_argument("--parser", type=Path, metavar="FILE", help="face parser (default: the shipped one)")
    parser.add_argument("--output", "-o", type=Path, required=True, metavar="DIR", help="the new folder")


def run(args: argparse.Namespace) -> int:
    from models.lab.datasets import DataError
    from models.lab.labels.teachers import TeacherError
    from models.parsing import ParsingError

    if args.output.resolve() == args.data.resolve():
        raise UserError(f"{args.output} holds the drafts. Write the new labels to another folder.")
    try:
        return _label(args)
    except (DataError, ParsingError, TeacherError) as error:
        raise UserError(str(error)) from error


def _label(args: argparse.Namespace) -> int:
    import numpy as np
    from PIL import Image

    from models.lab.labels.consensus import Sources, consensus
    from models.lab.labels.teachers import Teachers
    from models.lab.parser.samples import IGNORE, read_flags, write_flags
    from models.parsing.predictor import RegionPredictor
    from sean_editor.checkpoints import FACE_PARSER
    from sean_editor.photo.decode import read_image

    pictures = sorted(p for p in (args.data / "images").glob("*") if p.suffix.lower() in (".jpg", ".png"))
    if not pictures:
        raise UserError(f"{args.data} has no pictures. It needs a folder images/ of aligned portraits.")
    predictor, teachers = RegionPredictor.load(args.parser or FACE_PARSER), Teachers(args.teachers)
    flags = read_flags(args.data)
    for kind in ("images", "labels"):
        (args.output / kind).mkdir(parents=True, exist_ok=True)
    ignored = []
    for number, path in enumerate(pictures, 1):
        image = read_image(path)
        if image.shape[0] != image.shape[1]:
            raise UserError(f"{path} is not square. Cut out its face first: main.py analyse, or cut-faces.")
        parsed, share = predictor(image)
        labels = consensus(
            Sources(
                parsed=_at_size_of(image, parsed, Image.Resampling.NEAREST),
                share=_at_size_of(image, share, Image.Resampling.BILINEAR),
                hair=teachers.hair(image),
                person=teachers.person(image),
                landmarks=teachers.landmarks(image),
                draft=_draft(args.data, path.stem, flags),
            )
        )
        shutil.copy(path, args.output / "images")
        Image.fromarray(labels).save(args.output / "labels" / f"{path.stem}.png")
        ignored.append(float((labels == IGNORE).mean()))
        print(f"\r{number} of {len(pictures)}", end="", file=sys.stderr, flush=True)
    write_flags(args.output, {name: said - {"B"} for name, said in flags.items()})
    if (args.data / "test.txt").is_file():
        shutil.copy(args.data / "test.txt", args.output)
    print(f"\nwrote {args.output}; the sources disagree on {np.mean(ignored):.1%} of the pixels")
    return 0


def _at_size_of(image: np.ndarray, values: np.ndarray, how: int) -> np.ndarray:
    """Values [256, 256] of a square picture [H, H, 3] as [H, H]."""
    import numpy as np
    from PIL import Image

    return np.asarray(Image.fromarray(values).resize(image.shape[1::-1], Image.Resampling(how)))


def _draft(data: Path, name: str, flags: dict[str, frozenset[str]]) -> np.ndarray | None:
    """The draft label map uint8 [H, W]; None where there is none or it is flagged as useless."""
    from models.lab.datasets.pictures import read_label_map
    from models.lab.parser.unlabelled import IGNORE
    from models.regions import CELEBAMASK_HQ

    path = data / "labels" / f"{name}.png"
    if "B" in flags.get(name, ()) or not path.is_file():
        return None
    return read_label_map(path, CELEBAMASK_HQ, unlabelled=IGNORE).ids
