from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sean_editor.gui.canvas.label_overlay import (
    Placement,
    Rect,
    argb,
    color_table,
    device_rect,
    edges,
    outline,
    render,
)

PALETTE = np.array([(0, 0, 0), (255, 0, 0), (0, 100, 200)], np.uint8)
LABELS = np.array([[0, 0, 1, 1], [0, 0, 1, 1], [2, 2, 2, 2], [2, 2, 2, 2]], np.uint8)


def test_colours_are_premultiplied():
    assert argb(PALETTE, 0.5).tolist() == [0x80000000, 0x80800000, 0x80003264]
    assert argb(PALETTE, 1.0).tolist() == [0xFF000000, 0xFFFF0000, 0xFF0064C8]
    assert argb(PALETTE, 0.0).tolist() == [0, 0, 0]


def test_labels_are_crisp_at_any_scale():
    table = color_table(PALETTE, 1.0, contours=False)
    shown = render(LABELS, Placement(0, 0, 10), Rect(0, 0, 40, 40), table)
    assert np.array_equal(shown, np.kron(table[LABELS], np.ones((10, 10), np.uint32)))


def test_contours_run_on_both_sides_of_an_edge_and_nowhere_else():
    table = color_table(PALETTE, 0.0, contours=True)
    shown = render(LABELS, Placement(0, 0, 10), Rect(0, 0, 40, 40), table, line=2)
    drawn = shown != 0
    assert drawn[5, 18:22].all() and not drawn[5, 17] and not drawn[5, 22]
    assert drawn[18:22, 5].all() and not drawn[17, 5] and not drawn[22, 5]
    assert shown[5, 20] == 0xFFFF0000  # each side in the colour of its own region
    assert shown[20, 5] == 0xFF0064C8
    assert not drawn[25:].any()  # the border of the picture is no edge


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_rectangle_is_a_part_of_the_whole(data):
    labels = np.array(data.draw(st.lists(st.integers(0, 2), min_size=36, max_size=36)), np.uint8).reshape(
        6, 6
    )
    place = Placement(data.draw(st.floats(-9, 9)), data.draw(st.floats(-9, 9)), data.draw(st.floats(0.3, 7)))
    line = data.draw(st.integers(1, 3))
    table = color_table(PALETTE, 0.5, contours=True)
    x, y = data.draw(st.integers(0, 30)), data.draw(st.integers(0, 30))
    width, height = data.draw(st.integers(1, 20)), data.draw(st.integers(1, 20))
    whole = render(labels, place, Rect(0, 0, 50, 50), table, line)
    part = render(labels, place, Rect(x, y, width, height), table, line)
    assert np.array_equal(part, whole[y : y + height, x : x + width])


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_changed_box_changes_nothing_outside_its_device_rectangle(data):
    place = Placement(data.draw(st.floats(0, 9)), data.draw(st.floats(0, 9)), data.draw(st.floats(0.5, 7)))
    x0, y0 = data.draw(st.integers(0, 6)), data.draw(st.integers(0, 6))
    x1, y1 = data.draw(st.integers(x0 + 1, 8)), data.draw(st.integers(y0 + 1, 8))
    before = np.zeros((8, 8), np.uint8)
    after = before.copy()
    after[y0:y1, x0:x1] = 2
    table, line = color_table(PALETTE, 0.5, contours=True), 2
    screen = device_rect((0, 0, 8, 8), place, 0)
    changed = render(before, place, screen, table, line) != render(after, place, screen, table, line)
    rows, columns = np.nonzero(changed)
    rect = device_rect((x0, y0, x1, y1), place, line + 1)
    if rows.size:
        assert rect.x <= screen.x + columns.min() and screen.x + columns.max() < rect.x + rect.width
        assert rect.y <= screen.y + rows.min() and screen.y + rows.max() < rect.y + rect.height


def test_edges_of_one_label_are_none():
    assert not edges(np.full((5, 5), 3, np.uint8), 2).any()


def test_the_outline_lies_on_the_edge_and_leaves_everything_else_alone():
    labels = np.zeros((8, 8), np.uint8)
    labels[2:6, 2:6] = 1
    rim, line = np.uint32(0x99000000), np.uint32(0xFF00FF00)
    layer = outline(labels, [1], Placement(0, 0, 8), Rect(0, 0, 64, 64), np.array([rim, line]), line=2)
    assert layer is not None and set(np.unique(layer)) == {0, rim, line}
    assert (layer[16:48, 16] == line).all() and (layer[16:48, 15] == rim).all()
    assert not layer[20:44, 20:44].any() and not layer[:12].any(), "nothing is dimmed and nothing glows"


def test_regions_side_by_side_have_one_outline():
    labels = np.zeros((8, 8), np.uint8)
    labels[2:6, 2:4], labels[2:6, 4:6] = 1, 2
    colors = np.array([1 << 24, 2 << 24])
    place, rect = Placement(0, 0, 4), Rect(0, 0, 32, 32)
    assert not outline(labels, [1, 2], place, rect, colors)[10:22, 10:22].any()
    assert outline(labels, [1], place, rect, colors)[10:22, 10:22].any()


def test_regions_that_are_not_there_have_no_outline():
    place, rect = Placement(0, 0, 1), Rect(0, 0, 8, 8)
    assert outline(np.zeros((8, 8), np.uint8), [4], place, rect, np.zeros(2)) is None


@pytest.mark.parametrize("contours", [True, False])
def test_a_region_shown_alone_leaves_the_others_no_more_than_a_faint_edge(contours):
    table = color_table(PALETTE, 0.5, contours, solo=2)
    count = len(PALETTE)
    plain = color_table(PALETTE, 0.5, contours)
    assert table[2] == plain[2] and table[count + 2] == plain[count + 2]
    others = np.delete(np.arange(count), 2)
    assert not table[others].any()
    assert ((table[count + others] >> 24) < 128).all() and table[count + others].any() == contours
