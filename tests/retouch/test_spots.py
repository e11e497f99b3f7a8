"""Blemishes go, skin with its own texture comes, and nothing near them suffers."""

from __future__ import annotations

import numpy as np
import pytest
from retouch_scenes import L_LIP, SKIN, band, skin

from sean_editor.document.retouch import Retouch, Spot
from sean_editor.retouch import finished

SIDE = 512
ALL_SKIN = np.full((256, 256), SKIN, np.uint8)


def blemished(places: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Clean skin uint8 [512, 512, 3], and the same with red spots, each 4 pixels wide."""
    clean = skin(SIDE, blotches=1.5)
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5
    spoilt = clean.astype(np.float32)
    for across, down in places:
        bump = np.exp(-((x - across * SIDE) ** 2 + (y - down * SIDE) ** 2) / (2 * 4.0**2))
        spoilt -= bump[..., None] * (30, 80, 80)
    return clean, np.clip(spoilt, 0, 255).astype(np.uint8)


PLACES = [(0.3, 0.3), (0.6, 0.42), (0.02, 0.5), (0.5, 0.985), (0.7, 0.7), (0.71, 0.75)]


def test_spots_go_and_the_texture_is_that_of_skin() -> None:
    clean, spoilt = blemished(PLACES)
    spots = tuple(Spot(x, y, 0.03) for x, y in PLACES)
    healed = finished(spoilt, ALL_SKIN, Retouch(spots=spots))
    for x, y in PLACES:
        left, top = (max(int(v * SIDE) - 6, 0) for v in (x, y))
        part = np.s_[top : top + 12, left : left + 12]
        assert np.abs(healed[part].mean((0, 1)) - clean[part].mean((0, 1))).max() < 7
        assert np.abs(spoilt[part].mean((0, 1)) - clean[part].mean((0, 1))).max() > 20
        assert 0.5 < healed[part][..., 1].std() / clean[part][..., 1].std() < 2  # no plastic
    assert abs(band(healed, 0.0, 0.0015)[0] / band(clean, 0.0, 0.0015)[0] - 1) < 0.05


def test_the_slope_of_the_light_goes_through_a_healed_spot() -> None:
    picture = np.repeat(np.linspace(60, 220, SIDE, dtype=np.uint8)[:, None, None], SIDE, 1).repeat(3, 2)
    spoilt = picture.copy()
    spoilt[250:262, 250:262] = 0
    healed = finished(spoilt, ALL_SKIN, Retouch(spots=(Spot(0.5, 0.5, 0.03),)))
    assert np.abs(healed.astype(int) - picture).max() <= 3


def test_a_lip_beside_a_spot_is_no_skin() -> None:
    labels = ALL_SKIN.copy()
    labels[140:] = L_LIP
    _, picture = blemished([(0.5, 0.5)])
    picture[280:] = (150, 40, 60)
    healed = finished(picture, labels, Retouch(spots=(Spot(0.5, 0.5, 0.03),)))
    assert healed[244:268, 244:268, 1].min() > 100


@pytest.mark.parametrize("place", [(0.0, 0.0), (1.0, 1.0), (0.5, 0.0)])
def test_a_spot_at_the_rim_is_no_trouble(place: tuple[float, float]) -> None:
    picture = skin(64)
    healed = finished(picture, np.full((64, 64), SKIN, np.uint8), Retouch(spots=(Spot(*place, 0.25),)))
    assert healed.shape == picture.shape


def test_the_same_spots_give_the_same_picture() -> None:
    _, spoilt = blemished(PLACES)
    retouch = Retouch(spots=tuple(Spot(x, y, 0.03) for x, y in PLACES))
    assert np.array_equal(finished(spoilt, ALL_SKIN, retouch), finished(spoilt, ALL_SKIN, retouch))
