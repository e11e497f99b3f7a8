"""Reads the command line and hands over to one sub-command."""

from __future__ import annotations

import argparse
import sys

from sean_editor.cli import train
from sean_editor.errors import UserError

COMMANDS = {"train": (train, "train a generator on image and label pairs")}


def main(argv: list[str] | None = None) -> int:
    """Exit status of the command: 0 done, 1 a message for the person on standard error, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="main.py", description="SEAN Editor")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (module, text) in COMMANDS.items():
        module.add_arguments(commands.add_parser(name, help=text, description=text))
    args = parser.parse_args(argv)
    try:
        return COMMANDS[args.command][0].run(args)
    except UserError as error:
        print(f"main.py: {error}", file=sys.stderr)
        return 1
