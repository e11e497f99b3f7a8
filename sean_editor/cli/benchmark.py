"""`python main.py benchmark`: the engine against the plain network, timed on this machine."""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli import growth_benchmark, texture_benchmark, window_benchmark
from sean_editor.cli.rendering import add_precision_option

if TYPE_CHECKING:
    import numpy as np

    from models.sean import SEANGenerator
    from sean_editor.engine.benchmark import Encoding, Measurement
    from sean_editor.engine.busy import BusySwap

_PORTRAITS = 3
_LEVELS = 127.5  # of 255, for values in -1..1
_SHORT = 10  # milliseconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_mutually_exclusive_group()
    for name, about in (
        ("--full", "also the full-size network, with placeholder weights (minutes)"),
        ("--growth", "time by resolution, stroke, number of references and of regions, with the exponents"),
        ("--texture", "the texture pass instead of the engine"),
        ("--window", "the window: from a hand's events to the pixels, start, memory"),
    ):
        kinds.add_argument(name, action="store_true", help=about)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rounds", type=_count, metavar="N", help="repetitions (default: 9, full size 3)")
    parser.add_argument("--checkpoint", type=Path, help="weights file (default: the shipped model)")
    parser.add_argument("--device", default="auto", help="auto, cuda, mps or cpu")
    add_precision_option(parser)
    texture_benchmark.add_arguments(parser)
    window_benchmark.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    if args.window:
        return window_benchmark.run(args, _machine)
    if args.growth:
        return growth_benchmark.run(args, _machine)
    if args.texture:
        return texture_benchmark.run(args, _machine)
    from sean_editor.document.portrait import PORTRAIT_SIZE
    from sean_editor.engine.benchmark import EDITS
    from sean_editor.engine.device import choose_device, describe_device

    device = choose_device(args.device)
    results: list[Measurement] = []
    for measured in _measurements(args):
        if not results and not args.json:
            size = f"{PORTRAIT_SIZE} x {PORTRAIT_SIZE}"
            print(f"{size}, {describe_device(device)}. Median milliseconds; the edit's exact picture.\n")
            print(_columns("model", "edit", "reference", "engine", "times", *_sides(measured)))
        results.append(measured)
        if not args.json:
            times = f"{measured.reference_ms:.0f}", _milliseconds(measured.engine_ms)
            sides = _sides(measured).values()
            edit = EDITS[measured.edit]
            print(_columns(measured.model, edit, *times, f"{measured.speedup:.1f}", *sides), flush=True)
    busy = _busy(args)
    encoding = _encoding(args)
    if args.json:
        found = {
            "results": [_row(one) for one in results],
            "busy": asdict(busy),
            "encoding": _encoding_row(encoding),
        }
        print(json.dumps({**found, **_machine(args.device)}, indent=1))
    else:
        worst = max(one.max_difference for one in results)
        print(f"\nLargest difference between the two pictures: {worst:.1e} of values in -1..1.")
        for line in _about_quick(results, device.type):
            print(line)
        print("Draft: in the window, a stroke while the brush is down, computed around it only.")
        print(
            f"Busy: a style swap takes {busy.busy_ms:.0f} ms while another process keeps a core busy, "
            f"{busy.ratio:.1f} times as long as alone."
        )
        if encoding is not None:
            print(
                f"Encoding a portrait: first pass {encoding.first_ms:.0f} ms. Refinement: "
                f"{encoding.refined_ms:.0f} ms, before: {encoding.before_ms:.0f} ms, "
                f"ratio {encoding.ratio:.2f}."
            )
    return 0


def _measurements(args: argparse.Namespace) -> Iterator[Measurement]:
    from sean_editor.engine.benchmark import measure
    from sean_editor.engine.device import choose_device

    device = choose_device(args.device)
    for name, generator, rounds in _models(args):
        yield from measure(
            generator, name, _samples(), device, args.rounds or rounds, args.precision == "auto"
        )


def _busy(args: argparse.Namespace) -> BusySwap:
    """A swap with the first model, alone and beside a process that computes."""
    from sean_editor.engine.busy import measure_beside_busy
    from sean_editor.engine.device import choose_device

    _, generator, rounds = next(_models(args))
    device, quick = choose_device(args.device), args.precision == "auto"
    return measure_beside_busy(generator, _samples(), device, args.rounds or rounds, quick)


