"""Differences are counted exactly, whatever depth and channels the pictures have."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sean_editor.document.geometry import Box
from sean_editor.export import difference as module
from sean_editor.export.difference import change_map, changed_areas, difference


def noise(
    seed: int, channels: int = 3, dtype: type = np.uint8, size: tuple[int, int] = (31, 23)
) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.integers(0, np.iinfo(dtype).max + 1, (*size, channels)).astype(dtype)


@given(seed=st.integers(0, 1000), band=st.integers(1, 400))
def test_it_counts_what_a_loop_counts(seed: int, band: int) -> None:
    rng = np.random.default_rng(seed)
    before = noise(seed)
    after = before.copy()
    touched = rng.random(before.shape[:2]) < 0.1
    after[touched] = noise(seed + 1)[touched]
    reach = rng.random(before.shape[:2]) < 0.5
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_BAND", band)
        found, changes = difference(before, after, reach), change_map(before, after)
    steps = np.abs(before.astype(int) - after)
    most = steps.max(-1)
    assert np.array_equal(changes, most)
    assert (found.outside, found.inside) == ((~reach).sum(), reach.sum())
    assert found.changed_outside == ((most > 0) & ~reach).sum()
    assert found.changed_inside == ((most > 0) & reach).sum()
    assert found.largest_outside == most[~reach].max() and found.largest_inside == most[reach].max()
    assert found.mean == pytest.approx(steps.mean(), abs=1e-6) and found.white == 255
    assert found.changed == (most > 0).sum() and found.pixels == most.size


def test_without_a_mask_all_is_outside() -> None:
    before, after = noise(1), noise(2)
    found = difference(before, after)
    assert (found.inside, found.outside, found.changed_inside) == (0, 31 * 23, 0)
    assert found.changed_outside == (before != after).any(-1).sum()


def test_one_level_of_sixteen_bits_counts() -> None:
    before = noise(1, dtype=np.uint16)
    after = before.copy()
    after[3, 4, 1] ^= 1
    found = difference(before, after)
    assert (found.changed_outside, found.largest_outside, found.white) == (1, 1, 65535)


def test_eight_bits_are_compared_with_sixteen() -> None:
    before = noise(1)
    assert difference(before, before.astype(np.uint16) * 257).changed == 0
    assert difference(before, before.astype(np.uint16) * 257 ^ 1).changed == 31 * 23


def test_alpha_counts_and_lacking_alpha_is_opaque() -> None:
    colour = noise(1)
    opaque = np.dstack([colour, np.full(colour.shape[:2], 255, np.uint8)])
    assert difference(colour, opaque).changed == 0
    opaque[5, 6, 3] = 254
    assert difference(opaque, colour).changed_outside == 1


def test_grey_is_compared_with_colours() -> None:
    grey = noise(1, channels=1)
    assert difference(grey, np.repeat(grey, 3, -1)).changed == 0
    assert difference(grey, np.repeat(grey, 3, -1) ^ np.uint8(1)).changed == 31 * 23


def test_sizes_must_agree() -> None:
    with pytest.raises(ValueError, match="differ in size"):
        difference(noise(1), noise(1, size=(31, 24)))


def test_areas_are_exact_boxes_most_pixels_first() -> None:
    changed = np.zeros((100, 120), bool)
    changed[0, 0] = True  # at the very corner
    changed[40:50, 60:70] = True
    changed[52, 74] = True  # near enough
    changed[99, 100:120] = True
    assert changed_areas(changed) == [
        (Box(60, 40, 75, 53), 101),
        (Box(100, 99, 120, 100), 20),
        (Box(0, 0, 1, 1), 1),
    ]
    assert changed_areas(np.zeros((4, 4), bool)) == []
