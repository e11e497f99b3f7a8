"""Detail of one colour under another: its contrast and tints follow the new colour, its pattern stays."""

from __future__ import annotations

import numpy as np
import pytest
from strand_scenes import canvas, disc, stripes, view

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.recolouring import Recolouring
from sean_editor.texture.request import RegionTexture, Source, TextureRequest
from sean_editor.texture.smoothing import region_mean, to_lab
from sean_editor.texture.strands import own_texture, strand_texture
from sean_editor.texture.strands.bands import LOW
from sean_editor.texture.strands.statistics import Statistics
from sean_editor.texture.texture_pass import TexturePass

SIZE = 256
WEIGHT = disc(SIZE)
INSIDE = disc(SIZE, 0.28) > 0.5
BLACK, BLOND = np.array([10.0, 1, 2], np.float32), np.array([58.0, 6, 25], np.float32)
DARK, LIGHT = (40, 33, 30), (216, 190, 140)


def detail_of(lab: np.ndarray) -> np.ndarray:
    """Lab float32 [N, 3] of the detail within the region."""
    found: np.ndarray = (lab - region_mean(lab, WEIGHT, LOW))[INSIDE]
    return found


def test_light_hair_has_the_contrast_that_150_portraits_have() -> None:
    found = Recolouring.of(BLACK, BLOND, dyed=True)
    assert found.contrast == pytest.approx(5.12 / 3.27, abs=0.1)  # deviations of L at L 58 and L 10
    assert Recolouring.of(BLOND, BLACK, dyed=True).contrast == pytest.approx(1 / found.contrast)
    assert found.light(np.float32(10)) == pytest.approx(58)


def test_the_same_colour_changes_nothing_but_for_tints_that_are_dyed() -> None:
    detail = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32)
    same = Recolouring.of(BLOND, BLOND, dyed=False)
    np.testing.assert_allclose(same.detail(detail), detail, rtol=1e-5, atol=1e-6)
    dyed = Recolouring.of(BLOND, BLOND, dyed=True).detail(detail)
    np.testing.assert_allclose(dyed[:, 0], detail[:, 0], rtol=1e-5)
    np.testing.assert_allclose(dyed[:, 2] / dyed[:, 0], 0.55 * 25 / 74, rtol=1e-4)


def test_black_detail_has_no_colour_to_divide_by() -> None:
    found = Recolouring.of(np.zeros(3), np.array([-3.0, 0, 0]), dyed=False)
    assert np.isfinite((found.contrast, found.chroma, *found.tint, found.lighter)).all()


def test_lighter_hair_has_less_gloss() -> None:
    detail = np.zeros((40, 40, 3), np.float32)
    detail[..., 0] = np.random.default_rng(0).exponential(4, (40, 40)) - 4  # flat, with glints
    inside = np.ones((40, 40), bool)
    lighter, darker = (Recolouring.of(*both, dyed=True) for both in ((BLACK, BLOND), (BLOND, BLACK)))
    limited = lighter.without_gloss(detail, inside)[..., 0]
    assert limited.max() <= detail[..., 0].std() and np.array_equal(
        limited[limited < 0], detail[..., 0][detail[..., 0] < 0]
    )
    assert (np.diff(limited.ravel()[np.argsort(detail[..., 0].ravel())]) >= 0).all(), (
        "none goes below another"
    )
    assert np.array_equal(darker.without_gloss(detail, inside), detail)
    assert np.array_equal(lighter.without_gloss(detail * 0, inside), detail * 0)


def test_own_detail_keeps_its_pattern_and_takes_contrast_and_tint() -> None:
    photo = stripes(SIZE, light=45, contrast=10)
    photo[..., 0] = np.clip(photo[..., 0].astype(int) + 25 * (np.arange(SIZE) % 9 < 4), 0, 255)  # red streaks
    own = view(photo, WEIGHT, "own")
    onto = canvas(own, WEIGHT, LIGHT)
    recolouring = Recolouring.between(own, onto, dyed=True)
    assert recolouring is not None
    made = detail_of(own_texture(onto, TextureCache(), recolouring=recolouring))
    before = detail_of(to_lab(photo))
    assert np.corrcoef(made[:, 0], before[:, 0])[0, 1] > 0.97
    assert made[:, 0].std() / before[:, 0].std() == pytest.approx(recolouring.contrast, rel=0.1)
    assert recolouring.contrast > 1.3
    assert np.corrcoef(made[:, 0], made[:, 2])[0, 1] > 0.99, "the streaks are of one tint"


def test_strands_of_dark_hair_are_spread_for_light_hair() -> None:
    own, other = view(stripes(SIZE, seed=1), WEIGHT, "own"), view(stripes(SIZE, 90, 10, 45), WEIGHT, "dark")
    onto = canvas(own, WEIGHT, LIGHT)
    recolouring = Recolouring.between(other, onto, dyed=True)
    assert recolouring is not None
    plain, spread = (
        detail_of(strand_texture(onto, other, TextureCache(), 0.6, how))[:, 0].std()
        for how in (None, recolouring)
    )
    assert spread / plain == pytest.approx(recolouring.contrast, rel=0.15)


def test_statistics_go_where_the_new_colour_is() -> None:
    source = view(stripes(SIZE, light=45, contrast=10), WEIGHT, "dark")
    to = Statistics.of(source, TextureCache())
    assert to is not None
    by = Recolouring.of(BLACK, BLOND, dyed=True)
    found = to.recoloured(by)
    np.testing.assert_allclose(found.deviation, to.deviation * by.contrast, rtol=1e-5)
    np.testing.assert_allclose(found.shades + 16, (to.shades + 16) * by.lighter, rtol=1e-5)
    np.testing.assert_allclose(found.tints, found.tones[:, None] * np.array(by.tint), rtol=1e-4, atol=1e-6)
    assert np.array_equal(found.quantiles, to.quantiles)


def test_too_little_of_a_region_is_not_compared() -> None:
    nothing = np.zeros((SIZE, SIZE), np.float32)
    own = view(stripes(SIZE), nothing, "own")
    assert Recolouring.between(own, canvas(own, WEIGHT), dyed=True) is None


def test_the_pass_recolours_own_hair() -> None:
    hair = CELEBAMASK_HQ.by_name("hair").id
    photo, labels = stripes(SIZE, light=45, contrast=10), np.zeros((SIZE, SIZE), np.uint8)
    labels[40:200, 60:200] = hair
    source = Source("own", photo, labels, photo)
    picture = np.where((labels == hair)[..., None], np.array(LIGHT, np.uint8), photo)
    made = {}
    for recoloured in (False, True):
        wanted = {hair: RegionTexture(None, 1.0, recoloured)}
        request = TextureRequest(picture, labels, source, wanted, SIZE)
        made[recoloured] = to_lab(TexturePass().render(request).picture)[90:150, 110:150]
    light = made[True][..., 0]
    assert light.std() > 1.2 * made[False][..., 0].std()
    assert np.abs(made[True].mean((0, 1)) - made[False].mean((0, 1))).max() < 2.0, (
        "the colour is the network's"
    )
