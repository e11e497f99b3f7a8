"""The builds of torch: which of them this machine needs, which is installed, and what that takes on disk.

On Linux the build that pip takes by itself brings NVIDIA's libraries: 3.0 GB to download, 5.6 GB installed
(torch 2.15).
A machine without an NVIDIA card needs PyTorch's CPU build: 0.2 GB and 0.9 GB. For Windows and macOS pip takes
a build of that size by itself. Outside the standard library all is imported on trial.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from sean_editor.locations import IN_BUNDLE, IN_CHECKOUT, START

ROOT = Path(__file__).resolve().parents[2]


def cpu_index() -> str:
    """Address of the package index that holds torch's CPU builds; SEAN_TORCH_CPU_INDEX names a mirror."""
    return os.environ.get("SEAN_TORCH_CPU_INDEX") or "https://download.pytorch.org/whl/cpu"


def has_nvidia_driver() -> bool:
    """Whether `nvidia-smi` lists a card: then the driver is installed, loaded, and fits its libraries."""
    try:
        listed = subprocess.run(["nvidia-smi", "-L"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return listed.returncode == 0 and "GPU" in listed.stdout


def installed_build() -> str:
    """The device of the installed torch: "CPU", "CUDA 13.0", "ROCm 7.0". ImportError without torch."""
    import torch

    if torch.version.cuda:
        return f"CUDA {torch.version.cuda}"
    hip = getattr(torch.version, "hip", None)
    return f"ROCm {hip}" if hip else "CPU"


def size_on_disk() -> int:
    """Bytes of the installed torch and of all the packages that it requires; 0 without torch."""
    return sum(_size(name) for name in {"torch", *requirements("torch")})


def describe_installed() -> str:
    """The installed build, its size, and the command that exchanges it for another.

    ImportError or OSError if torch cannot be imported.
    """
    build, driver = installed_build(), has_nvidia_driver()
    if IN_BUNDLE:
        lacks = ", which uses no NVIDIA card; an installation with Python can" if driver else ""
        return f"{build}, part of the bundle{lacks if build == 'CPU' else ''}"
    text = f"{build}, {size_on_disk() / 1e9:.1f} GB with all that it requires"
    if sys.platform == "darwin":
        return text
    if build == "CPU":
        found = ", but there is an NVIDIA driver" if driver else ""
        other = "default" if sys.platform.startswith("linux") else "ADDRESS"
        return f"{text}{found}. To exchange it for the NVIDIA build (5.6 GB): {change_command(other)}"
    lacks = ", but there is no NVIDIA driver" if build.startswith("CUDA") and not driver else ""
    return f"{text}{lacks}. To exchange it for the CPU build (0.9 GB): {change_command('cpu')}"


def change_command(build: str) -> str:
    """The command that exchanges the installed torch for another build."""
    if not IN_CHECKOUT:
        index = {"cpu": cpu_index(), "default": None}.get(build, build)
        return f"pip install --force-reinstall {f'--index-url {index} ' if index else ''}torch"
    return f"{START} install --torch {build}"


def requirements(name: str) -> set[str]:
    """Normal names of the installed distributions that `name` requires, directly or not; itself left out."""
    found: set[tuple[str, str]] = set()  # (name, extra), the extra empty for the distribution itself
    waiting = [(normal_name(name), "")]
    while waiting:
        new = set(required_by(*waiting.pop())) - found
        found |= new
        waiting += new
    return {name for name, _ in found} - {normal_name(name)}


def required_by(name: str, extra: str) -> Iterator[tuple[str, str]]:
    """(name, extra) of all that one extra of a distribution requires, as far as it is installed."""
    distribution = installed(name)
    for line in (distribution.requires if distribution else None) or []:
        required, extras, marker = re.findall(r"([\w.-]+)\s*(?:\[([^\]]*)\])?(.*)", line)[0]
        asked = re.search(r"""extra\s*==\s*['"]([^'"]+)""", marker)
        if extra == (asked[1] if asked else "") and installed(required):
            yield from ((normal_name(required), each) for each in ("", *re.findall(r"[\w.-]+", extras)))


def installed(name: str) -> metadata.Distribution | None:
    """The distribution of that name, if it is there."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _size(name: str) -> int:
    """Bytes of the files of a distribution; 0 if it is not installed."""
    distribution = installed(name)
    files = (distribution.files if distribution else None) or []
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.is_file())


def normal_name(name: str) -> str:
    """A distribution's name as package indexes spell it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
