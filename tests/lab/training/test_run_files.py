"""A run never takes the place of another unasked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from models.errors import UserError
from models.lab.autoencoder.run import RUN_FILES as AUTOENCODER_FILES
from models.lab.enlarger.run import RUN_FILES as ENLARGER_FILES
from models.lab.locator.run import RUN_FILES as LOCATOR_FILES
from models.lab.parser.run import RUN_FILES as PARSER_FILES
from models.lab.training.core.run_folder import RunFiles
from models.lab.training.run_files import RUN_FILES
from sean_editor.cli.main import main


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A folder of a run, with something of its owner's."""
    folder = tmp_path / "run"
    (folder / "tensorboard").mkdir(parents=True)
    of_run = ("state.pt", "config.json", "generator.safetensors", "log.csv", "samples-000100.png")
    for name in (*of_run, "notes.txt"):
        (folder / name).write_text(name)
    return folder


def test_a_folder_with_a_run_asks(run: Path) -> None:
    there = sorted(run.iterdir())
    with pytest.raises(UserError, match=r"--resume.*--overwrite"):
        RUN_FILES.claim(run, overwrite=False)
    RUN_FILES.claim(run, overwrite=True)
    assert sorted(run.iterdir()) == there, "nothing is removed before the new run begins"


def test_overwriting_leaves_what_is_no_part_of_the_run(run: Path) -> None:
    RUN_FILES.clear(run)
    assert [path.name for path in run.iterdir()] == ["notes.txt"]
    RUN_FILES.claim(run, overwrite=False)
    RUN_FILES.claim(run / "new", overwrite=True)
    RUN_FILES.clear(run / "new")


@pytest.mark.parametrize(
    ("command", "files"),
    [
        ("train", RUN_FILES),
        ("train-parser", PARSER_FILES),
        ("train-autoencoder", AUTOENCODER_FILES),
        ("train-enlarger", ENLARGER_FILES),
        ("train-locator", LOCATOR_FILES),
    ],
)
def test_no_command_that_trains_loses_a_run(
    command: str,
    files: RunFiles,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = f"sean_editor.cli.lab.{command.replace('-', '_')}"
    monkeypatch.setattr(f"{module}.keep_allocator", lambda: None)
    run = tmp_path / "run"
    run.mkdir()
    for name in files.names:
        (run / name).write_text(name)
    words = [command, "--data", str(tmp_path / "none"), "-o", str(run)]
    assert main(words) == 1
    assert "holds a run already" in capsys.readouterr().err
    assert main([*words, "--overwrite"]) == 1
    assert "none" in capsys.readouterr().err, "the folder of data that is not there"
    assert {path.name: path.read_text() for path in run.iterdir()} == {name: name for name in files.names}


@pytest.fixture
def train(pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The command line of a run in this process."""
    monkeypatch.setattr("sean_editor.cli.lab.train.keep_allocator", lambda: None)
    small = ("--size", "64", "--batch", "2")
    return lambda *more: ["train", "--data", str(pairs), "-o", str(tmp_path / "run"), *small, *more]


@pytest.mark.slow
def test_from_the_command_line(
    train, tiny_options: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--set", *tiny_options, "perceptual_network=none"]
    before = os.umask(0o027)
    try:
        assert main(train("--epochs", "1", *options)) == 0
    finally:
        os.umask(before)
    files = [path for path in (tmp_path / "run").iterdir() if path.is_file()]
    assert len(files) >= 5 and {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o640}
    assert main(train("--steps", "1", *options)) == 1
    assert "--overwrite" in capsys.readouterr().err
    assert main(train("--steps", "1", "--overwrite", *options)) == 0


@pytest.mark.parametrize(
    ("network", "file", "name"),
    [
        ("vgg19", "vgg19-dcbb9e9d.pth", "vgg19"),
        ("mobilenet", "mobilenet_v2-b0353104.pth", "mobilenet"),
        ("parser_mobilenet", "mobilenet_v2-b0353104.pth", "mobilenet"),
    ],
)
def test_a_run_does_not_start_without_the_network_it_compares_features_of(
    network: str,
    file: str,
    name: str,
    train,
    tiny_options: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sean_editor.cli.lab.train.ADDED_CHECKPOINTS", tmp_path / "none")
    monkeypatch.setattr(
        "sean_editor.cli.lab.train.MOBILENET", tmp_path / "none" / "mobilenet_v2-b0353104.pth"
    )
    assert main(train("--steps", "1", "--set", *tiny_options, f"perceptual_network={network}")) == 1
    said = capsys.readouterr().err
    assert file in said and f"main.py download {name}" in said
    assert not (tmp_path / "run").exists()
