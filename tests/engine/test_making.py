"""Averages and random styles: their numbers, and that all regions of a random one belong together."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.engine.making import SPREAD, average_codes, random_codes
from sean_editor.engine.style_bank import StyleMatrix, freeze

LENGTH = 6


def matrix(rng: np.random.Generator, *lacking: int) -> StyleMatrix:
    codes = rng.standard_normal((4, LENGTH)).astype(np.float32) * [[1], [5], [1], [0.1]] + 3
    present = ~np.isin(np.arange(4), lacking)
    codes[~present] = 0
    return freeze(codes, present)


@pytest.fixture
def people(rng: np.random.Generator) -> list[StyleMatrix]:
    """Region 2 is worn by three, region 3 by nobody."""
    return [matrix(rng, 3) for _ in range(3)] + [matrix(rng, 2, 3) for _ in range(9)]


def test_an_average_is_over_those_that_have_the_region(people: list[StyleMatrix]) -> None:
    codes, present = average_codes(people)
    assert present.tolist() == [True, True, True, False] and codes.dtype == np.float32
    assert np.allclose(codes[0], np.mean([p.codes[0] for p in people], 0), atol=1e-6)
    assert np.allclose(codes[2], np.mean([p.codes[2] for p in people[:3]], 0), atol=1e-6)
    assert not codes[3].any()


def test_the_average_of_equals_is_the_same(people: list[StyleMatrix]) -> None:
    assert np.array_equal(average_codes([people[0]] * 5)[0], people[0].codes)


def test_a_seed_gives_the_same_for_ever() -> None:
    low, high = (freeze(np.full((1, 1), value), np.ones(1, bool)) for value in (0.0, 1.0))
    codes = [round(float(random_codes([low, high], seed)[0][0, 0]), 6) for seed in (0, 1, 4711)]
    assert codes == [-0.045558, -0.394441, 0.448114]


def test_random_styles_have_the_mean_and_the_shrunk_covariance_of_the_people(
    people: list[StyleMatrix],
) -> None:
    drawn = np.stack([random_codes(people, seed)[0] for seed in range(4000)])  # [n, S, L]
    rows = np.stack([p.codes for p in people])
    for region in (0, 1):
        wanted, found = np.cov(rows[:, region].T), np.cov(drawn[:, region].T)
        spread = np.sqrt(np.trace(found) / np.trace(wanted))
        assert 0.9 * SPREAD < spread < SPREAD, "a little less, for no one weight goes beyond two deviations"
        assert np.allclose(found / spread**2, wanted, atol=0.1 * np.trace(wanted))
        deviation = np.sqrt(np.diag(wanted))
        assert np.allclose(drawn[:, region].mean(0), rows[:, region].mean(0), atol=0.1 * deviation.max())


def test_regions_are_drawn_together(rng: np.random.Generator) -> None:
    """A region whose codes are those of another one gets the same numbers."""
    people = []
    for _ in range(10):
        code = rng.standard_normal(LENGTH)
        people.append(freeze(np.stack([code, -code, rng.standard_normal(LENGTH)]), np.ones(3, bool)))
    codes, _ = random_codes(people, 3)
    assert np.allclose(codes[0], -codes[1], atol=1e-6) and not np.allclose(codes[0], codes[2])
