"""A run never takes the place of another unasked."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from models.errors import UserError
from models.lab.training.run_files import claim
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
        claim(run, overwrite=False)
    assert sorted(run.iterdir()) == there


def test_overwriting_leaves_what_is_no_part_of_the_run(run: Path) -> None:
    claim(run, overwrite=True)
    assert [path.name for path in run.iterdir()] == ["notes.txt"]
    claim(run, overwrite=False)
    claim(run / "new", overwrite=True)


@pytest.fixture
def train(pairs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The command line of a run in this process."""
    monkeypatch.setattr("sean_editor.cli.lab.train.keep_allocator", lambda: None)
    small = ("--size", "64", "--batch", "2")
    return lambda *more: ["train", "--data", str(pairs), "-o", str(tmp_path / "run"), *small, *more]


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
