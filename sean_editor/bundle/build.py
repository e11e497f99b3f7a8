"""PyInstaller, run on the recipe in the environment that this Python is of."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from sean_editor.errors import UserError

SPEC = Path(__file__).with_name("sean-editor.spec")
_TEXTS = ("THIRD-PARTY.txt", "licences")
_WITH_SYMBOLS = ("torch/lib/libtorch_cpu.so", "torch/lib/libtorch_python.so", "libpython*.so.*")
"""Libraries whose tables for debuggers are an eighth of a bundle. Only these: `strip` damages libraries that
wheels were repaired with.
"""


class Bundle(NamedTuple):
    """What was made."""

    folder: Path
    megabytes: float
    files: int


def build(output: Path) -> Bundle:
    """Make the bundle in the folder `output`: `sean-editor/`, on macOS `SEAN Editor.app`.

    UserError without PyInstaller in this environment.
    """
    try:
        from PyInstaller.__main__ import run
    except ImportError:
        raise UserError(
            "There is no PyInstaller here. Leave out --environment, or install it with: "
            "main.py install heic bundle"
        ) from None
    # what pictures the recipe draws need no screen
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="sean-editor-build-") as work:
        words = ["--noconfirm", "--log-level", "WARN", "--distpath", str(output), "--workpath", work]
        run([*words, str(SPEC)])
    if sys.platform == "darwin":
        shutil.rmtree(output / "sean-editor")  # the application holds the same
        return measure(output / "SEAN Editor.app")
    folder = output / "sean-editor"
    for name in _TEXTS:  # to be seen, beside the program
        shutil.move(folder / "_internal" / name, folder / name)
    if sys.platform.startswith("linux"):
        _strip(folder / "_internal")
    return measure(folder)


def _strip(folder: Path) -> None:
    """Take the debuggers' tables away, as distributions do."""
    files = [file for pattern in _WITH_SYMBOLS for file in folder.glob(pattern)]
    if shutil.which("strip") is not None:
        subprocess.run(["strip", "--strip-unneeded", *files], check=True)


def measure(folder: Path) -> Bundle:
    """The size of a bundle: 10^6 bytes of its files, a link counted as none."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    return Bundle(folder, sum(file.stat().st_size for file in files) / 1e6, len(files))
