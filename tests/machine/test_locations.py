"""How this copy of the program is started: messages and help show a command that can be copied."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from sean_editor.locations import PACKAGE, typed_python


def python_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python in bin/ of a folder, which is the one that runs."""
    python = folder / "bin" / ("python.exe" if os.name == "nt" else "python")
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch(mode=0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    return python


def test_in_an_activated_environment_it_is_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = python_in(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(python.parent))
    assert typed_python() == "python"


def test_else_it_is_a_path_that_a_shell_understands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(python_in(tmp_path / "other", monkeypatch).parent))
    python = python_in(tmp_path / "my venv", monkeypatch)
    assert typed_python().strip("\"'") == str(python) != typed_python()


def test_inside_the_program_it_is_the_path_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", str(PACKAGE.parent / ".venv" / "bin" / "python"))
    assert typed_python() == str(Path(".venv", "bin", "python"))
