"""Two real processes under torchrun learn what one learns from the joint batch."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from models.lab.systems import load_system
from models.lab.training.processes import Processes

WORKER = Path(__file__).with_name("batch_norm_worker.py")


def losses(folder: Path) -> dict[tuple[int, str], float]:
    with (folder / "log.csv").open(encoding="utf-8") as file:
        return {(int(row["step"]), row["name"]): float(row["value"]) for row in csv.DictReader(file)}


@pytest.mark.slow
def test_batch_norm_of_two_processes_is_that_of_the_joint_batch() -> None:
    command = [
        sys.executable,
        "-m",
        "torch.distributed.run",
        "--standalone",
        "--nproc_per_node=2",
        str(WORKER),
    ]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(WORKER.parents[3])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("equal") == 2


@pytest.mark.slow
def test_two_processes_learn_as_one_with_the_joint_batch(
    train_command: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    words = ("--steps", "6", "--batch", "4", "--seed", "5")
    # not hinge: while no patch is beyond its margins, the score's bias has no gradient but rounding, and Adam
    # makes a whole step of that
    settings = (
        "coarse_until=0.3",
        "adversarial_from=0.5",
        "schedule=paper",
        "adversarial_loss=least_squares",
        # the deviations of our larger encoder make much of rounding, in pictures as flat as these
        "network.encoder=moments",
        "network.style_norm=false",
    )
    for name, processes in (("one", 1), ("two", 2)):
        started = train_command(tmp_path / name, *words, settings=settings, processes=processes)
        output, _ = started.communicate(timeout=300)
        assert started.returncode == 0, output
        assert output.count("saved") == 1, "one process reports and writes"
    expected, found = losses(tmp_path / "one"), losses(tmp_path / "two")
    assert {name for step, name in expected if step == 6} == {
        "reconstruction", "matching", "adversarial", "judge", "learning rate"
    }  # fmt: skip
    assert found == pytest.approx(expected, rel=1e-3, abs=2e-5)
    one, two = (torch.load(tmp_path / n / "state.pt", weights_only=True) for n in ("one", "two"))
    for part in ("system", "average", "discriminator"):
        gaps = {key: (value - two[part][key]).abs().float() for key, value in one[part].items()}
        assert torch.cat([gap.flatten() for gap in gaps.values()]).mean() < 1e-5, part
        for key, gap in gaps.items():
            # a bias before batch norm has no gradient but rounding, of which Adam makes whole steps; the
            # running mean follows it, and nothing else does
            free = part != "discriminator" and key.endswith(("bias", "running_mean"))
            assert gap.max() < (2e-3 if free else 6e-4), key
    load_system(tmp_path / "two" / "generator.safetensors")


def test_a_batch_is_divided_into_equal_shares() -> None:
    rows = [Processes(rank, 2).rows(12, passes=3) for rank in range(2)]
    assert rows == [[range(0, 2), range(4, 6), range(8, 10)], [range(2, 4), range(6, 8), range(10, 12)]]
    with pytest.raises(ValueError, match="multiple of 4"):
        Processes(0, 2).rows(6, passes=2)
