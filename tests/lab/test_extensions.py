"""A package of somebody else's brings a system and a data set, without a line of ours."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from models.errors import UserError
from models.lab import extensions
from models.lab.datasets import DataError, kinds, open_dataset
from models.lab.systems import load_system, system_class
from sean_editor.cli.main import main

CODE = '''
from dataclasses import dataclass

import torch
from torch import nn

from models.lab.datasets.folders import by_name, matched
from models.lab.datasets.index import Files
from models.lab.datasets.listed import ListedDataset, Listing
from models.lab.systems.system import Generated, System
from models.regions import FACADES


@dataclass(frozen=True)
class Config:
    regions: int = 12
    width: int = 4


class Flat(System):
    """One colour for each region, learnt."""

    name = "flat"

    def __init__(self, config):
        super().__init__()
        self.config = config
        self.colours = nn.Embedding(config.regions, 3)

    @classmethod
    def configure(cls, preset, **changes):
        return Config(**changes)

    @classmethod
    def from_config(cls, config):
        return cls(config)

    @property
    def network(self):
        return self.colours

    def generate(self, batch):
        return Generated(self.reconstruct(batch.images, batch.labels), {})

    def reconstruct(self, images, labels, instances=None):
        return torch.tanh(self.colours(labels.long())).permute(0, 3, 1, 2)

    @classmethod
    def load(cls, path, config):
        from models.weights_file import read_tensors

        made = cls(Config(**config))
        made.colours.load_state_dict(read_tensors(path))
        return made.eval()


class Doors(ListedDataset):
    """`doors/NAME.png` with `maps/NAME.png`."""

    layout, published, own_regions, download = "doors", 3, FACADES, "Draw some doors."

    @classmethod
    def list_files(cls, root):
        cls.require(root, "doors", "maps")
        images, labels = by_name(root / "doors"), by_name(root / "maps")
        names, alone = matched((root / "doors", images), (root / "maps", labels))
        files = {n: Files("train", f"doors/{images[n]}", f"maps/{labels[n]}") for n in names}
        return Listing(files, alone)


something = 3
'''
POINTS = """
[sean_editor.systems]
flat = a_package_of_theirs:Flat
broken = a_package_of_theirs:NotThere
number = a_package_of_theirs:something

[sean_editor.datasets]
doors = a_package_of_theirs:Doors
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Installed as pip leaves it: a module, and beside it what it announces."""
    place = tmp_path / "site-packages"
    info = place / "a_package_of_theirs-1.0.dist-info"
    info.mkdir(parents=True)
    (place / "a_package_of_theirs.py").write_text(CODE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: a-package-of-theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(POINTS)
    monkeypatch.syspath_prepend(str(place))
    extensions.announced.cache_clear()
    yield place
    extensions.announced.cache_clear()
    sys.modules.pop("a_package_of_theirs", None)


@pytest.fixture
def doors(tmp_path: Path) -> Path:
    root = tmp_path / "home"
    rng = np.random.default_rng(1)
    for kind in ("doors", "maps"):
        (root / kind).mkdir(parents=True)
    for number in range(6):
        labels = np.repeat(rng.integers(0, 12, (8, 8), np.uint8), 8, 0).repeat(8, 1)
        Image.fromarray(labels).save(root / "maps" / f"{number}.png")
        Image.fromarray(rng.integers(0, 256, (12, 3), np.uint8)[labels]).save(
            root / "doors" / f"{number}.png"
        )
    return root


def test_they_are_there_by_name(package: Path, doors: Path) -> None:
    assert system_class("flat").name == "flat" and "doors" in kinds()
    data = open_dataset("doors", doors)
    assert len(data) == 6 and data.load("3", 64)[0].shape == (64, 64, 3)


def test_they_train_and_are_loaded_again(
    package: Path, doors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sean_editor.cli.lab.train.keep_allocator", lambda: None)
    run = tmp_path / "run"
    words = ["train", "--data", str(doors), "--kind", "doors", "--system", "flat", "-o", str(run)]
    words += ["--steps", "2", "--size", "64", "--batch", "2", "--set", "perceptual_network=none", "bf16=0"]
    assert main([*words, "window=32", "discriminator_width=4"]) == 0
    system = load_system(run / "generator.safetensors")
    assert system.name == "flat" and system.config.regions == 12


def test_what_cannot_be_used_is_named(package: Path) -> None:
    with pytest.raises(UserError, match=r"broken .* cannot be loaded.*uninstall"):
        system_class("broken")
    with pytest.raises(UserError, match=r"number .* is no subclass of System"):
        system_class("number")


def test_without_the_package_there_are_only_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no system called 'flat'; there are: sean, spade, pix2pixhd"):
        system_class("flat")
    with pytest.raises(DataError, match="no kind of data set called doors"):
        open_dataset("doors", tmp_path)
