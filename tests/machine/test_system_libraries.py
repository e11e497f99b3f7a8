"""Missing system libraries, told by the name of the Debian package."""

from __future__ import annotations

import pytest

from sean_editor.errors import UserError
from sean_editor.machine import display, system_libraries


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Makes libraries unloadable on what then is a Linux system."""
    monkeypatch.setattr("sys.platform", "linux")

    def without(*libraries: str) -> None:
        monkeypatch.setattr(system_libraries, "_loads", lambda library: library not in libraries)

    return without


def test_packages_of_missing_libraries(without) -> None:
    without("libGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-xkb.so.1")
    assert system_libraries.missing_packages() == ["libgl1", "libglib2.0-0"]
    assert system_libraries.missing_packages(system_libraries.FOR_A_WINDOW) == ["libxcb-xkb1"]


def test_nothing_is_missing_elsewhere(without, monkeypatch: pytest.MonkeyPatch) -> None:
    without("libGL.so.1")
    monkeypatch.setattr("sys.platform", "darwin")
    assert system_libraries.missing_packages() == []


def test_one_failed_import_names_all_that_will_fail_next(without) -> None:
    without("libGL.so.1", "libfontconfig.so.1")
    error = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    sentence = system_libraries.explain(error)
    assert sentence == (
        "The system library libGL.so.1 is missing. "
        "Install it with: sudo apt-get install libfontconfig1 libgl1"
    )


def test_unknown_libraries_and_other_errors() -> None:
    unknown = ImportError("libstrange.so.3: cannot open shared object file: No such file or directory")
    assert "libstrange.so.3 is missing" in (system_libraries.explain(unknown) or "")
    assert system_libraries.explain(ImportError("cannot import name 'x' from 'y'")) is None


def test_a_window_is_refused_where_qt_would_abort(without, monkeypatch: pytest.MonkeyPatch) -> None:
    without("libxcb-icccm.so.4")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
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
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "Qt platform offscreen"),
    ],
)
def test_where_a_window_would_appear(variables, place, without, monkeypatch: pytest.MonkeyPatch) -> None:
    without()
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    assert display.find_display() == place


def test_a_display_that_does_not_answer_is_named(without, monkeypatch: pytest.MonkeyPatch) -> None:
    without()
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    with pytest.raises(UserError, match="X11 display :4711 does not answer"):
        display.check_display()
