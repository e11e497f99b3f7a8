"""Several runs of a system as one row: the means, with intervals over the runs."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from models.lab.baselines import SPADEConfig
from models.lab.evaluation.candidates import load_candidates
from models.lab.evaluation.report import Column, Report, Row, Table
from models.lab.evaluation.seeds import by_seeds, mean_interval, runs_of_systems
from models.lab.systems import make_system, save_system
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig
from sean_editor.cli.main import main

SEAN = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)
SPADE = SPADEConfig.compact(base_width=1, mask_hidden=4, style="map")
Evaluate = Callable[..., int]


def test_an_interval_over_runs_is_student_s() -> None:
    mean, low, high = mean_interval([20.0, 21.0, 23.0])
    # 4.303 x 1.5275 / sqrt(3), by hand
    assert mean == pytest.approx(64 / 3) and high - mean == mean - low == pytest.approx(3.795, abs=1e-3)
    assert mean_interval([0.5] * 40) == (0.5, 0.5, 0.5)
    alone = mean_interval([7.0])
    assert alone.value == 7 and math.isnan(alone.low)


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Three runs of SEAN, and one of SPADE++, as `train` leaves them."""
    for name, config in (("sean-1", SEAN), ("sean-2", SEAN), ("sean-3", SEAN), ("spade++-1", SPADE)):
        seed = int(name[-1])
        torch.manual_seed(seed)
        (tmp_path / name).mkdir()
        save_system(
            make_system("sean" if config is SEAN else "spade", config),
            tmp_path / name / "generator.safetensors",
        )
        plan = {"plan": {"steps": 200, "seed": seed}}
        (tmp_path / name / "config.json").write_text(json.dumps(plan))
    return tmp_path


@pytest.fixture
def evaluate(runs: Path, faces: Path) -> Evaluate:
    """`evaluate --seeds` of runs by name; its exit status."""

    def run(*names: str, also: tuple[str, ...] = ()) -> int:
        checkpoints = [str(runs / name / "generator.safetensors") for name in names]
        data = ["--data", str(faces), "--size", "32", "--seeds"]
        return main(["evaluate", *data, "--checkpoint", *checkpoints, *also])

    return run


@pytest.mark.slow
def test_runs_of_one_system_are_one_row(evaluate: Evaluate, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("sean-1", "sean-2", "spade++-1", "sean-3", also=("--json",)) == 0
    tables = json.loads(capsys.readouterr().out)["tables"]
    assert list(tables) == ["seeds", "table", "differences"]
    means: dict[str, dict[str, Any]] = {row["title"]: row for row in tables["seeds"]["rows"]}
    assert list(means) == ["SEAN", "SPADE++ spade++-1", "Mean colour per region", "The pictures themselves"]
    assert (means["SEAN"]["runs"], means["SPADE++ spade++-1"]["runs"]) == (3, 1)
    assert means["SEAN"]["steps"] == 200, "what all have in common has no interval"
    singles = {row["title"]: row["psnr"]["value"] for row in tables["table"]["rows"][:-1]}
    each = [singles[f"SEAN sean-{seed}"] for seed in (1, 2, 3)]
    assert len(set(each)) == 3
    expected = mean_interval(each)
    assert means["SEAN"]["psnr"] == pytest.approx(expected._asdict())
    assert means["SPADE++ spade++-1"]["psnr"] == {
        "value": singles["SPADE++ spade++-1"],
        "low": None,
        "high": None,
    }
    assert means["SEAN"]["pfd"]["low"] < means["SEAN"]["pfd"]["value"], "that one has no other interval"
    assert means["Mean colour per region"]["psnr"] == singles["Mean colour per region"]


def test_one_run_of_each_system_has_no_interval(
    evaluate: Evaluate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("sean-1", "spade++-1") == 1
    error = capsys.readouterr().err
    assert "pictures" not in error, "nothing was measured before"
    assert "--seeds needs several runs of a system" in error


def test_a_seed_counts_once(runs: Path, evaluate: Evaluate, capsys: pytest.CaptureFixture[str]) -> None:
    (runs / "sean-2/config.json").write_text('{"plan": {"steps": 200, "seed": 1}}')
    assert evaluate("sean-1", "sean-2") == 1
    assert "sean-1 and sean-2 were both trained with the seed 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("steps", "titles"),
    [
        ((200, 200, 900, 900), ["SEAN sean-1, sean-2", "SEAN sean-3, sean-4"]),
        ((200, 900, 200, 200), ["SEAN", "SEAN sean-2"]),
    ],
)
def test_runs_of_other_lengths_are_other_systems(
    runs: Path, steps: tuple[int, ...], titles: list[str]
) -> None:
    shutil.copytree(runs / "sean-3", runs / "sean-4")
    paths = [runs / f"sean-{seed}/generator.safetensors" for seed in (1, 2, 3, 4)]
    for seed, (path, length) in enumerate(zip(paths, steps, strict=True), 1):
        path.with_name("config.json").write_text(json.dumps({"plan": {"steps": length, "seed": seed}}))
    candidates = load_candidates(paths, torch.device("cpu"), CELEBAMASK_HQ)
    psnr = Column("psnr", "PSNR", 2, "higher")
    rows = tuple(Row(candidate.title, {"psnr": 20.0}) for candidate in candidates)
    report = Report("Reconstruction", (), (Table("table", "Figures", "System", (psnr,), rows),), (), ())
    means = by_seeds(report, runs_of_systems(candidates)).tables[0]
    assert [row.title for row in means.rows] == titles


def test_runs_of_other_plans_or_data_are_other_systems(runs: Path) -> None:
    told = [  # the plain recipe twice, then one with swapped styles, and one with other data
        {"data": ["a/faces"], "plan": {"seed": 1, "workers": 1, "jitter": 0.15}},
        {"data": ["b/faces"], "plan": {"seed": 2, "swap": 0.0}},
        {"data": ["a/faces"], "plan": {"seed": 1, "swap": 0.25}},
        {"data": ["a/faces", "a/renders"], "plan": {"seed": 1}},
    ]
    shutil.copytree(runs / "sean-3", runs / "sean-4")
    paths = [runs / f"sean-{seed}/generator.safetensors" for seed in (1, 2, 3, 4)]
    for path, settings in zip(paths, told, strict=True):
        settings["plan"]["steps"] = 200
        path.with_name("config.json").write_text(json.dumps(settings))
    systems = runs_of_systems(load_candidates(paths, torch.device("cpu"), CELEBAMASK_HQ))
    assert [[run.name for run in system] for system in systems] == [
        ["sean-1", "sean-2"],
        ["sean-3"],
        ["sean-4"],
    ]


def test_it_is_for_reconstructions(evaluate: Evaluate, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("sean-1", "sean-2", also=("--protocol", "transfer")) == 1
    assert "--seeds is for the protocol reconstruction, not for transfer" in capsys.readouterr().err
