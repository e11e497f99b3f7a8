"""Libraries of a Linux system that a bundle brings along beyond those that PyInstaller takes by itself.

PyInstaller leaves OpenGL and X11's core to the system. Qt is linked to both, and a system without a desktop
has neither. The editor draws nothing with OpenGL, so libglvnd's three dispatchers are enough: no driver is
loaded.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from sean_editor.errors import UserError
from sean_editor.machine.system_libraries import (
    ALWAYS,
    FOR_A_WINDOW,
    install_command,
    missing_packages,
)

_BESIDES = ("libGL.so.1", "libGLX.so.0", "libGLdispatch.so.0", "libxcb.so.1")


def window_libraries() -> list[str]:
    """Their paths on this machine; none on another system than Linux. UserError if any library is missing
    that the bundle is to bring along, PyInstaller's included.
    """
    if not sys.platform.startswith("linux"):
        return []
    missing = sorted({*missing_packages(ALWAYS), *missing_packages(FOR_A_WINDOW)})
    if missing:
        command = install_command(missing)
        raise UserError(f"The bundle brings along libraries that are missing here. Install: {command}")
    return [_path(name) for name in _BESIDES]


def _path(library: str) -> str:
    """Where the system found a library: one for this processor, under the name that others ask for."""
    ctypes.CDLL(library)
    with Path("/proc/self/maps").open() as lines:
        mapped = {Path(line.split()[-1]) for line in lines if "/" in line}
    folders = {file.parent for file in mapped}
    return next(str(folder / library) for folder in sorted(folders) if (folder / library).resolve() in mapped)
