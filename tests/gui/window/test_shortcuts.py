"""Keys as the keyboards of several countries send them: what they are, where they lie, and who gets them."""

from __future__ import annotations

import sys

import pytest
from gestures import click
from PyQt5.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt5.QtGui import QKeyEvent, QKeySequence
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QWidget

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.commands.key_meanings import key_meanings
from sean_editor.gui.main_window import MainWindow

FIRST = {"linux": 8, "win32": 0}.get(sys.platform)
by_place = pytest.mark.skipif(FIRST is None, reason="this system does not say where a key lies")

NONE, SHIFT, CTRL, ALT_GR = Qt.NoModifier, Qt.ShiftModifier, Qt.ControlModifier, Qt.GroupSwitchModifier
DIGIT_1, DIGIT_8, MINUS, Q, W, BRACKET, BRACKET_2, BACKSLASH, Z, M, Y = (
    2,
    9,
    12,
    16,
    17,
    26,
    27,
    43,
    44,
    50,
    21,
)

KEYS = [
    # layout, place, what it types, held, the shortcut that it is
    ("us", BRACKET, "{", SHIFT, "Shift+["),
    ("us", BRACKET_2, "}", SHIFT, "Shift+]"),
    ("us", DIGIT_1, "!", SHIFT, "Shift+1"),
    ("gb", DIGIT_8, "*", SHIFT, "Shift+8"),
    ("de", BRACKET, "Ü", NONE, "["),
    ("de", BRACKET_2, "+", NONE, "]"),
    ("de", BRACKET_2, "*", SHIFT, "Shift+]"),
    ("de", BRACKET_2, "+", CTRL, "Ctrl++"),
    ("de", DIGIT_8, "[", ALT_GR, "["),
    ("de", DIGIT_8 - 1, "{", ALT_GR, "Shift+["),
    ("de", Y, "Z", CTRL, "Ctrl+Z"),
    ("fr", DIGIT_1, "&", NONE, "1"),
    ("fr", DIGIT_1, "1", SHIFT, "Shift+1"),
    ("fr", DIGIT_1, "&", CTRL, "Ctrl+1"),
    ("fr", BRACKET_2, "$", NONE, "]"),
    ("fr", Q, "A", CTRL, "Ctrl+A"),
    ("es", BRACKET_2, "+", NONE, "]"),
    ("it", BRACKET, "È", NONE, "["),
    ("ru", Z, "Я", CTRL, "Ctrl+Z"),
    ("ru", BRACKET, "Х", NONE, "["),
    ("gr", Q, ";", NONE, "Q"),
    ("gr", W, "Σ", NONE, "W"),
    ("il", Q, "/", NONE, "Q"),
    ("il", W, "'", NONE, "W"),
    ("il", BRACKET, "}", SHIFT, "Shift+]"),
]


def event(kind: QEvent.Type, place: int, symbol: str, held: int) -> QKeyEvent:
    text = symbol if held in (NONE, SHIFT, ALT_GR) else ""
    modifiers = Qt.KeyboardModifiers(held)
    return QKeyEvent(kind, ord(symbol), modifiers, place + (FIRST or 0), 0, 0, text)


def press(widget: QWidget, place: int, symbol: str, held: int = NONE) -> None:
    """A key as it comes from the system: offered to shortcuts first."""
    for kind in (QEvent.ShortcutOverride, QEvent.KeyPress, QEvent.KeyRelease):
        QApplication.sendEvent(widget, event(kind, place, symbol, held))


@by_place
def test_a_key_means_its_shortcut_before_any_other(window: MainWindow) -> None:
    known = {keys[0] for action in window.bench.actions.all() for keys in action.shortcuts()}
    for layout, place, symbol, held, shortcut in KEYS:
        meanings = [m for m in key_meanings(event(QEvent.KeyPress, place, symbol, held)) if m in known]
        assert QKeySequence(meanings[0]) == QKeySequence(shortcut), (layout, symbol)


@by_place
@pytest.mark.parametrize(
    ("place", "symbol"), [(M, ","), (Q, "A"), (Z, ";"), (Q, "'")], ids=["fr", "fr", "dvorak", "dvorak"]
)
def test_letters_of_latin_keyboards_go_by_their_symbol(place: int, symbol: str) -> None:
    assert key_meanings(event(QEvent.KeyPress, place, symbol, NONE)) == [ord(symbol)]


