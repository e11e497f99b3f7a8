"""What the commands that write a picture share: the options of the model, and the file that comes out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.errors import UserError

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.engine.engine import Engine


def add_portrait_arguments(parser: argparse.ArgumentParser, optional: bool = False) -> None:
    """IMAGE and its label map; `optional` for the editor, which opens projects, too."""
    project = ", a project (.sean)" if optional else ""
    which = f"a picture{project}, or the name of a shipped portrait"
    parser.add_argument("image", nargs="?" if optional else None, metavar="IMAGE", help=which)
    beside = "its label map (default: the one beside it, as labels/NAME.png)"
    parser.add_argument("--labels", type=Path, metavar="L", help=beside)


def add_rendering_options(parser: argparse.ArgumentParser) -> None:
    """The output file, the model, the device and the noise."""
    kinds = ".png, .jpg or .webp for a picture, .npy for the float image [3, H, W] in [-1, 1]"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    parser.add_argument("--noise", choices=("on", "off"), default="on", help="the network's noise")
    add_model_options(parser)


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """The model and the device."""
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="weights (default: the shipped ones)")
    parser.add_argument("--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps")


def check_output(path: Path) -> None:
    """UserError, before any work is done, for a name that could not be written in the end."""
    from sean_editor.export.image import SUFFIXES

    if path.suffix.lower() not in (*SUFFIXES, ".npy"):
        raise UserError(f"{path} cannot be written. End the name in {', '.join(SUFFIXES)} or .npy.")
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}. Create it, or write elsewhere.")


def make_engine(args: argparse.Namespace) -> Engine:
    """The engine that the options ask for."""
    from sean_editor.engine.engine import Engine

    return Engine(args.checkpoint, args.device, noise=args.noise == "on")


def write_rendering(path: Path, engine: Engine, labels: np.ndarray, styles: np.ndarray) -> None:
    """Render and write the picture or the array that `path` asks for by its suffix, and say so."""
    from sean_editor.export import write_array, write_image

    if path.suffix.lower() == ".npy":
        write_array(path, engine.render_float(labels, styles))
    else:
        write_image(path, engine.render(labels, styles))
    print(f"saved {path}")
