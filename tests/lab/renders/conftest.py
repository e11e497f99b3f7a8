"""The rig, and one head on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # the tests skip where scipy is missing, so nothing here may import it
    from models.lab.renders.head import Head
    from models.lab.renders.rig import Rig

RIG_FILE = Path(__file__).resolve().parents[3] / "resources" / "renders" / "head.npz"


@pytest.fixture(scope="session")
def rig() -> Rig:
    from models.lab.renders.rig import Rig

    return Rig(RIG_FILE)


@pytest.fixture(scope="session")
def head(rig: Rig) -> Head:
    from models.lab.renders.head import make_head
    from models.lab.renders.person import sample_person
    from models.lab.renders.streams import Stream, Streams

    streams = Streams(2, 3)
    person = sample_person(streams(Stream.PERSON), streams(Stream.HAIR_COLOUR))
    return make_head(rig, person.with_hair("long", True), streams(Stream.SHAPE), streams(Stream.POSE))
