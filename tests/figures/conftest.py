"""A network that takes no time, and the shipped portraits."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.photo import load_portrait, shipped_portraits


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of random weights in whose pictures styles are seen, so that mistaken ones are found."""
    torch.manual_seed(3)
    path = tmp_path_factory.mktemp("weights") / "tiny.safetensors"
    generator = SEANGenerator(SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=4))
    for name, value in generator.state_dict().items():
        if ".fc_mu" in name and name.endswith(".weight"):
            value.mul_(8.0)
        elif name == "conv_img.weight":
            value.mul_(3.0)
    save_generator(generator, path)
    return path


@pytest.fixture(scope="session")
def engine(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(weights, "cpu", tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def shipped() -> dict[str, Portrait]:
    return {path.stem: load_portrait(path) for path in shipped_portraits()}
