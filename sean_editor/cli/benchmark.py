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
            print(
                f"{'model':30}{'edit':20}{'reference':>10}{'engine':>10}{'times':>8}{'quick':>8}{'draft':>8}"
            )
        results.append(measured)
        if not args.json:
            quick, draft = map(_milliseconds, (measured.quick_ms, measured.draft_ms))
            print(
                f"{measured.model:30}{EDITS[measured.edit]:20}{measured.reference_ms:10.0f}"
                f"{measured.engine_ms:10.0f}{measured.speedup:8.1f}{quick:>8}{draft:>8}",
                flush=True,
            )
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
        if quickly := [one.quick_difference for one in results if one.quick_difference is not None]:
            print(
                "Quick: in bfloat16, as the window paints on this CPU; largest difference "
                f"{max(quickly) * 127.5:.1f} of 255 levels, on average "
                f"{max(one.quick_mean or 0.0 for one in results) * 127.5:.2f} at most."
            )
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


def _milliseconds(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


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
