"""Several runs of a system as one row: the means, with intervals over the runs."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
import torch

from models.lab.baselines import SPADEConfig
from models.lab.evaluation.seeds import mean_interval
from models.lab.systems import make_system, save_system
from models.sean import SEANConfig
from sean_editor.cli.main import main

PORTRAITS = Path(__file__).parents[3] / "resources/portraits"
SEAN = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)
SPADE = SPADEConfig.compact(base_width=1, mask_hidden=4, latent=8, rows=2, columns=2)


def test_an_interval_over_runs_is_student_s() -> None:
    mean, low, high = mean_interval([20.0, 21.0, 23.0])
    # 4.303 x 1.5275 / sqrt(3), by hand
    assert mean == pytest.approx(64 / 3) and high - mean == mean - low == pytest.approx(3.795, abs=1e-3)
    assert mean_interval([0.5] * 40) == (0.5, 0.5, 0.5)
    alone = mean_interval([7.0])
    assert alone.value == 7 and math.isnan(alone.low)


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Three runs of SEAN, and one of SPADE, as `train` leaves them."""
    for name, config in (("sean-1", SEAN), ("sean-2", SEAN), ("sean-3", SEAN), ("spade", SPADE)):
        seed = int(name[-1]) if name[-1].isdigit() else 1
        torch.manual_seed(seed)
        (tmp_path / name).mkdir()
        save_system(make_system(name.split("-")[0], config), tmp_path / name / "generator.safetensors")
        plan = {"plan": {"steps": 200, "seed": seed}}
        (tmp_path / name / "config.json").write_text(json.dumps(plan))
    return tmp_path


def evaluate(runs: Path, *names: str, also: tuple[str, ...] = ()) -> int:
    checkpoints = [str(runs / name / "generator.safetensors") for name in names]
    data = ["--data", str(PORTRAITS), "--split", "all", "--size", "32", "--seeds"]
    return main(["evaluate", *data, "--checkpoint", *checkpoints, *also])


def test_runs_of_one_system_are_one_row(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(runs, "sean-1", "sean-2", "spade", "sean-3", also=("--json",)) == 0
    tables = json.loads(capsys.readouterr().out)["tables"]
    assert list(tables) == ["seeds", "table", "differences"]
    means: dict[str, dict[str, Any]] = {row["title"]: row for row in tables["seeds"]["rows"]}
    assert list(means) == ["SEAN", "SPADE", "Mean colour per region", "The pictures themselves"]
    assert (means["SEAN"]["runs"], means["SPADE"]["runs"]) == (3, 1)
    assert means["SEAN"]["steps"] == 200, "what all have in common has no interval"
    singles = {row["title"]: row["psnr"]["value"] for row in tables["table"]["rows"][:-1]}
    each = [singles[f"SEAN sean-{seed}"] for seed in (1, 2, 3)]
    assert len(set(each)) == 3
    expected = mean_interval(each)
    assert means["SEAN"]["psnr"] == pytest.approx(expected._asdict())
    assert means["SPADE"]["psnr"] == {"value": singles["SPADE"], "low": None, "high": None}
    assert means["SEAN"]["pfd"]["low"] < means["SEAN"]["pfd"]["value"], "that one has no other interval"
    assert means["Mean colour per region"]["psnr"] == singles["Mean colour per region"]


def test_one_run_of_each_system_has_no_interval(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(runs, "sean-1", "spade") == 1
    assert "--seeds needs several runs of a system" in capsys.readouterr().err


def test_a_seed_counts_once(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (runs / "sean-2/config.json").write_text('{"plan": {"steps": 200, "seed": 1}}')
    assert evaluate(runs, "sean-1", "sean-2") == 1
    assert "sean-1 and sean-2 were both trained with the seed 1" in capsys.readouterr().err


def test_runs_of_other_lengths_are_other_systems(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (runs / "sean-3/config.json").write_text('{"plan": {"steps": 900, "seed": 3}}')
    assert evaluate(runs, "sean-1", "sean-2", "sean-3") == 0
    table = capsys.readouterr().out.split("## ")[1]
    assert "| SEAN " in table and "| SEAN sean-3 " in table


def test_it_is_for_reconstructions(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(runs, "sean-1", "sean-2", also=("--protocol", "transfer")) == 1
    assert "--seeds is for the protocol reconstruction, not for transfer" in capsys.readouterr().err
