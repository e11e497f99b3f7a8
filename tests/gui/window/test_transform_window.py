"""Shapes in the real window: the tool and its bar, the commands of the menu, the journal and projects."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from gestures import click, drag
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document
from sean_editor.document.pose import Pose
from sean_editor.document.replay import replay, retell
from sean_editor.document.shapes import shape_of
from sean_editor.gui.canvas.hand_canvas import CLICK_SLOP
from sean_editor.gui.canvas.tools.handles import turn_handle, turner_for
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings
from sean_editor.project_file import open_project
from sean_editor.session.journal import Journal, read_journal

R_BROW, L_BROW, HAIR = (CELEBAMASK_HQ.by_name(name).id for name in ("r_brow", "l_brow", "hair"))


@pytest.fixture
def ready(window: MainWindow, qtbot) -> MainWindow:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    window.activateWindow()
    window.layout_canvas.setFocus()
    return window


def inside(window: MainWindow, region: int) -> QPointF:
    """A place on the canvas well inside a region, in its left half."""
    labels = window.session.document.labels
    rows, columns = np.nonzero(labels == region)
    x = int(columns.min() + (columns.max() - columns.min()) * 0.3)
    y = float(np.median(rows[columns == x]))
    return QPointF(*window.layout_canvas.transform().to_view(x + 0.5, y + 0.5))


def centre(window: MainWindow, region: int) -> tuple[float, float]:
    rows, columns = np.nonzero(window.session.document.labels == region)
    return columns.mean(), rows.mean()


def shift(window: MainWindow, x: float, y: float) -> QPointF:
    return QPointF(x, y) * window.layout_canvas.transform().zoom


def test_hair_at_the_edge_of_the_picture_can_be_turned_by_its_handle(ready: MainWindow) -> None:
    """It begins at the picture's upper edge: above it the view may end."""
    ready.resize(1280, 800)
    document, canvas = ready.session.document, ready.layout_canvas
    before, rect = document.labels.copy(), shape_of(document.labels, [HAIR]).rect
    ready.bench.tool_state.set_region(HAIR)
    QTest.keyClick(canvas, Qt.Key_T, Qt.ControlModifier)
    reach = 2 * CLICK_SLOP / canvas.transform().zoom
    at = turn_handle(Pose.of(rect), reach, turner_for(rect, len(before)))
    handle = QPointF(*canvas.transform().to_view(*at))
    assert canvas.rect().adjusted(8, 8, -8, -8).contains(handle.toPoint())
    drag(canvas, [handle, handle + QPointF(-40, 0), handle + QPointF(-80, 0)])
    x, _ = centre(ready, HAIR)
    assert x != pytest.approx(np.nonzero(before == HAIR)[1].mean(), abs=0.5), "it was turned about its middle"
    QTest.keyClick(canvas, Qt.Key_Escape)
    assert np.array_equal(document.labels, before)


