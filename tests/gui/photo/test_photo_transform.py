"""Where a photo lies in its view: turns, zoom, and back again."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.gui.photo.transform import PhotoTransform

CORNERS = np.array([[0, 0], [600, 0], [600, 400], [0, 400]], float)


@pytest.mark.parametrize("size", [(600, 400), (12000, 8000), (40, 30000)])
@pytest.mark.parametrize("turns", range(4))
def test_a_fitted_photo_is_all_in_view(size: tuple[int, int], turns: int) -> None:
    place = PhotoTransform.fitted(size, (800.0, 500.0), turns)
    width, height = size
    corners = place.to_view(np.array([[0, 0], [width, 0], [width, height], [0, height]], float))
    assert (corners >= 15.9).all() and (corners <= [784.1, 484.1]).all()
    assert np.isclose(np.hypot(*(corners[1] - corners[0])), width * place.scale)


@pytest.mark.parametrize("turns", range(4))
def test_there_and_back(turns: int, rng: np.random.Generator) -> None:
    place = PhotoTransform.fitted((6000, 4000), (800.0, 500.0), turns).looking_at(
        np.array([[9, 9], [99, 80]])
    )
    points = rng.uniform(-50, 6050, (20, 2))
    assert np.allclose(place.to_photo(place.to_view(points)), points)


def test_a_turn_is_clockwise() -> None:
    place = PhotoTransform.fitted((600, 400), (1000.0, 1000.0)).turned()
    top_left = place.to_view(CORNERS)
    assert place.turned_size == (400, 600)
    assert np.argmin(top_left.sum(1)) == 3, "the lower left corner of the photo is now at the top left"
    assert place.turned().turned().turned() == PhotoTransform.fitted((600, 400), (1000.0, 1000.0))


def test_looking_at_a_small_part_zooms_in_on_it() -> None:
    place = PhotoTransform.fitted((6000, 4000), (800.0, 500.0))
    part = np.array([[3000, 1000], [3200, 1200]], float)
    seen = place.looking_at(part).to_view(part)
    assert np.allclose(seen.mean(0), (400, 250), atol=1)
    assert 300 < (seen[1] - seen[0])[1] < 350
    assert place.looking_at(np.array([[0, 0], [6000, 4000]])) == place, "never further away than all of it"


def test_a_resize_keeps_the_middle() -> None:
    place = PhotoTransform.fitted((600, 400), (800.0, 500.0)).looking_at(np.array([[10, 10], [90, 90]]))
    middle = place.to_photo(np.array([[400, 250]]))
    assert np.allclose(place.resized((300.0, 700.0)).to_photo(np.array([[150, 350]])), middle)
