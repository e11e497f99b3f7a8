"""Shipped portraits as a data set, small systems as checkpoints, and the shipped parser as judge."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch

from models.lab.baselines import SPADEConfig
from models.lab.metrics.face_parsing import FaceJudge
from models.lab.systems import make_system, save_system
from models.parsing import FaceParser, load_parser
from models.sean import SEANConfig
from sean_editor.checkpoints import FACE_PARSER

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "portraits"
NAMES = ("amara", "elin", "hugo", "joy", "mei")


@pytest.fixture(scope="session")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pairs with five shipped portraits to test on."""
    root = tmp_path_factory.mktemp("data") / "faces"
    for folder, suffix in (("images", "jpg"), ("labels", "png")):
        (root / folder).mkdir(parents=True)
        for name in NAMES:
            shutil.copy(SHIPPED / folder / f"{name}.{suffix}", root / folder)
    (root / "test.txt").write_text("\n".join(NAMES))
    return root


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


@pytest.fixture(scope="session")
def judge() -> FaceJudge:
    parser = load_parser(FACE_PARSER)
    assert isinstance(parser, FaceParser)
    return FaceJudge(parser)
