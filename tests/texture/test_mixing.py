"""Mixing two textures by a slider."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.texture.mixing import mix_textures


def noise(seed: int, deviation: float) -> np.ndarray:
    """A picture float32 [128, 128, 3] in Lab: mid grey with fine noise."""
    random = np.random.default_rng(seed)
    return np.float32(50) + deviation * random.standard_normal((128, 128, 3)).astype(np.float32)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.75])
def test_contrast_lies_between_both_and_not_below(share: float) -> None:
    own, other, weight = noise(1, 2.0), noise(2, 6.0), np.ones((128, 128), np.float32)
    mixed = mix_textures(own, other, weight, share)
    wanted = (1 - share) * 2 + share * 6
    assert float(mixed.std()) == pytest.approx(wanted, rel=0.05)
    assert float(mixed.mean()) == pytest.approx(50, abs=0.1)


def test_the_ends_are_the_textures_themselves() -> None:
    own, other, weight = noise(1, 2.0), noise(2, 6.0), np.ones((128, 128), np.float32)
    assert mix_textures(own, other, weight, 0.0) is own
    assert mix_textures(own, other, weight, 1.0) is other


def test_textures_that_agree_are_not_amplified() -> None:
    own, weight = noise(1, 2.0), np.ones((128, 128), np.float32)
    assert np.allclose(mix_textures(own, own.copy(), weight, 0.5), own, atol=1e-4)


def test_an_empty_region_is_a_plain_mean() -> None:
    own, other = noise(1, 2.0), noise(2, 6.0)
    mixed = mix_textures(own, other, np.zeros((128, 128), np.float32), 0.5)
    assert np.allclose(mixed, (own + other) / 2, atol=1e-5)
