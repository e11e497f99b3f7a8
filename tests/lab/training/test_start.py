"""A run from Python: what it leaves is a system that comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.lab.datasets import open_dataset
from models.lab.systems import load_system, make_system, system_class
from models.lab.training.plan import TrainingPlan
from models.lab.training.start import train
from models.parsing import FaceParser
from models.parsing.parser import ParserConfig


def test_train_in_one_call(pairs: Path, tmp_path: Path) -> None:
    system = make_system("spade", system_class("spade").configure("compact", base_width=1, mask_hidden=2))
    plan = TrainingPlan(size=64, batch=2, steps=2, window=32, discriminator_width=4, bf16=False)
    before = {name: value.clone() for name, value in system.network.state_dict().items()}
    figures = train(system, open_dataset("pairs", pairs), plan, tmp_path / "run")
    assert 0 < figures["psnr"] < 40
    assert any(not torch.equal(value, before[name]) for name, value in system.network.state_dict().items())
    loaded = load_system(tmp_path / "run" / "generator.safetensors")
    images, labels = torch.zeros(1, 3, 64, 64), torch.zeros(1, 64, 64, dtype=torch.int64)
    assert loaded.name == "spade" and loaded.reconstruct(images, labels).shape == (1, 3, 64, 64)


def test_one_picture_is_too_few(pairs: Path, tmp_path: Path) -> None:
    system = make_system("sean", system_class("sean").configure("compact", base_width=1, style_rank=2))
    alone = open_dataset("pairs", pairs, only=["p0"])
    with pytest.raises(ValueError, match="has one picture; training needs two"):
        train(system, alone, TrainingPlan(size=64, steps=1, window=32), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_a_loss_that_uses_the_face_parser_needs_one(pairs: Path, tmp_path: Path) -> None:
    system = make_system("sean", system_class("sean").configure("compact", base_width=1, style_rank=2))
    plan = TrainingPlan(size=64, window=32, steps=1, batch=2, layout=0.3)
    with pytest.raises(ValueError, match="face parser, which was not given"):
        train(system, open_dataset("pairs", pairs), plan, tmp_path)
    knows_fewer = FaceParser(ParserConfig(regions=7))
    with pytest.raises(ValueError, match="finds 7 regions, not the 19"):
        train(system, open_dataset("pairs", pairs), plan, tmp_path, parser=knows_fewer)
