"""The clean virtual environment of a bundle: what the editor needs, PyInstaller, and nothing else.

PyInstaller takes what it finds, so the environment decides what a bundle holds: torch's CPU build, and the
OpenCV without a Qt of its own, whose plug-ins would clash with PyQt5's. Outside the standard library nothing
is imported.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

from sean_editor.errors import UserError
from sean_editor.extras import requirements
from sean_editor.machine.torch_build import ROOT, cpu_index

_REPLACED = {"opencv-python": "opencv-python-headless"}
_FOR_THE_LABORATORY = ("torchmetrics",)


def follow_recipe(output: Path, environment: Path | None = None) -> None:
    """Make a bundle in the folder `output`, with a virtual environment of its own, or that in `environment`.

    UserError if a package cannot be had, or if PyInstaller fails. OSError if the folder cannot be made.
    """
    python = None if environment is None else _python(environment)
    output.mkdir(parents=True, exist_ok=True)  # that it can be written is known before anything is fetched
    if python is not None:
        _build(python, output)
        return
    with tempfile.TemporaryDirectory(prefix="sean-editor-bundle-") as folder:
        _build(make_environment(Path(folder) / "environment"), output)


def make_environment(folder: Path) -> Path:
    """The Python of a new virtual environment in `folder`. UserError if a package cannot be had."""
    print(f"Making a virtual environment in {folder}", flush=True)
    venv.create(folder, with_pip=True)
    python = _python(folder)
    wanted = needed_packages()
    if sys.platform.startswith("linux"):  # for other systems pip takes a CPU build by itself
        torch = next(line for line in wanted if line.startswith("torch>"))
        index = cpu_index()
        # a second index in pip's settings would offer its own build
        _pip(python, "--no-deps", "--index-url", index, torch, variables={"PIP_EXTRA_INDEX_URL": index})
    _pip(python, *wanted)
    return python


def needed_packages() -> list[str]:
    """What pip is to install: what setup.cfg requires for the editor, for HEIC photos and for bundles."""
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = setup["options"]["install_requires"].split("\n")
    base = [line for line in lines if line and not line.startswith("#")]
    return [
        _replaced(line)
        for line in [*base, *requirements("heic"), *requirements("bundle")]
        if line.split(">=")[0] not in _FOR_THE_LABORATORY
    ]


def _replaced(line: str) -> str:
    name, mark, version = line.partition(">=")
    return f"{_REPLACED.get(name, name)}{mark}{version}"


def _python(environment: Path) -> Path:
    words = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python = environment.absolute().joinpath(*words)
    if not python.is_file():
        raise UserError(f"{environment} is no virtual environment: there is no {python}.")
    return python


def _pip(python: Path, *words: str, variables: Mapping[str, str] | None = None) -> None:
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "install", *words]
    if subprocess.run(command, env={**os.environ, **(variables or {})}).returncode != 0:
        raise UserError(
            "pip could not install what a bundle needs, for the reason above. SEAN_TORCH_CPU_INDEX names "
            "another index for torch's CPU build; --environment takes a virtual environment that you made."
        )


def _build(python: Path, output: Path) -> None:
    command = [str(python), str(ROOT / "main.py"), "bundle", "--here", "-o", str(output.absolute())]
    if subprocess.run(command, cwd=ROOT).returncode != 0:
        raise UserError("The bundle could not be made, for the reason above.")
