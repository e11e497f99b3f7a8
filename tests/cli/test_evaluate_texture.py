"""`evaluate --protocol texture`: a list of cases on shipped portraits, with the tiny network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sean_editor.cli.lab import texture_figures
from sean_editor.photo import shipped_portraits

SHIPPED = shipped_portraits()[0].parent.parent

CASES = """case,group,portrait,reference,regions,edit
hair-01,hair,amara,elin,hair,
layout-01,layout,amara,,hair,add-fringe
"""


@pytest.fixture
def evaluate(run: Callable, checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Runs the protocol at 64 x 64 on the shipped portraits; nobody has fetched MobileNetV2."""
    monkeypatch.setattr("sean_editor.checkpoints.MOBILENET", tmp_path / "none.pth")
    monkeypatch.setattr(texture_figures, "MOBILENET", tmp_path / "none.pth")
    (tmp_path / "cases.csv").write_text(CASES)

    def evaluate(*words: object, data: Path = SHIPPED) -> object:
        return run("evaluate", "--protocol", "texture", "--data", data, "--checkpoint", checkpoint,
                   "--cases", tmp_path / "cases.csv", "--size", 64, *words)  # fmt: skip

    return evaluate


def test_the_table_and_the_page(evaluate: Callable, tmp_path: Path) -> None:
    outcome = evaluate("--output", tmp_path / "report")
    assert outcome.status == 0, outcome.err
    assert "Hair: network alone" in outcome.out and "Repainted layouts" in outcome.out
    assert "download mobilenet" in outcome.out and "Feature distance |" not in outcome.out
    page = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    assert "hair-01" in page and "layout-01" in page
    assert len(list((tmp_path / "report" / "pictures").iterdir())) == 8


def test_some_cases_as_json(evaluate: Callable) -> None:
    outcome = evaluate("--only", "layout", "--json")
    assert outcome.status == 0, outcome.err
    assert [one["case"] for one in json.loads(outcome.out)["pictures"]] == ["layout-01"]


def test_refusals_are_sentences(evaluate: Callable, run: Callable, tmp_path: Path) -> None:
    for words, named in (
        (("--only", "fur"), "fur"),
        (("--size", 63), "--size"),
        (("--features", tmp_path / "gone.pth"), "gone.pth"),
    ):
        outcome = evaluate(*words)
        assert outcome.status == 1 and named in outcome.err and outcome.err.count("\n") == 1
    assert "gone" in evaluate(data=tmp_path / "gone").err
    outcome = evaluate(data=tmp_path)
    assert outcome.status == 1 and "amara" in outcome.err
    outcome = run("evaluate", "--data", tmp_path, tmp_path)
    assert outcome.status == 1 and "one folder" in outcome.err
