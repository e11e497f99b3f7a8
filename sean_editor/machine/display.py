"""Whether there is a screen to open a window on, found out without a Qt window, which would abort."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from sean_editor.errors import UserError
from sean_editor.locations import PROGRAM
from sean_editor.machine.system_libraries import (
    FOR_A_WINDOW,
    FOR_WAYLAND,
    install_command,
    missing_packages,
)

NO_DISPLAY = (
    "There is no display to open a window on. Every command but `edit` works without one; "
    f"`{PROGRAM} --help` lists them."
)
NO_WAYLAND = (
    "PyQt5 has no plug-in for Wayland here. Install that of your system (Debian: qtwayland5), or start the "
    "program in a session with XWayland, where DISPLAY is set."
)
PATIENCE = 10.0
"""Seconds until a display that says nothing counts as one that does not answer."""


def choose_platform() -> str:
    """The Qt platform that the window uses: the one in QT_QPA_PLATFORM, else "xcb" where there is an X11
    display, as on a Wayland desktop with XWayland, else "wayland".

    "" without a display, and on other systems than Linux, where Qt knows its only one. Qt itself would not
    try Wayland everywhere, and ends the program if its choice fails.
    """
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if asked or not sys.platform.startswith("linux"):
        return asked
    if os.environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else ""


def find_display() -> str | None:
    """A few words for where a window would appear, e.g. "X11 display :0"; None if nowhere."""
    platform = choose_platform()
    if not platform:
        return None if sys.platform.startswith("linux") else "the desktop"
    kind = _kind(platform)
    if kind is None:  # offscreen, vnc and the like need no display
        return f"Qt platform {platform}"
    name = os.environ.get(kind.variable) or kind.usual
    return f"{kind.title} display {name}" if name else None


def check_display() -> None:
    """UserError where Qt would abort or wait for minutes: no display, one that does not answer, or not the
    libraries that it needs.
    """
    place = find_display()
    if place is None:
        raise UserError(NO_DISPLAY)
    kind = _kind(choose_platform())
    if kind is None:
        return
    packages = missing_packages(kind.libraries)
    if packages:
        raise UserError(
            f"A window cannot be opened, system packages are missing. Install: {install_command(packages)}"
        )
    if kind is _WAYLAND and not has_wayland_plugin():
        raise UserError(NO_WAYLAND)
    if not _answers(kind.connects):
        raise UserError(f"The {place} does not answer. Check that it runs and that you may use it.")


def uses_x11() -> bool:
    """Whether Qt will open its windows through X11."""
    return choose_platform() == "xcb"


class _Kind(NamedTuple):
    """A kind of display: its name, the variable that says where it is, where it usually is ("": nowhere),
    what it takes, a trial connection.
    """

    title: str
    variable: str
    usual: str
    libraries: Mapping[str, str]
    connects: Callable[[], bool]


def _kind(platform: str) -> _Kind | None:
    if platform == "xcb":
        return _X11
    return _WAYLAND if platform.startswith("wayland") else None


def _answers(connects: Callable[[], bool]) -> bool:
    """Whether a connection comes about in time. A host that is silent can keep the thread for minutes: it is
    left behind.
    """
    found: list[bool] = []
    trial = threading.Thread(target=lambda: found.append(connects()), name="display", daemon=True)
    trial.start()
    trial.join(PATIENCE)
    return found == [True]


def _x11_connects() -> bool:
    """Whether the X11 display can be connected to.

    The connection is left open: when its only client leaves, an X server starts over, and for a moment it
    would refuse the window that comes next.
    """
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return x11.XOpenDisplay(None) is not None


def _wayland_connects() -> bool:
    """Whether the Wayland display can be connected to."""
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(None)
    if display is not None:
        wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return display is not None


def has_wayland_plugin() -> bool:
    """False where PyQt5's own Qt lacks the plug-in; a system's Qt has it, or it is installed beside."""
    found = importlib.util.find_spec("PyQt5")
    if found is None or not found.submodule_search_locations:
        return False
    platforms = Path(found.submodule_search_locations[0]) / "Qt5" / "plugins" / "platforms"
    return not platforms.is_dir() or any(platforms.glob("libqwayland-*"))


_X11 = _Kind("X11", "DISPLAY", "", FOR_A_WINDOW, _x11_connects)
_WAYLAND = _Kind("Wayland", "WAYLAND_DISPLAY", "wayland-0", FOR_WAYLAND, _wayland_connects)
