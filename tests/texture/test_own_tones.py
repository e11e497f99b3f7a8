"""Painted hair in the colours of the own hair, lying as it hangs."""

from dataclasses import replace

import numpy as np
import pytest
from strand_scenes import canvas, stripes, view

from sean_editor.texture.exemplars.guides import WORK, guides
from sean_editor.texture.exemplars.hanging import with_painted_flow
from sean_editor.texture.own_tones import in_own_tones
from sean_editor.texture.region_view import Canvas

SIZE = WORK


def painted(kept_rows: int = 96) -> Canvas:
    """Hair over 192 rows in pale blue, of which the photo has the first ones, in brown stripes that lie."""
    kept, weight = np.zeros((2, SIZE, SIZE), np.float32)
    weight[16:208, 64:192] = 1
    kept[16:kept_rows, 64:192] = 1
    own = view(stripes(SIZE, 0, contrast=8.0, light=90.0), kept, "own")
    return canvas(own, weight, (170, 180, 200))


def test_painted_hair_has_the_mean_colour_of_the_own_and_joins_it() -> None:
    of = painted()
    toned = in_own_tones(of)
    kept, new = of.own.weight == 1, (of.weight == 1) & (of.own.weight == 0)
    np.testing.assert_allclose(toned.base[new].mean(0), of.own.lab[kept].mean(0), atol=1.5)
    beside = toned.base[96:100, 100:150].mean((0, 1))
    np.testing.assert_allclose(beside, of.own.lab[80:94, 100:150].mean((0, 1)), atol=2.5)


def test_shading_of_what_was_painted_stays() -> None:
    of = painted()
    shade = np.zeros((SIZE, SIZE, 1), np.float32)
    shade[:, 128:] = -10
    toned = in_own_tones(replace(of, base=of.base + shade))
    dark, light = toned.base[180:200, 140:180, 0].mean(), toned.base[180:200, 80:120, 0].mean()
    assert light - dark == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize("kept_rows", [16, 208])
def test_a_canvas_of_which_nothing_is_kept_or_painted_stays(kept_rows: int) -> None:
    of = painted(kept_rows)
    assert in_own_tones(of) is of


def test_pieces_of_painted_hair_hang_and_those_of_the_own_lie_as_it_does() -> None:
    of = painted()
    network = of.base + np.random.default_rng(0).normal(0, 3, of.base.shape).astype(np.float32)
    before = guides(network, network, of.weight)
    flow = with_painted_flow(before, of).flow
    assert flow[18:24, 10:22, 0].max() < -0.5  # cos 2a of what hangs is -1
    np.testing.assert_allclose(flow[4:10, 10:22], before.flow[4:10, 10:22], atol=1e-6)


def test_guides_of_what_the_photo_shows_stay() -> None:
    of = painted(208)
    before = guides(of.base, of.base, of.weight)
    assert with_painted_flow(before, of) is before
