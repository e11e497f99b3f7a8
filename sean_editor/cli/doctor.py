"""`python main.py doctor`: what this installation has, and what it lacks."""

from __future__ import annotations

import argparse
import importlib
import traceback


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (parser.epilog or "") + "\n\nexit status: 0 if all that is needed is there, 1 if not"
    # for `doctor` itself: a bundle has no `python -c`
    parser.add_argument("--try", dest="trial", metavar="MODULE", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Exit status 1 if something is missing without which the program does not work."""
    if args.trial is not None:
        return _try(args.trial)
    from sean_editor.machine.diagnosis import findings  # here: no other command should wait for it

    problems = 0
    for finding in findings():
        problems += finding.needed
        print(f"{'!' if finding.needed else ' '} {finding.topic:<15} {finding.text}", flush=True)
    print()
    print("No problems." if not problems else f"Problems, marked with !: {problems}")
    return 1 if problems else 0


def _try(what: str) -> int:
    """Import a module, or open a window; exit status 1 with the error on standard error if that fails."""
    from sean_editor.machine.diagnosis import A_WINDOW

    try:
        if what == A_WINDOW:
            from sean_editor.gui.app import try_window

            try_window()
        else:
            importlib.import_module(what)
    except Exception:
        traceback.print_exc()
        return 1
    return 0
