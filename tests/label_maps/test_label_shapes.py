"""Label maps of another size than their picture."""

from __future__ import annotations

import numpy as np
import pytest

from models.label_maps import at_size, same_shape


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((1024, 1024), (512, 512), True),
        ((1024, 1024), (32, 32), True),
        ((4000, 3000), (800, 600), True),
        ((1023, 767), (512, 384), True),  # rounded
        ((3999, 2999), (1000, 750), True),
        ((800, 600), (600, 800), False),
        ((800, 600), (400, 301), False),
        ((800, 600), (3, 2), False),  # so small that a rounded pixel is half of it
        ((512, 512), (512, 500), False),
        ((64, 64), (64, 32), False),
    ],
)
def test_proportions(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    assert same_shape(one, other) is same and same_shape(other, one) is same


@pytest.mark.parametrize("size", [(16, 12), (64, 48), (50, 37), (128, 97)])
def test_the_nearest_pixel(size: tuple[int, int]) -> None:
    height, width = size
    labels = np.arange(64 * 48).reshape(64, 48)
    rows, columns = np.divmod(at_size(labels, height, width), 48)
    assert rows.shape == size
    assert np.abs(rows + 0.5 - (np.arange(height)[:, None] + 0.5) * 64 / height).max() <= 0.5
    assert np.abs(columns + 0.5 - (np.arange(width) + 0.5) * 48 / width).max() <= 0.5
