"""`python main.py download`: it says what the file is, fetches it into checkpoints/ and names the place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sean_editor.checkpoints import ADDED_CHECKPOINTS
from sean_editor.cli import download
from sean_editor.errors import UserError
from sean_editor.machine.downloads import DOWNLOADS, Download


def test_what_it_is_and_where_it_went(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(which: Download, folder: Path, report: Callable[[float], None]) -> Path:
        asked.append((which, folder))
        report(0.5)
        return folder / which.file

    monkeypatch.setattr(download, "fetch", fetch)
    outcome = run("download", "face-parser")
    assert asked == [(DOWNLOADS["face-parser"], ADDED_CHECKPOINTS)]
    assert outcome.status == 0 and outcome.err == "", "progress is for a terminal"
    first, last = outcome.out.splitlines()
    assert "53 MB" in first and "non-commercial" in first
    assert last == str(ADDED_CHECKPOINTS / "79999_iter.pth")


def test_a_failure_is_a_sentence(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(*_: object) -> Path:
        raise UserError("vgg19-dcbb9e9d.pth could not be downloaded.")

    monkeypatch.setattr(download, "fetch", fetch)
    outcome = run("download", "vgg19")
    assert outcome.status == 1 and outcome.err == "main.py: vgg19-dcbb9e9d.pth could not be downloaded.\n"


def test_the_files_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    from sean_editor.cli.main import main

    with pytest.raises(SystemExit):
        main(["download", "--help"])
    help_text = capsys.readouterr().out
    assert all(name in help_text and entry.title in help_text for name, entry in DOWNLOADS.items())


def test_without_a_name_it_lists_what_there_is(run: Callable) -> None:
    outcome = run("download")
    assert outcome.status == 0
    assert [line.split()[0] for line in outcome.out.splitlines()] == list(DOWNLOADS)
