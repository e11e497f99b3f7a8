"""Screen readers: every control has a name of its own, a role that fits, and says what happens to it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from controls import controls, named, spoken_name, walk
from PyQt5.QtCore import QModelIndex, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QProgressBar,
    QWidget,
)
from whole_window import every_dialog

from sean_editor.document.portrait import Portrait
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.translation import install_translation
from sean_editor.languages import ENGLISH


@pytest.fixture(params=[ENGLISH, "zh_CN"])
def language(request, qapp: QApplication):
    """The window's languages. Comes before the window in a test's arguments."""
    install_translation(qapp, request.param)
    yield request.param
    install_translation(qapp, ENGLISH)


def check(window: QWidget, where: str) -> None:
    """The names of all controls of a window, and what is said of those that Qt knows nothing about."""
    found = controls(window)
    assert not [named(w) for w in found if not spoken_name(w)], where
    names = Counter((type(w).__name__, spoken_name(w), w.accessibleDescription()) for w in found)
    assert not [name for name, count in names.items() if count > 1], where
    for widget in found:
        if _plain(widget):
            assert widget.accessibleDescription(), f"{where}: nobody is told what {named(widget)} is"
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            rows = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount())]
            said = [index.data(Qt.AccessibleTextRole) or index.data(Qt.DisplayRole) for index in rows]
            assert all(said), f"{where}: {named(widget)} has rows without words"
    for widget in walk(window):
        if isinstance(widget, QProgressBar):
            assert widget.accessibleName(), f"{where}: {named(widget)}"


def _plain(widget: QWidget) -> bool:
    """Whether Qt has no role for a widget but that of an area."""
    known = next(cls for cls in type(widget).__mro__ if cls.__module__.startswith("PyQt5"))
    return known in (QWidget, QFrame)


def test_every_control_of_the_window_has_a_name(language, window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    window.session.apply_style(window.session.references[1].id, [13, 17])
    window.bench.actions["take_snapshot"].trigger()
    window.bench.selection.set({13, 17})
    window.banner.ask("Well?", ("Yes", lambda: None), ("No", lambda: None))
    window.gallery.show_progress(1, 8, visible=True)
    window.bench.tool_state.set_tool("transform")
    window.bench.jobs.run("Reading", lambda job: None, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: window.session.idle and window.bench.jobs.idle)
    for place in ("folded", "side", "below"):
        window.bench.actions[f"regions_{place}"].trigger()
        for tab in range(window.central.side.count()):
            window.central.side.setCurrentIndex(tab)
            QApplication.processEvents()
            check(window, window.central.side.title(tab))


def test_every_control_of_every_dialog_has_a_name(
    language, window: MainWindow, faces: list[Portrait], qtbot, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None and window.session.idle)
    for dialog in every_dialog(window, faces, tmp_path):
        dialog.show()
        qtbot.waitUntil(lambda: window.bench.jobs.idle)
        assert dialog.windowTitle()
        check(dialog, type(dialog).__name__)
        dialog.close()
        dialog.deleteLater()


def test_messages_and_results_are_announced_where_the_keyboard_is(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None)
    window.activateWindow()
    window.gallery.list.setFocus(Qt.TabFocusReason)
    own = window.gallery.list.accessibleDescription()
    window.banner.show_error("The disk is full.")
    assert window.gallery.list.accessibleDescription() == f"The disk is full. {own}".strip()
    window.layout_canvas.setFocus(Qt.TabFocusReason)
    assert window.gallery.list.accessibleDescription() == own
    plain = window.layout_canvas.accessibleDescription()
    window.session.document.fill(128, 128, 13)
    qtbot.waitUntil(lambda: window.session.idle)
    qtbot.waitUntil(lambda: window.layout_canvas.accessibleDescription().startswith("Result updated."))
    assert plain.startswith("Brush, Hair.")
    window.gallery.search.setFocus(Qt.TabFocusReason)
    assert "Result updated." not in window.layout_canvas.accessibleDescription()


def test_a_card_says_which_region_the_keyboard_is_on(window: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: window.session.idle)
    window.activateWindow()
    cards = window.gallery.list
    cards.setFocus(Qt.TabFocusReason)
    for key, word in ((Qt.Key_Space, "Enter applies"), (Qt.Key_Down, "Enter applies"), (Qt.Key_Escape, "")):
        said = cards.accessibleDescription()
        QTest.keyClick(cards, key)
        assert cards.accessibleDescription() != said and word in cards.accessibleDescription()