def test_no_key_stands_for_two_actions(window: MainWindow) -> None:
    keys = [key.toString() for action in window.bench.actions.all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


@by_place
def test_keys_do_their_work_whatever_has_the_keyboard(window: MainWindow) -> None:
    tools = window.bench.tool_state
    for widget in (window.layout_canvas, window.gallery.list, window.region_panel.rows[3].check, window):
        widget.setFocus()
        size = tools.size
        press(widget, BRACKET_2, "}", SHIFT)
        assert tools.size == size + 10, widget
        press(widget, BRACKET, "Ü")
        assert tools.size == size + 9, widget
        press(widget, Q, "/")
        tools.set_region(5)
        press(widget, W, "'")
        assert tools.region == 6


@by_place
def test_the_key_beside_enter_holds_the_original_up(window: MainWindow) -> None:
    canvas = window.layout_canvas
    for symbol in "\\#*Ù":
        QApplication.sendEvent(canvas, event(QEvent.KeyPress, BACKSLASH, symbol, NONE))
        assert window.result_canvas.comparing, symbol
        QApplication.sendEvent(canvas, event(QEvent.KeyRelease, BACKSLASH, symbol, NONE))
        assert not window.result_canvas.comparing, symbol


@by_place
def test_a_backslash_typed_with_alt_gr_lets_go_whichever_key_is_released_first(window: MainWindow) -> None:
    canvas = window.layout_canvas
    QApplication.sendEvent(canvas, event(QEvent.KeyPress, MINUS, "\\", ALT_GR))
    assert window.result_canvas.comparing
    QApplication.sendEvent(canvas, event(QEvent.KeyRelease, MINUS, "ß", NONE))
    assert not window.result_canvas.comparing


def test_a_disabled_action_is_left_alone(window: MainWindow) -> None:
    window.bench.actions["much_larger"].setEnabled(False)
    size = window.bench.tool_state.size
    press(window.layout_canvas, BRACKET_2, "}", SHIFT)
    assert window.bench.tool_state.size == size


@pytest.mark.parametrize("held", [Qt.ControlModifier, Qt.AltModifier])
def test_a_click_with_ctrl_or_alt_picks_while_painting(window: MainWindow, qtbot, held) -> None:
    document, canvas = window.session.document, window.layout_canvas
    hair = CELEBAMASK_HQ.by_name("hair").id
    rows, columns = (document.labels == hair).nonzero()
    middle = len(rows) // 2
    point = canvas.transform().to_view(columns[middle] + 0.5, rows[middle] + 0.5)
    window.bench.tool_state.set_region(2)
    click(canvas, QPointF(*point), held)
    assert window.bench.tool_state.region == hair and not document.modified


# the search field


def search_for(window: MainWindow, text: str) -> None:
    QTest.keyClick(window.layout_canvas, Qt.Key_F, Qt.ControlModifier)
    assert window.focusWidget() is window.gallery.search
    QTest.keyClicks(window.gallery.search, text)


def keys_are_the_canvas_s(window: MainWindow) -> bool:
    window.bench.tool_state.set_tool("brush")
    QTest.keyClick(window.focusWidget(), Qt.Key_E)
    return window.bench.tool_state.tool == "eraser"


def test_letters_typed_into_the_search_field_stay_there(window: MainWindow) -> None:
    search_for(window, "bege")
    assert window.gallery.search.text() == "bege" and window.bench.tool_state.tool == "brush"


def test_escape_clears_the_search_then_leaves_it(window: MainWindow) -> None:
    search_for(window, "zo")
    QTest.keyClick(window.gallery.search, Qt.Key_Escape)
    assert window.gallery.search.text() == "" and window.focusWidget() is window.gallery.search
    QTest.keyClick(window.gallery.search, Qt.Key_Escape)
    assert window.focusWidget() is window.layout_canvas and keys_are_the_canvas_s(window)


def test_applying_what_was_found_leaves_the_search(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    wanted = window.session.references[3]
    search_for(window, wanted.portrait.name)
    QTest.keyClick(window.gallery.search, Qt.Key_Return, Qt.ControlModifier)
    assert wanted.id in window.session.document.styles.sources()
    assert window.focusWidget() is window.layout_canvas and keys_are_the_canvas_s(window)


def test_enter_goes_from_the_search_to_what_was_found(window: MainWindow) -> None:
    search_for(window, window.session.references[3].portrait.name)
    QTest.keyClick(window.gallery.search, Qt.Key_Return)
    found = window.gallery.list.current_reference()
    assert window.focusWidget() is window.gallery.list and found.id == window.session.references[3].id


def test_a_click_elsewhere_leaves_the_search(window: MainWindow) -> None:
    for where in (
        window.layout_canvas,
        window.result_canvas,
        window.region_panel.rows[5].name,
        window.gallery.filter_button.parentWidget(),
        window.status.zoom,
    ):
        window.gallery.search.clear()
        search_for(window, "zo")
        button = Qt.RightButton if where is window.layout_canvas else Qt.LeftButton
        QTest.mouseClick(where, button, pos=QPoint(3, 3))
        assert window.focusWidget() is not window.gallery.search, where
        assert keys_are_the_canvas_s(window), where


def test_a_click_into_the_search_stays_there(window: MainWindow) -> None:
    search_for(window, "zo")
    QTest.mouseClick(window.gallery.search, Qt.LeftButton)
    assert window.focusWidget() is window.gallery.search
