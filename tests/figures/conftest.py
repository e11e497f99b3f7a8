"""A network that takes no time, and the shipped portraits."""

from __future__ import annotations

import pytest
import torch

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.photo import load_portrait, shipped_portraits


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("engine")
    generator = SEANGenerator(SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=4))
    for name, value in generator.state_dict().items():  # so that styles are seen, and mistaken ones found
        if ".fc_mu" in name and name.endswith(".weight"):
            value.mul_(8.0)
        elif name == "conv_img.weight":
            value.mul_(3.0)
    save_generator(generator, folder / "tiny.safetensors")
    return Engine(folder / "tiny.safetensors", "cpu", folder / "cache")


@pytest.fixture(scope="session")
def shipped() -> dict[str, Portrait]:
    return {path.stem: load_portrait(path) for path in shipped_portraits()}
