"""The paper that figures are drawn on."""

from __future__ import annotations

import numpy as np
import pytest

from sean_editor.document import Portrait
from sean_editor.errors import UserError
from sean_editor.figures import Look
from sean_editor.figures.drawing import Drawing, Line
from sean_editor.figures.grid import Grid
from sean_editor.figures.regions import regions_title
from sean_editor.figures.sheet import LABEL, SHRUNK, Sheet, lit


def inked(pixels: np.ndarray, look: Look) -> tuple[slice, slice]:
    """The box around everything that is not ground."""
    drawn = (pixels != look.inks.ground).any(2)
    rows, columns = np.flatnonzero(drawn.any(1)), np.flatnonzero(drawn.any(0))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_picture_keeps_its_pixels_where_a_cell_has_as_many(scale: int, rng: np.random.Generator) -> None:
    look = Look(cell=32, scale=scale)
    image = rng.integers(0, 200, (32 * scale, 32 * scale, 3), dtype=np.uint8)
    sheet = Sheet(64, 48, look)
    sheet.picture(16, 8, image)
    assert sheet.pixels.shape == (48 * scale, 64 * scale, 3)
    assert np.array_equal(sheet.pixels[8 * scale : 40 * scale, 16 * scale : 48 * scale], image)


@pytest.mark.parametrize("dark", [False, True])
def test_words_stay_in_their_room_and_grow_with_the_scale(dark: bool) -> None:
    boxes = []
    for scale in (1, 2):
        look = Look(scale=scale, dark=dark)
        sheet = Sheet(200, 40, look)
        sheet.text(100, 20, "a name that is much too long for its place", room=96)
        _, columns = inked(sheet.pixels, look)
        assert columns.start >= 51 * scale and columns.stop <= 149 * scale
        boxes.append(columns.stop - columns.start)
    assert boxes[1] == pytest.approx(2 * boxes[0], rel=0.1)


def test_upright_words_read_upwards() -> None:
    look = Look(scale=2)
    sheet = Sheet(40, 120, look)
    sheet.upright(20, 60, "MMMM....", 100)
    rows, _ = inked(sheet.pixels, look)
    ink = (sheet.pixels != 255).any(2)
    fifth = (rows.stop - rows.start) // 5
    top, bottom = ink[rows.start : rows.start + fifth], ink[rows.stop - fifth : rows.stop]
    assert bottom.sum() > 3 * top.sum(), "the letters, then the dots above them"


def test_a_sheet_beyond_all_measure_is_refused() -> None:
    with pytest.raises(UserError, match="smaller cells"):
        Sheet(30_000, 30_000, Look(scale=4))


def test_what_is_taken_of_a_reference_is_lit(shipped: dict[str, Portrait]) -> None:
    portrait, look = shipped["kofi"], Look(cell=128, scale=2)
    mask = portrait.labels == 13
    shown = lit(portrait.image, mask, look).astype(int)
    off = np.abs(shown - portrait.image).max(2)
    inside = _shrunk(mask)
    assert off[inside].max() <= 8
    assert np.median(off[_shrunk(~mask)]) > 40
    assert (shown[100, 128] > portrait.image[100, 128]).all(), "faded towards the white ground"
    for everything in (np.ones_like(mask), np.zeros_like(mask)):
        assert np.array_equal(lit(portrait.image, everything, look), portrait.image)


def _shrunk(mask: np.ndarray) -> np.ndarray:
    """The pixels that are far from the edge of the mask."""
    import cv2

    return cv2.erode(mask.astype(np.uint8), np.ones((15, 15), np.uint8)).astype(bool)


def test_cells_lie_on_a_grid_of_eight_units_and_do_not_touch() -> None:
    grid = Grid(128, 4, 3, left=24, top=16, above=16, breaks=(1, 3))
    columns, rows = [grid.x(c) for c in range(4)], [grid.y(r) for r in range(3)]
    assert not any(n % 8 for n in (*columns, *rows, *grid.size))
    assert np.diff(columns).tolist() == [128 + 24, 128 + 8, 128 + 24]
    assert np.diff(rows).tolist() == [128 + 8 + 16] * 2
    assert grid.size == (columns[-1] + 128 + 24, rows[-1] + 128 + 24)


@pytest.mark.parametrize(
    ("regions", "title"),
    [
        (["hair"], "Hair"),
        (["l_lip", "u_lip"], "Lips"),
        (["u_lip"], "Upper lip"),
        (["l_eye", "r_eye", "hair"], "Eyes and Hair"),
        (["skin", "nose", "neck", "l_ear", "r_ear"], "Face skin"),
        (["face-skin", "hair"], "Face skin and Hair"),
        (["skin", "nose", "hat", "hair", "cloth"], "Skin, Nose and 3 more"),
        (["all"], "All regions"),
        ([13, 14, 1], "Skin, Hair and Hat"),
    ],
)
def test_groups_of_regions_have_short_titles(regions: list[str | int], title: str) -> None:
    assert regions_title(regions) == title


def lines_of(words: str, room: float, upright: bool = False) -> list[Line]:
    drawing = Drawing()
    sheet = Sheet(200, 200, Look(drawing=drawing))
    if upright:
        sheet.upright(100, 100, words, room)
    else:
        sheet.text(100, 100, words, LABEL, room=room)
    return [item for item in drawing.items if isinstance(item, Line)]


@pytest.mark.parametrize("upright", [False, True])
def test_long_titles_fit_whole(upright: bool) -> None:
    (short,) = lines_of("SEAN", 96, upright)
    assert short.size == LABEL
    (longer,) = lines_of("Traffic light and Car", 96, upright)
    assert longer.words == "Traffic light and Car" and SHRUNK * LABEL <= longer.size < LABEL
    two = lines_of("runs/street-view-facades-full-rank", 128, upright)
    assert "".join(line.words for line in two) == "runs/street-view-facades-full-rank" and len(two) == 2
    assert all(line.width <= 128 for line in two) and two[0].size == two[1].size
    (cut,) = lines_of("runs/" + "x" * 60, 96, upright)
    assert cut.words.startswith("runs/x") and cut.words.endswith("...") and cut.width <= 96


def test_cells_that_are_not_square_show_the_middle(rng: np.random.Generator) -> None:
    look = Look(cell=32, scale=1, ratio=2)
    wide = rng.integers(0, 200, (32, 64, 3), dtype=np.uint8)
    sheet = Sheet(96, 48, look)
    sheet.picture(8, 8, wide)
    assert np.array_equal(sheet.pixels[8:40, 8:72], wide)
    sheet.picture(8, 8, np.pad(wide, ((10, 10), (0, 0), (0, 0)), constant_values=250))
    assert np.array_equal(sheet.pixels[8:40, 8:72], wide), "cut around the middle"
    mask = np.zeros((32, 64), bool)
    mask[:, :32] = True
    assert lit(wide, mask, look).shape == (32, 64, 3)
    grid = Grid(32, 3, 2, across=look.across)
    assert np.diff([grid.x(c) for c in range(3)]).tolist() == [72, 72] and grid.y(1) - grid.y(0) == 40
    assert grid.middle(0) == grid.x(0) + 32
