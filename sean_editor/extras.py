"""Optional packages: the exact command that installs them here, and installing them into the running program.

`setup.cfg` lists them, as extras. Outside the standard library nothing is imported.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shlex
import shutil
import site
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from concurrent.futures import CancelledError
from configparser import ConfigParser
from importlib import metadata
from pathlib import Path

from models.atomic_write import Cancelled, never
from models.translation import tr
from sean_editor.errors import UserError
from sean_editor.locations import IN_BUNDLE, IN_CHECKOUT, PACKAGE

_IMPATIENT = ("--no-input", "--timeout", "10", "--retries", "1")
"""pip's options for a person who waits: without a connection it would try for minutes."""
_EXTRA = re.compile(r"""extra\s*==\s*['"]([\w-]+)['"]""")
_POLL = 0.1  # seconds


def requirements(extra: str) -> list[str]:
    """What pip is to install for an extra, such as ["pillow-heif>=0.16"]. KeyError for another name."""
    if IN_CHECKOUT:
        setup = ConfigParser()
        setup.read(PACKAGE.parent / "setup.cfg", encoding="utf-8")
        lines = setup["options.extras_require"][extra].splitlines()
        return [line for line in lines if line and not line.startswith("#")]
    listed = (line.partition(";") for line in metadata.requires("sean-editor") or ())
    found = [what.strip() for what, _, when in listed if (name := _EXTRA.search(when)) and name[1] == extra]
    if not found:
        raise KeyError(extra)
    return found


def can_install() -> bool:
    """Whether `install` has a chance: there is pip or uv, and the system lets them change this Python.

    A bundle's Python cannot be changed.
    """
    return not IN_BUNDLE and not _is_managed() and (_has_pip() or _uv() is not None)


def command(extra: str) -> str:
    """The command that installs an extra for the very Python that runs this, from any folder."""
    words = [*_installer(), *requirements(extra)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def install(extra: str, cancelled: Cancelled = never) -> None:
    """Install the packages of an extra. They can be imported at once.

    UserError with pip's reason if that fails, CancelledError (of concurrent.futures) soon after `cancelled()`
    is true.
    """
    wanted = requirements(extra)
    patience = _IMPATIENT if _has_pip() else ()
    status, said = _run([*_installer(), *patience, *wanted], cancelled)
    if status != 0:
        raise UserError(
            tr(
                "{packages} could not be installed ({reason}). Check the connection.",
                packages=", ".join(wanted),
                reason=_reason(said) or status,
            )
        )
    users = site.getusersitepackages()
    if site.ENABLE_USER_SITE and Path(users).is_dir() and users not in sys.path:
        site.addsitedir(users)  # where pip installs if the usual place may not be written to
    importlib.invalidate_caches()


def _installer() -> list[str]:
    uv = _uv()
    if not _has_pip() and uv is not None:
        return [uv, "pip", "install", "--python", sys.executable]
    anyway = ["--break-system-packages"] if _is_managed() else []
    return [sys.executable, "-m", "pip", "install", *anyway]


def _has_pip() -> bool:
    return importlib.util.find_spec("pip") is not None


def _uv() -> str | None:
    return shutil.which("uv")


def _is_managed() -> bool:
    """Whether this is the system's own Python, which pip does not change without being told to (PEP 668)."""
    in_environment = sys.prefix != sys.base_prefix
    return not in_environment and Path(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED").is_file()


def _run(words: Sequence[str], cancelled: Cancelled) -> tuple[int, str]:
    """The exit status of a command and all that it said."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        words,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        while True:
            try:
                said, _ = process.communicate(timeout=_POLL)
                return process.returncode, said
            except subprocess.TimeoutExpired:
                if cancelled():
                    process.kill()
                    raise CancelledError from None


def _reason(said: str) -> str:
    """pip's last error, or else its last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or [""])[-1].rstrip(".")
