"""Detail in bands of an octave, and their deviations."""

import numpy as np
import pytest
from strand_scenes import disc, stripes, view

from sean_editor.texture.cache import TextureCache
from sean_editor.texture.smoothing import scaled
from sean_editor.texture.strands import resolved_bands, sharp_enough
from sean_editor.texture.strands.bands import Detail, deviations, foreign, local_deviations, low, split
from sean_editor.texture.strands.statistics import Statistics
from sean_editor.texture.strands.window import Window


def whole(size):
    return Window(size, (slice(0, size), slice(0, size)))


@pytest.mark.parametrize(
    ("size", "wanted"), [(256, (1, 2, 4)), (512, (1, 2, 4, 8)), (384, (1.5, 3, 6)), (32, ())]
)
def test_bands_are_an_octave_apart(size, wanted):
    assert deviations(size / 256) == wanted


def test_bands_sum_to_the_detail():
    detail = np.random.default_rng(0).standard_normal((64, 64)).astype(np.float32)
    np.testing.assert_allclose(split(detail, 1.0, disc(64)).sum(0), detail, atol=1e-5)


def test_what_is_coarse_is_in_a_coarse_band():
    x = np.arange(256, dtype=np.float32)
    energy = [
        (split(np.tile(np.sin(2 * np.pi * x / period), (256, 1)), 1.0) ** 2).mean((1, 2))
        for period in (3, 40)
    ]
    assert energy[0].argmax() == 0 and energy[1].argmax() == 3


def test_low_frequencies_go_on_outside_the_region_and_know_nothing_of_what_is_there():
    weight = disc(128, 0.1)
    values = np.where(weight[..., None] > 0, np.float32([40, 10, 20]), np.float32([90, -50, 0]))
    np.testing.assert_allclose(
        low(whole(128), values, weight), np.broadcast_to([40, 10, 20], values.shape), atol=1e-3
    )


def test_deviation_is_measured_around_each_pixel():
    band = np.random.default_rng(0).standard_normal((256, 256)).astype(np.float32)
    band[:, 128:] *= 3
    window = whole(256)
    local = window.fine(local_deviations(window, (band,), np.ones(band.shape, bool))[0])
    np.testing.assert_allclose([local[:, :60].mean(), local[:, -60:].mean()], [1, 3], rtol=0.05)


def test_statistics_follow_the_contrast():
    weak, strong = (
        Statistics.of(view(stripes(128, contrast=c), disc(128), str(c)), TextureCache()) for c in (8, 16)
    )
    np.testing.assert_allclose(strong.deviation / weak.deviation, 2, rtol=0.1)


def test_statistics_of_an_empty_region_are_none():
    assert Statistics.of(view(stripes(64), np.zeros((64, 64), np.float32), "empty"), TextureCache()) is None


def test_a_band_that_is_not_resolved_continues_the_next_one():
    sharp, other = (
        Statistics.of(view(stripes(128, contrast=c), disc(128), str(c)), TextureCache()) for c in (8, 16)
    )
    resolved = np.arange(len(sharp.deviation)) > 0
    done = sharp.completed(resolved, other)
    wanted = sharp.deviation[1] * other.deviation[0] / other.deviation[1]
    np.testing.assert_allclose(done.deviation[0], wanted, rtol=1e-5)
    np.testing.assert_array_equal(done.deviation[1:], sharp.deviation[1:])
    assert (done.quantiles[0] == other.quantiles[0]).all() and (done.quantiles[1] == sharp.quantiles[1]).all()


@pytest.mark.parametrize(("factor", "missing", "enough"), [(1, 0, True), (2, 1, True), (4, 2, False)])
def test_a_photo_scaled_up_does_not_resolve_its_fine_bands(factor, missing, enough):
    photo = scaled(scaled(stripes(256), 256 // factor), 256)
    of = view(photo, disc(256), str(factor))
    found = resolved_bands(of, TextureCache())
    assert (~found).sum() == missing and not found[:missing].any()
    assert sharp_enough(of, TextureCache()) == enough


def test_what_looks_like_the_background_beside_the_border_is_foreign():
    weight = disc(128, 0.35)
    photo = np.full((128, 128, 3), 230, np.uint8)
    photo[disc(128, 0.3) > 0.5] = 40
    photo[60:68, 60:68] = 230  # a gloss, well inside
    found = foreign(Detail.of(view(photo, weight, "rim"), whole(128)))
    rim = (weight > 0.9) & (disc(128, 0.33) == 0)
    assert found[rim].mean() > 0.9 and found[disc(128, 0.25) > 0].max() == 0
