"""Locations of shipped files: also the commands that start or extend this copy of the program.

In a checkout `checkpoints/` and `resources/` lie beside the code. A wheel carries them inside the package, in
`shipped/`, without the wide model, figures and training plans. A bundle has the wheel's files in the same
place.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

IN_BUNDLE = bool(getattr(sys, "frozen", False))
"""Whether the program runs from a bundle (docs/bundle.md), which has its own Python and no pip."""

PACKAGE = Path(__file__).resolve().parent
IN_CHECKOUT = (PACKAGE.parent / "setup.cfg").is_file()
"""Whether the program runs from its repository, where it is started by `main.py`."""

PROGRAM = "main.py" if IN_CHECKOUT else "sean-editor"
"""The program's name in messages."""


def typed_python() -> str:
    """This Python as one types it in the folder of a checkout: `python` where a shell finds this one by that
    name, as in an activated environment, else its path. Debian has no `python` outside of environments.
    """
    here, found = Path(sys.executable), shutil.which("python")
    if found is not None and Path(found).parent == here.parent:
        return "python"
    shown = str(here.relative_to(PACKAGE.parent) if here.is_relative_to(PACKAGE.parent) else here)
    return subprocess.list2cmdline([shown]) if os.name == "nt" else shlex.quote(shown)


START = f"{typed_python()} main.py" if IN_CHECKOUT else "sean-editor"
"""How the program is started on a command line."""

COMMAND = [sys.executable] if IN_BUNDLE else [sys.executable, "-m", "sean_editor"]
"""The words that start another process of this copy of the program, in the folder above `PACKAGE`."""

_NEW_COPY = "a new copy of the bundle"

INSTALL = (
    f"{START} install" if IN_CHECKOUT else _NEW_COPY if IN_BUNDLE else "pip install --upgrade sean-editor"
)
"""The command that installs all that is needed."""

RESTORE = (
    "git checkout checkpoints"
    if IN_CHECKOUT
    else _NEW_COPY
    if IN_BUNDLE
    else "pip install --force-reinstall sean-editor"
)
"""The command that brings lost files back."""


def shipped(folder: str) -> Path:
    """The folder `checkpoints` or `resources` that came with the program."""
    return PACKAGE.parent / folder if IN_CHECKOUT else PACKAGE / "shipped" / folder


def added_checkpoints() -> Path:
    """The folder for weights that do not ship: in a checkout `checkpoints/`, else in the user's data folder,
    for the package itself may be read-only.
    """
    return shipped("checkpoints") if IN_CHECKOUT else user_checkpoints()


def user_checkpoints() -> Path:
    """The folder for weights in the user's data folder."""
    import platformdirs  # here, for `main.py install` runs before there are packages

    return platformdirs.user_data_path("sean-editor", appauthor=False) / "checkpoints"


def install_extra(name: str) -> str:
    """The command that installs an extra of setup.cfg, such as "heic"."""
    if IN_BUNDLE:
        return _NEW_COPY
    return f"{INSTALL} {name}" if IN_CHECKOUT else f"pip install 'sean-editor[{name}]'"
