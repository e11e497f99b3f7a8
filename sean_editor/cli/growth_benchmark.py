"""`python main.py benchmark --growth`: how the time of an edit grows with all that can grow."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict

from sean_editor.errors import UserError

_ROUNDS = 3


def run(args: argparse.Namespace, machine: Callable[[str], dict[str, object]]) -> int:
    from models.sean import CheckpointError, load_generator
    from sean_editor.checkpoints import DEFAULT_CHECKPOINT
    from sean_editor.engine.device import choose_device, describe_device
    from sean_editor.engine.growth import measure_growth, table
    from sean_editor.photo import load_portrait, shipped_portraits

    device = choose_device(args.device)
    try:
        generator = load_generator(args.checkpoint or DEFAULT_CHECKPOINT)
    except CheckpointError as error:
        raise UserError(str(error)) from error
    labels = load_portrait(shipped_portraits()[0]).labels
    if not args.json:
        print(f"{describe_device(device)}. Median milliseconds by amount; exponent 1: linear.\n")
    found = []
    for growth in measure_growth(
        generator, labels, device, args.rounds or _ROUNDS, quick=args.precision == "auto"
    ):
        found.append(growth)
        if not args.json:
            print(*table([growth]), sep="\n", flush=True)
    if args.json:
        rows = [{**asdict(one), "exponent": round(one.exponent, 2)} for one in found]
        print(json.dumps({"growth": rows, **machine(args.device)}, indent=1))
    return 0
