"""Six small pairs, and trainers of a very small network on them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from models.lab.datasets.pairs import PairFolder
from models.lab.systems import make_system
from models.lab.training.batches import BatchMaker
from models.lab.training.plan import TrainingPlan
from models.lab.training.trainer import Trainer
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig

TINY = SEANConfig.compact(base_width=2, style_length=64, style_rank=8, mask_hidden=4)
TINY_OPTIONS = ("network.base_width=2", "network.style_length=64", "network.style_rank=8",
                "network.mask_hidden=4", "bf16=0", "discriminator_width=4", "window=32",
                "log_every=1")  # fmt: skip
"""The same network on the command line, after --set."""

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def tiny_options() -> tuple[str, ...]:
    """The options of a tiny network, after --set."""
    return TINY_OPTIONS


@pytest.fixture(scope="session")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six pictures whose halves are one flat colour a region; the last one is for testing."""
    root = tmp_path_factory.mktemp("pairs")
    (root / "images").mkdir()
    (root / "labels").mkdir()
    rng = np.random.default_rng(0)
    for index in range(6):
        labels = np.full((64, 64), 13, np.uint8)
        labels[:, 20:], labels[8:20, 30:40] = 1, 4
        colours = rng.integers(0, 256, (19, 3), dtype=np.uint8)
        Image.fromarray(labels).save(root / "labels" / f"p{index}.png")
        Image.fromarray(colours[labels]).save(root / "images" / f"p{index}.png")
    (root / "test.txt").write_text("p5\n")
    return root


@pytest.fixture(scope="session")
def make_batches(pairs: Path) -> Callable[..., BatchMaker]:
    def make(jitter: float = 0.1) -> BatchMaker:
        return BatchMaker([PairFolder.open(pairs)], [1.0], CELEBAMASK_HQ, 64, jitter, recolour=jitter)

    return make


@pytest.fixture
def make_trainer(make_batches: Callable[..., BatchMaker]) -> Callable[..., Trainer]:
    """A trainer of TINY, or another network, at 64 x 64; the words change the plan."""

    def make(network: SEANConfig = TINY, **plan: Any) -> Trainer:
        settings = {"size": 64, "window": 32, "batch": 2, "discriminator_width": 4, "bf16": False} | plan
        if "minutes" not in plan:
            settings.setdefault("steps", 6)
        torch.manual_seed(0)
        return Trainer(make_system("sean", network), TrainingPlan(**settings), make_batches(), CELEBAMASK_HQ)

    return make


@pytest.fixture
def train_command(pairs: Path) -> Callable[..., subprocess.Popen[str]]:
    """Starts `main.py train` with the tiny network on the pairs, as a process of its own; with `processes`
    as many under torchrun.
    """

    def start(folder: Path, *words: str, processes: int = 1, settings: tuple[str, ...] = ()) -> Any:
        python = [sys.executable]
        if processes > 1:
            launch = ["-m", "torch.distributed.run", "--standalone", f"--nproc_per_node={processes}"]
            python = [sys.executable, *launch]
        command = [*python, str(ROOT / "main.py"), "train", "--data", str(pairs), "--size", "64"]
        command += ["-o", str(folder), *words, "--set", *TINY_OPTIONS, *settings]
        environment = os.environ | {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
        environment["PYTHONWARNINGS"] = "error::FutureWarning,error::UserWarning"
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    return start
