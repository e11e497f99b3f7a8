"""A machine that lacks libraries."""

from __future__ import annotations

import pytest

from sean_editor.machine import system_libraries


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch):
    """Makes libraries unloadable on what then is a Linux system."""
    monkeypatch.setattr("sys.platform", "linux")

    def without(*libraries: str) -> None:
        monkeypatch.setattr(system_libraries, "can_load", lambda library: library not in libraries)

    return without
