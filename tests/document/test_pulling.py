"""The warp of pulls: one to one, smooth, and nothing outside its reach."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.document.pulling import Pulling, common, groups
from sean_editor.document.retouch import Pull

FAR = (  # each as long as it may be, in all directions, one over another, some together
    Pull(0.4, 0.5, 0.1, 0.0, 0.1),
    Pull(0.5, 0.5, -0.15, 0.0, 0.15),
    Pull(0.45, 0.45, 0.0, 0.12, 0.12),
    Pull(0.55, 0.45, 0.0, -0.12, 0.12, joined=True),
    Pull(0.45, 0.5, 0.08, 0.0, 0.08),
    Pull(0.5, 0.5, -0.08, 0.0, 0.08, joined=True),
    Pull(0.47, 0.5, 0.0, 0.08, 0.08, joined=True),
)


def _grid(n: int, low: float = 0.0, high: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    line = np.linspace(low, high, n)
    x, y = np.meshgrid(line, line)
    return x, y


def test_the_dragged_point_goes_where_it_is_dragged() -> None:
    pulling = Pulling([Pull(0.4, 0.6, 0.03, -0.05, 0.12)])
    x, y = pulling.sources(np.array([0.43]), np.array([0.55]))
    assert np.allclose([x[0], y[0]], [0.4, 0.6], atol=1e-6)


def test_two_sides_go_alike() -> None:
    pulls = [Pull(0.45, 0.6, -0.06, -0.03, 0.12), Pull(0.55, 0.6, 0.06, -0.03, 0.12, joined=True)]
    x, y = _grid(101)
    from_x, from_y = Pulling(pulls).sources(x, y)
    assert np.abs(from_x - x).max() > 0.03
    assert np.allclose(from_x, 1 - from_x[:, ::-1], atol=1e-6) and np.allclose(
        from_y, from_y[:, ::-1], atol=1e-6
    )


def test_nothing_folds_however_far_it_is_dragged() -> None:
    for count in range(1, len(FAR) + 1):
        step = 1e-5
        x, y = _grid(300, 0.2, 0.8)
        pulling = Pulling(FAR[:count])
        x0, y0 = pulling.sources(x, y)
        (xr, yr), (xd, yd) = pulling.sources(x + step, y), pulling.sources(x, y + step)
        jacobian = ((xr - x0) * (yd - y0) - (xd - x0) * (yr - y0)) / step**2
        assert jacobian.min() > 0.0, count


def test_it_can_be_undone() -> None:
    x, y = _grid(80, 0.1, 0.9)
    pulling = Pulling(FAR)
    there = pulling.sources(x, y)
    assert np.hypot(there[0] - x, there[1] - y).max() > 0.1
    back_x, back_y = pulling.targets(*there)
    assert np.abs(back_x - x).max() < 2e-4 and np.abs(back_y - y).max() < 2e-4


def test_it_ends_at_its_reach() -> None:
    pulling = Pulling(FAR)
    x, y = _grid(400)
    from_x, from_y = pulling.sources(x, y)
    reached = pulling.reaches(x, y)
    assert np.array_equal(from_x[~reached], x[~reached]) and np.array_equal(from_y[~reached], y[~reached])
    moved = (from_x != x) | (from_y != y)
    assert 0.9 < moved[reached].mean() <= 1.0
    x0, y0, x1, y1 = pulling.box()
    assert x[reached].min() >= x0 and x[reached].max() <= x1
    assert y[reached].min() >= y0 and y[reached].max() <= y1


def test_pulls_that_go_together() -> None:
    assert [len(group) for group in groups(FAR)] == [1, 1, 2, 3]
    assert groups([Pull(0.5, 0.5, 0, 0, 0.1, joined=True)]) == [(Pull(0.5, 0.5, 0, 0, 0.1, joined=True),)]


@pytest.mark.parametrize(("kept", "expected"), [(0, 0), (1, 1), (3, 2), (4, 4), (6, 4), (7, 7)])
def test_what_two_have_in_common_ends_with_a_group(kept: int, expected: int) -> None:
    assert common(FAR, FAR[:kept]) == expected == common(FAR[:kept], FAR)
