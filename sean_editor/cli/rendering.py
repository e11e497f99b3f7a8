"""Options shared by the commands that write a picture: the model, and the output file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.photos import (
    add_label_order_option,
    add_whole_photo_options,
    write_whole_photo,
    writing_options,
)
from sean_editor.cli.proofs import prove_output, tell_proof
from sean_editor.errors import UserError

PRECISIONS = ("auto", "exact")

if TYPE_CHECKING:
    import numpy as np

    from sean_editor.document.portrait import Portrait
    from sean_editor.engine.engine import Engine
    from sean_editor.session.textures import TextureJob


def add_portrait_arguments(parser: argparse.ArgumentParser, optional: bool = False) -> None:
    """IMAGE and its label map; `optional` for the editor, which opens projects, too."""
    project = ", a project (.sean), a file of styles (.seanstyles)" if optional else ""
    which = f"a picture{project}, or the name of a shipped portrait"
    parser.add_argument("image", nargs="?" if optional else None, metavar="IMAGE", help=which)
    beside = "its label map (default: the one beside it, as labels/NAME.png; else a face is looked for)"
    parser.add_argument("--labels", type=Path, metavar="L", help=beside)
    add_label_order_option(parser)


def add_rendering_options(parser: argparse.ArgumentParser) -> None:
    """The output file, the model, the device and the noise."""
    kinds = ".png, .jpg, .webp or .tiff for a picture; .ora for layers; .npy for the float image"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=kinds)
    parser.add_argument("--noise", choices=("on", "off"), default="on", help="the network's noise")
    add_whole_photo_options(parser)
    add_model_options(parser)


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """The model and the device."""
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="weights (default: the shipped ones)")
    parser.add_argument("--device", default="auto", help="auto (the default), cpu, cuda, cuda:1, ... or mps")


def add_precision_option(parser: argparse.ArgumentParser) -> None:
    """How exactly the window paints."""
    parser.add_argument(
        "--precision",
        choices=PRECISIONS,
        default="auto",
        help="auto (the default): pictures in bfloat16 where the processor computes in it, on CUDA in "
        "float16 and by graphs; exact: in float32",
    )


def check_output(path: Path, whole_photo: bool = False, more: tuple[str, ...] = ()) -> None:
    """UserError, before any work is done, for a name that could not be written in the end. `more`: suffixes
    beside those of pictures and arrays.
    """
    from sean_editor.export.formats import SUFFIXES

    suffixes = (*SUFFIXES, *more, *(() if whole_photo else (".npy",)))
    _check_place(path, suffixes)


def check_picture_output(path: Path) -> None:
    """As `check_output`, for a picture alone."""
    from sean_editor.export.formats import SUFFIXES

    _check_place(path, SUFFIXES)


def _check_place(path: Path, suffixes: tuple[str, ...]) -> None:
    if path.suffix.lower() not in suffixes:
        known = f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"
        raise UserError(f"{path} cannot be written. End the name in {known}.")
    check_folder(path)


def check_folder(path: Path) -> None:
    """UserError, before any work is done, if there is no folder to write `path` to."""
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}. Create it, or write elsewhere.")


LAYERED = ".ora"
"""The suffix of layers."""


def make_engine(args: argparse.Namespace) -> Engine:
    """The engine that the options ask for."""
    from sean_editor.engine.engine import Engine

    return Engine(args.checkpoint, args.device, noise=args.noise == "on")


def add_texture_options(parser: argparse.ArgumentParser, default: str) -> None:
    """--texture and --size; `default` says what holds without the first."""
    what = f"photo: with the texture of the photos; network: the network's picture ({default})"
    parser.add_argument("--texture", choices=("photo", "network"), help=what)
    side = "pixels of the side; photo: as large as the face is in its photo, at most 1024"
    parser.add_argument("--size", choices=("256", "512", "1024", "photo"), help=side)


def check_texture(args: argparse.Namespace) -> None:
    """UserError for options that do not go together."""
    if args.output.suffix.lower() == ".npy" and (args.texture == "photo" or args.size is not None):
        raise UserError(f"{args.output} holds the network's own numbers: leave out --texture and --size.")
    if args.whole_photo and args.size is not None:
        raise UserError("--whole-photo has the size of the photo: leave out --size.")


def write_rendering(
    args: argparse.Namespace,
    engine: Engine,
    job: TextureJob,
    edited: np.ndarray,
    textured: bool,
    keeping: bool = False,
) -> None:
    """Render an edit, and write what the options ask for: the picture, the whole photo with the picture in it
    where `edited` (bool [H, W]) says so, or the network's own numbers; then say so. `textured`: where the
    options do not say. `keeping`: whether a picture without texture keeps what the job does not edit, too.
    """
    from sean_editor.export import write_array

    path, portrait, labels, fit = args.output, job.edit.portrait, job.edit.labels, job.own.fit
    surfaces = job.edit.surfaces
    textured = textured if args.texture is None else args.texture == "photo"
    if path.suffix.lower() == ".npy":
        styles = engine.coloured_styles(labels, job.styles, surfaces, fit)
        write_array(path, engine.render_float(labels, styles, fit=fit))
    elif textured or args.size is not None or path.suffix.lower() == LAYERED:
        write_export(args, engine, job, textured)
    elif args.whole_photo:
        write_pasted(args, portrait, engine.render(labels, job.styles, fit=fit, surfaces=surfaces), edited)
    elif keeping:
        write_export(args, engine, job, textured)
    else:
        _write_network_picture(args, portrait, engine.render(labels, job.styles, fit=fit, surfaces=surfaces))
    print(f"saved {path}")


def write_pasted(
    args: argparse.Namespace,
    portrait: Portrait,
    result: np.ndarray,
    edited: np.ndarray,
    relabelled: np.ndarray | None = None,
) -> None:
    """Write the whole photo with the network's `result` in it, and its proof if that is asked for; the other
    arguments are those of `paste_back`.
    """
    from sean_editor.export.kinds import Kind
    from sean_editor.photo.paste_back import paste_reach

    keep = args.keep_detail
    origin, pixels = write_whole_photo(
        args.output, portrait, result, edited, args.blend, keep, relabelled, **writing_options(args)
    )
    if args.proof:
        reach = paste_reach(origin, portrait.size[0], edited, keep)
        prove_output(args, origin.photo, pixels, reach, Kind.PHOTO, keep)


def _write_network_picture(args: argparse.Namespace, portrait: Portrait, result: np.ndarray) -> None:
    """Write the network's picture uint8 [H, W, 3] of the whole portrait."""
    import numpy as np

    from sean_editor.document.photo_origin import Photo
    from sean_editor.export import write_image
    from sean_editor.export.formats import QUALITY
    from sean_editor.export.kinds import Kind

    write_image(args.output, result, args.quality or QUALITY)
    if args.proof:
        before = Photo(portrait.image, portrait.name)
        prove_output(args, before, result, np.ones(result.shape[:2], bool), Kind.PORTRAIT, keep=False)


