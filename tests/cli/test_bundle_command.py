"""The program as a bundle: its commands, its words, and the modules that it may go without."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt5.QtWidgets import QMessageBox

from sean_editor import extras
from sean_editor.bundle.recipe import METADATA
from sean_editor.cli import main as command_line
from sean_editor.cli.main import available, main
from sean_editor.machine import diagnosis, torch_build


def test_it_has_the_commands_that_edit_pictures() -> None:
    names = set(available(bundled=True))
    assert {"edit", "transfer", "reconstruct", "render", "batch", "analyse", "doctor"} <= names
    assert not names & {"train", "evaluate", "render-portraits", "install", "bundle", "figure", "benchmark"}
    assert available(bundled=False).keys() > names


def test_it_says_which_commands_it_lacks(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "IN_BUNDLE", True)
    outcome = run("train", "--data", "faces", "-o", "runs")
    assert outcome.status == 1
    assert "“train” is not part of the bundle. It takes an installation with Python." in outcome.err
    assert "Did you mean “transfer”" in run("transfr", "amara").err
    with pytest.raises(SystemExit):
        main(["--help"])


def test_doctor_looks_for_what_a_bundle_has(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (diagnosis, torch_build):
        monkeypatch.setattr(module, "IN_BUNDLE", True)
    assert set(diagnosis.packages(bundled=True)) <= set(METADATA)
    assert diagnosis.packages(bundled=False) == diagnosis.PACKAGES
    monkeypatch.setattr(diagnosis, "package", lambda name, module: diagnosis.Finding(name, module))
    found = {topic: text for topic, text, _ in diagnosis.findings()}
    assert "a bundle in " in found["SEAN Editor"] and " of its own on " in found["Python"]
    assert found["opencv-python-headless"] == "cv2" and "opencv-python" not in found
    assert "pillow-heif" in found["Optional"], "the only extra of a bundle"
    assert "part of the bundle" in found["torch build"] and "install" not in found["torch build"]


def test_its_python_cannot_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extras.can_install() in (True, False)
    monkeypatch.setattr(extras, "IN_BUNDLE", True)
    assert not extras.can_install()


def test_without_a_terminal_a_message_has_a_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: shown.append(text))
    monkeypatch.setattr("sys.stderr", None)
    monkeypatch.setattr("sys.stdout", None)
    assert main(["render", str(tmp_path / "lost.sean"), "-o", str(tmp_path / "a.png")]) == 1
    assert len(shown) == 1 and "lost.sean" in shown[0]


def test_a_bundle_is_made_from_the_repository_only(
    run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sean_editor.cli.bundle.IN_CHECKOUT", False)
    outcome = run("bundle", "-o", str(tmp_path))
    assert outcome.status == 1 and "repository" in outcome.err


def test_an_environment_has_to_be_one(run, tmp_path: Path) -> None:
    outcome = run("bundle", "-o", str(tmp_path / "out"), "--environment", str(tmp_path))
    assert outcome.status == 1 and f"{tmp_path} is no virtual environment" in outcome.err
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_written_is_named_before_anything_is_fetched(run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    outcome = run("bundle", "-o", str(tmp_path / "out"))
    assert outcome.status == 1 and f"{tmp_path / 'out'} cannot be used" in outcome.err
