"""Missing system libraries, told by the name of the Debian package."""

from __future__ import annotations

import pytest

from sean_editor.machine import system_libraries


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
