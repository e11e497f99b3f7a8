"""Options shared by the commands that write a picture: the model, and the output file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.photos import add_whole_photo_options, write_whole_photo
from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.document.fit import Fit
    from sean_editor.document.portrait import Portrait
    from sean_editor.engine.engine import Engine


def add_portrait_arguments(parser: argparse.ArgumentParser, optional: bool = False) -> None:
    """IMAGE and its label map; `optional` for the editor, which opens projects, too."""
    project = ", a project (.sean)" if optional else ""
    which = f"a picture{project}, or the name of a shipped portrait"
    parser.add_argument("image", nargs="?" if optional else None, metavar="IMAGE", help=which)
    beside = "its label map (default: the one beside it, as labels/NAME.png; else a face is looked for)"
    parser.add_argument("--labels", type=Path, metavar="L", help=beside)


def add_rendering_options(parser: argparse.ArgumentParser) -> None:
    """The output file, the model, the device and the noise."""
    kinds = ".png, .jpg, .webp or .tiff for a picture; .npy for the float image"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    parser.add_argument("--noise", choices=("on", "off"), default="on", help="the network's noise")
    add_whole_photo_options(parser)
    add_model_options(parser)


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """The model and the device."""
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="weights (default: the shipped ones)")
    parser.add_argument("--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps")


def check_output(path: Path, whole_photo: bool = False) -> None:
    """UserError, before any work is done, for a name that could not be written in the end."""
    from sean_editor.export.formats import SUFFIXES

    suffixes = SUFFIXES if whole_photo else (*SUFFIXES, ".npy")
    if path.suffix.lower() not in suffixes:
        known = f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"
        raise UserError(f"{path} cannot be written. End the name in {known}.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}. Create it, or write elsewhere.")


def make_engine(args: argparse.Namespace) -> Engine:
    """The engine that the options ask for."""
    from sean_editor.engine.engine import Engine

    return Engine(args.checkpoint, args.device, noise=args.noise == "on")


def write_rendering(
    args: argparse.Namespace,
    engine: Engine,
    portrait: Portrait,
    styles: np.ndarray,
    edited: np.ndarray,
    fit: Fit | None = None,
) -> None:
    """Render the portrait in `styles` with its `fit`, and write what the options ask for: the picture, the
    whole photo with the picture in it where `edited` (bool [H, W]) says so, or the network's own numbers;
    then say so.
    """
    from sean_editor.export import write_array, write_image

    path, labels = args.output, portrait.labels
    if args.whole_photo:
        result = engine.render(labels, styles, fit=fit)
        write_whole_photo(path, portrait, result, edited, args.blend, args.keep_detail)
    elif path.suffix.lower() == ".npy":
        write_array(path, engine.render_float(labels, styles, fit=fit))
    else:
        write_image(path, engine.render(labels, styles, fit=fit))
    print(f"saved {path}")
