"""`python main.py benchmark --window`: what a person feels of the window, in processes of its own."""

from __future__ import annotations

import argparse
import json
import math
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sean_editor.errors import UserError
from sean_editor.locations import COMMAND, PACKAGE
from sean_editor.machine.display import check_display, find_display

STARTS = 3
SECONDS, REFERENCES = 3.0, 96
START, EDITING = "start", "editing"
PATIENCE = 3600
"""Seconds that one process may take."""

# what is aimed at on two cores without a graphics card: milliseconds, a second, seconds, megabytes
_AIMS = {"p50": 25, "p95": 50, "pictures": 30, "block": 50, "cold": 2.0, "warm": 1.5, "memory": 450}

Row = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("with --window")
    group.add_argument(
        "--seconds",
        type=_positive,
        default=SECONDS,
        metavar="S",
        help=f"of painting for a figure ({SECONDS:g})",
    )
    group.add_argument(
        "--references",
        type=_references,
        default=REFERENCES,
        metavar="N",
        help=f"as many at most ({REFERENCES})",
    )
    # one of the processes that the command starts
    group.add_argument("--part", choices=(START, EDITING), help=argparse.SUPPRESS)
    group.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    group.add_argument("--since", type=float, help=argparse.SUPPRESS)


def run(args: argparse.Namespace, machine: Callable[[str], Row]) -> int:
    if args.part is not None:
        return _part(args)
    if find_display() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    check_display()
    about = machine(args.device)
    _check(args.checkpoint)
    measured = _measure(args)
    if args.json:
        print(json.dumps({"window": measured, **about}, indent=1))
        return 0
    editing = measured["editing"]
    print(f"The window on Qt's platform {editing['platform']}, {about['device']}.\n")
    print("\n".join(_lines(measured)))
    return 0


def _check(checkpoint: Path | None) -> None:
    """UserError for weights that the window would ask about, since nobody would answer."""
    from models.sean import CheckpointError, load_generator

    try:
        if checkpoint is not None:
            load_generator(checkpoint)
    except CheckpointError as error:
        raise UserError(str(error)) from error


def _measure(args: argparse.Namespace) -> Row:
    """The figures of all processes; each has a folder in place of the person's own."""
    from tempfile import TemporaryDirectory

    starts = args.rounds or STARTS
    with TemporaryDirectory(prefix="sean-editor-") as name:
        folder = Path(name)
        # the program's bytecode is there for all that is measured, as after an installation
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def process(part: str, home: str) -> Row:
            return _process(args, part, folder / home, environment)

        process(START, "compiled")
        cold = [process(START, f"start-{number}") for number in range(starts)]
        warm = [process(START, f"start-{number}") for number in range(starts)]
        return {"cold": cold, "warm": warm, "editing": process(EDITING, "editing")}


