from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sean_editor.gui.canvas.view_transform import FIT_MARGIN, MAX_ZOOM, MIN_ZOOM, ViewTransform

sizes = st.tuples(st.integers(1, 4096), st.integers(1, 4096))
coordinates = st.floats(-5000, 5000)
zooms = st.floats(MIN_ZOOM, MAX_ZOOM)


@st.composite
def views(draw) -> ViewTransform:
    content = draw(sizes)
    centre = (draw(st.floats(0, content[0])), draw(st.floats(0, content[1])))
    return ViewTransform(content, draw(sizes), draw(zooms), centre)


@settings(deadline=None)
@given(views(), coordinates, coordinates)
def test_mapping_there_and_back_is_the_identity(view, x, y):
    assert view.to_content(*view.to_view(x, y)) == pytest.approx((x, y), abs=1e-6)
    assert view.to_view(*view.to_content(x, y)) == pytest.approx((x, y), abs=1e-6)


@settings(deadline=None)
@given(views(), st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 10))
def test_what_lies_under_the_pointer_stays_there_when_zooming(view, u, v, factor):
    at = (u * view.viewport[0], v * view.viewport[1])
    zoomed = view.zoomed_at(*at, factor)
    assert MIN_ZOOM <= zoomed.zoom <= MAX_ZOOM
    free = all(0 < c < size for c, size in zip(zoomed.centre, view.content, strict=True))
    if free:  # otherwise the clamp keeps the picture in sight instead
        assert zoomed.to_content(*at) == pytest.approx(view.to_content(*at), abs=1e-6)


@settings(deadline=None)
@given(views(), coordinates, coordinates)
def test_the_picture_cannot_be_panned_out_of_sight(view, dx, dy):
    panned = view.panned(dx, dy)
    middle = (view.viewport[0] / 2, view.viewport[1] / 2)
    for c, size in zip(panned.to_content(*middle), view.content, strict=True):
        assert -1e-6 <= c <= size + 1e-6


@settings(deadline=None)
@given(views())
def test_fitting_shows_everything_centred(view):
    fitted = view.fitted()
    left, top = fitted.origin
    right, bottom = fitted.to_view(*view.content)
    assert left + right == pytest.approx(view.viewport[0])
    assert top + bottom == pytest.approx(view.viewport[1])
    if MIN_ZOOM < fitted.zoom < MAX_ZOOM and min(view.viewport) > 3 * FIT_MARGIN:
        assert min(left, top) == pytest.approx(FIT_MARGIN)


def test_pixels_are_half_open():
    view = ViewTransform((10, 10), (100, 100)).fitted()
    left, top = view.origin
    assert view.contains(left, top)
    assert not view.contains(*view.to_view(10, 5))
    assert not view.contains(left - 1, top)
