"""`python main.py download`: it says what the file is, fetches it into checkpoints/ and names the place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from public_site import PublicSite, packed, public_site, serve, small_model, weights

from models.sean import load_generator
from sean_editor import checkpoints
from sean_editor.checkpoints import ADDED_CHECKPOINTS
from sean_editor.cli import download
from sean_editor.errors import UserError
from sean_editor.machine import celebahq
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
    assert [line.split()[0] for line in outcome.out.splitlines()] == [*DOWNLOADS, "celebahq-model"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PublicSite]:
    """The publisher of the CelebA-HQ model, on this machine."""
    monkeypatch.setenv("no_proxy", "*")
    (tmp_path / "checkpoints").mkdir()
    monkeypatch.setattr(checkpoints, "ADDED_CHECKPOINTS", tmp_path / "checkpoints")
    with public_site(packed(weights())) as made:
        monkeypatch.setattr(celebahq, "CELEBAHQ", small_model(made.url + "/net"))
        yield made


def test_the_celebahq_model_is_downloaded_in_two_runs(
    run: Callable, site: PublicSite, tmp_path: Path
) -> None:
    target = tmp_path / "checkpoints" / "celebahq-256.safetensors"
    site.answer = functools.partial(serve, share=0.5)
    command = ("download", "celebahq-model", "--accept-licence")
    outcome = run(*command)
    assert outcome.status == 1 and "closed the connection. The part that has arrived is kept" in outcome.err
    assert "drive.google.com" in outcome.err and "--file FILE" in outcome.err
    assert outcome.err.count("\n") == 1
    site.answer = serve
    outcome = run(*command)
    assert outcome.status == 0 and outcome.err == "" and site.asked[-1][1] is not None
    first, *steps, last = outcome.out.splitlines()
    assert "CC BY-NC-SA 4.0" in first and steps == ["Unpacking…", "Checking…", "Converting…"]
    assert last == str(target) and load_generator(target).config.base_width == 1
    site.asked.clear()
    assert run(*command).out == f"{target}\n" and site.asked == []


def test_the_licence_comes_first(run: Callable, site: PublicSite, tmp_path: Path) -> None:
    outcome = run("download", "celebahq-model")
    assert outcome.status == 1 and "add --accept-licence" in outcome.err and site.asked == []
    assert list((tmp_path / "checkpoints").iterdir()) == []


def test_a_file_that_a_browser_has_downloaded(run: Callable, site: PublicSite, tmp_path: Path) -> None:
    file = tmp_path / "net.tar.gz"
    file.write_bytes(site.content)
    outcome = run("download", "celebahq-model", "--accept-licence", "--file", str(file))
    assert outcome.status == 0 and site.asked == [] and file.exists()
    file.write_bytes(b"<html>")
    outcome = run("download", "celebahq-model", "--accept-licence", "--file", str(file))
    assert outcome.status == 1 and "cannot be read as weights" in outcome.err
    assert load_generator(tmp_path / "checkpoints" / "celebahq-256.safetensors")


def test_options_of_the_model_belong_to_it(run: Callable) -> None:
    outcome = run("download", "face-parser", "--file", "x.pth")
    assert outcome.status == 1 and "celebahq-model" in outcome.err
