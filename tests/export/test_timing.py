"""When the pictures of a transition are shown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sean_editor.errors import UserError
from sean_editor.export.timing import Timing, eased, swinging


@pytest.mark.parametrize("ease", [False, True])
def test_shares_go_from_a_to_b_and_never_back(ease: bool) -> None:
    shares = Timing(24, 2, ease=ease).shares
    assert len(shares) == 24 and shares[0] == 0 and shares[-1] == 1
    assert all(after > before for before, after in pairwise(shares))


def test_easing_is_slow_at_both_ends() -> None:
    plain, slow = Timing(11).shares, Timing(11, ease=True).shares
    assert slow[1] < plain[1] / 2 and 1 - slow[-2] < (1 - plain[-2]) / 2
    assert slow[5] == pytest.approx(0.5) and eased(0.25) == pytest.approx(1 - eased(0.75))


def test_a_loop_shows_each_end_once() -> None:
    assert Timing(4, loop=True).order == [0, 1, 2, 3, 2, 1]
    assert Timing(4, loop=False).order == [0, 1, 2, 3]
    assert Timing(2, loop=True).order == [0, 1]


@pytest.mark.parametrize(("count", "seconds"), [(7, 2.0), (24, 1.0), (120, 3.7), (2, 0.2)])
@pytest.mark.parametrize("unit", [0.01, 0.001])
def test_rounded_durations_add_up_to_the_length(count: int, seconds: float, unit: float) -> None:
    timing = Timing(count, seconds)
    durations = timing.durations(unit)
    assert len(durations) == len(timing.order) and min(durations) > 0
    assert sum(durations) * unit == pytest.approx(timing.length, abs=unit)
    assert max(durations) - min(durations) <= 1


@pytest.mark.parametrize(("count", "seconds"), [(1, 2), (121, 2), (24, 0.1), (24, 61), (24, float("nan"))])
def test_what_cannot_be_is_told(count: int, seconds: float) -> None:
    with pytest.raises(UserError, match="A transition"):
        Timing(count, seconds)


def test_a_swing_goes_there_and_back_and_a_single_way_ends() -> None:
    ways = [swinging(second, 2, ease=False, loop=True) for second in (0, 1, 2, 3, 4, 4.5)]
    assert ways == [0, 0.5, 1, 0.5, 0, 0.25]
    assert [swinging(second, 2, ease=False, loop=False) for second in (0, 1, 2, 9)] == [0, 0.5, None, None]
    assert swinging(0.2, 2, ease=True, loop=True) < 0.1
