"""`train-locator` from the command line, on the shipped portraits, for a few seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.parsing.locator_file import load_face_models
from sean_editor.cli.lab import train_locator
from sean_editor.cli.main import main

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "portraits"


@pytest.fixture(autouse=True)
def _same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The allocator's settings need a new process, which a test is not."""
    monkeypatch.setattr(train_locator, "keep_allocator", lambda: None)


@pytest.mark.slow
def test_a_short_run_leaves_a_locator_and_its_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left_out = tmp_path / "names.txt"
    left_out.write_text("astrid yuki")
    words = ["train-locator", "--data", str(SHIPPED), "-o", str(tmp_path / "run"), "--scenes", "6"]
    assert main([*words, "--minutes", "0.05", "--leave-out", str(left_out)]) == 0
    said = capsys.readouterr().out
    assert "21 train 1 validation 2 test faces" in said and "6 scenes" in said
    load_face_models(tmp_path / "run" / "face-locator.safetensors")


def test_a_folder_without_faces_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train-locator", "--data", str(tmp_path), "-o", str(tmp_path / "run")]) == 1
    assert f"{tmp_path} is no folder of faces" in capsys.readouterr().err
