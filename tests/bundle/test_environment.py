"""The environment of a bundle: what setup.cfg asks for, less what only the laboratory needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from sean_editor.bundle.environment import follow_recipe, make_environment, needed_packages
from sean_editor.errors import UserError


def test_the_packages_are_those_of_the_setup_file() -> None:
    names = {line.split(">=")[0] for line in needed_packages()}
    assert {"torch", "PyQt5", "numpy", "pillow", "pillow-heif", "pyinstaller"} <= names
    assert "opencv-python-headless" in names and "opencv-python" not in names, "its Qt plug-ins would clash"
    assert "torchmetrics" not in names
    assert all(">=" in line for line in needed_packages())


def test_a_folder_without_python_is_no_environment(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no virtual environment"):
        follow_recipe(tmp_path / "out", tmp_path)


@pytest.mark.slow
def test_a_missing_index_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "SEAN_TORCH_CPU_INDEX": tmp_path.as_uri(),  # a folder without packages
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UserError, match="SEAN_TORCH_CPU_INDEX names another index"):
        make_environment(tmp_path / "environment")
