"""A window with two styles chosen, for tests: slots, scrubbers, cells."""

from __future__ import annotations

from gestures import drop
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QTabBar

from sean_editor.document.two_styles import TwoStyles
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow

SKIN, U_LIP, L_LIP, HAIR = 1, 11, 12, 13


def in_front(window: MainWindow, qtbot) -> MainWindow:
    """The window with the panel of two styles in front."""
    settle(window, qtbot)
    window.resize(1280, 800)
    tabs = window.central.side.findChild(QTabBar)
    QTest.mouseClick(tabs, Qt.LeftButton, pos=tabs.tabRect(3).center())
    assert window.two_styles_panel.isVisible()
    return window


def settle(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result_is_current, timeout=20000)


def ids(window: MainWindow) -> tuple[str, str]:
    """The references that the tests call A and B."""
    return window.session.references[1].id, window.session.references[2].id


def fill(window: MainWindow, qtbot) -> TwoStyles:
    """Drop a reference on each slot, as a hand would."""
    for letter, reference in zip("ab", ids(window), strict=True):
        slot = window.two_styles_panel.slots[letter]
        assert drop(slot, encode(StyleDrag(reference, HAIR)), slot.rect().center())
    settle(window, qtbot)
    return TwoStyles(*ids(window))


def shares(window: MainWindow, region: int) -> tuple[float, ...] | None:
    return TwoStyles(*ids(window)).shares(window.session.document.styles[region])


def at(widget, part: float) -> QPointF:
    return QPointF(widget.width() * part, widget.height() / 2)


def cell_points(window: MainWindow, *blocks: int) -> list[QPointF]:
    cells = window.two_styles_panel.cells
    return [QPointF(cells.cells[block].geometry().center()) for block in blocks]
