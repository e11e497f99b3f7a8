"""The hint of the first start: done or dismissed, never in the way, never shown twice."""

from __future__ import annotations

import pytest
from gestures import click, drag
from PyQt5.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from quick_cases import first_quick

from models.translation import install_lookup
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.commands.first_steps import FirstSteps
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.first_steps.placing import beside
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import theme
from sean_editor.session.editor_session import EditorSession

SIZES = [(1024, 700), (1280, 800), (1920, 1080)]
PLACES = ["below", "folded", "side"]


@pytest.fixture(autouse=True)
def first_start(own_settings: Settings) -> None:
    own_settings.first_steps_seen = False


@pytest.fixture
def hint(window: MainWindow, qtbot) -> FirstSteps:
    """The hint of a window that was never started before."""
    qtbot.waitUntil(lambda: window.session.idle and window.first_steps.card.isVisible(), timeout=20000)
    window.activateWindow()
    window.layout_canvas.setFocus()
    return window.first_steps


def counts(hint: FirstSteps) -> str:
    return hint.card.count.text() if hint.card.isVisible() else ""


def push(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.LeftButton)


def test_to_do_the_steps_is_to_go_through_them(window: MainWindow, hint: FirstSteps, qtbot) -> None:
    assert counts(hint) == "1 of 3" and window.layout_canvas.hasFocus()
    cards = window.gallery.list
    click(cards.viewport(), cards.visualRect(cards.model().index(1, 0)).center())
    assert window.session.document.styles.sources() and counts(hint) == "2 of 3"
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)
    here = window.layout_canvas.picture_rect().center()
    drag(window.layout_canvas, [here, here + QPointF(20, 5), here + QPointF(40, 20)], release=False)
    assert counts(hint) == "2 of 3", "not in the middle of a stroke"
    QTest.mouseRelease(window.layout_canvas, Qt.LeftButton, pos=(here + QPointF(40, 20)).toPoint())
    assert window.session.document.history.undo_label and counts(hint) == "3 of 3"
    QTest.keyPress(window.layout_canvas, Qt.Key_Backslash)
    QTest.keyRelease(window.layout_canvas, Qt.Key_Backslash)
    assert counts(hint) == "" and window.bench.settings.first_steps_seen


def test_the_arrow_leads_from_another_face_than_the_open_one(
    window: MainWindow, hint: FirstSteps, qtbot
) -> None:
    """The style of the open portrait would change nothing, and the first step would seem to fail."""
    cards, session = window.gallery.list, window.session

    def framed() -> str:
        return cards.indexAt(cards.viewport().mapFrom(window, hint.pointer.frame.center())).data()

    first, second = (reference.portrait for reference in session.references[:2])
    assert session.document.portrait.id == first.id and framed() == second.name
    window.files.open_reference(second.id)
    qtbot.waitUntil(lambda: session.idle and session.document.portrait.id == second.id, timeout=20000)
    assert framed() == first.name


@pytest.mark.parametrize("how", ["split", "export", "button"])
def test_each_way_to_compare_or_export_ends_it(window: MainWindow, hint: FirstSteps, how: str, qtbot) -> None:
    for _ in range(2):
        push(hint.card.next_button)
    assert counts(hint) == "3 of 3"
    if how == "split":
        QTest.keyClick(window.layout_canvas, Qt.Key_D, Qt.ControlModifier)
    elif how == "export":
        push(window.result_panel.save)
        window.exports.dialog.reject()
    else:
        push(window.result_panel.compare)
    assert counts(hint) == "" and not hint.pointer.isVisible()
    qtbot.waitUntil(lambda: window.bench.jobs.idle)


def test_buttons_go_on_and_back(hint: FirstSteps) -> None:
    assert not hint.card.back_button.isVisible()
    push(hint.card.next_button)
    assert counts(hint) == "2 of 3"
    push(hint.card.back_button)
    assert counts(hint) == "1 of 3"
    for _ in range(3):
        push(hint.card.next_button)
    assert counts(hint) == ""


@pytest.mark.parametrize("how", ["Skip", "Esc", "Esc on the card"])
def test_it_is_dismissed_for_good_and_comes_back_when_asked(
    window: MainWindow, hint: FirstSteps, how: str, engine, own_settings: Settings, qtbot
) -> None:
    if how == "Skip":
        push(hint.card.skip_button)
    else:
        widget = window.layout_canvas if how == "Esc" else hint.card.next_button
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key_Escape)
    assert counts(hint) == ""
    window.bench.actions["first_steps"].trigger()
    assert counts(hint) == "1 of 3"
    window.close()
    bridge = Bridge()
    again = MainWindow(EditorSession(engine, bridge.post), own_settings)
    again.show()
    again.start()
    qtbot.waitUntil(lambda: again.session.result is not None and again.session.idle, timeout=20000)
    assert counts(again.first_steps) == ""
    again.close()
    again.deleteLater()
    bridge.close()