def test_a_brow_is_moved_with_the_mouse_and_the_picture_follows(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    before, (x, y) = ready.session.result.copy(), centre(ready, R_BROW)
    QTest.keyClick(canvas, Qt.Key_V)
    assert ready.bench.tool_state.tool == "transform" and ready.transform_bar.isVisible()
    assert not ready.bench.actions["flip_across"].isEnabled()
    start = inside(ready, R_BROW)
    drag(canvas, [start, start + shift(ready, 0, -4), start + shift(ready, 0, -8)])
    assert centre(ready, R_BROW) == pytest.approx((x, y - 8), abs=0.3)
    assert ready.bench.actions["flip_across"].isEnabled() and ready.bench.actions["undo"].isEnabled()
    qtbot.waitUntil(lambda: ready.session.idle and not np.array_equal(ready.session.result, before))
    QTest.keyClick(canvas, Qt.Key_Return)
    assert "Transform" in ready.bench.actions["undo"].text() and len(document.history) == 1
    QTest.keyClick(canvas, Qt.Key_Z, Qt.ControlModifier)
    assert np.array_equal(document.labels, document.original_labels)
    qtbot.waitUntil(lambda: ready.session.idle)


def test_undo_takes_back_what_is_in_hand(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    QTest.keyClick(canvas, Qt.Key_V)
    start = inside(ready, R_BROW)
    drag(canvas, [start, start + shift(ready, 0, -8)])
    QTest.keyClick(canvas, Qt.Key_Z, Qt.ControlModifier)
    assert np.array_equal(document.labels, document.original_labels) and not canvas.holding
    assert not ready.bench.actions["undo"].isEnabled() and ready.bench.actions["redo"].isEnabled()
    qtbot.waitUntil(lambda: ready.session.idle)


def test_what_undo_takes_out_of_the_hand_leaves_no_frame_behind(
    ready: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = ready.layout_canvas
    QTest.keyClick(canvas, Qt.Key_V)
    start = inside(ready, R_BROW)
    drag(canvas, [start, start + shift(ready, 0, -8)])
    QApplication.processEvents()
    painted = []
    monkeypatch.setattr(canvas, "paintEvent", lambda event: painted.append(event.rect()), raising=False)
    QTest.keyClick(canvas, Qt.Key_Z, Qt.ControlModifier)
    qtbot.waitUntil(lambda: canvas.rect() in painted)
    qtbot.waitUntil(lambda: ready.session.idle)


@pytest.mark.parametrize("key", [Qt.Key_Z, Qt.Key_S])
def test_a_shape_that_lies_in_hand_as_it_was_is_put_down_by(
    ready: MainWindow, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: int
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "a.sean")
    canvas = ready.layout_canvas
    ready.session.document.assign_style([HAIR], ready.session.references[1].id)
    ready.bench.tool_state.set_region(R_BROW)
    QTest.keyClick(canvas, Qt.Key_T, Qt.ControlModifier)
    assert canvas.holding and ready.bench.actions["flip_across"].isEnabled()
    QTest.keyClick(canvas, key, Qt.ControlModifier)
    qtbot.waitUntil(lambda: not canvas.holding and not ready.bench.actions["flip_across"].isEnabled())
    qtbot.waitUntil(lambda: ready.session.idle)


def test_escape_disables_undo_again(ready: MainWindow, qtbot) -> None:
    canvas, undo = ready.layout_canvas, ready.bench.actions["undo"]
    QTest.keyClick(canvas, Qt.Key_V)
    start = inside(ready, R_BROW)
    drag(canvas, [start, start + shift(ready, 0, -8)])
    assert undo.isEnabled()
    QTest.keyClick(canvas, Qt.Key_Escape)
    assert not undo.isEnabled() and not ready.isWindowModified()
    qtbot.waitUntil(lambda: ready.session.idle)


def test_everything_by_keyboard(ready: MainWindow, qtbot) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    ready.bench.tool_state.set_region(R_BROW)
    x, y = centre(ready, R_BROW)
    for key, held in (
        (Qt.Key_T, Qt.ControlModifier),
        (Qt.Key_Up, Qt.ShiftModifier),
        (Qt.Key_Right, Qt.NoModifier),
    ):
        QTest.keyClick(canvas, key, held)
    assert centre(ready, R_BROW) == pytest.approx((x + 1, y - 10), abs=0.01)
    QTest.keyClick(canvas, Qt.Key_H, Qt.ShiftModifier)
    assert centre(ready, R_BROW)[1] == pytest.approx(y - 10, abs=0.7)
    QTest.keyClick(canvas, Qt.Key_V, Qt.ShiftModifier)
    assert ready.bench.tool_state.warp and ready.bench.actions["warp"].isChecked()
    QTest.keyClick(canvas, Qt.Key_M)
    assert centre(ready, L_BROW)[1] < y - 3
    QTest.keyClick(canvas, Qt.Key_B)
    assert len(document.history) == 1 and not ready.transform_bar.isVisible()
    qtbot.waitUntil(lambda: ready.session.idle)


def test_the_outline_commands(ready: MainWindow, qtbot) -> None:
    document, actions, canvas = ready.session.document, ready.bench.actions, ready.layout_canvas
    ready.bench.tool_state.set_region(R_BROW)
    ready.transform_bar.amount.setValue(3)
    size = int((document.labels == R_BROW).sum())
    assert actions["grow"].text() == "Grow right brow"
    QTest.keyClick(canvas, Qt.Key_Up, Qt.ControlModifier)
    assert (document.labels == R_BROW).sum() > size + 100
    QTest.keyClick(canvas, Qt.Key_Down, Qt.ControlModifier)
    actions["smooth"].trigger()
    actions["fill_holes"].trigger()
    labels = [step.label for step in document.history.done]
    assert labels[:3] == ["Grow region", "Shrink region", "Smooth outline"]
    actions["mirror"].trigger()
    other = int((document.labels == L_BROW).sum())
    actions["grow"].trigger()
    assert (document.labels == L_BROW).sum() > other
    document.set_locked(R_BROW, True)
    steps = len(document.history)
    actions["grow"].trigger()
    assert len(document.history) == steps and "locked" in ready.banner.text
    actions["transform_region"].trigger()
    assert not canvas.holding and "locked" in ready.banner.text
    ready.bench.tool_state.set_region(CELEBAMASK_HQ.by_name("hat").id)
    actions["transform_region"].trigger()
    assert not canvas.holding and "no hat" in ready.banner.text
    assert Settings().choice("outline_pixels", [str(n) for n in range(1, 41)]) == "3"
    qtbot.waitUntil(lambda: ready.session.idle)


def test_the_bar_does_what_it_shows_and_is_not_clipped(ready: MainWindow, qtbot) -> None:
    document, bar, canvas = ready.session.document, ready.transform_bar, ready.layout_canvas
    ready.bench.tool_state.set_tool("transform")
    for size in ((1024, 700), (1280, 800)):
        ready.resize(*size)
        QApplication.processEvents()
        assert canvas.rect().contains(bar.geometry())
        for button in (*bar.buttons.values(), bar.accept, bar.cancel, bar.amount):
            assert bar.rect().contains(button.geometry()) and button.accessibleName()
    start = inside(ready, R_BROW)
    for button, steps in ((bar.cancel, 0), (bar.accept, 1)):
        drag(canvas, [start, start + shift(ready, 0, -6)])
        click(button, button.rect().center())
        assert len(document.history) == steps and not bar.accept.isEnabled()
    labels = document.labels.copy()
    click(bar, QPoint(2, bar.height() // 2))  # beside the buttons: not on the picture
    assert np.array_equal(labels, document.labels) and not canvas.holding
    click(bar.buttons["grow"], QPoint(10, 10))
    assert len(document.history) == 2 and canvas.hasFocus()
    qtbot.waitUntil(lambda: ready.session.idle)


def test_pressure_is_a_switch_that_is_remembered(ready: MainWindow) -> None:
    action, tools = ready.bench.actions["pressure"], ready.bench.tool_state
    assert action.isChecked() and tools.pressure_sets_size
    action.trigger()
    assert not tools.pressure_sets_size and not Settings().pressure
    action.trigger()
    assert tools.pressure_sets_size and Settings().pressure


def test_journal_and_project_hold_it(ready: MainWindow, qtbot, tmp_path: Path, monkeypatch) -> None:
    document, canvas = ready.session.document, ready.layout_canvas
    QTest.keyClick(canvas, Qt.Key_V)
    start = inside(ready, R_BROW)
    drag(canvas, [start, start + shift(ready, 3, -9)])
    beginning, events = retell(document)  # while it is in hand
    journal = Journal(tmp_path / "work.journal")
    journal.begin(beginning, events)
    recovered = read_journal(tmp_path / "work.journal")
    assert recovered is not None
    again = recovered.beginning.document()
    replay(again, recovered.events)
    assert np.array_equal(again.labels, document.labels) and np.array_equal(again.painted, document.painted)
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "work.sean")
    ready.projects.save()
    qtbot.waitUntil(lambda: (tmp_path / "work.sean").exists() and ready.bench.jobs.idle)
    saved: Document = open_project(tmp_path / "work.sean").document()
    assert np.array_equal(saved.labels, document.labels) and np.array_equal(saved.painted, document.painted)
    assert not document.modified and len(document.history) == 1
    qtbot.waitUntil(lambda: ready.session.idle)
