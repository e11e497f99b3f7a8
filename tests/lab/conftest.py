"""Shipped portraits as a data set, and the shipped face parser as a metric network."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from read_once import labels_once, networks_once

from models.lab.metrics.face_parsing import FaceMetric
from models.parsing import FaceParser, load_parser
from sean_editor.checkpoints import METRIC_PARSER

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "portraits"
NAMES = ("amara", "elin", "hugo", "joy", "mei")


@pytest.fixture(autouse=True)
def what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands need not read the same network again, nor compare the same labels."""
    networks_once(monkeypatch)
    labels_once(monkeypatch)


@pytest.fixture(autouse=True)
def short_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of a few steps settle what they save on fewer pictures: it took longer than the steps."""
    monkeypatch.setattr("models.lab.training.trainer.SETTLING", 2)


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
def face_network() -> FaceMetric:
    parser = load_parser(METRIC_PARSER)
    assert isinstance(parser, FaceParser)
    return FaceMetric(parser)
