"""`python main.py export-onnx -o FOLDER`: the network as ONNX files, for other programs and languages."""

from __future__ import annotations

import argparse
from pathlib import Path

from sean_editor.checkpoints import DEFAULT_CHECKPOINT, is_shipped
from sean_editor.errors import UserError
from sean_editor.locations import install_extra
from sean_editor.version import __version__


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--checkpoint", type=Path, metavar="FILE", help="weights (default: the shipped ones)")
    where = "a folder that exists, or how both names begin: OUT-encoder.onnx and OUT-generator.onnx"
    add("-o", "--output", type=Path, required=True, metavar="OUT", help=where)
    add("--size", type=int, nargs="+", metavar="N",
        help="side of the pictures, or height and width (default: any multiples of 32)")  # fmt: skip
    fixed = "the editor's fixed noise, for one --size; off (the default): none"
    add("--noise", choices=("on", "off"), default="off", help=fixed)
    add("--half", action="store_true", help="store weights as float16: half the size")
    add("--int8", action="store_true",
        help="store weights as int8 and compute the mask branch in int8: a quarter of the size")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    checkpoint = args.checkpoint or DEFAULT_CHECKPOINT
    paths = _paths(args.output, checkpoint)
    from models.lab.onnx.check import compare, runtime
    from models.lab.onnx.files import import_onnx, make_graphs
    from models.lab.onnx.metadata import OnnxOptions
    from sean_editor.engine.tensors import to_tensors
    from sean_editor.photo.portraits import load_portrait, shipped_portraits

    import_onnx()
    options = OnnxOptions(
        _size(args.size),
        args.noise == "on",
        args.half,
        args.int8,
        licence="MIT, as SEAN Editor" if is_shipped(checkpoint) else "",
        written_by=f"SEAN Editor {__version__}",
    )
    images, labels = to_tensors(*map(load_portrait, shipped_portraits()))
    graphs = make_graphs(checkpoint, options, labels)
    onnxruntime = runtime()
    found = None
    if onnxruntime is not None:
        found = compare(graphs, onnxruntime, images[:2], labels[:2])
    graphs.write(*paths)
    for path in paths:
        print(f"saved {path}, {path.stat().st_size / 1e6:.1f} MB")
    if onnxruntime is None or found is None:
        print(f"not compared with the network: that needs onnxruntime ({install_extra('onnx')})")
        return 0
    sizes = " and ".join(f"{height} x {width}" for height, width in found.sizes)
    print(
        f"onnxruntime {onnxruntime.__version__} against torch, portraits of {sizes}: largest difference "
        f"{found.styles:.1e} of the styles, {found.images:.1e} of the pictures (values in -1..1), "
        f"PSNR {found.psnr:.1f} dB or more"
    )
    return 0


def _paths(output: Path, checkpoint: Path) -> list[Path]:
    """Where style encoder and generator are written; UserError if there is no such folder."""
    prefix = output / checkpoint.stem if output.is_dir() else output
    if not prefix.parent.is_dir():
        raise UserError(f"There is no folder {prefix.parent}. Create it, or write elsewhere.")
    name = prefix.name.removesuffix(".onnx")
    return [prefix.with_name(f"{name}-{part}.onnx") for part in ("encoder", "generator")]


def _size(sides: list[int] | None) -> tuple[int, int] | None:
    if sides is None:
        return None
    if len(sides) > 2:
        raise UserError("--size takes one side, or height and width.")
    return sides[0], sides[-1]
