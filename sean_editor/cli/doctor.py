"""`python main.py doctor`: what this installation has, and what it lacks."""

from __future__ import annotations

import argparse

from sean_editor.machine.diagnosis import findings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (parser.epilog or "") + "\n\nexit status: 0 if all that is needed is there, 1 if not"


def run(args: argparse.Namespace) -> int:
    """Exit status 1 if something is missing without which the program does not work."""
    problems = 0
    for finding in findings():
        problems += finding.needed
        print(f"{'!' if finding.needed else ' '} {finding.topic:<15} {finding.text}", flush=True)
    print()
    print("No problems." if not problems else f"Problems, marked with !: {problems}")
    return 1 if problems else 0
