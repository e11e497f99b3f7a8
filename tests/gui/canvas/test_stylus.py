"""A pen: real tablet events, and the mouse events that come with them."""

from __future__ import annotations

import numpy as np
import pytest
from canvas_samples import HAT, SKIN
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtGui import QMouseEvent, QTabletEvent
from PyQt5.QtWidgets import QApplication

from sean_editor.gui.canvas import LayoutCanvas


class Pen:
    """Sends tablet events at label-map positions, and the mouse events that Qt or the system make of them."""

    def __init__(self, canvas: LayoutCanvas) -> None:
        self._canvas, self._down, self._time = canvas, False, 1000

    def send(self, kind, x: float, y: float, pressure: float, end=QTabletEvent.Pen) -> bool:
        """One event; whether the canvas used it."""
        at = QPointF(*self._canvas.transform().to_view(x, y))
        button = Qt.LeftButton if kind != QEvent.TabletMove else Qt.NoButton
        self._down = kind == QEvent.TabletPress or (self._down and kind != QEvent.TabletRelease)
        held = Qt.LeftButton if self._down else Qt.NoButton
        screen = QPointF(self._canvas.mapToGlobal(at.toPoint()))
        event = QTabletEvent(
            kind,
            at,
            screen,
            QTabletEvent.Stylus,
            end,
            pressure,
            0,
            0,
            0.0,
            0.0,
            0,
            Qt.NoModifier,
            7,
            button,
            held,
        )
        self._time += 5
        event.setTimestamp(self._time)
        event.setAccepted(False)  # as Qt sends them
        QApplication.sendEvent(self._canvas, event)
        return event.isAccepted()

    def stroke(self, *places: tuple[float, float, float], end=QTabletEvent.Pen) -> None:
        self.send(QEvent.TabletPress, *places[0], end)
        for place in places[1:]:
            self.send(QEvent.TabletMove, *place, end)
        self.send(QEvent.TabletRelease, *places[-1][:2], 0.0, end)

    def mouse(self, kind, x: float, y: float, source=Qt.MouseEventSynthesizedByQt) -> None:
        """A mouse event of the same moment."""
        at = QPointF(*self._canvas.transform().to_view(x, y))
        button = Qt.LeftButton if kind != QEvent.MouseMove else Qt.NoButton
        held = Qt.NoButton if kind == QEvent.MouseButtonRelease else Qt.LeftButton
        event = QMouseEvent(kind, at, at, at, button, held, Qt.NoModifier, source)
        event.setTimestamp(self._time)
        QApplication.sendEvent(self._canvas, event)


@pytest.fixture(autouse=True)
def paint_hats(state) -> None:
    state.set_region(HAT)
    state.set_size(20)


@pytest.fixture
def pen(layout: LayoutCanvas) -> Pen:
    return Pen(layout)


def height(document, column: int) -> int:
    return int((document.labels[:, column] == HAT).sum())


def test_pressure_sets_the_size(document, pen: Pen, state) -> None:
    pen.stroke((10, 45, 0.2), (50, 45, 1.0))
    assert height(document, 12) < 7 < height(document, 30) < height(document, 49) <= 20
    assert height(document, 50) == pytest.approx(20, abs=1)
    assert len(document.history) == 1 and state.size == 20


def test_a_light_touch_paints_and_lifting_the_pen_leaves_its_width(document, pen: Pen) -> None:
    pen.stroke((30, 45, 0.001))
    assert 1 <= (document.labels == HAT).sum() <= 2
    document.undo()
    pen.stroke((20, 45, 0.5), (40, 45, 0.5))
    assert height(document, 39) == 10


def test_without_the_switch_the_size_is_that_of_the_slider(document, pen: Pen, state) -> None:
    state.pressure_sets_size = False
    pen.stroke((20, 45, 0.1), (40, 45, 0.1))
    assert height(document, 30) == 20


