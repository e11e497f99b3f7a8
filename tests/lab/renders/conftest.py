"""The rig, and one head on it; without scipy nothing here can run."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="scipy is not installed: python main.py install renders")

from models.lab.renders.head import Head, make_head
from models.lab.renders.person import sample_person
from models.lab.renders.rig import Rig
from models.lab.renders.streams import Stream, Streams

RIG_FILE = Path(__file__).resolve().parents[3] / "resources" / "renders" / "head.npz"


@pytest.fixture(scope="session")
def rig() -> Rig:
    return Rig(RIG_FILE)


@pytest.fixture(scope="session")
def head(rig: Rig) -> Head:
    streams = Streams(2, 3)
    person = sample_person(streams(Stream.PERSON), streams(Stream.HAIR_COLOUR))
    return make_head(rig, person.with_hair("long", True), streams(Stream.SHAPE), streams(Stream.POSE))
