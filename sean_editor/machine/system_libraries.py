"""The libraries that PyQt5 and OpenCV need from a Linux system, and the Debian packages that bring them."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterable, Mapping

ALWAYS = {
    "libGL.so.1": "libgl1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
}
"""Library -> package: needed to import PyQt5 and OpenCV at all."""

FOR_A_WINDOW = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Library -> package: needed besides for a window on an X11 display, where Qt would abort without."""

FOR_WAYLAND = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""Library -> package: needed besides for a window on a Wayland display without XWayland."""

_SELDOM = {
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libSM.so.6": "libsm6",
    "libgomp.so.1": "libgomp1",
}
"""Library -> package: comes with the above; named only when an import fails for want of it."""


def missing_packages(libraries: Mapping[str, str] = ALWAYS) -> list[str]:
    """The Debian packages of those `libraries` that cannot be loaded; none on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return sorted({package for library, package in libraries.items() if not can_load(library)})


def install_command(packages: Iterable[str]) -> str:
    """The command that installs `packages` on Debian and its derivatives."""
    return f"sudo apt-get install {' '.join(packages)}"


def explain(error: ImportError) -> str | None:
    """One sentence with the remedy if `error` comes from a missing system library, else None."""
    found = re.match(r"(\S+\.so[.\d]*): cannot open shared object file", str(error))
    if found is None:
        return None
    library = found.group(1)
    package = {**_SELDOM, **FOR_WAYLAND, **FOR_A_WINDOW, **ALWAYS}.get(library)
    if package is None:
        return f"The system library {library} is missing. Install the package of your system that has it."
    packages = sorted({package, *missing_packages()})
    return f"The system library {library} is missing. Install it with: {install_command(packages)}"


def can_load(library: str) -> bool:
    """Whether the system finds this library and all that it needs."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