def write_export(args: argparse.Namespace, engine: Engine, job: TextureJob, textured: bool) -> None:
    """Write an edit as the export of the window does, at the size that is asked for."""
    from models.regions import CELEBAMASK_HQ
    from sean_editor.export.kinds import ExportRequest, Kind
    from sean_editor.export.proof import write_proven
    from sean_editor.photo.blend import Blend
    from sean_editor.session.texture_words import report_words
    from sean_editor.session.textured import checked_side
    from sean_editor.session.textures import Textures, textured_exports

    if textured:
        checked_side(job.edit.portrait, None)
    exports = textured_exports(Textures(engine), job.edit, lambda: job)
    whole = args.whole_photo and job.edit.portrait.origin is not None
    layered = args.output.suffix.lower() == LAYERED
    request = ExportRequest(
        Kind.LAYERS if layered else Kind.PHOTO if whole else Kind.PORTRAIT,
        job.keep_unedited,
        Blend(args.blend),
        textured=textured,
        side=int(args.size) if args.size not in (None, "photo") else None,
        whole=whole,
    )
    if args.proof:
        tell_proof(args, write_proven(exports, args.output, request, **writing_options(args)))
    else:
        exports.write(args.output, request, **writing_options(args))
    for report in exports.reports:
        if report.lack is not None:
            print(report_words(report, CELEBAMASK_HQ), file=sys.stderr)
