"""The way from one style to another, played in the real window, and what ends it."""

from __future__ import annotations

import pytest
from gestures import click, drag
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QTabBar
from quick_cases import first_quick
from two_styles_window import HAIR, at, fill, in_front, settle, shares

from sean_editor.document.two_styles import alike
from sean_editor.gui.main_window import MainWindow


@pytest.fixture
def two(window: MainWindow, qtbot) -> MainWindow:
    return in_front(window, qtbot)


def test_play_shows_the_way_and_stop_returns(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    panel, document = two.two_styles_panel, two.session.document
    history, styles, result = document.history.done, document.styles, two.session.result
    shown = two.result_canvas.grab().toImage()
    panel.seconds.setValue(1)
    positions: list[str] = []
    two.session.playback.shown.connect(lambda _: positions.append(panel.all.words()))
    QTest.mouseClick(panel.play_button, Qt.LeftButton)
    assert panel.play_button.text() == "Stop"
    qtbot.waitUntil(lambda: len(set(positions)) > 3, timeout=20000)
    qtbot.waitUntil(lambda: two.result_canvas.grab().toImage() != shown)
    QTest.mouseClick(panel.play_button, Qt.LeftButton)
    assert panel.play_button.text() == "Play" and panel.all.words() == "50 % B"
    assert document.history.done == history and document.styles is styles
    settle(two, qtbot)
    assert two.session.result is result
    qtbot.waitUntil(lambda: two.result_canvas.grab().toImage() == shown)


@pytest.mark.slow
def test_playing_once_ends_by_itself(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    panel, played = two.two_styles_panel, []
    panel.loop.setChecked(False)
    panel.seconds.setValue(1)
    two.session.playback.shown.connect(lambda frame: played.append(frame.share))
    QTest.mouseClick(panel.play_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: not two.session.playback.playing, timeout=20000)
    assert played[-1] == 1 and panel.play_button.text() == "Play"


@pytest.mark.parametrize("how", first_quick(["stroke", "scrub", "undo", "selection"]))
def test_editing_stops_it(two: MainWindow, qtbot, how: str) -> None:
    fill(two, qtbot)
    panel = two.two_styles_panel
    QTest.mouseClick(panel.play_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: panel.all.words() != "50 % B", timeout=20000)
    if how == "stroke":
        canvas = two.layout_canvas
        drag(canvas, [QPointF(*canvas.transform().to_view(x, 60)) for x in (90, 120)])
    elif how == "scrub":
        click(panel.all, at(panel.all, 0.25))
    elif how == "undo":
        two.bench.actions["undo"].trigger()
    else:
        two.bench.selection.set({HAIR})
    assert not two.session.playback.playing and panel.play_button.text() == "Play"
    if how == "scrub":
        assert shares(two, HAIR) == alike(0.25)


@pytest.mark.slow
def test_looking_around_does_not_stop_it(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    QTest.mouseClick(two.two_styles_panel.play_button, Qt.LeftButton)
    for name in ("contours", "zoom_in", "theme_light", "theme_dark"):
        two.bench.actions[name].trigger()
        assert two.session.playback.playing and two.two_styles_panel.play_button.text() == "Stop"
    two.transitions.stop()


def test_another_portrait_ends_it(two: MainWindow, faces, qtbot) -> None:
    fill(two, qtbot)
    QTest.mouseClick(two.two_styles_panel.play_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: two.two_styles_panel.all.words() != "50 % B", timeout=20000)
    two.session.document.mark_saved()
    two.session.open_portrait(faces[3])
    settle(two, qtbot)
    panel = two.two_styles_panel
    assert panel.play_button.text() == "Play" and not panel.play_button.isEnabled()
    assert panel.slots["a"].accessibleName() == "Style A: Own style" and panel.rows == {}


@pytest.mark.parametrize("how", first_quick(["another tab", "large result", "by a command"]))
def test_playing_ends_when_the_panel_is_left(two: MainWindow, qtbot, how: str) -> None:
    fill(two, qtbot)
    document, panel = two.session.document, two.two_styles_panel
    before = document.styles
    QTest.mouseClick(panel.play_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: panel.all.words() != "50 % B", timeout=20000)
    if how == "another tab":
        tabs = two.central.side.findChild(QTabBar)
        QTest.mouseClick(tabs, Qt.LeftButton, pos=tabs.tabRect(0).center())
    elif how == "large result":
        QTest.keyClick(two.layout_canvas, Qt.Key_F)
    else:
        two.bench.actions["find_reference"].trigger()
    assert not panel.isVisible() and not two.session.playback.playing
    settle(two, qtbot)
    assert panel.play_button.text() == "Play" and document.styles == before
    two.bench.actions["large_result"].setChecked(False)
    two.central.reveal(panel)
    assert panel.isVisible() and not two.session.playback.playing, "it does not go on by itself"


@pytest.mark.parametrize("width", [1024, 1280])
def test_nothing_jumps_when_the_hint_goes(two: MainWindow, qtbot, width: int) -> None:
    two.resize(width, 800)
    panel = two.two_styles_panel
    qtbot.waitUntil(lambda: panel.hint.height() >= panel.hint.heightForWidth(panel.hint.width()))
    before = panel.all.mapTo(panel, QPoint())
    fill(two, qtbot)
    assert panel.hint.text() == "" and panel.all.mapTo(panel, QPoint()) == before
    two.bench.selection.set({14})
    qtbot.waitUntil(lambda: "Neither A nor B" in panel.hint.text())
    assert panel.all.mapTo(panel, QPoint()) == before
    assert panel.hint.height() >= panel.hint.heightForWidth(panel.hint.width()), "all of it can be read"


def test_closing_while_it_plays(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    QTest.mouseClick(two.two_styles_panel.play_button, Qt.LeftButton)
    qtbot.waitUntil(lambda: two.two_styles_panel.all.words() != "50 % B", timeout=20000)