def test_the_other_end_erases_with_any_tool(document, pen: Pen, state) -> None:
    for tool in ("brush", "fill", "transform"):
        state.set_tool("brush")
        pen.stroke((20, 45, 1.0), (40, 45, 1.0))
        assert document.labels[45, 30] == HAT
        state.set_tool(tool)
        pen.stroke((10, 45, 1.0), (55, 45, 1.0), end=QTabletEvent.Eraser)
        assert (document.labels[45] == SKIN).all() and state.tool == tool
        assert document.history.undo_label == "Eraser"


def test_mouse_events_that_repeat_the_pen_paint_nothing(document, pen: Pen) -> None:
    """A thin stroke stays thin: the mouse would paint it again at full size."""
    for source in (
        Qt.MouseEventSynthesizedByQt,
        Qt.MouseEventSynthesizedBySystem,
        Qt.MouseEventNotSynthesized,
    ):
        pen.send(QEvent.TabletPress, 10, 45, 0.2)
        pen.mouse(QEvent.MouseButtonPress, 10, 45, source)
        for x in (20, 30, 40):
            pen.send(QEvent.TabletMove, x, 45, 0.2)
            pen.mouse(QEvent.MouseMove, x, 45, source)
        if source == Qt.MouseEventNotSynthesized:
            pen.mouse(QEvent.MouseButtonRelease, 40, 45, source)
        pen.send(QEvent.TabletRelease, 40, 45, 0.0)
        if source != Qt.MouseEventNotSynthesized:
            pen.mouse(QEvent.MouseButtonPress, 40, 45, source)
            pen.mouse(QEvent.MouseMove, 45, 50, source)
            pen.mouse(QEvent.MouseButtonRelease, 45, 50, source)
        assert height(document, 25) == 4 and not (document.labels[:, 43:] == HAT).any()
        assert len(document.history) == 1
        document.undo()


def test_the_mouse_paints_after_the_pen(document, pen: Pen, mouse) -> None:
    pen.stroke((10, 45, 0.2), (20, 45, 0.2))
    mouse.drag((30, 45), (50, 45))
    assert height(document, 40) == 20 and len(document.history) == 2


def test_a_pen_that_hovers_or_pans_is_left_to_qt(document, pen: Pen, state) -> None:
    assert not pen.send(QEvent.TabletMove, 30, 45, 0.0)
    state.set_tool("pan")
    assert not pen.send(QEvent.TabletPress, 30, 45, 0.7)
    assert not pen.send(QEvent.TabletMove, 40, 45, 0.7)
    assert not pen.send(QEvent.TabletRelease, 40, 45, 0.0)
    assert not document.history.can_undo


def test_tools_without_a_tip_get_the_mouse_events_of_the_pen(document, pen: Pen, state) -> None:
    state.set_tool("rectangle")
    assert not pen.send(QEvent.TabletPress, 20.5, 40.5, 0.7)
    pen.mouse(QEvent.MouseButtonPress, 20.5, 40.5)
    assert not pen.send(QEvent.TabletMove, 29.5, 44.5, 0.7)
    pen.mouse(QEvent.MouseMove, 29.5, 44.5)
    assert not pen.send(QEvent.TabletRelease, 29.5, 44.5, 0.0)
    pen.mouse(QEvent.MouseButtonRelease, 29.5, 44.5)
    assert (document.labels == HAT).sum() == 50


def test_a_canvas_without_a_picture_takes_no_pen(layout, pen: Pen) -> None:
    layout.set_document(None)
    assert not pen.send(QEvent.TabletPress, 30, 45, 0.7)


def test_a_lost_pen_ends_its_stroke(document, pen: Pen, layout, mouse) -> None:
    pen.send(QEvent.TabletPress, 10, 45, 0.5)
    pen.send(QEvent.TabletMove, 20, 45, 0.5)
    layout.let_go()
    assert len(document.history) == 1 and not document.editing
    labels = document.labels.copy()
    pen.send(QEvent.TabletMove, 50, 45, 0.5)
    assert np.array_equal(document.labels, labels)
    mouse.drag((30, 60), (40, 60))
    assert len(document.history) == 2
