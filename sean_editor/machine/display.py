"""Whether there is a screen to open a window on, found out without Qt, which would abort."""

from __future__ import annotations

import ctypes
import os
import sys

from sean_editor.errors import UserError
from sean_editor.locations import PROGRAM
from sean_editor.machine.system_libraries import FOR_A_WINDOW, install_command, missing_packages

NO_DISPLAY = (
    "There is no display to open a window on. Every command but `edit` works without one; "
    f"`{PROGRAM} --help` lists them."
)
_NEED_NO_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def find_display() -> str | None:
    """A few words for where a window would appear, e.g. "X11 display :0"; None if nowhere."""
    platform = _wanted_platform()
    if platform in _NEED_NO_SCREEN:
        return f"Qt platform {platform}"
    if not sys.platform.startswith("linux"):
        return "the desktop"
    if os.environ.get("DISPLAY"):
        return f"X11 display {os.environ['DISPLAY']}"
    if os.environ.get("WAYLAND_DISPLAY"):
        return f"Wayland display {os.environ['WAYLAND_DISPLAY']}"
    return None


def check_display() -> None:
    """UserError where Qt would abort: no display that answers, or not the libraries that X11 needs."""
    place = find_display()
    if place is None:
        raise UserError(NO_DISPLAY)
    if not uses_x11():
        return
    packages = missing_packages(FOR_A_WINDOW)
    if packages:
        raise UserError(
            f"A window cannot be opened, system packages are missing. Install: {install_command(packages)}"
        )
    if not _x11_answers():
        raise UserError(f"The {place} does not answer. Check that it runs and that you may use it.")


def uses_x11() -> bool:
    """Whether Qt will open its windows through X11."""
    if _wanted_platform():
        return _wanted_platform() == "xcb"
    return sys.platform.startswith("linux") and bool(os.environ.get("DISPLAY"))


def _x11_answers() -> bool:
    """Whether the X11 display can be connected to.

    The connection is left open: when its only client leaves, an X server starts over, and for a moment it
    would refuse the window that comes next.
    """
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return x11.XOpenDisplay(None) is not None


def _wanted_platform() -> str:
    """The Qt platform asked for by the environment, "" if none is."""
    return os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
