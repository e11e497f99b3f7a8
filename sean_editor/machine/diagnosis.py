"""The findings of `python main.py doctor`: what is installed, and what is missing.

Works on a machine where nearly everything is missing: outside the standard library all is imported on trial.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from sean_editor.checkpoints import (
    ADDED_CHECKPOINTS,
    CHECKPOINTS,
    DEFAULT_CHECKPOINT,
    FACE_LOCATOR,
    FACE_PARSER,
    METRIC_PARSER,
    PUBLIC_FACE_PARSER,
    WIDE_CHECKPOINT,
    is_there,
)
from sean_editor.errors import UserError
from sean_editor.locations import INSTALL, RESTORE, install_extra
from sean_editor.machine.display import check_display, find_display, uses_x11
from sean_editor.machine.downloads import DOWNLOADS
from sean_editor.machine.folders import can_write
from sean_editor.machine.system_libraries import (
    ALWAYS,
    FOR_A_WINDOW,
    explain,
    install_command,
    missing_packages,
)
from sean_editor.machine.torch_build import ROOT, describe_installed
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
)

_OPEN_A_WINDOW = (
    "from sean_editor.gui.app import make_application; from PyQt5.QtWidgets import QWidget; "
    "app = make_application(); w = QWidget(); w.show(); app.processEvents()"
)


class Finding(NamedTuple):
    """One line of the report. `needed`: the program does not work as long as this is not put right."""

    topic: str
    text: str
    needed: bool = False


def findings() -> Iterator[Finding]:
    """Everything worth knowing, each as soon as it is known."""
    yield Finding("SEAN Editor", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for distribution, module in PACKAGES.items():
        yield package(distribution, module)
    for wanted in EXTRAS:
        yield extra(wanted)
    yield from system_packages()
    yield torch_build()
    yield device()
    yield display()
    yield from checkpoints()
    yield photos()
    yield style_cache()


def package(distribution: str, module: str) -> Finding:
    """Whether a Python package is installed and can be imported; tried in a process of its own."""
    try:
        version = metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return Finding(distribution, f"is not installed. Install it with: {INSTALL}", needed=True)
    tried = _python(f"import {module}")
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
    tried = _python(_OPEN_A_WINDOW)
    if tried.returncode == 0:
        return Finding("Display", f"{place}, a window opens")
    return Finding("Display", f"{place}, but no window opens ({_last_line(tried)})", needed=True)


def checkpoints() -> Iterator[Finding]:
    """The weights files in checkpoints/ with size and kind."""
    if not (CHECKPOINTS / DEFAULT_CHECKPOINT.name).is_file():
        text = f"{DEFAULT_CHECKPOINT.name} is not in checkpoints/. Get it back with: {RESTORE}"
        yield Finding("Checkpoint", text, needed=True)
    for path in sorted({*_files_in(CHECKPOINTS), *_files_in(ADDED_CHECKPOINTS)}):
        if path.suffix in (".safetensors", ".pth"):
            yield _checkpoint(path)


def _files_in(folder: Path) -> list[Path]:
    try:
        return list(folder.glob("*"))
    except OSError:  # it may not be searched
        return []


def _checkpoint(path: Path) -> Finding:
    size = f"{path.name}, {path.stat().st_size / 1e6:.1f} MB"
    if path.name in (FACE_PARSER.name, METRIC_PARSER.name, PUBLIC_FACE_PARSER.name):
        return _face_parser(path, size)
    if path.name == FACE_LOCATOR.name:
        return _face_locator(path, size)
    for download in DOWNLOADS.values():
        if path.name == download.file:
            return Finding("Checkpoint", f"{size}, {download.title}")
    try:
        from models.sean import CheckpointError, load_generator
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    is_default = path.name == DEFAULT_CHECKPOINT.name
    try:
        generator = load_generator(path)
    except CheckpointError as error:
        return Finding("Checkpoint", f"{size}. {error}", needed=is_default)
    config, count = generator.config, sum(p.numel() for p in generator.parameters())
    wide = config.base_width > config.compact().base_width
    kind = "full-size" if config.style_rank is None else "wide" if wide else "compact"
    text = f"{size}, {kind} SEAN generator, {config.regions} regions, {count:,} parameters"
    chosen = {DEFAULT_CHECKPOINT.name: " (the default)", WIDE_CHECKPOINT.name: " (the default on CUDA)"}
    return Finding("Checkpoint", text + chosen.get(path.name, ""))


def _face_parser(path: Path, size: str) -> Finding:
    try:
        from models.parsing import ParsingError
        from models.parsing.checkpoint import load_networks
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    try:
        parser, close_ups = load_networks(path)
    except ParsingError as error:
        needed = path.name in (FACE_PARSER.name, METRIC_PARSER.name)
        return Finding("Checkpoint", f"{size}. {error}", needed=needed)
    networks = [parser] if close_ups is None else [parser, close_ups]
    count = sum(p.numel() for network in networks for p in network.parameters())
    kind = f"face parser {type(parser).__name__}{'' if close_ups is None else ' with close-ups'}"
    return Finding("Checkpoint", f"{size}, {kind}, {count:,} parameters")


def _face_locator(path: Path, size: str) -> Finding:
    try:
        from models.parsing import ParsingError
        from models.parsing.locator_file import load_face_models
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    try:
        modules = load_face_models(path).modules().values()
    except ParsingError as error:
        return Finding("Checkpoint", f"{size}. {error}", needed=True)
    count = sum(p.numel() for module in modules for p in module.parameters())
    return Finding("Checkpoint", f"{size}, finds faces and their points, {count:,} parameters")


def photos() -> Finding:
    """The treatment of photos without a label map."""
    names = [FACE_LOCATOR.name, FACE_PARSER.name]
    if is_there(ADDED_CHECKPOINTS / PUBLIC_FACE_PARSER.name):
        names[1] = PUBLIC_FACE_PARSER.name
    folders = (CHECKPOINTS, ADDED_CHECKPOINTS)
    missing = [name for name in names if not any(is_there(folder / name) for folder in folders)]
    if missing:
        lacks = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in checkpoints/"
        return Finding("Photos", f"need a label map, as {lacks}. Get them back with: {RESTORE}")
    return Finding("Photos", f"faces are found by {names[0]} and labelled by {names[1]}")


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


def _python(code: str) -> subprocess.CompletedProcess[str]:
    """The outcome of `code` in another Python: what aborts there does not end this program."""
    command = [sys.executable, "-c", code]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", "no answer within a minute")


def _last_line(tried: subprocess.CompletedProcess[str]) -> str:
    lines = tried.stderr.strip().splitlines()
    return lines[-1].strip() if lines else f"ended with status {tried.returncode}"
