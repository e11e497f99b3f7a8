"""The history panel on the real window: steps, snapshots, comparing, and snapshots in the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from gestures import click, drag
from PyQt5.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionViewItem, QTabBar

from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.compare import CompareDialog
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.history.state_list import StateList
from sean_editor.project_file import open_project

HAIR, HAT = 13, 14


@pytest.fixture
def history(window: MainWindow, qtbot) -> MainWindow:
    """The window with the History tab in front: a stroke, a style and a mix, each seen."""
    settle(window, qtbot)
    window.resize(1280, 800)
    tabs = window.central.side.findChild(QTabBar)
    QTest.mouseClick(tabs, Qt.LeftButton, pos=tabs.tabRect(1).center())
    assert window.history_panel.isVisible()
    paint(window, 20)
    settle(window, qtbot)
    window.session.apply_style(window.session.references[1].id, [HAIR])
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(
        lambda: window.session.idle and window.session.result_is_current and window.bench.jobs.idle,
        timeout=20000,
    )
    qtbot.waitUntil(lambda: window.history.idle)


def paint(window: MainWindow, y: float) -> None:
    """A stroke of the brush with a hat."""
    window.bench.tool_state.set_region(HAT)
    canvas = window.layout_canvas
    drag(canvas, [QPointF(*canvas.transform().to_view(x, y)) for x in (90, 120, 160)])


def titles(states: StateList) -> list[str]:
    return [states.model().index(row, 0).data() for row in range(states.model().rowCount())]


def row_at(states: StateList, row: int) -> QRect:
    index = states.model().index(row, 0)
    states.scrollTo(index)
    return states.visualRect(index)


def go_to(states: StateList, row: int) -> None:
    """A click on a row, beside its box."""
    rect = row_at(states, row)
    QTest.mouseClick(states.viewport(), Qt.LeftButton, pos=QPoint(rect.right() - 20, rect.center().y()))


def tick(states: StateList, row: int) -> None:
    """A click on the box of a row."""
    option = QStyleOptionViewItem()
    option.initFrom(states)
    option.rect = row_at(states, row)
    option.features |= QStyleOptionViewItem.HasCheckIndicator
    box = states.style().subElementRect(QStyle.SE_ItemViewItemCheckIndicator, option, states)
    QTest.mouseClick(states.viewport(), Qt.LeftButton, pos=box.center())


def thumbnail(states: StateList, row: int) -> np.ndarray:
    """The mean colour of the upper half of a thumbnail."""
    image = states.model().index(row, 0).data(Qt.DecorationRole).pixmap(40).toImage()
    colors = [image.pixelColor(x, y).getRgb()[:3] for x in range(8, 32) for y in range(4, 16)]
    return np.mean(colors, axis=0)


def with_dialog(act: Callable[[CompareDialog], None]) -> list[bool]:
    """Let `act` use the compare dialog when it comes."""
    done: list[bool] = []

    def use() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CompareDialog)
        try:
            act(dialog)
            done.append(True)
        finally:
            dialog.reject()

    QTimer.singleShot(0, use)
    return done


# steps


def test_every_step_has_a_name_and_a_picture(history: MainWindow) -> None:
    steps = history.history_panel.steps
    assert titles(steps) == ["Opened", "Brush\nhat", "Style\nhair"]
    assert steps.currentIndex().row() == 2
    assert all(state.picture is not None for state in steps.states.states)
    assert np.abs(thumbnail(steps, 0) - thumbnail(steps, 2)).max() > 3


def test_the_present_step_stays_in_view_beside_more_snapshots(history: MainWindow, qtbot) -> None:
    """Each snapshot takes a row from the steps."""
    steps = history.history_panel.steps
    history.resize(1024, 700)
    for y in (30, 40, 50, 60, 70, 80):
        paint(history, y)
    settle(history, qtbot)
    height = steps.height()
    for _ in range(3):
        history.bench.actions["take_snapshot"].trigger()
        settle(history, qtbot)
        QApplication.processEvents()
        assert steps.viewport().rect().contains(steps.visualRect(steps.currentIndex()).center())
    assert steps.height() < height and steps.currentIndex().row() == steps.model().rowCount() - 1


def test_a_click_goes_there_and_back(history: MainWindow, qtbot) -> None:
    steps, document = history.history_panel.steps, history.session.document
    painted = document.labels.copy()
    go_to(steps, 0)
    assert not (document.labels == HAT).any() and not document.modified and len(document.styles) == 0
    assert titles(steps) == ["Opened", "Brush\nhat", "Style\nhair"], "what was undone stays in the list"
    assert steps.currentIndex().row() == 0 and steps.states.states[2].faded
    settle(history, qtbot)
    go_to(steps, 2)
    assert np.array_equal(document.labels, painted) and document.styles[HAIR].source is not None
    go_to(steps, 1)
    QTest.keyClick(steps, Qt.Key_Up)
    assert len(document.history) == 1, "arrows look, Enter goes"
    QTest.keyClick(steps, Qt.Key_Return)
    assert len(document.history) == 0
    paint(history, 60)
    assert titles(steps) == ["Opened", "Brush\nhat"], "a new step takes the place of those undone"


def test_the_keys_of_the_editor_work_from_the_list(history: MainWindow) -> None:
    go_to(history.history_panel.steps, 2)
    history.activateWindow()
    QTest.keyClick(history.history_panel.steps, Qt.Key_Z, Qt.ControlModifier)
    assert len(history.session.document.history) == 1
    QTest.keyClick(history.history_panel.steps, Qt.Key_E)
    assert history.bench.tool_state.tool == "eraser"


def test_dragging_a_mix_is_one_row(history: MainWindow, qtbot) -> None:
    slider = history.region_panel.rows[HAIR].mix
    middle = slider.height() // 2
    drag(slider, [QPoint(round(slider.width() * part), middle) for part in (0.9, 0.7, 0.5)])
    settle(history, qtbot)
    steps = history.history_panel.steps
    assert titles(steps)[3:] == ["Mix\nhair"] and steps.states.states[3].picture is not None


@pytest.mark.slow
def test_another_document_begins_a_list_of_its_own(history: MainWindow, faces, qtbot) -> None:
    history.session.document.mark_saved()
    history.session.open_portrait(faces[2])
    settle(history, qtbot)
    assert titles(history.history_panel.steps) == ["Opened"]


# snapshots


def test_a_snapshot_is_taken_named_returned_to_and_that_is_undone(history: MainWindow, qtbot) -> None:
    panel, document = history.history_panel, history.session.document
    assert panel.empty.isVisible() and not panel.snapshots.isVisible()
    history.activateWindow()
    QTest.keyClick(history.layout_canvas, Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier)
    assert panel.snapshots.isVisible() and titles(panel.snapshots)[0].startswith("Snapshot 1\n")
    there = document.labels.copy()
    panel.snapshots.setFocus()
    QTest.keyClick(panel.snapshots, Qt.Key_F2)
    editor = panel.snapshots.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "with hat")
    QTest.keyClick(editor, Qt.Key_Return)
    qtbot.waitUntil(lambda: titles(panel.snapshots)[0].startswith("with hat\n"))
    document.reset_styles()
    document.fill_rectangle((0, 0), (200, 200), 1)
    elsewhere = document.labels.copy()
    settle(history, qtbot)
    assert panel.snapshots.selectedIndexes() == [], "this is another state"
    go_to(panel.snapshots, 0)
    assert np.array_equal(document.labels, there) and document.styles[HAIR].source is not None
    assert titles(panel.steps)[-1] == "Return to with hat" and panel.snapshots.currentIndex().row() == 0
    history.bench.actions["undo"].trigger()
    assert np.array_equal(document.labels, elsewhere) and len(document.styles) == 0


def test_a_snapshot_is_unsaved_work_until_it_is_removed(history: MainWindow) -> None:
    history.session.document.mark_saved()
    assert not history.isWindowModified()
    QTest.mouseClick(history.history_panel.take_button, Qt.LeftButton)
    assert history.isWindowModified()
    panel = history.history_panel
    panel.snapshots.show_current(0)
    QTest.keyClick(panel.snapshots, Qt.Key_Delete)
    assert not history.isWindowModified() and panel.empty.isVisible()


def test_its_menu(history: MainWindow) -> None:
    history.bench.actions["take_snapshot"].trigger()
    panel = history.history_panel
    menu = panel.menu_for(panel.snapshots.states.states[0])
    assert [action.text() for action in menu.actions()] == ["Return to this state", "Rename", "Remove"]
    menu.actions()[2].trigger()
    assert len(history.session.document.snapshots) == 0
    menu.deleteLater()


@pytest.mark.slow
def test_snapshots_go_into_the_project_with_the_references_they_need(
    history: MainWindow, tmp_path: Path, qtbot, monkeypatch
) -> None:
    place = tmp_path / "kept.sean"
    monkeypatch.setattr(files, "ask_save", lambda *_: place)
    history.bench.actions["take_snapshot"].trigger()
    styled = history.session.document.styles
    history.bench.actions["reset_all_styles"].trigger()
    settle(history, qtbot)
    history.bench.actions["save"].trigger()
    qtbot.waitUntil(lambda: not history.isWindowModified())
    own, automatic = open_project(place).snapshots
    assert (own.name, own.automatic, automatic.automatic) == ("Snapshot 1", False, True)
    assert own.picture is not None and own.picture.pixels().shape == (256, 256, 3)
    assert {p.id for p in open_project(place).references} >= styled.sources()
    for reference in history.session.references:
        history.session.remove_reference(reference.id)
    history.projects.open_file(place)
    qtbot.waitUntil(lambda: history.bench.jobs.idle and len(history.session.document.snapshots) == 2)
    settle(history, qtbot)
    go_to(history.history_panel.snapshots, 1)  # the newest is on top
    assert history.session.document.styles == styled
    assert history.session.reference(styled[HAIR].source) is not None
    history.session.document.mark_saved()


def test_work_that_goes_on_gets_automatic_snapshots(history: MainWindow) -> None:
    document, timer = history.session.document, history.history.timer
    for _ in range(2):
        timer.timeout.emit()
    assert len(document.snapshots) == 1, "the same state once"
    paint(history, 60)
    timer.timeout.emit()
    assert len(document.snapshots) == 2 and not document.snapshots.own
    assert titles(history.history_panel.snapshots)[0].startswith("Automatic\n")
    document.mark_saved()
    paint(history, 61)
    document.mark_saved()
    timer.timeout.emit()
    assert len(document.snapshots) == 2, "saved work is safe"


# comparing


def test_one_state_is_compared_with_the_present(history: MainWindow) -> None:
    panel = history.history_panel
    assert not panel.compare_button.isEnabled() and "Tick" in panel.compare_button.text()
    tick(panel.steps, 0)
    assert len(history.session.document.history) == 2, "a tick goes nowhere"
    assert panel.compare_button.isEnabled() and panel.compare_button.text() == "Compare with the present"

    def act(dialog: CompareDialog) -> None:
        assert (dialog.left_title.text(), dialog.right_title.text()) == ("Opened", "Present")
        left, right = (canvas.grab().toImage() for canvas in (dialog.left, dialog.right))
        assert left.size() == right.size() and left != right

    done = with_dialog(act)
    QTest.mouseClick(panel.compare_button, Qt.LeftButton)
    assert done


def test_any_two_are_compared_with_a_divider_and_that_is_remembered(history: MainWindow) -> None:
    panel = history.history_panel
    history.bench.actions["take_snapshot"].trigger()
    tick(panel.steps, 2)
    tick(panel.steps, 0)
    tick(panel.snapshots, 0)
    assert [state.title for state in panel.picture_states()] == ["Opened", "Snapshot 1"], "the last two"
    assert panel.compare_button.text() == "Compare the two"

    def divide(dialog: CompareDialog) -> None:
        QTest.mouseClick(dialog.divider, Qt.LeftButton, pos=QPoint(8, dialog.divider.height() // 2))
        assert not dialog.right.isVisible() and dialog.divided
        before = dialog.left.grab().toImage()
        picture = dialog.left.picture_rect()
        middle = QPointF(picture.center())
        drag(dialog.left, [middle, QPointF(picture.left() + 30, middle.y())])
        after = dialog.left.grab().toImage()
        ratio = dialog.devicePixelRatioF()
        spot = (
            QPointF(picture.left() + 0.42 * picture.width(), picture.top() + 0.08 * picture.height()) * ratio
        ).toPoint()
        assert before.pixel(spot) != after.pixel(spot), "the hat is on the other side of the divider now"

    done = with_dialog(divide)
    history.bench.actions["compare_states"].trigger()
    assert done
    again = with_dialog(lambda dialog: pytest.fail("side by side") if not dialog.divided else None)
    history.bench.actions["compare_states"].trigger()
    assert again
    tick(panel.snapshots, 0)
    assert [state.title for state in panel.picture_states()] == ["Opened"]


def test_marks_go_with_their_states(history: MainWindow) -> None:
    panel = history.history_panel
    tick(panel.steps, 2)
    history.bench.actions["undo"].trigger()
    assert panel.marks
    paint(history, 60)
    assert not panel.marks and not panel.compare_button.isEnabled()


def test_clicks_on_the_divider_reach_no_document(history: MainWindow) -> None:
    tick(history.history_panel.steps, 0)
    labels = history.session.document.labels.copy()

    def act(dialog: CompareDialog) -> None:
        click(dialog.left, QPoint(60, 60))
        QTest.keyClick(dialog.left, Qt.Key_Z, Qt.ControlModifier)

    done = with_dialog(act)
    history.history.compare()
    assert done
    assert np.array_equal(history.session.document.labels, labels)