def _encoding(args: argparse.Namespace) -> Encoding | None:
    """The times of encoding with the first model; None if its codes are not refined."""
    from models.parsing import FaceParser, load_parser
    from models.regions import CELEBAMASK_HQ
    from sean_editor.checkpoints import METRIC_PARSER
    from sean_editor.engine.benchmark import measure_encoding
    from sean_editor.engine.device import choose_device

    _, generator, _ = next(_models(args))
    if not generator.config.descent or generator.config.regions != len(CELEBAMASK_HQ):
        return None
    parser = load_parser(METRIC_PARSER)
    assert isinstance(parser, FaceParser)
    rounds = min(args.rounds or _PORTRAITS, _PORTRAITS)
    return measure_encoding(generator, parser, _samples(), choose_device(args.device), rounds)


def _samples() -> list[tuple[np.ndarray, np.ndarray]]:
    from sean_editor.photo import load_portrait, shipped_portraits

    portraits = [load_portrait(path) for path in shipped_portraits()[:_PORTRAITS]]
    return [(portrait.image, portrait.labels) for portrait in portraits]


def _models(args: argparse.Namespace) -> Iterator[tuple[str, SEANGenerator, int]]:
    from models.lab.filled import filled_generator
    from models.sean import CheckpointError, SEANConfig, load_generator
    from sean_editor.checkpoints import DEFAULT_CHECKPOINT
    from sean_editor.errors import UserError

    path = args.checkpoint or DEFAULT_CHECKPOINT
    try:
        yield path.stem, load_generator(path), 9
    except CheckpointError as error:
        raise UserError(str(error)) from error
    if args.full:
        yield "full size, filled weights", filled_generator(SEANConfig.paper()), 3


def _sides(measured: Measurement) -> dict[str, str]:
    """Further columns, by their title."""
    sides = {"quick": measured.quick_ms, "captured": measured.captured_ms, "draft": measured.draft_ms}
    if measured.captured_ms is None:
        del sides["captured"]  # nothing is recorded on this device
    return {title: _milliseconds(value) for title, value in sides.items()}


def _columns(model: str, edit: str, reference: str, engine: str, times: str, *sides: str) -> str:
    return f"{model:30}{edit:20}{reference:>10}{engine:>10}{times:>8}" + "".join(f"{one:>9}" for one in sides)


def _about_quick(results: list[Measurement], device: str) -> Iterator[str]:
    """What the columns of the window mean, and how far their pictures are from the reference's."""
    kind = "bfloat16, as the window paints on this CPU" if device == "cpu" else "float16"
    for title, what, apart in (
        ("Quick", f"in {kind}", [(one.quick_difference, one.quick_mean) for one in results]),
        (
            "Captured",
            "replayed as a CUDA graph, as the window paints on this card",
            [(one.captured_difference, one.captured_mean) for one in results],
        ),
    ):
        known = [(largest, mean) for largest, mean in apart if largest is not None and mean is not None]
        if known:
            largest, mean = (max(values) * _LEVELS for values in zip(*known, strict=True))
            yield (
                f"{title}: {what}; largest difference {largest:.1f} of 255 levels, on average "
                f"{mean:.2f} at most."
            )
    for trouble in {one.trouble: None for one in results if one.trouble is not None}:
        yield f"Nothing was replayed any more, because: {trouble}."


def _milliseconds(value: float | None) -> str:
    """Short times with a digit more."""
    return "" if value is None else f"{value:.0f}" if value >= _SHORT else f"{value:.1f}"


def _row(measured: Measurement) -> dict[str, object]:
    return {**asdict(measured), "speedup": round(measured.speedup, 2)}


def _encoding_row(encoding: Encoding | None) -> dict[str, object] | None:
    return None if encoding is None else {**asdict(encoding), "ratio": round(encoding.ratio, 3)}


def _machine(device: str) -> dict[str, object]:
    import torch

    from sean_editor.document.portrait import PORTRAIT_SIZE
    from sean_editor.engine.device import choose_device, describe_device
    from sean_editor.version import __version__

    return {
        "size": PORTRAIT_SIZE,
        "device": describe_device(choose_device(device)),
        "threads": torch.get_num_threads(),
        "versions": {
            "sean-editor": __version__,
            "torch": torch.__version__,
            "python": platform.python_version(),
            "system": platform.platform(),
        },
    }


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value