def _process(args: argparse.Namespace, part: str, home: Path, environment: Mapping[str, str]) -> Row:
    """What a process prints in its last line. UserError, with what it said, if it fails."""
    import subprocess

    home.mkdir(exist_ok=True)
    words = ["--part", part, "--home", str(home), "--seconds", str(args.seconds), "--device", args.device]
    words += ["--references", str(args.references), "--precision", args.precision]
    words += ["--checkpoint", str(args.checkpoint.resolve())] if args.checkpoint is not None else []
    command = [*COMMAND, "benchmark", "--window", *words, "--since", repr(time.monotonic())]
    done = subprocess.run(
        command,
        cwd=PACKAGE.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode != 0 or not done.stdout.strip():
        said = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise UserError(f"The window could not be measured: {said}")
    found: Row = json.loads(done.stdout.splitlines()[-1])
    return found


def _part(args: argparse.Namespace) -> int:
    quick = args.precision == "auto"
    if args.part == START:
        from sean_editor.gui.window_benchmark.start import measure_start

        measure_start(args.home, args.since, args.device, args.checkpoint, quick, _tell)
        return 1  # the window was closed before there was a face
    from sean_editor.gui.window_benchmark.editing import measure_editing

    _tell(measure_editing(args.device, args.checkpoint, quick, args.home, args.seconds, args.references))
    return 0


def _tell(measured: Any) -> None:
    print(json.dumps(asdict(measured)), flush=True)


# for people


def _lines(measured: Row) -> Iterator[str]:
    editing = measured["editing"]
    yield "Milliseconds from an event of the hand to its pixels on the screen:"
    columns = ("median", 8), ("95 %", 8), ("worst", 8), ("events", 8), ("pictures/s", 12), ("block", 8)
    yield f"{'':24}" + "".join(f"{title:>{width}}" for title, width in (*columns, ("own work", 10)))
    for title, hands in (
        ("strokes", editing["strokes"]),
        ("a slider", editing["slider"]),
        ("drops of styles", editing["drops"]),
    ):
        yield _hands(title, hands, hands["result"])
    yield _hands("strokes, layout alone", None, editing["strokes"]["layout"])
    yield "Block: the longest of the window's thread. Own work: the longest that it kept a processor itself."
    yield "Until a slider rests its pictures are blends: on average one level of 255 off at most."
    yield _aim("Aims: median {p50}, 95 % {p95}, {pictures} pictures a second, no block over {block}.")
    yield ""
    opening = editing["opening"]
    yield (
        f"A photo: face after {opening['face']:.2f} s, result after {opening['result']:.2f} s; longest block "
        f"{opening['block']:.0f} ms, own work {opening['worked']:.0f}."
    )
    from statistics import median

    for name, title in (("cold", "nothing cached"), ("warm", "portraits known")):
        face, result = (median(one[key] for one in measured[name]) for key in ("face", "result"))
        yield f"Start, {title}: face after {face:.2f} s, result after {result:.2f} s (aim {_AIMS[name]:g})."
    yield f"Memory with the shipped references: {_megabytes(editing)}; aim {_AIMS['memory']}."
    yield ""
    yield from _growth(editing)


def _hands(title: str, hands: Row | None, spread: Row | None) -> str:
    line = f"{title:24}"
    if spread is not None:
        line += f"{spread['p50']:8.0f}{spread['p95']:8.0f}{spread['worst']:8.0f}{spread['count']:8}"
    if hands is not None:
        pictures = "" if hands["pictures"] is None else f"{hands['pictures']:.0f}"
        line += f"{pictures:>12}{hands['block']:8.0f}{hands['worked']:10.0f}"
    return line


def _aim(text: str) -> str:
    return text.format(**_AIMS)


def _megabytes(editing: Row) -> str:
    known = [(editing["memory"], "MB at rest"), (editing["peak"], "MB at most")]
    return ", ".join(f"{value:.0f} {unit}" for value, unit in known if value is not None) or "not known here"


def _growth(editing: Row) -> Iterator[str]:
    yield "Growth with the size of the stroke:"
    yield f"{'brush, px':>12}{'of the layout':>16}{'median':>8}{'95 %':>8}"
    sizes = editing["sizes"]
    for one in sizes:
        spread = one["hands"]["result"]
        yield f"{one['tip']:12}{one['share']:16.2%}{spread['p50']:8.0f}{spread['p95']:8.0f}"
    shares = [one["share"] for one in sizes]
    yield f"Exponent {_exponent(shares, [one['hands']['result']['p50'] for one in sizes])} (1 is linear)."
    yield ""
    yield "Growth with the number of references:"
    yield f"{'references':>12}{'MB':>8}{'kB each':>10}{'drop':>8}{'stroke':>8}"
    many = editing["many"]
    for one in many:
        memory, each = ("" if value is None else f"{value:.0f}" for value in (one["memory"], one["each"]))
        drop, stroke = (one[key]["result"]["p50"] for key in ("drops", "strokes"))
        yield f"{one['references']:12}{memory:>8}{each:>10}{drop:8.0f}{stroke:8.0f}"
    counts = [one["references"] for one in many]
    drops, strokes = (
        _exponent(counts, [one[key]["result"]["p50"] for one in many]) for key in ("drops", "strokes")
    )
    yield f"Exponents: drop {drops}, stroke {strokes}. kB each: of those added; the first load what all use."


def _exponent(sizes: Sequence[float], times: Sequence[float]) -> str:
    """The slope of a straight line through the logarithms."""
    from statistics import linear_regression

    if len(sizes) < 2 or min(times) <= 0:
        return "–"
    logs = ([math.log(one) for one in values] for values in (sizes, times))
    return f"{linear_regression(*logs).slope:.2f}"


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 600:
        raise argparse.ArgumentTypeError("more than 0 and less than 600")
    return value


def _references(text: str) -> int:
    if int(text) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return int(text)
