"""Zoom and pan by real events, on both canvases at once."""

from __future__ import annotations

import pytest
from canvas_samples import Mouse
from PyQt5.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PyQt5.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PyQt5.QtWidgets import QApplication

from sean_editor.document import Document
from sean_editor.gui.canvas import SharedView


def wheel(canvas, x: float, y: float, notches: float, modifiers=Qt.NoModifier, pixels=None) -> None:
    at = QPointF(*canvas.transform().to_view(x, y))
    turned = QPoint(0, round(120 * notches))
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at.toPoint())),
        pixels or QPoint(),
        turned,
        Qt.NoButton,
        modifiers,
        Qt.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def key(canvas, code, kind=QEvent.KeyPress, repeat=False) -> None:
    QApplication.sendEvent(canvas, QKeyEvent(kind, code, Qt.NoModifier, "", repeat))


def test_it_starts_fitted_and_stays_so_when_resized(layout, view):
    assert view.percent == 1000 and view.fitting
    layout.resize(352, 500)
    QApplication.processEvents()
    assert view.percent == 500


def test_ctrl_wheel_zooms_at_the_pointer_in_both_views(layout, result, view):
    before = layout.transform().to_view(10, 50)
    wheel(layout, 10, 50, 1, Qt.ControlModifier)
    assert view.percent > 1000 and not view.fitting
    assert layout.transform().to_view(10, 50) == pytest.approx(before, abs=0.01)
    assert result.transform() == layout.transform()
    wheel(result, 10, 50, -1, Qt.ControlModifier)
    assert view.percent == 1000


def test_the_wheel_scrolls_and_with_shift_sideways(layout, view):
    view.zoom_by(4)
    x, y = layout.transform().to_view(32, 32)
    wheel(layout, 32, 32, 1)
    assert layout.transform().to_view(32, 32) == pytest.approx((x, y + 64))
    wheel(layout, 32, 32, 1, Qt.ShiftModifier)
    assert layout.transform().to_view(32, 32) == pytest.approx((x + 64, y + 64))


def test_a_touchpad_scrolls_by_pixels(layout, view):
    view.zoom_by(4)
    x, y = layout.transform().to_view(32, 32)
    wheel(layout, 32, 32, 1, pixels=QPoint(7, -5))
    assert layout.transform().to_view(32, 32) == pytest.approx((x + 7, y - 5))


@pytest.mark.parametrize("how", ["space", "middle", "tool"])
def test_dragging_pans_and_paints_nothing(layout, view, mouse, state, document: Document, how):
    view.zoom_by(4)
    x, y = layout.transform().to_view(32, 32)
    if how == "space":
        key(layout, Qt.Key_Space)
        key(layout, Qt.Key_Space, repeat=True)
        assert layout.cursor().shape() == Qt.OpenHandCursor
    if how == "tool":
        state.set_tool("pan")
    mouse.press(30, 30, button=Qt.MiddleButton if how == "middle" else Qt.LeftButton)
    assert layout.cursor().shape() == Qt.ClosedHandCursor
    mouse.move(35, 33)
    assert layout.transform().to_view(32, 32) == pytest.approx((x + 200, y + 120), abs=1)
    mouse.release()
    if how == "space":
        key(layout, Qt.Key_Space, QEvent.KeyRelease)
    assert (document.labels == document.original_labels).all()
    if how != "tool":
        mouse.click(32, 40)
        assert document.history.can_undo


def test_the_result_can_be_panned_too(result, view):
    view.zoom_by(4)
    x, y = result.transform().to_view(32, 32)
    Mouse(result).drag((30, 30), (31, 30), button=Qt.MiddleButton)
    assert result.transform().to_view(32, 32) == pytest.approx((x + 40, y), abs=1)


def test_space_is_forgotten_with_the_focus(layout, mouse, document):
    key(layout, Qt.Key_Space)
    QApplication.sendEvent(layout, QFocusEvent(QEvent.FocusOut))
    mouse.click(32, 40)
    assert document.history.can_undo


def test_fit_and_actual_size(layout, view):
    view.actual_size()
    assert view.percent == 100 and not view.fitting
    view.fit()
    assert view.percent == 1000 and view.fitting


def test_fit_holds_for_the_smaller_canvas(layout, result, view):
    result.resize(352, 352)
    QApplication.processEvents()
    assert view.percent == 500
    result.hide()
    assert view.percent == 1000


def test_the_picture_stays_in_sight(layout, view, mouse):
    for _ in range(20):
        mouse.drag((30, 30), (200, 200), button=Qt.MiddleButton)
    assert layout.picture_rect().intersects(layout.picture_rect().__class__(layout.rect()))


def test_changes_are_announced_only_when_something_changed(qtbot):
    view = SharedView()
    view.set_content(100, 100)
    seen: list[int] = []
    view.changed.connect(lambda: seen.append(view.percent))
    view.fit()
    assert not seen
    view.zoom_by(2)
    view.adopt(view.transform(QSize(10, 10)))
    assert seen == [200]
