"""Thumbnails of regions."""

from __future__ import annotations

import numpy as np
import qimage2ndarray

from sean_editor.document.portrait import Portrait
from sean_editor.gui.panels.region_pictures import region_thumbnail

SIDE, SKIN, HAIR, HAT = 64, 1, 13, 14


def test_what_is_outside_a_region_is_darkened_and_the_region_is_not(qapp) -> None:
    image = np.random.default_rng(4).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    labels = np.where(np.indices((SIDE, SIDE)).sum(0) % 5 < 2, HAIR, SKIN).astype(np.uint8)
    portrait = Portrait("checked", image, labels)
    for region in (HAIR, SKIN):
        shown = qimage2ndarray.rgb_view(region_thumbnail(portrait, region, SIDE))
        inside = labels == region
        assert np.array_equal(shown[inside], image[inside])
        assert np.array_equal(shown[~inside], (image[~inside] * 0.55).astype(np.uint8))
    assert np.array_equal(qimage2ndarray.rgb_view(region_thumbnail(portrait, HAT, SIDE)), image)


def test_a_small_region_fills_its_thumbnail(qapp) -> None:
    labels = np.full((SIDE, SIDE), SKIN, np.uint8)
    labels[40:44, 10:14] = HAIR
    image = np.where((labels == HAIR)[..., None], (200, 100, 50), 0).astype(np.uint8)
    shown = qimage2ndarray.rgb_view(region_thumbnail(Portrait("small", image, labels), HAIR, SIDE))
    assert (shown[..., 0] > 100).mean() > 3 * (labels == HAIR).mean()
