"""A network for sessions: a small one with filled weights."""

from __future__ import annotations

import pytest
import torch

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.engine.engine import Engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("engine")
    generator = SEANGenerator(SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=8))
    save_generator(generator, folder / "tiny.safetensors")
    return Engine(folder / "tiny.safetensors", "cpu", folder / "cache")
