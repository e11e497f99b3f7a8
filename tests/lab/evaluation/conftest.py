"""Small systems as checkpoints."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.lab.baselines import SPADEConfig
from models.lab.systems import make_system, save_system
from models.sean import SEANConfig


@pytest.fixture(scope="session")
def sean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small SEAN with random weights, as a run leaves it."""
    path = tmp_path_factory.mktemp("runs") / "first" / "generator.safetensors"
    path.parent.mkdir()
    torch.manual_seed(7)
    config = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)
    save_system(make_system("sean", config), path)
    (path.parent / "config.json").write_text('{"plan": {"steps": 1500}}')
    return path


@pytest.fixture(scope="session")
def spade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small SPADE with random weights."""
    path = tmp_path_factory.mktemp("weights") / "small.safetensors"
    torch.manual_seed(8)
    config = SPADEConfig.compact(base_width=1, mask_hidden=4, latent=8, rows=2, columns=2)
    save_system(make_system("spade", config), path)
    return path
