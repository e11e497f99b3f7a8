"""`python main.py plugin install|list|remove`: the plug-ins for GIMP and Krita. It takes no package."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from sean_editor.errors import UserError
from sean_editor.locations import INSTALL, START

_PROGRAMS = ("gimp", "krita")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("action", choices=("install", "list", "remove"), metavar="ACTION", help="install, list or remove")
    add("program", nargs="?", choices=_PROGRAMS, metavar="PROGRAM", help="gimp or krita")
    to = "the program's folder of plug-ins (default: where it looks for those of this user)"
    add("--to", type=Path, metavar="FOLDER", help=to)


def run(args: argparse.Namespace) -> int:
    from sean_editor.plugins import PROGRAMS, find_installed, install, remove
    from sean_editor.plugins.installing import describe

    if args.action == "list":
        found = [one for one in find_installed(args.to) if args.program in (None, one.program.key)]
        for one in found:
            word = (
                f": not up to date or not whole, run {START} plugin install {one.program.key}"
                if one.outdated
                else ""
            )
            print(f"{one.program.title}: {one.folder / one.program.home}{word}")
        if not found:
            print(f"No plug-in is installed. {START} plugin install gimp installs the one for GIMP.")
        return 0
    if args.program is None:
        raise UserError(f"Name the program: {START} plugin {args.action} {' or '.join(_PROGRAMS)}.")
    program = PROGRAMS[args.program]
    if args.action == "install":
        print("\n".join(describe(install(program, args.to), program)))
        missing = [name for name in ("torch", "PyQt5") if find_spec(name) is None]
        if missing:
            lacking = " and no ".join(missing)
            print(f"{sys.executable}, which the plug-in starts, has no {lacking} yet: {INSTALL}")
        return 0
    folders, kept = remove(program, args.to)
    for folder in folders:
        print(f"The plug-in for {program.title} was removed from {folder}")
    for file in kept:
        print(f"{file} was changed by somebody, and is left there.")
    return 0
