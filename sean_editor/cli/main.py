"""Reads the command line and hands over to one sub-command. Nothing heavy is imported before that."""

from __future__ import annotations

import argparse
import difflib
import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from sean_editor.cli.commands import COMMANDS, available
from sean_editor.errors import UserError, is_out_of_memory, memory_sentence
from sean_editor.locations import IN_BUNDLE, INSTALL, PROGRAM, START
from sean_editor.machine.system_libraries import explain
from sean_editor.quiet import keep_libraries_quiet
from sean_editor.version import __version__


def main(argv: list[str] | None = None) -> int:
    """Exit status of the command: 0 done, 1 a message for the person on standard error, 2 wrong usage."""
    words = sys.argv[1:] if argv is None else list(argv)
    _write_any_name()
    _let_threads_sleep()
    keep_libraries_quiet()
    try:
        args = command_parser().parse_args(_with_default(words))
        return int(COMMANDS[args.command].module.run(args))
    except UserError as error:
        message = str(error)
    except ImportError as error:
        message = _about_import(error)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone, as in `main.py doctor | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if isinstance(error, OSError) and error.filename is not None and error.strerror:
            message = _about_file(error)
        elif is_out_of_memory(error):
            message = memory_sentence(error)
        else:
            raise
    _tell(message)
    return 1


def _about_file(error: OSError) -> str:
    """One sentence for a file or folder that the system refuses, where a command has none of its own."""
    named = error.filename2 or error.filename
    remedy = {
        errno.ENOENT: "Check the name",
        errno.EISDIR: "Name a file, not a folder",
        errno.ENOTDIR: "Name a folder, not a file",
        errno.EEXIST: "Name a folder, not a file",
        errno.ENOSPC: "Make room on the disk",
        errno.ENAMETOOLONG: "Choose a shorter name",
    }.get(error.errno or 0, "Choose another place, or ask for access")
    return f"{os.fsdecode(named)} cannot be used ({error.strerror}). {remedy}."


def _tell(message: str) -> None:
    """Show a message on standard error; in a window where there is none, as after a click on Windows."""
    if sys.stderr is not None:
        print(f"{PROGRAM}: {message}", file=sys.stderr)
        return
    from sean_editor.gui.app import show_message

    show_message(message)


def _let_threads_sleep() -> None:
    """Let threads of torch that wait give up the processor soon, unless the environment says otherwise.

    By default they wait in a loop for milliseconds, and so keep from the processor the very thread that they
    wait for where other programs run, too: two threads then took ten times as long as one. Never to wait so
    (OMP_WAIT_POLICY=passive) makes a style swap slower where nothing else runs: 38 ms in place of 26; with
    this number it takes 27. OpenMP looks at the environment when torch is imported, which happens later.
    """
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ.setdefault("GOMP_SPINCOUNT", "1000")


def _write_any_name() -> None:
    """Print characters that the terminal cannot show as escapes, so that no file name ends a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None without a terminal on Windows
            stream.reconfigure(errors="backslashreplace")


def command_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(
        prog=PROGRAM,
        description="SEAN Editor: paint a face's layout, give any region the style of another face.",
        epilog=_examples(*(c.examples[0] for c in available(IN_BUNDLE).values()), "transfer --help"),
    )
    parser.add_argument("--version", action="version", version=f"SEAN Editor {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in available(IN_BUNDLE).items():
        sub = commands.add_parser(
            name,
            help=command.summary,
            description=command.summary[0].upper() + command.summary[1:] + ".",
            epilog=_examples(*command.examples),
        )
        sub.add_when_used = command.module.add_arguments
    return parser


class _Parser(argparse.ArgumentParser):
    """Keeps the line breaks of examples; its sub-parsers do so too.

    A command's options are added when it is the one that is used: those of all take longer than the rest.
    """

    add_when_used: Callable[[argparse.ArgumentParser], None] | None = None

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **options)  # type: ignore[arg-type]

    def parse_known_args(self, *words, **more):  # type: ignore[no-untyped-def]
        if self.add_when_used is not None:
            add, self.add_when_used = self.add_when_used, None
            add(self)
        return super().parse_known_args(*words, **more)


def _examples(*lines: str) -> str:
    return "examples:\n" + "\n".join(f"  {START} {line}".rstrip() for line in lines)


def _with_default(words: list[str]) -> list[str]:
    """`edit` put before a command line that names no command. UserError for a mistyped command, and for one
    that a bundle lacks.
    """
    first, commands = words[0] if words else "", available(IN_BUNDLE)
    if first in commands or first in ("-h", "--help", "--version"):
        return words
    if first in COMMANDS and not Path(first).exists():
        raise UserError(f"“{first}” is not part of the bundle. It takes an installation with Python.")
    close = difflib.get_close_matches(first, commands, n=1, cutoff=0.75)
    if close and not Path(first).exists():
        raise UserError(f"There is no command “{first}”. Did you mean “{close[0]}”?")
    return ["edit", *words]


def _about_import(error: ImportError) -> str:
    """One sentence for an import that failed on this machine; our own mistakes are raised again."""
    sentence = explain(error)
    if sentence is not None:
        return sentence
    ours = (error.name or "").partition(".")[0] in ("sean_editor", "models")
    if ours or not isinstance(error, ModuleNotFoundError):
        raise error
    return f"The Python package {error.name} is not installed. Install it with: {INSTALL}"
