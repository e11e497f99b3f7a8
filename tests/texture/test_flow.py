"""Which way the hair lies, and smoothing along it."""

import numpy as np
import pytest
from strand_scenes import stripes

from sean_editor.texture.smoothing import to_lab
from sean_editor.texture.strands.flow import flow, smoothed_along

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
    kept = smoothed_along(light[..., None], along, 3)[inner].std() / light[inner].std()
    crossed = smoothed_along(light[..., None], across, 3)[inner].std() / light[inner].std()
    assert kept > 0.75 and crossed < 0.5
