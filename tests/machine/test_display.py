"""Where a window would appear, and what is said where Qt would abort or wait for minutes."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from sean_editor.errors import UserError
from sean_editor.machine import display

ROOT = Path(__file__).resolve().parents[2]
VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No display, until the test says otherwise."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


def test_a_window_is_refused_where_qt_would_abort(without, monkeypatch: pytest.MonkeyPatch) -> None:
    without("libxcb-icccm.so.4")
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(UserError, match="sudo apt-get install libxcb-icccm4"):
        display.check_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    display.check_display()


@pytest.mark.parametrize(
    ("variables", "place"),
    [
        ({}, None),
        ({"DISPLAY": ":7"}, "X11 display :7"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "Wayland display wayland-0"),
        ({"DISPLAY": ":7", "WAYLAND_DISPLAY": "wayland-1"}, "X11 display :7"),
        ({"DISPLAY": ":7", "QT_QPA_PLATFORM": "wayland"}, "Wayland display wayland-0"),
        ({"QT_QPA_PLATFORM": "xcb"}, None),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "Qt platform offscreen"),
    ],
)
def test_where_a_window_would_appear(variables, place, without, monkeypatch: pytest.MonkeyPatch) -> None:
    without()
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert display.find_display() == place


def test_a_display_that_does_not_answer_is_named(without, monkeypatch: pytest.MonkeyPatch) -> None:
    without()
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(UserError, match="X11 display :4711 does not answer"):
        display.check_display()


@pytest.fixture
def silent_display() -> Iterator[str]:
    """A display on this host whose server takes connections and never says a word."""
    for number in range(900, 1000):
        with socket.socket() as server:
            try:
                server.bind(("127.0.0.1", 6000 + number))
            except OSError:
                continue
            server.listen()
            yield f"127.0.0.1:{number}"
            return
    pytest.skip("no port is free")


def test_a_silent_display_is_not_waited_for(
    silent_display: str, without, monkeypatch: pytest.MonkeyPatch
) -> None:
    without()
    monkeypatch.setenv("DISPLAY", silent_display)
    monkeypatch.setattr(display, "PATIENCE", 0.5)
    with pytest.raises(UserError, match=f"X11 display {silent_display} does not answer"):
        display.check_display()


def test_the_program_ends_although_the_display_keeps_silent(silent_display: str) -> None:
    code = (
        "from sean_editor.machine import display; from sean_editor.cli.main import main; "
        "display.PATIENCE = 0.5; display.missing_packages = lambda libraries: []; raise SystemExit(main([]))"
    )
    env = {**os.environ, "DISPLAY": silent_display}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 1
    assert silent_display in done.stderr and "Traceback" not in done.stderr


def test_a_wayland_display_that_is_not_there_is_named(
    without, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        pytest.skip("there is no libwayland-client0")
    without()
    monkeypatch.setenv("WAYLAND_DISPLAY", "gone-0")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(UserError, match="Wayland display gone-0 does not answer"):
        display.check_display()


def test_wayland_takes_libraries_and_a_plugin(without, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "gone-0")
    without("libwayland-cursor.so.0")
    with pytest.raises(UserError, match="sudo apt-get install libwayland-cursor0"):
        display.check_display()
    without()
    monkeypatch.setattr(display, "has_wayland_plugin", lambda: False)
    with pytest.raises(UserError, match="XWayland"):
        display.check_display()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wayland is a matter of Linux")
def test_pyqt5_brings_its_wayland_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a Wayland desktop without XWayland is served, too."""
    assert display.has_wayland_plugin()
    (tmp_path / "Qt5" / "plugins" / "platforms").mkdir(parents=True)
    bare = ModuleSpec("PyQt5", None, is_package=True)
    bare.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr("importlib.util.find_spec", lambda name: bare)
    assert not display.has_wayland_plugin()
