"""The findings of `python main.py doctor`: what is installed, and what is missing.

Works on a machine where nearly everything is missing: outside the standard library all is imported on trial.
"""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator
from importlib import metadata
from typing import NamedTuple

from sean_editor.errors import UserError
from sean_editor.locations import COMMAND, IN_BUNDLE, INSTALL, install_extra
from sean_editor.machine.display import check_display, find_display, uses_x11
from sean_editor.machine.finding import Finding
from sean_editor.machine.folders import can_write
from sean_editor.machine.system_libraries import (
    ALWAYS,
    FOR_A_WINDOW,
    explain,
    install_command,
    missing_packages,
)
from sean_editor.machine.torch_build import ROOT, describe_installed
from sean_editor.machine.weights_findings import checkpoints, photos
from sean_editor.version import __version__

PACKAGES = {
    "torch": "torch",
    "PyQt5": "PyQt5.QtWidgets",
    "numpy": "numpy",
    "opencv-python": "cv2",
    "pillow": "PIL",
    "qimage2ndarray": "qimage2ndarray",
    "platformdirs": "platformdirs",
    "safetensors": "safetensors",
    "torchmetrics": "torchmetrics",
}
"""Distribution -> module whose import proves that it works here."""

_ONLY_IN_A_BUNDLE = {"opencv-python-headless": "cv2"}
_NOT_IN_A_BUNDLE = ("opencv-python", "torchmetrics")
"""A bundle has the OpenCV without a Qt of its own, and no laboratory."""


class Extra(NamedTuple):
    """Packages that one use of the program takes, and the name under which setup.cfg has them."""

    name: str
    distributions: tuple[str, ...]
    use: str


EXTRAS = (
    Extra("heic", ("pillow-heif",), "to read HEIC photos"),
    Extra("train", ("tensorboard",), "to watch training in the browser"),
    Extra("renders", ("bpy", "scipy", "OpenEXR"), "to render portraits for training"),
    Extra("teachers", ("ai-edge-litert",), "to label portraits for training"),
    Extra("onnx", ("onnx", "onnxscript", "onnxruntime"), "to write the network as ONNX files"),
    Extra("bundle", ("pyinstaller",), "to make a copy of the program that needs no Python"),
)

A_WINDOW = "window"
"""What `doctor --try` opens in place of importing a module."""


def findings() -> Iterator[Finding]:
    """Everything worth knowing, each as soon as it is known."""
    yield Finding("SEAN Editor", f"{__version__}, a bundle in {ROOT}" if IN_BUNDLE else __version__)
    whose = " of its own" if IN_BUNDLE else ""
    yield Finding("Python", f"{platform.python_version()}{whose} on {platform.system()} {platform.machine()}")
    for distribution, module in packages(IN_BUNDLE).items():
        yield package(distribution, module)
    for wanted in EXTRAS:
        if wanted.name == "heic" or not IN_BUNDLE:
            yield extra(wanted)
    yield from system_packages()
    yield torch_build()
    yield device()
    yield display()
    yield from checkpoints()
    yield photos()
    yield style_cache()


def packages(bundled: bool) -> dict[str, str]:
    """Distribution -> module of all that this copy of the program needs."""
    if not bundled:
        return PACKAGES
    return {name: PACKAGES[name] for name in PACKAGES if name not in _NOT_IN_A_BUNDLE} | _ONLY_IN_A_BUNDLE


def package(distribution: str, module: str) -> Finding:
    """Whether a Python package is installed and can be imported; tried in a process of its own."""
    try:
        version = metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return Finding(distribution, f"is not installed. Install it with: {INSTALL}", needed=True)
    tried = _try(module)
    if tried.returncode == 0:
        return Finding(distribution, version)
    reason = _last_line(tried).removeprefix("ImportError: ")
    sentence = explain(ImportError(reason)) or f"cannot be imported ({reason})."
    return Finding(distribution, f"{version}, but: {sentence}", needed=True)


def extra(wanted: Extra) -> Finding:
    """The installed packages of an extra, and its use; a missing extra is no fault."""
    there, missing = [], []
    for distribution in wanted.distributions:
        try:
            there.append(f"{distribution} {metadata.version(distribution)}")
        except metadata.PackageNotFoundError:
            missing.append(distribution)
    if not missing:
        return Finding("Optional", f"{', '.join(there)}, {wanted.use}")
    verb = "is" if len(missing) == 1 else "are"
    remedy = install_extra(wanted.name)
    return Finding("Optional", f"{', '.join(missing)} {verb} not installed; {wanted.use}: {remedy}")


def system_packages() -> Iterator[Finding]:
    """The Debian packages that are missing, those for a window counted only where there is a display."""
    missing, for_a_window = missing_packages(ALWAYS), missing_packages(FOR_A_WINDOW)
    if missing:
        yield Finding("System", f"packages are missing. {install_command(missing)}", needed=True)
    if for_a_window and uses_x11():
        text = f"packages for a window are missing. {install_command(for_a_window)}"
        yield Finding("System", text, needed=True)
    elif for_a_window:
        yield Finding("System", f"for a window on a display it would take: {install_command(for_a_window)}")
    if not missing and not for_a_window:
        yield Finding("System", "no package is missing")


def torch_build() -> Finding:
    """Which build of torch is installed, how large it is, and how to exchange it."""
    try:
        return Finding("torch build", describe_installed())
    except (ImportError, OSError) as error:
        return Finding("torch build", f"unknown as long as torch cannot be imported ({error})", needed=True)


def device() -> Finding:
    """The device that the network will use."""
    try:
        from sean_editor.engine.device import choose_device, describe_device

        return Finding("Device", describe_device(choose_device()))
    except (ImportError, OSError) as error:
        return Finding("Device", f"unknown as long as torch cannot be imported ({error})", needed=True)


def display() -> Finding:
    """The display, tested by opening a window; a missing display is no fault."""
    place = find_display()
    if place is None:
        return Finding("Display", "none; only the editor's window needs one")
    try:
        check_display()
    except UserError as error:
        return Finding("Display", f"{place}. {error}", needed=True)
    tried = _try(A_WINDOW)
    if tried.returncode == 0:
        return Finding("Display", f"{place}, a window opens")
    return Finding("Display", f"{place}, but no window opens ({_last_line(tried)})", needed=True)


def style_cache() -> Finding:
    """The folder in which encoded portraits are kept between runs."""
    try:
        from sean_editor.engine.style_bank import default_cache_dir
        from sean_editor.engine.style_file import SUFFIX
    except (ImportError, OSError):
        return Finding("Style cache", "unknown as long as packages are missing")
    folder = default_cache_dir()
    if not can_write(folder):
        return Finding("Style cache", f"{folder} cannot be written to: portraits are encoded at every start")
    files = list(folder.glob(f"*{SUFFIX}"))
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    return Finding("Style cache", f"{folder}, {len(files)} portraits, {megabytes:.1f} MB")


def _try(what: str) -> subprocess.CompletedProcess[str]:
    """The outcome of `doctor --try` in another process: what aborts there does not end this program."""
    command = [*COMMAND, "doctor", "--try", what]
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}  # a bundle starts as from a terminal
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", "no answer within a minute")


def _last_line(tried: subprocess.CompletedProcess[str]) -> str:
    lines = tried.stderr.strip().splitlines()
    return lines[-1].strip() if lines else f"ended with status {tried.returncode}"
