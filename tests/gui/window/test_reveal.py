"""What is asked for comes into view, whatever lies over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.portraits import shipped_portraits


@pytest.fixture(params=["another tab", "large result"])
def covered(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window without the gallery in view."""
    if request.param == "another tab":
        window.central.reveal(window.history_panel)
    else:
        QTest.keyClick(window.layout_canvas, Qt.Key_F)
    assert not window.gallery.isVisible()
    return window


def test_find_reference_brings_the_gallery(covered: MainWindow) -> None:
    QTest.keyClick(covered.result_canvas, Qt.Key_F, Qt.ControlModifier)
    assert covered.gallery.isVisible() and QApplication.focusWidget() is covered.gallery.search
    assert not covered.bench.actions["large_result"].isChecked()


def test_added_references_are_shown(covered: MainWindow, qtbot) -> None:
    qtbot.waitUntil(lambda: covered.bench.jobs.idle)
    path: Path = shipped_portraits()[10]
    covered.references.add_files([path])
    qtbot.waitUntil(lambda: len(covered.session.references) == 9)
    current = covered.gallery.list.current_reference()
    assert covered.gallery.isVisible() and current is not None
    assert current.portrait.name.lower() == path.stem and covered.gallery.list.currentIndex().row() == 0
