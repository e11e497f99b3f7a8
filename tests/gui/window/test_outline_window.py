"""The outline is dragged in the real window: on both canvases, by mouse and by keys, live, as one step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gestures import drag, hover, mouse
from PyQt5.QtCore import QEvent, QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QWidget

from sean_editor.document.face_points import face_points
from sean_editor.document.pulled import pulled_picture, pulled_reach
from sean_editor.gui.main_window import MainWindow
from sean_editor.project_file import open_project, save_project


@pytest.fixture
def ready(window: MainWindow, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    window.activateWindow()
    window.layout_canvas.setFocus()
    QTest.keyClick(window.layout_canvas, Qt.Key_D)
    assert window.bench.tool_state.tool == "outline" and window.tool_bar.buttons["outline"].isChecked()
    return window


def place(window: MainWindow, name: str, way: tuple[float, float] = (0.0, 0.0)) -> QPointF:
    """Where a point of the face is on the canvases, `way` further on, in shares of the portrait's side."""
    point = face_points(window.session.document.labels).points[name]
    side = window.session.document.labels.shape[0]
    view = window.layout_canvas.transform().to_view((point.x + way[0]) * side, (point.y + way[1]) * side)
    return QPointF(*view)


def path(window: MainWindow, name: str, *ways: tuple[float, float]) -> list[QPointF]:
    return [place(window, name, way) for way in ((0.0, 0.0), *ways)]


def shown(window: MainWindow) -> np.ndarray:
    return window.session.shown.pixels


@pytest.mark.parametrize("where", ["layout_canvas", "result_canvas"])
def test_a_corner_of_the_mouth_is_dragged_and_the_pixels_follow_at_once(
    ready: MainWindow, qtbot, where: str
) -> None:
    document, canvas = ready.session.document, getattr(ready, where)
    image, labels = document.portrait.image, document.labels.copy()
    ends = path(ready, "left-mouth-corner", (0.01, -0.01), (0.02, -0.03))
    drag(canvas, ends, release=False)
    (pull,) = document.retouch.pulls
    assert document.editing and (pull.dx, pull.dy) == pytest.approx((0.02, -0.03), abs=0.004)
    assert np.array_equal(shown(ready), pulled_picture(image, [pull]))  # no network was waited for
    assert (document.labels != labels).sum() > 50
    mouse(canvas, QEvent.MouseButtonRelease, ends[-1], Qt.LeftButton)
    assert len(document.history) == 1 and "Drag outline" in ready.bench.actions["undo"].text()
    qtbot.waitUntil(lambda: ready.session.idle)
    reach = pulled_reach(image.shape, document.retouch.pulls)
    assert np.array_equal(shown(ready)[~reach], image[~reach])
    assert np.array_equal(shown(ready), pulled_picture(image, document.retouch.pulls))
    QTest.keyClick(canvas, Qt.Key_Z, Qt.ControlModifier)
    qtbot.waitUntil(lambda: ready.session.idle)
    assert np.array_equal(document.labels, labels) and np.array_equal(shown(ready), image)


