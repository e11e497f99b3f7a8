"""Skin of another colour is no darker around features than the own one."""

import numpy as np
import pytest
from strand_scenes import view

from sean_editor.texture.lids import with_own_shade
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import to_lab

SIZE = 128


def scene(own_shade: float, networks_shade: float) -> tuple[Canvas, RegionView]:
    """Dark skin that the network made light, with a shade of so many levels around a feature."""
    near = np.zeros((SIZE, SIZE), np.float32)
    near[48:80, 40:88] = 1
    dark = np.full((SIZE, SIZE, 3), (110.0, 75.0, 55.0), np.float32) - own_shade * near[..., None]
    light = np.full((SIZE, SIZE, 3), (220.0, 185.0, 165.0), np.float32) - networks_shade * near[..., None]
    own = view(dark.astype(np.uint8), np.ones_like(near), "own")
    base = to_lab(light.astype(np.uint8))
    return Canvas(base, np.ones_like(near), own.position, own, near), own


def test_a_dark_ring_that_the_own_face_lacks_goes() -> None:
    canvas, own = scene(0, 80)
    lifted = with_own_shade(canvas, own).base
    plain = canvas.base[5, 5]
    np.testing.assert_allclose(lifted[60:68, 56:72].mean((0, 1)), plain, atol=3)
    np.testing.assert_array_equal(lifted[:30], canvas.base[:30])


def test_the_own_shade_stays() -> None:
    canvas, own = scene(30, 80)
    lifted = with_own_shade(canvas, own).base[60:68, 56:72, 0].mean()
    assert canvas.base[64, 64, 0] + 5 < lifted < canvas.base[5, 5, 0] - 5


@pytest.mark.parametrize(("own_shade", "networks_shade"), [(0, 0), (40, 20)])
def test_nothing_gets_darker(own_shade: float, networks_shade: float) -> None:
    canvas, own = scene(own_shade, networks_shade)
    assert (with_own_shade(canvas, own).base[..., 0] >= canvas.base[..., 0] - 1e-3).all()


def test_skin_without_features_stays() -> None:
    canvas, own = scene(0, 80)
    bare = Canvas(canvas.base, canvas.weight, canvas.position, own)
    assert with_own_shade(bare, own) is bare
