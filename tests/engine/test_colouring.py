"""Chosen colours with networks: the colour is reached, coarse blocks stay, and states come back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.colour_difference import ciede2000
from models.sean import SEANGenerator, save_generator
from sean_editor.colour.surface import Surface
from sean_editor.document import Portrait, RegionStyle, StyleAssignment
from sean_editor.document.chosen_colours import chosen_surfaces
from sean_editor.engine.engine import Engine
from sean_editor.photo.by_name import open_portrait

HAIR, CLOTH, LIPS = 13, 18, (11, 12)
COLOURS = {HAIR: "#31589b", CLOTH: "#3b7048", **dict.fromkeys(LIPS, "#7c1c26")}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(device="cpu", cache_dir=tmp_path_factory.mktemp("styles"))


@pytest.fixture(scope="module")
def vera() -> Portrait:
    return open_portrait("vera")


def surfaces(portrait: Portrait, colours: dict[int, str], mix: float = 1.0) -> tuple[Surface, ...]:
    styles = {region: RegionStyle(None, mix, None, colour) for region, colour in colours.items()}
    return chosen_surfaces(portrait, StyleAssignment().with_regions(styles), portrait.labels)


def misses(portrait: Portrait, picture: np.ndarray, found: tuple[Surface, ...]) -> list[float]:
    means = [one.part(portrait.labels, picture).mean(picture) for one in found]
    return [float(ciede2000(mean, one.wanted(mean))) for mean, one in zip(means, found, strict=True)]


@pytest.mark.slow
def test_the_network_itself_follows(shipped: Engine, vera: Portrait) -> None:
    codes, found = shipped.encode(vera.image, vera.labels).codes, surfaces(vera, COLOURS)
    solved = shipped.coloured_styles(vera.labels, codes, found)
    assert max(misses(vera, shipped.render(vera.labels, codes), found)) > 10, "it is far, to begin with"
    assert max(misses(vera, shipped.render(vera.labels, solved), found)) < 2, "without any correction"
    changed = np.flatnonzero((solved[3:] != codes).any((0, 2)))
    assert set(changed) == set(COLOURS)
    assert np.array_equal(solved[:3], np.repeat(codes[None], 3, 0)), "they hold light and shade"
    lengths = [np.linalg.norm(one, axis=-1) for one in (solved[-1], codes)]
    assert np.allclose(*lengths, rtol=1e-4)


@pytest.mark.parametrize("mix", [1.0, 0.5])
def test_the_correction_brings_the_rest(shipped: Engine, vera: Portrait, mix: float) -> None:
    codes, found = shipped.encode(vera.image, vera.labels).codes, surfaces(vera, COLOURS, mix)
    picture = shipped.render(vera.labels, codes, surfaces=found)
    assert max(misses(vera, picture, found)) < 0.5
    draft = shipped.render(vera.labels, codes, draft=True, surfaces=found)
    assert max(misses(vera, draft, found)) < 0.5, "a draft reaches it, too"


def test_a_state_is_painted_as_before(shipped: Engine, vera: Portrait) -> None:
    codes = shipped.encode(vera.image, vera.labels).codes
    red, blue = (surfaces(vera, {HAIR: colour}) for colour in ("#8e431f", "#31589b"))
    plain, first = shipped.render(vera.labels, codes), shipped.render(vera.labels, codes, surfaces=red)
    shipped.render(vera.labels, codes, draft=True, surfaces=blue)
    shipped.render(vera.labels, codes, surfaces=blue)
    assert np.array_equal(shipped.render(vera.labels, codes, surfaces=red), first)
    assert np.array_equal(shipped.render(vera.labels, codes), plain)


def test_a_draft_of_another_layout_keeps_the_colour(shipped: Engine, vera: Portrait) -> None:
    codes, found = shipped.encode(vera.image, vera.labels).codes, surfaces(vera, {HAIR: "#31589b"})
    shipped.render(vera.labels, codes, surfaces=found)
    painted = vera.labels.copy()
    painted[20:60, 20:60] = HAIR
    picture = shipped.render(painted, codes, draft=True, surfaces=found)
    (hair,) = found
    assert ciede2000(hair.part(painted, picture).mean(picture), hair.wanted(np.zeros(3))) < 0.5


@pytest.mark.slow
def test_a_network_that_does_not_follow_is_corrected(
    tiny: SEANGenerator, tmp_path: Path, vera: Portrait
) -> None:
    save_generator(tiny, tmp_path / "tiny.safetensors")
    engine = Engine(tmp_path / "tiny.safetensors", "cpu", tmp_path)
    codes, found = engine.encode_once(vera.image, vera.labels).codes, surfaces(vera, COLOURS)
    assert max(misses(vera, engine.render(vera.labels, codes, surfaces=found), found)) < 2


def test_regions_that_are_not_there_change_nothing(shipped: Engine, vera: Portrait) -> None:
    codes, hat = shipped.encode(vera.image, vera.labels).codes, surfaces(vera, {14: "#31589b"})
    assert not (vera.labels == 14).any() and hat
    assert np.array_equal(
        shipped.render(vera.labels, codes, surfaces=hat), shipped.render(vera.labels, codes)
    )
