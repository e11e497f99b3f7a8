"""`python main.py benchmark` on the tiny network: every edit measured, and the pictures agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sean_editor.engine import renderer


def test_json_has_every_edit(run, checkpoint: Path) -> None:
    outcome = run("benchmark", "--checkpoint", checkpoint, "--rounds", 1, "--json")
    assert outcome.status == 0, outcome.err
    results = json.loads(outcome.out)["results"]
    assert [(row["model"], row["edit"]) for row in results] == [
        ("tiny", edit) for edit in ("open", "swap", "stroke")
    ]
    assert all(row["reference_ms"] > 0 and row["engine_ms"] > 0 for row in results)
    assert all(row["max_difference"] < 1e-4 for row in results)


@pytest.mark.parametrize("computes", [True, False])
def test_a_table_for_people(run, checkpoint: Path, computes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "has_quick_bfloat16", lambda device: computes)
    outcome = run("benchmark", "--checkpoint", checkpoint, "--rounds", 1)
    assert outcome.status == 0, outcome.err
    assert ("Quick: in bfloat16" in outcome.out) == computes
    for edit in ("new image", "style swap", "1 % brush stroke"):
        assert edit in outcome.out


def test_missing_weights(run) -> None:
    outcome = run("benchmark", "--checkpoint", "none.pth")
    assert outcome.status == 1 and "none.pth" in outcome.err


@pytest.fixture
def _small_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sean_editor.cli.texture_benchmark.SIZES", (64, 96))


@pytest.mark.usefixtures("_small_stages")
def test_texture_as_json(run, checkpoint: Path) -> None:
    """Every stage, every edit, both autoencoders' place; at small sizes, once."""
    outcome = run("benchmark", "--texture", "--checkpoint", checkpoint, "--rounds", 1, "--json")
    assert outcome.status == 0, outcome.err
    texture = json.loads(outcome.out)["texture"]
    assert [stage["size"] for stage in texture["stages"]] == [64, 96]
    assert all(stage[key] > 0 for stage in texture["stages"] for key in ("first", "again", "mixed"))
    assert all(texture[key] > 0 for key in ("network", "matte", "draft", "draft_beside", "autoencoder"))
    assert texture["teacher"] is None and len(texture["means"]) == 2


@pytest.mark.usefixtures("_small_stages")
def test_texture_for_people(run, checkpoint: Path) -> None:
    outcome = run("benchmark", "--texture", "--checkpoint", checkpoint, "--rounds", 1)
    assert outcome.status == 0, outcome.err
    for words in ("first edit", "Matte of the hair", "colour slider", "there and back at 512"):
        assert words in outcome.out


def test_no_teacher(run, checkpoint: Path, tmp_path: Path) -> None:
    outcome = run("benchmark", "--texture", "--checkpoint", checkpoint, "--teacher", tmp_path)
    assert outcome.status == 1 and "taef2_encoder.pth" in outcome.err
