"""The looks that come along: small, of the shipped network, good for every shipped portrait."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from sean_editor.checkpoints import DEFAULT_CHECKPOINT
from sean_editor.document import Portrait, StyleAssignment
from sean_editor.document.look import Look, State
from sean_editor.engine.engine import Engine
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.session.looks import apply_look, shipped_looks
from sean_editor.session.looks.library import look_key, shipped_files
from sean_editor.session.looks.recipes import RECIPES

LOOKS = {look_key(look.name): look for look in shipped_looks()}
REMEDY = "run docs/make_looks.py again"


@pytest.fixture(scope="module")
def people() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()]


def test_there_is_one_for_each_recipe_and_no_other() -> None:
    assert [look.name for look in shipped_looks()] == [recipe.name for recipe in RECIPES], REMEDY
    assert len(LOOKS) == 12
    for path, key in zip(shipped_files(), LOOKS, strict=True):
        assert path.stem.partition("-")[2] == key and path.stat().st_size < 20_000


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_it_is_shown_and_belongs_to_the_shipped_network(look: Look) -> None:
    network = hashlib.sha256(DEFAULT_CHECKPOINT.read_bytes()).hexdigest()
    assert not look.foreign(network), REMEDY
    assert look.preview is not None and look.preview.std() > 20


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_portrait_that_has_its_regions_gets_it(look: Look, people: list[Portrait]) -> None:
    for portrait in people:
        bare = State(StyleAssignment())
        state = look.on(bare, 1.0, portrait.region_ids)
        expected = not look.retouch.light.is_none or set(look.regions) & portrait.region_ids
        assert (state != bare) == bool(expected), portrait.name
        if expected:
            assert look.strength_in(state, portrait.region_ids) == 1.0, portrait.name


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_it_changes_every_portrait_and_little_outside(look: Look, people: list[Portrait]) -> None:
    engine = Engine(DEFAULT_CHECKPOINT, "cpu")
    for portrait in people:
        if look.retouch.light.is_none and not set(look.regions) & portrait.region_ids:
            continue
        after = apply_look(engine, portrait, look, size=256)
        difference = np.abs(after.astype(int) - portrait.image).max(-1)
        assert difference.any(), portrait.name
        if look.retouch.light.is_none:
            far = ~np.isin(portrait.labels, look.regions)
            assert (difference[far] == 0).mean() > 0.8, portrait.name
