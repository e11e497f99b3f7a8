"""`python main.py benchmark` on the tiny network: every edit measured, and the pictures agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from quick_cases import first_quick

from sean_editor.engine import renderer
from sean_editor.engine.benchmark import Measurement
from sean_editor.engine.engine import Engine
from sean_editor.engine.growth import Growth
from sean_editor.texture.benchmark import Person, Stage, TextureMeasurement


@pytest.mark.slow
def test_json_has_every_edit(run, checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "has_quick_bfloat16", lambda device: True)
    outcome = run("benchmark", "--checkpoint", checkpoint, "--rounds", 1, "--json")
    assert outcome.status == 0, outcome.err
    found = json.loads(outcome.out)
    results = found["results"]
    assert found["encoding"] is None, "it is encoded in one pass"
    assert [(row["model"], row["edit"]) for row in results] == [
        ("tiny", edit) for edit in ("open", "swap", "stroke")
    ]
    assert all(row["reference_ms"] > 0 and row["engine_ms"] > 0 for row in results)
    assert all(row["max_difference"] < 1e-4 for row in results)
    assert all(0 < row["quick_mean"] <= row["quick_difference"] for row in results)
    assert all(row["quick_ms"] > 0 for row in results)
    assert found["busy"]["alone_ms"] > 0 and found["busy"]["busy_ms"] > 0


@pytest.mark.parametrize("computes", first_quick([True, False]))
def test_a_table_for_people(run, checkpoint: Path, computes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "has_quick_bfloat16", lambda device: computes)
    outcome = run("benchmark", "--checkpoint", checkpoint, "--rounds", 1)
    assert outcome.status == 0, outcome.err
    assert ("Quick: in bfloat16" in outcome.out) == computes
    for edit in ("new image", "style swap", "1 % brush stroke"):
        assert edit in outcome.out


@pytest.mark.parametrize("trouble", [None, "CUDA error: invalid capture"])
def test_what_a_card_replays(
    run, checkpoint: Path, trouble: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exact, half and replayed side by side."""
    measured = Measurement(
        "tiny", "swap", 40, 8, 1e-5, 6.5, 0.004, 0.0001, 2.25, 0.002, 0.0002, trouble, None
    )
    monkeypatch.setattr("sean_editor.engine.benchmark.measure", lambda *_: [measured])
    outcome = run("benchmark", "--checkpoint", checkpoint, "--rounds", 1)
    assert outcome.status == 0, outcome.err
    titles, row = (line.split() for line in outcome.out.splitlines()[2:4])
    assert titles[2:] == ["reference", "engine", "times", "quick", "captured", "draft"]
    assert row[-5:] == ["40", "8.0", "5.0", "6.5", "2.2"]
    assert "Captured: replayed as a CUDA graph" in outcome.out
    assert "largest difference 0.3 of 255 levels, on average 0.03 at most." in outcome.out
    assert ("Nothing was replayed any more, because: CUDA error" in outcome.out) == (trouble is not None)


@pytest.mark.slow
def test_exact_alone(run, checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "has_quick_bfloat16", lambda device: True)
    words = ("--checkpoint", checkpoint, "--rounds", 1, "--json", "--precision", "exact")
    found = json.loads(run("benchmark", *words).out)
    assert all(row["quick_ms"] is None for row in found["results"])
    assert found["busy"]["alone_ms"] > 0 and found["busy"]["busy_ms"] > 0


@pytest.mark.parametrize("as_json", [True, False])
def test_growth(run, checkpoint: Path, as_json: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    growth = Growth("style swap", "pixels", (64, 256), (1.0, 4.0))
    monkeypatch.setattr("sean_editor.engine.growth.measure_growth", lambda *_, **__: [growth])
    outcome = run("benchmark", "--growth", "--checkpoint", checkpoint, *(["--json"] if as_json else []))
    assert outcome.status == 0, outcome.err
    if as_json:
        (row,) = json.loads(outcome.out)["growth"]
        assert row["unit"] == "pixels" and row["times"] == [1, 4] and row["exponent"] == 1
    else:
        assert outcome.out.rstrip().endswith("exponent 1.00")
    assert run("benchmark", "--growth", "--checkpoint", "none.pth").status == 1


def test_missing_weights(run) -> None:
    outcome = run("benchmark", "--checkpoint", "none.pth")
    assert outcome.status == 1 and "none.pth" in outcome.err


@pytest.mark.slow
def test_texture_as_json(run, checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind of edit, at one small size, once."""
    monkeypatch.setattr("sean_editor.cli.texture_benchmark.SIZES", (64,))
    monkeypatch.setattr("sean_editor.texture.benchmark.AUTOENCODER", 64)
    outcome = run("benchmark", "--texture", "--checkpoint", checkpoint, "--rounds", 1, "--json")
    assert outcome.status == 0, outcome.err
    texture = json.loads(outcome.out)["texture"]
    assert [stage["size"] for stage in texture["stages"]] == [64]
    edits = ("prepared", "first", "again", "mixed")
    assert all(stage[key] > 0 for stage in texture["stages"] for key in edits)
    assert all(texture[key] > 0 for key in ("network", "matte", "draft", "draft_beside", "autoencoder"))
    assert texture["teacher"] is None and len(texture["means"]) == 1


def test_texture_for_people(run, checkpoint: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured as it is printed; a stage is shown after the network's picture and those before it."""
    stages = (Stage(256, 60, 100, 30, 40), Stage(512, 150, 300, 120, 90))
    measured = TextureMeasurement(50, 700, stages, 20, 21, 123, 200, 800, ("strands", "exemplars"))
    people: list[Person] = []

    def measure_texture(engine: Engine, own: Person, other: Person, *_: object) -> TextureMeasurement:
        people.extend((own, other))
        return measured

    monkeypatch.setattr("sean_editor.texture.benchmark.measure_texture", measure_texture)
    outcome = run("benchmark", "--texture", "--checkpoint", checkpoint)
    assert outcome.status == 0, outcome.err
    lines = outcome.out.splitlines()
    (first,) = (line.split() for line in lines if line.split()[:1] == ["256"])
    (second,) = (line.split() for line in lines if line.split()[:1] == ["512"])
    assert first[:7] == ["256", "60", "100", "30", "40", "40%", "110"] and first[-1] == "strands"
    assert second[:7] == ["512", "150", "300", "120", "90", "40%", "260"] and second[-1] == "exemplars"
    assert [person.source.photo.shape for person in people] == [(1024, 1024, 3)] * 2, (
        "as photos of the last stage"
    )
    assert "21.0 (105%)" in outcome.out and "123 MB" in outcome.out and "4.0 times" in outcome.out


def test_no_teacher(run, checkpoint: Path, tmp_path: Path) -> None:
    outcome = run("benchmark", "--texture", "--checkpoint", checkpoint, "--teacher", tmp_path)
    assert outcome.status == 1 and "taef2_encoder.pth" in outcome.err
