"""Every kind of data set is trained on, from the command line, with what follows from its pictures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dataset_samples import ade20k, celebamask_hq, cityscapes, facades, noise, save

from models.lab.systems import load_system
from sean_editor.cli.main import main

TINY = {
    "sean": (
        "network.base_width=2",
        "network.style_length=64",
        "network.style_rank=8",
        "network.mask_hidden=4",
    ),
    "pix2pixhd": ("network.base_width=2", "network.blocks=1", "network.feature_width=2"),
}
PLAN = ("bf16=0", "discriminator_width=4", "window=32", "coarse_until=0", "adversarial_from=0", "workers=1")


@pytest.fixture
def train(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Two steps of a tiny network; returns what it was configured as."""
    monkeypatch.setattr(
        "sean_editor.cli.lab.train.keep_allocator", lambda: None
    )  # it would start pytest anew

    def run(kind: str, root: Path, *size: int, system: str = "sean") -> dict[str, Any]:
        run_folder = tmp_path / "run"
        words = ["train", "--kind", kind, "--data", root, "--system", system, "--size", *size, "--batch", 2]
        words += ["--steps", 2, "--device", "cpu", "-o", run_folder, "--set", *TINY[system], *PLAN]
        assert main([str(word) for word in words]) == 0
        assert load_system(run_folder / "generator.safetensors").name == system
        config = json.loads((run_folder / "config.json").read_text())
        assert config["kind"] == kind and config["plan"]["steps"] == 2
        return config["network"] | config["record"]["names"]

    return run


@pytest.mark.slow
def test_prepared_faces(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    root = celebamask_hq(tmp_path / "faces")
    assert main(["prepare", "--kind", "celebamask-hq", str(root)]) == 0
    network = train("celebamask-hq", tmp_path / "faces-prepared", 32)
    assert network["regions"] == 19
    used = {*network["held out"], *network["training"][0]}
    assert used == {"0", "1", "2", "1999", "2000", "27999"}, "no test picture"


@pytest.mark.slow
def test_packed_faces_without_their_originals(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    root, ready = celebamask_hq(tmp_path / "faces"), tmp_path / "ready"
    words = ["prepare", "--kind", "celebamask-hq", str(root), "--size", "256", "-o", str(ready)]
    assert main(words) == 0 and main([*words[:5], "32", "-o", str(ready)]) == 0
    shutil.rmtree(root)
    assert train("celebamask-hq", ready, 32)["regions"] == 19


@pytest.mark.slow
def test_scenes_of_151_classes(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    assert train("ade20k", ade20k(tmp_path), 64)["regions"] == 151


@pytest.mark.slow
def test_streets_of_35_classes(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    assert train("cityscapes", cityscapes(tmp_path), 64, 128)["regions"] == 35


def test_streets_with_instances(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    network = train("cityscapes", cityscapes(tmp_path), 64, 128, system="pix2pixhd")
    assert network["regions"] == 35 and network["instances"] is True


@pytest.mark.slow
def test_facades(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    assert train("facades", facades(tmp_path), 32)["regions"] == 12


@pytest.mark.slow
def test_own_regions(train: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        save(noise(64, 64, 3), tmp_path / "images" / f"{name}.jpg")
        save(noise(64, 64) % 3, tmp_path / "labels" / f"{name}.png")
    (tmp_path / "regions.json").write_text('["sky", "sea", "boat"]')
    assert train("pairs", tmp_path, 32)["regions"] == 3


def test_folders_with_other_regions_are_not_mixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sean_editor.cli.lab.train.keep_allocator", lambda: None)
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder, text in zip(folders, ('["a"]', '["a", "b"]'), strict=True):
        save(noise(32, 32, 3), folder / "images" / "p.jpg")
        save(noise(32, 32) * 0, folder / "labels" / "p.png")
        (folder / "regions.json").write_text(text)
    assert main(["train", "--data", *map(str, folders), "--steps", "1", "-o", str(tmp_path / "run")]) == 1
    assert "have other regions" in capsys.readouterr().err
    assert main(["train", "--kind", "x", "--data", "one", "--steps", "1", "-o", str(tmp_path / "run")]) == 1
    assert "no kind of data set called x" in capsys.readouterr().err
