"""Whatever sequence of edits a person makes, undo leads back and redo leads forth, to the bit."""

from __future__ import annotations

import numpy as np
from document_samples import small_portrait
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sean_editor.document import Box, Document, StyleAssignment
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import shape_at
from sean_editor.document.strokes import Dab, Stroke

points = st.tuples(st.floats(-5, 70), st.floats(-5, 37))
regions = st.none() | st.integers(0, 18)
ids = st.integers(0, 18)


class AnyEdits(RuleBasedStateMachine):
    """Keeps every state the document had, and what a view that follows the events would show."""

    def __init__(self) -> None:
        super().__init__()
        self.document = Document(small_portrait())
        self.states = [self.state()]
        self.position = 0
        self.shown = self.document.labels.copy()
        self.shown_styles = self.document.styles
        self.document.layout_changed.connect(self.on_layout)
        self.document.styles_changed.connect(self.on_styles)

    def state(self) -> tuple[np.ndarray, StyleAssignment, np.ndarray]:
        return self.document.labels.copy(), self.document.styles, self.document.painted.copy()

    def on_layout(self, box: Box) -> None:
        self.shown[box.slices] = self.document.labels[box.slices]

    def on_styles(self, changed: frozenset[int]) -> None:
        self.shown_styles = self.shown_styles.with_regions({i: self.document.styles[i] for i in changed})

    def edited(self) -> None:
        """Note the new state if the edit was a step; locked pixels must be as they were."""
        before, after = self.states[self.position], self.state()
        for region in self.document.locked:
            there = before[0] == region
            assert (after[0][there] == region).all()
            assert np.array_equal(after[2][there], before[2][there])
        if any(not np.array_equal(before[i], after[i]) for i in (0, 2)) or before[1] != after[1]:
            self.states[self.position + 1 :] = [after]
            self.position += 1

    @rule(
        stroke=st.lists(points, min_size=1, max_size=4),
        radius=st.floats(0, 9),
        region=regions,
        mirror=st.booleans(),
    )
    def paint(self, stroke: list, radius: float, region: int | None, mirror: bool) -> None:
        self.document.begin_edit("Brush")
        for p0, p1 in zip(stroke, stroke[1:] or stroke, strict=False):
            self.document.paint_segment(p0, p1, radius, region, mirror)
        self.document.end_edit()
        self.edited()

    @rule(p=points, region=regions, mirror=st.booleans())
    def fill(self, p: tuple, region: int | None, mirror: bool) -> None:
        self.document.fill(*p, region, mirror)
        self.edited()

    @rule(p0=points, p1=points, region=regions, mirror=st.booleans())
    def rectangle(self, p0: tuple, p1: tuple, region: int | None, mirror: bool) -> None:
        self.document.fill_rectangle(p0, p1, region, mirror)
        self.edited()

    @rule(lasso=st.lists(points, max_size=6), region=regions, mirror=st.booleans())
    def polygon(self, lasso: list, region: int | None, mirror: bool) -> None:
        self.document.fill_polygon(lasso, region, mirror)
        self.edited()

    @rule(
        stroke=st.lists(points, min_size=1, max_size=4),
        radius=st.floats(0, 5),
        region=regions,
        mirror=st.booleans(),
    )
    def smooth_stroke(self, stroke: list, radius: float, region: int | None, mirror: bool) -> None:
        line = Stroke()
        self.document.begin_edit("Brush")
        for x, y in stroke:
            certain, tail = line.add(Dab(x, y, radius))
            self.document.paint_path(certain, region, mirror, tail)
        self.document.paint_path(line.end(), region, mirror)
        self.document.end_edit()
        self.edited()

    @rule(
        p=points,
        by=points,
        factors=st.tuples(st.floats(-2, 2), st.floats(0.1, 3)),
        turn=st.floats(-180, 180),
        node=st.none() | st.integers(0, 8),
        mirror=st.booleans(),
    )
    def transform(
        self, p: tuple, by: tuple, factors: tuple, turn: float, node: int | None, mirror: bool
    ) -> None:
        shape = shape_at(self.document.labels, p)
        if shape is not None:
            pose = Pose.of(shape.rect).scaled(*factors).turned(turn).moved(*by)
            if node is not None:
                pose = pose.bent(node, *p)
            self.document.transform(shape, pose, mirror)
            self.edited()

    @rule(
        region=ids,
        pixels=st.integers(-4, 4),
        kind=st.sampled_from(["grow", "smooth", "fill"]),
        mirror=st.booleans(),
    )
    def reshape(self, region: int, pixels: int, kind: str, mirror: bool) -> None:
        if kind == "grow":
            self.document.grow_region(region, pixels, mirror)
        elif kind == "smooth":
            self.document.smooth_region(region, abs(pixels) + 1, mirror)
        else:
            self.document.fill_holes(region, mirror)
        self.edited()

    @rule(seed=st.integers(0, 99))
    def open_layout(self, seed: int) -> None:
        self.document.replace_layout(np.random.default_rng(seed).integers(0, 19, (32, 64)))
        self.edited()

    @rule(
        chosen=st.sets(ids, max_size=4), source=st.sampled_from([None, "berta", "carla"]), mix=st.floats(0, 1)
    )
    def dress(self, chosen: set[int], source: str | None, mix: float) -> None:
        self.document.assign_style(chosen, source, mix)
        self.edited()

    @rule(region=ids, mix=st.floats(0, 1))
    def mix(self, region: int, mix: float) -> None:
        self.document.set_mix(region, mix)
        self.document.end_mix()
        self.edited()

    @rule(chosen=st.sets(ids, max_size=5), mixes=st.lists(st.floats(0, 1), max_size=4))
    def mix_several(self, chosen: set[int], mixes: list[float]) -> None:
        for mix in mixes:
            self.document.set_mix(chosen, mix)
        self.document.end_mix()
        self.edited()

    @rule(region=ids, mix=st.floats(0, 1))
    def mix_there_and_back(self, region: int, mix: float) -> None:
        before = self.document.styles[region].mix
        self.document.set_mix(region, mix)
        self.document.set_mix(region, before)
        self.document.end_mix()
        self.edited()

    @rule(region=ids, locked=st.booleans())
    def lock(self, region: int, locked: bool) -> None:
        self.document.set_locked(region, locked)

    @rule(p=points)
    def cancelled_stroke(self, p: tuple) -> None:
        self.document.begin_edit("Brush")
        self.document.paint_segment((0, 0), p, 4, 14)
        self.document.cancel_edit()

    @precondition(lambda self: self.position > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        self.position -= 1

    @precondition(lambda self: self.position + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        self.document.redo()
        self.position += 1

    @invariant()
    def is_where_it_should_be(self) -> None:
        labels, styles, painted = self.states[self.position]
        assert np.array_equal(self.document.labels, labels)
        assert self.document.styles == styles
        assert np.array_equal(self.document.painted, painted)
        assert np.array_equal(self.shown, labels)
        assert self.document.region_ids == set(np.unique(labels).tolist())
        assert self.shown_styles == styles
        assert len(self.document.history) == self.position
        assert self.document.modified == (self.position > 0)

    def teardown(self) -> None:
        while self.document.history.can_undo:
            self.document.undo()
        assert np.array_equal(self.document.labels, self.document.original_labels)
        assert not self.document.painted.any()
        assert not len(self.document.styles)


AnyEdits.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnyEdits = AnyEdits.TestCase
