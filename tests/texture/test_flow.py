"""Which way the hair lies, and smoothing along it."""

import numpy as np
import pytest
from strand_scenes import stripes

from sean_editor.texture.smoothing import to_lab
from sean_editor.texture.strands.flow import flow
from sean_editor.texture.strands.paths import Paths

FULL = np.ones((96, 96), bool)


def light_of(photo):
    return to_lab(photo)[..., 0]


@pytest.mark.parametrize("degrees", [15, 60, 90, 130])
def test_flow_runs_along_the_strands(degrees):
    found = flow(light_of(stripes(96, degrees)), FULL, FULL, 5.0)
    wanted = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along = np.abs(found.along @ np.array(wanted))[16:-16, 16:-16]
    assert np.median(along) > np.cos(np.radians(6))
    assert found.coherence[16:-16, 16:-16].mean() > 0.7


def test_noise_has_no_flow():
    noise = np.random.default_rng(0).normal(50, 10, (96, 96)).astype(np.float32)
    assert flow(noise, FULL, FULL, 5.0).coherence[16:-16, 16:-16].mean() < 0.3


def test_hair_that_no_photo_shows_hangs_down():
    found = flow(np.full((96, 96), 40, np.float32), ~FULL, FULL, 5.0)
    np.testing.assert_allclose(found.along[20:-20, 20:-20, 1], 1, atol=0.02)


def test_flow_goes_on_from_what_the_photo_shows():
    known = FULL.copy()
    known[50:] = False
    found = flow(light_of(stripes(96, 45)), known, FULL, 5.0)
    x, y = found.along[56, 30:66].T
    np.testing.assert_allclose(np.degrees(np.arctan2(y, x)), 45, atol=25)


def test_smoothing_along_the_flow_keeps_strands_and_drops_what_crosses_them():
    light = light_of(stripes(96, 60)) - 45
    along = np.broadcast_to(np.float32([np.cos(np.pi / 3), np.sin(np.pi / 3)]), (96, 96, 2)).copy()
    across = np.ascontiguousarray(along[..., ::-1] * np.float32([-1, 1]))
    inner = np.s_[20:-20, 20:-20]
    kept, crossed = (smoothed(light, way)[inner].std() / light[inner].std() for way in (along, across))
    assert kept > 0.75 and crossed < 0.5


def smoothed(values, along, levels=3, grid=1.0):
    return Paths(along, grid, levels).smoothed((values,), (range(levels),))[0]


def circles(size):
    """The flow around the middle, its sign as flow() gives it, and the distance from the middle."""
    y, x = np.mgrid[:size, :size] + 0.5 - size / 2
    radius = np.hypot(x, y)
    along = np.dstack([-y, x]) / radius[..., None]
    return np.where(along[..., 1:] < 0, -along, along).astype(np.float32), radius


def test_paths_follow_curves():
    along, radius = circles(128)
    rings = np.cos(radius * 2 * np.pi / 8).astype(np.float32)
    band = (radius > 24) & (radius < 52)
    kept = (smoothed(rings, along, 5) * rings)[band].mean() / (rings * rings)[band].mean()
    assert kept > 0.8


def test_paths_reach_twice_as_far_with_each_level():
    point = np.zeros((129, 129), np.float32)
    point[64, 64] = 1
    down = np.zeros((129, 129, 2), np.float32)
    down[..., 1] = 1
    rows = np.arange(129) - 64
    spread = [np.sqrt((smoothed(point, down, n).sum(1) * rows**2).sum()) for n in (3, 4, 5)]
    np.testing.assert_allclose(np.divide(spread[1:], spread[:-1]), 2, atol=0.1)


def test_paths_pass_where_the_sign_of_the_flow_changes():
    along, radius = circles(128)
    noise = np.random.default_rng(0).standard_normal((128, 128)).astype(np.float32)
    result = np.abs(smoothed(noise, along, 4))
    top = (
        (np.abs(np.arange(128) - 63.5) < 3)[None] & (radius > 24) & (radius < 52)
    )  # where the flow turns level
    other = ~top & (radius > 24) & (radius < 52)
    assert result[top].mean() < 1.25 * result[other].mean()


def test_paths_on_a_coarse_grid_are_as_those_of_the_pixels():
    along, radius = circles(128)
    noise = np.random.default_rng(0).standard_normal((128, 128)).astype(np.float32)
    fine, coarse = smoothed(noise, along, 4), smoothed(noise, circles(64)[0], 4, grid=0.5)
    band = (radius > 24) & (radius < 52)
    assert np.corrcoef(fine[band], coarse[band])[0, 1] > 0.95
