"""Installing the program with pip, and with it the build of torch that suits this machine.

Runs before anything is installed: it uses the standard library only.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterable
from configparser import ConfigParser
from importlib import metadata

from sean_editor.errors import UserError
from sean_editor.machine.torch_build import (
    ROOT,
    change_command,
    cpu_index,
    has_nvidia_driver,
    installed,
    normal_name,
    requirements,
)

_AT_ONCE = ("--timeout", "10", "--retries", "0")
"""pip's options for an index that can be done without: seconds, not minutes, when it does not answer."""


def install(extras: Iterable[str] = ()) -> None:
    """Installs the program, with the packages of `extras`, and torch unless it is there.

    UserError for an unknown extra, and if pip fails.
    """
    names = _known(extras)
    if not installed("torch"):
        _choose_torch()
    _install_program(names)


def change_torch(build: str, extras: Iterable[str] = ()) -> None:
    """Exchanges the installed torch: for the "cpu" build, pip's "default", or that of an index's address.

    Packages that only the old torch required are removed. UserError, and no change, if the new cannot be had.
    """
    names, before = _known(extras), requirements("torch")
    index = cpu_index() if build == "cpu" else None if build == "default" else build
    if not _install_torch(index, "--force-reinstall"):
        place = f"from {index}" if index else "by pip"
        raise UserError(f"No torch could be installed {place}, for the reason above. Nothing was changed.")
    _install_program(names)
    unused = _unused(before)
    if unused:
        _pip("uninstall", "--yes", *sorted(unused))


def _unused(names: set[str]) -> set[str]:
    """Those of the installed distributions `names` that no distribution outside of them requires any more."""
    importlib.invalidate_caches()
    others = {normal_name(there.metadata["Name"]) for there in metadata.distributions()} - names
    return names - set().union(*(requirements(name) for name in others))


def _choose_torch() -> None:
    """Installs the CPU build where pip would take the one for NVIDIA cards and there is none.

    Otherwise, and where the CPU build cannot be had, torch is left to pip, as a requirement of the program.
    """
    if not sys.platform.startswith("linux"):
        return
    if has_nvidia_driver():
        _say("There is an NVIDIA driver: torch will be the build for NVIDIA cards.")
        return
    index = cpu_index()
    _say(f"There is no NVIDIA driver: torch will be the CPU build from {index}")
    if not _install_torch(index, *_AT_ONCE):
        _say(
            "The CPU build cannot be had there. torch will be the usual build instead: 3.0 GB to download.\n"
            f"It can be exchanged later: {change_command('cpu')}"
        )


def _install_torch(index: str | None, *options: str) -> bool:
    """Whether torch alone could be installed, from `index` or from where pip looks by itself."""
    source: tuple[str, ...] = ()
    environment = {}
    if index is not None:
        source = ("--index-url", index)
        # a second index in pip's settings would offer its own build
        environment["PIP_EXTRA_INDEX_URL"] = index
    return _pip("install", "--no-deps", *source, *options, _torch_requirement(), **environment)


def _install_program(extras: list[str]) -> None:
    program = f".[{','.join(extras)}]" if extras else "."
    if not _pip("install", "--editable", program):
        raise UserError("pip could not install the program, for the reason above.")


def _pip(*words: str, **environment: str) -> bool:
    """Whether pip could do it; what it says goes to the person."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}).returncode == 0


def _known(extras: Iterable[str]) -> list[str]:
    names = list(extras)
    there = list(_setup()["options.extras_require"])
    for name in names:
        if name not in there:
            raise UserError(f"There is no extra “{name}”. There are: {', '.join(there)}.")
    return names


def _torch_requirement() -> str:
    lines = _setup()["options"]["install_requires"].split("\n")
    return next(line for line in lines if line.startswith("torch>"))


def _setup() -> ConfigParser:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return setup


def _say(text: str) -> None:
    print(text, flush=True)