def test_events_outside_the_card_are_the_window_s(window: MainWindow, hint: FirstSteps) -> None:
    for _ in range(3):
        frame = hint.pointer.frame
        for point in (frame.center(), frame.topLeft() + QPoint(3, 3), hint.pointer.end.center()):
            under = window.childAt(point)
            assert under is not hint.pointer and not hint.card.isAncestorOf(under)
        inside = window.childAt(hint.card.geometry().center())
        assert inside is hint.card or hint.card.isAncestorOf(inside)
        push(hint.card.next_button)


def test_a_click_on_the_card_is_no_click_on_what_lies_beneath(window: MainWindow, hint: FirstSteps) -> None:
    before = window.bench.tool_state.region, window.bench.selection.ids
    for y in range(4, hint.card.height(), 16):
        click(hint.card, QPoint(6, y))
    assert (window.bench.tool_state.region, window.bench.selection.ids) == before
    assert not window.session.document.modified and counts(hint) == "1 of 3"


def test_it_is_in_view_while_what_it_points_at_is(window: MainWindow, hint: FirstSteps) -> None:
    window.central.reveal(window.history_panel)
    assert counts(hint) == "" and not hint.pointer.isVisible()
    QTest.keyClick(window.layout_canvas, Qt.Key_Escape)
    assert not window.bench.settings.first_steps_seen, "Esc was for something else"
    window.central.reveal(window.gallery)
    assert counts(hint) == "1 of 3"
    QTest.keyClick(window.layout_canvas, Qt.Key_F)
    assert counts(hint) == ""
    QTest.keyClick(window.result_canvas, Qt.Key_F)
    assert counts(hint) == "1 of 3"


@pytest.mark.parametrize("name", first_quick(["light", "dark"]))
@pytest.mark.parametrize(
    "size", first_quick((size,) for size in SIZES), ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_it_follows_the_window_and_hides_nothing_that_it_is_about(
    window: MainWindow, hint: FirstSteps, size: tuple[int, int], name: str
) -> None:
    theme().apply(name)
    for place in PLACES:
        window.bench.actions[f"regions_{place}"].trigger()
        window.central.reveal(window.gallery)
        window.resize(*size)
        for _ in range(3):
            QApplication.processEvents()
        hint.show()
        for number in range(3):
            card, frame = hint.card.geometry(), hint.pointer.frame
            assert counts(hint) == f"{number + 1} of 3"
            assert hint.pointer.geometry() == window.rect()
            assert window.rect().contains(card) and window.rect().contains(frame)
            target = hint.steps[number].widget
            there = QRect(target.mapTo(window, QPoint()), target.size())
            assert frame.intersects(there) and frame.width() > 40
            if number != 1:  # the layout may fill the window
                assert not card.intersects(frame)
            push(hint.card.next_button)


def test_long_translations_have_room(window: MainWindow, hint: FirstSteps) -> None:
    install_lookup(lambda text, n: text + " longer than it was" * (len(text) > 12))
    try:
        longer = FirstSteps(
            window.bench, window.gallery, window.layout_panel, window.result_panel, window.central
        )
    finally:
        install_lookup(None)
    longer.show()
    for _ in range(3):
        card = longer.card
        for label in card.findChildren(QLabel):
            assert label.heightForWidth(label.width()) <= label.height(), label.text()
        for button in card.findChildren(QPushButton):
            assert not button.isVisible() or button.sizeHint().width() <= button.width()
        assert card.accessibleName() and card.accessibleDescription()
        longer.card.next_wanted.emit()


@pytest.mark.parametrize("about", [QRect(900, 100, 300, 300), QRect(0, 0, 40, 40), QRect(500, 400, 10, 10)])
def test_a_card_lies_beside_what_it_is_about(about: QRect) -> None:
    within, keep = QRect(0, 0, 1280, 800), QRect(500, 100, 300, 300)
    place = beside(QSize(320, 130), about, within, [keep, QRect()])
    assert within.contains(place) and place.size() == QSize(320, 130)
    assert not place.intersects(about) and not place.intersects(keep)
    near = beside(QSize(320, 130), about, within)
    assert (near.center() - about.center()).manhattanLength() < 700


def test_a_card_that_has_no_room_is_there_all_the_same() -> None:
    assert beside(QSize(320, 130), QRect(0, 0, 200, 100), QRect(0, 0, 200, 100)).topLeft() == QPoint(16, 16)
