"""Two styles of a region: the point on the way from A to B, the shares of its blocks, and one undo step."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.document import Document, Portrait
from sean_editor.document.resolving import resolve
from sean_editor.document.styles import OWN, Crossing, RegionStyle, StyleAssignment
from sean_editor.document.two_styles import COARSE_FIRST, FINE_FIRST, INTERPOLATED, TwoStyles, alike
from sean_editor.engine.style_bank import StyleMatrix

HAIR, LIP, HAT = 13, 11, 14
TWO = TwoStyles("anna", "berta")


def matrix(seed: int, *absent: int) -> StyleMatrix:
    codes = np.random.default_rng(seed).normal(size=(19, 512)).astype(np.float32)
    codes[list(absent)] = 0
    return StyleMatrix(codes, codes.any(1))


def test_the_presets_are_those_of_figure_7() -> None:
    assert COARSE_FIRST[0] == FINE_FIRST[0] == INTERPOLATED[0] == (0,) * 6
    assert COARSE_FIRST[6] == FINE_FIRST[6] == INTERPOLATED[6] == (1,) * 6
    assert COARSE_FIRST[2] == (1, 1, 0, 0, 0, 0) and FINE_FIRST[2] == (0, 0, 0, 0, 1, 1)
    assert INTERPOLATED[3] == (0.5,) * 6
    assert {len(steps) for steps in (COARSE_FIRST, FINE_FIRST, INTERPOLATED)} == {7}


def test_the_ends_are_a_and_b_to_the_bit_and_between_them_all_goes_one_way() -> None:
    own, given = matrix(0), {"anna": matrix(1), "berta": matrix(2)}
    steps = np.stack(
        [
            resolve(StyleAssignment().with_region(HAIR, TWO.style(alike(share))), own, given)[HAIR]
            for share in np.linspace(0, 1, 9)
        ]
    )
    assert np.array_equal(steps[0], given["anna"].codes[HAIR])
    assert np.array_equal(steps[-1], given["berta"].codes[HAIR])
    ahead = np.diff(steps, axis=0) * (steps[-1] - steps[0])
    assert (ahead > 0).all(), "every number moves towards B in every step"


def test_each_block_takes_its_share() -> None:
    own, given = matrix(0), {"anna": matrix(1), "berta": matrix(2)}
    codes = resolve(StyleAssignment().with_region(HAIR, TWO.style((0, 0, 1, 1, 0.5, 1))), own, given)
    a, b = given["anna"].codes[HAIR], given["berta"].codes[HAIR]
    assert np.array_equal(codes[:, HAIR], np.stack([a, a, b, b, (a + b) / 2, b]))
    assert np.array_equal(codes[:, LIP], np.stack([own.codes[LIP]] * 6))


def test_what_a_lacks_is_the_portraits_own_there() -> None:
    own, given = matrix(0), {"anna": matrix(1, HAT), "berta": matrix(2)}
    style = StyleAssignment().with_region(HAT, TWO.style(alike(0.25)))
    expected = 0.75 * own.codes[HAT] + np.float32(0.25) * given["berta"].codes[HAT]
    assert np.allclose(resolve(style, own, given)[HAT], expected)


def test_shares_are_found_again_only_for_the_same_two() -> None:
    style = TWO.style((0, 0, 0, 1, 1, 1))
    assert TWO.shares(style) == (0, 0, 0, 1, 1, 1) and TwoStyles.of(style) == TWO
    assert TWO.swapped.shares(style) is None
    assert TWO.shares(RegionStyle("anna")) is None and TwoStyles.of(RegionStyle("anna")) is None


def test_the_mix_of_two_stays_and_that_of_another_style_does_not() -> None:
    assert TWO.style(alike(0.5), RegionStyle("clara", 0.3)).mix == 1
    mixed = RegionStyle("anna", 0.3, Crossing.alike("berta", 0.9))
    assert TWO.style(alike(0.5), mixed) == RegionStyle("anna", 0.3, Crossing.alike("berta", 0.5))
    assert TWO.style(alike(0.5), RegionStyle("anna", colour="clara")).colour is None


def test_those_that_most_regions_have_are_in_use() -> None:
    other = TwoStyles(None, "clara")
    styles = StyleAssignment().with_regions(
        {1: other.style(alike(1)), 2: TWO.style(alike(0)), 3: TWO.style(alike(1)), 4: RegionStyle("dora")}
    )
    assert TwoStyles.in_use(styles, range(19)) == TWO
    assert TwoStyles.in_use(styles, (1, 4)) == other
    assert TwoStyles.in_use(styles, (4, 5)) is None


def test_a_drag_is_one_step_and_the_next_another() -> None:
    document = Document(Portrait("x", np.zeros((64, 64, 3), np.uint8), np.zeros((64, 64), np.uint8)))
    for percent in (10, 40, 70):
        moved = TWO.styles(document.styles, (HAIR, LIP), alike(percent / 100))
        document.style_regions(moved, "Transition", sliding=True)
    document.end_mix()
    document.style_regions(TWO.styles(document.styles, (HAIR,), alike(1)), "Transition", sliding=True)
    assert len(document.history) == 2
    document.undo()
    assert TWO.shares(document.styles[HAIR]) == TWO.shares(document.styles[LIP]) == alike(0.7)
    document.undo()
    assert document.styles[HAIR] == OWN


@pytest.mark.parametrize("shares", [(0.5,), (0,) * 5 + (1.1,)])
def test_impossible_shares_are_refused(shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="crossing"):
        TWO.style(shares)
