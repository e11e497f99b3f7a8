"""How colours are written, and hue, lightness and saturation as people see them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.colour_difference import ciede2000, lab
from models.regions import CELEBAMASK_HQ
from sean_editor.colour.names import colour_of, colour_of_lab, is_chosen, lab_of, rgb_of, written_colour
from sean_editor.colour.oklch import Place, colours_at, place_of, rgb_at
from sean_editor.colour.swatches import ALL, swatches_for

levels = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#7A3B1E", "#7a3b1e"),
        (" 7a3b1e ", "#7a3b1e"),
        ("#fa0", "#ffaa00"),
        ("", None),
        ("red", None),
        ("#12345", None),
        ("#1234567", None),
        ("#12345g", None),
        ("##123456", None),
        ("١٢٣٤٥٦", None),
    ],
)
def test_what_a_person_types(typed: str, colour: str | None) -> None:
    assert written_colour(typed) == colour


@given(levels)
def test_names_and_levels(rgb: tuple[int, int, int]) -> None:
    name = colour_of(rgb)
    assert rgb_of(name) == rgb and written_colour(name.upper()) == name and is_chosen(name)
    assert colour_of_lab(lab_of(name)) == name


def test_ids_of_sources_are_no_colours() -> None:
    assert not is_chosen("0123456789abcdef" * 2) and not is_chosen("own") and not is_chosen(None)
    with pytest.raises(ValueError, match="#rrggbb"):
        rgb_of("#12345G")


@given(levels)
def test_a_colour_has_a_place_and_a_place_has_that_colour(rgb: tuple[int, int, int]) -> None:
    place = place_of(rgb)
    assert 0 <= place.hue <= 360 and 0 <= place.lightness <= 100.01 and 0 <= place.saturation <= 100
    assert max(abs(a - b) for a, b in zip(rgb, rgb_at(place), strict=True)) <= 1


def test_known_places() -> None:
    red = place_of((255, 0, 0))  # OKLCh 0.628, 0.258, 29.2 degrees (Ottosson)
    assert red.hue == pytest.approx(29.23, abs=0.01) and red.lightness == pytest.approx(62.80, abs=0.01)
    assert red.saturation == pytest.approx(100, abs=2)
    assert place_of((119, 119, 119)).saturation == 0
    assert rgb_at(Place(0, 0, 0)) == (0, 0, 0) and rgb_at(Place(200, 100, 0)) == (255, 255, 255)


@given(st.floats(0, 360), st.floats(10, 100))
def test_all_saturations_can_be_shown_and_keep_their_lightness(hue: float, lightness: float) -> None:
    shares = np.linspace(0, 100, 12)
    shown = colours_at(np.array([hue]), np.array([lightness]), shares)
    lights = np.array([place_of(tuple(one)).lightness for one in shown.tolist()])
    assert np.abs(lights - lightness).max() < 2.5


def test_swatches_are_natural_and_differ() -> None:
    names = {region.name for region in CELEBAMASK_HQ.regions}
    for kind in ALL:
        assert set(kind.regions) <= names
        colours = lab(np.array([rgb_of(one.colour) for one in kind.colours]) / 255)
        apart = ciede2000(colours[:, None], colours[None])
        assert apart[~np.eye(len(colours), dtype=bool)].min() > 3, kind.title
        assert len({one.name for one in kind.colours}) == len(kind.colours)
    assert swatches_for("l_lip").title == "Lips" and swatches_for("hat").title == "Clothes"