def test_both_sides_are_dragged_with_m(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    QTest.keyClick(canvas, Qt.Key_M)
    drag(canvas, path(ready, "right-brow", (0.0, -0.02)))
    one, other = document.retouch.pulls
    twin = face_points(document.portrait.labels).points["left-brow"]
    assert other.joined and (other.x, other.y) == pytest.approx((twin.x, twin.y), abs=1e-5)
    assert one.dy == pytest.approx(-0.02, abs=0.004) and other.dy == pytest.approx(one.dy, abs=0.003)
    assert len(document.history) == 1
    qtbot.waitUntil(lambda: ready.session.idle)


def test_the_mirror_may_come_in_mid_drag(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    ends = path(ready, "right-brow", (0.0, -0.02))
    drag(canvas, ends, release=False)
    assert len(document.retouch.pulls) == 1
    ready.bench.tool_state.set_mirror(True)
    assert len(document.retouch.pulls) == 2
    mouse(canvas, QEvent.MouseButtonRelease, ends[-1], Qt.LeftButton)
    assert len(document.retouch.pulls) == 2 and len(document.history) == 1
    qtbot.waitUntil(lambda: ready.session.idle)


@pytest.mark.parametrize("where", ["layout_canvas", "result_canvas"])
def test_esc_gives_up(ready: MainWindow, qtbot, where: str) -> None:
    document, canvas = ready.session.document, getattr(ready, where)
    canvas.setFocus()
    ends = path(ready, "chin", (0.0, 0.02))
    drag(canvas, ends, release=False)
    assert document.retouch.pulls and document.modified
    QTest.keyClick(canvas, Qt.Key_Escape)
    assert not document.retouch.pulls and not document.modified and not document.editing
    assert np.array_equal(shown(ready), document.portrait.image)
    mouse(canvas, QEvent.MouseMove, ends[0])
    mouse(canvas, QEvent.MouseButtonRelease, ends[-1], Qt.LeftButton)
    assert not document.history.can_undo and not document.retouch.pulls
    qtbot.waitUntil(lambda: ready.session.idle)


def test_undo_in_mid_drag_ends_it(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    ends = path(ready, "chin", (0.0, 0.02))
    drag(canvas, ends, release=False)
    document.undo()
    mouse(canvas, QEvent.MouseMove, ends[0])
    mouse(canvas, QEvent.MouseButtonRelease, ends[-1], Qt.LeftButton)
    assert not document.retouch.pulls and document.history.can_redo and not document.editing
    qtbot.waitUntil(lambda: ready.session.idle)


def test_a_free_place_reaches_as_far_as_the_slider_says(ready: MainWindow, qtbot) -> None:
    document, canvas, tools = ready.session.document, ready.layout_canvas, ready.bench.tool_state
    assert ready.layout_panel.size.slider.value() == tools.size == 64
    QTest.keyClick(canvas, Qt.Key_BraceLeft, Qt.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key_BracketRight)
    assert tools.size == 55 and ready.layout_panel.size.slider.value() == 55
    start = place(ready, "left-cheek", (-0.06, 0.0))
    drag(canvas, [start, start + QPointF(0, 10)])
    (pull,) = document.retouch.pulls
    assert pull.radius == pytest.approx(27.5 / 256, abs=1e-4) and pull.dx == 0 and pull.dy > 0
    QTest.keyClick(canvas, Qt.Key_B)
    assert tools.size == 16  # a brush has its own size
    qtbot.waitUntil(lambda: ready.session.idle)


def test_a_point_says_what_it_is(ready: MainWindow) -> None:
    tool, document = ready.layout_canvas.outline, ready.session.document
    hover(ready.result_canvas, place(ready, "left-jaw").toPoint())
    marks = tool.marks(document)
    assert marks.title == "Left side of the jaw" and len(marks.rings) == 1 and len(marks.points) > 20
    hover(ready.layout_canvas, place(ready, "left-jaw", (-0.08, 0.0)).toPoint())
    assert tool.marks(document).title == "" and len(tool.marks(document).rings) == 1
    for canvas in (ready.layout_canvas, ready.result_canvas):
        QTest.mouseMove(canvas)  # drawn without an error
        assert not canvas.grab().isNull()


def test_it_can_be_dragged_by_keys_alone(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    ready.menuBar().setFocus(Qt.TabFocusReason)
    canvas.setFocus(Qt.TabFocusReason)
    QTest.keyClick(canvas, Qt.Key_Right)
    QTest.keyClick(canvas, Qt.Key_Space)
    assert document.editing
    for _ in range(4):
        QTest.keyClick(canvas, Qt.Key_Up)
    QTest.keyClick(canvas, Qt.Key_Space)
    (pull,) = document.retouch.pulls
    assert pull.dy == pytest.approx(-4 / 256, abs=2e-3) and len(document.history) == 1
    qtbot.waitUntil(lambda: ready.session.idle)


def test_reset_takes_it_all_back(ready: MainWindow, qtbot) -> None:
    document, canvas, reset = (
        ready.session.document,
        ready.result_canvas,
        ready.bench.actions["reset_outline"],
    )
    assert not reset.isEnabled()
    drag(canvas, path(ready, "chin", (0.0, 0.02)))
    drag(canvas, path(ready, "hairline", (0.0, 0.02)))
    assert len(document.retouch.pulls) == 2 and reset.isEnabled()
    reset.trigger()
    assert not document.retouch.pulls and not reset.isEnabled() and len(document.history) == 3
    assert np.array_equal(document.labels, document.portrait.labels)
    qtbot.waitUntil(lambda: ready.session.idle)
    assert np.array_equal(shown(ready), document.portrait.image)


def test_a_project_brings_it_back(ready: MainWindow, qtbot, tmp_path: Path) -> None:
    document = ready.session.document
    drag(ready.layout_canvas, path(ready, "chin", (0.0, 0.02)))
    qtbot.waitUntil(lambda: ready.session.idle)
    pulls, labels, picture = document.retouch.pulls, document.labels.copy(), shown(ready)
    save_project(tmp_path / "chin.sean", ready.session.project())
    ready.session.open_project(open_project(tmp_path / "chin.sean"))
    again = ready.session.document
    qtbot.waitUntil(lambda: ready.session.idle and ready.session.result is not None)
    assert again is not document and again.retouch.pulls == pulls
    assert np.array_equal(again.labels, labels) and np.array_equal(again.original_labels, labels)
    assert np.array_equal(shown(ready), picture)
    assert ready.bench.actions["reset_outline"].isEnabled()


def test_other_tools_leave_the_result_alone(ready: MainWindow) -> None:
    document, canvas = ready.session.document, ready.result_canvas
    ends = path(ready, "chin", (0.0, 0.02))
    QTest.keyClick(ready.layout_canvas, Qt.Key_B)
    drag(canvas, ends)
    assert not document.retouch.pulls and not document.modified
    assert canvas.cursor().shape() == Qt.ArrowCursor


def test_comparing_and_panning_drag_nothing(ready: MainWindow) -> None:
    document, canvas = ready.session.document, ready.result_canvas
    ends = path(ready, "chin", (0.0, 0.02))
    canvas.set_comparing(True)
    drag(canvas, ends)
    canvas.set_comparing(False)
    _space(canvas, True)
    drag(canvas, ends)
    _space(canvas, False)
    assert not document.retouch.pulls


def _space(canvas: QWidget, down: bool) -> None:
    (QTest.keyPress if down else QTest.keyRelease)(canvas, Qt.Key_Space)


def test_labels_that_are_found_again_are_dragged_too(ready: MainWindow, analyser, qtbot) -> None:
    document = ready.session.document
    drag(ready.layout_canvas, path(ready, "chin", (0.0, 0.02)))
    with document.edit("Brush"):
        document.paint_segment((100, 100), (120, 100), 8, 14)
    assert not np.array_equal(document.labels, document.original_labels)
    ready.bench.actions["label_again"].trigger()
    qtbot.waitUntil(lambda: np.array_equal(document.labels, document.original_labels), timeout=20000)
    assert document.retouch.pulls and len(document.history) == 3
    qtbot.waitUntil(lambda: ready.session.idle)
