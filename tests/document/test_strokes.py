"""A stroke through few points is a smooth line: round where a hand goes round, else straight."""

from __future__ import annotations

import itertools
from math import cos, hypot, pi, sin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sean_editor.document import Document
from sean_editor.document.geometry import segment_mask
from sean_editor.document.strokes import Dab, Stroke, path_mask

SHAPE = (200, 200)
coordinate = st.floats(0, 200).map(lambda value: round(value, 2))
points = st.lists(st.tuples(coordinate, coordinate), min_size=2, max_size=12)


def drawn(places, radius: float = 3.0) -> list[Dab]:
    """The whole line of a stroke through `places`."""
    stroke, line = Stroke(), []
    for x, y in places:
        line += stroke.add(Dab(x, y, radius))[0]
    return [*line, *stroke.end()]


def from_segment(point, start, end) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    long = dx * dx + dy * dy
    along = min(max(((px - ax) * dx + (py - ay) * dy) / long, 0), 1) if long else 0
    return hypot(px - ax - along * dx, py - ay - along * dy)


@pytest.mark.parametrize(("events", "off"), [(12, 0.25), (8, 0.6), (6, 1.4)])
def test_a_circle_of_few_events_is_round(events: int, off: float) -> None:
    """The radius is 40; a polyline would miss it by 1.4, 3.0 and 5.4 pixels."""
    turns = [2 * pi * k / events for k in range(events + 2)]
    line = drawn([(100 + 40 * cos(a), 100 + 40 * sin(a)) for a in turns])
    inner = line[len(line) // 4 : -len(line) // 4]  # the ends know no neighbour
    radii = [hypot(dab.x - 100, dab.y - 100) for dab in inner]
    middles = [hypot((a.x + b.x) / 2 - 100, (a.y + b.y) / 2 - 100) for a, b in itertools.pairwise(inner)]
    assert max(abs(r - 40) for r in (*radii, *middles)) < off


@given(
    start=st.tuples(coordinate, coordinate),
    angle=st.floats(0, 2 * pi),
    steps=st.lists(st.floats(0.5, 60), min_size=1, max_size=8),
)
def test_straight_stays_straight(start, angle: float, steps: list[float]) -> None:
    places = [start]
    for step in steps:
        places.append((places[-1][0] + step * cos(angle), places[-1][1] + step * sin(angle)))
    for dab in drawn(places):
        assert from_segment((dab.x, dab.y), places[0], places[-1]) < 1e-3


@given(places=points)
@settings(deadline=None)
def test_the_line_passes_through_every_event_and_stays_near_their_chords(places) -> None:
    line = drawn(places)
    for place in places:
        assert min(hypot(dab.x - place[0], dab.y - place[1]) for dab in line) < 0.02
    for dab in line:
        away = [
            from_segment((dab.x, dab.y), a, b) - hypot(a[0] - b[0], a[1] - b[1]) / 4
            for a, b in itertools.pairwise(places)
        ]
        assert min(away) < 0.02


@pytest.mark.slow
@given(places=points, radius=st.floats(0, 20))
@settings(deadline=None)
def test_it_has_no_gaps(places, radius: float) -> None:
    box, mask = path_mask(SHAPE, drawn(places, radius))
    everywhere = np.zeros(SHAPE, bool)
    everywhere[box.slices] = mask
    for x, y in places:
        if x < 200 and y < 200:
            assert everywhere[int(y), int(x)]
    line = drawn(places, radius)
    for one, other in itertools.pairwise(line):
        assert hypot(one.x - other.x, one.y - other.y) < 300
        part, covered = segment_mask(SHAPE, one[:2], other[:2], radius)
        assert everywhere[part.slices][covered].all()


def test_the_newest_point_is_painted_at_once_and_corrected_by_the_next(document: Document) -> None:
    """What was painted in the end is the curve alone, whatever was shown on the way."""
    places = [(5, 5), (30, 6), (31, 28), (55, 25)]
    stroke = Stroke()
    document.begin_edit("Brush")
    for x, y in places:
        certain, tail = stroke.add(Dab(x, y, 1.5))
        document.paint_path(certain, 14, tail=tail)
        assert document.labels[y, x] == 14
    document.paint_path(stroke.end(), 14)
    document.end_edit()
    box, mask = path_mask(document.labels.shape, drawn(places, 1.5))
    wanted = np.zeros_like(document.painted)
    wanted[box.slices] = mask
    assert np.array_equal(document.labels == 14, wanted) and np.array_equal(document.painted, wanted)
    assert len(document.history) == 1
    document.undo()
    assert np.array_equal(document.labels, document.original_labels) and not document.painted.any()


def test_a_correction_is_announced_once(document: Document) -> None:
    boxes, shown = [], document.labels.copy()

    def follow(box) -> None:
        boxes.append(box)
        shown[box.slices] = document.labels[box.slices]

    document.layout_changed.connect(follow)
    stroke = Stroke()
    document.begin_edit("Brush")
    for n, (x, y) in enumerate([(5, 5), (40, 8), (12, 24), (50, 26)], start=1):
        certain, tail = stroke.add(Dab(x, y, 2))
        document.paint_path(certain, 14, mirror=True, tail=tail)
        assert len(boxes) == n and np.array_equal(shown, document.labels)
    document.cancel_edit()
    assert np.array_equal(document.labels, document.original_labels)


def test_a_stroke_whose_edit_was_ended_leaves_its_tail(document: Document) -> None:
    document.begin_edit("Brush")
    document.paint_path([Dab(5, 5, 1)], 14, tail=[Dab(5, 5, 1), Dab(20, 5, 1)])
    document.end_edit()
    document.begin_edit("Brush")
    document.paint_path([Dab(20, 5, 1), Dab(20, 20, 1)], 14)
    document.end_edit()
    assert document.labels[5, 12] == 14 and len(document.history) == 2


def test_the_width_follows_the_radius() -> None:
    box, mask = path_mask(SHAPE, [Dab(20, 100, 2), Dab(180, 100, 20)])
    everywhere = np.zeros(SHAPE, bool)
    everywhere[box.slices] = mask
    widths = everywhere.sum(axis=0)
    assert widths[20] == 4 and widths[180] == 40 and widths[100] == pytest.approx(22, abs=1)
    assert (np.diff(widths[20:180].astype(int)) >= 0).all()


def test_a_pen_that_presses_harder_where_it_stands() -> None:
    stroke = Stroke()
    stroke.add(Dab(50, 50, 2))
    certain, tail = stroke.add(Dab(50, 50, 9))
    assert certain == () and path_mask(SHAPE, tail)[1].sum(axis=0).max() == 18
