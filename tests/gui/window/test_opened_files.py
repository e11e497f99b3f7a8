"""Files that macOS asks the running program to open come as events."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QUrl
from PyQt5.QtGui import QFileOpenEvent
from PyQt5.QtWidgets import QApplication
from window_photos import found_at, square

from sean_editor.gui.background.opened_files import OpenedFiles
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.portraits import shipped_portraits


def test_a_double_click_opens_the_file(window: MainWindow, analyser, qapp: QApplication, qtbot) -> None:
    analyser.found = found_at([square(32, 24, 30)])
    portrait = next(path for path in shipped_portraits() if path.stem == "yuki")
    opened = OpenedFiles(qapp, window.files.open_portrait_file)
    try:
        qapp.sendEvent(qapp, QFileOpenEvent(str(portrait)))
        qtbot.waitUntil(lambda: window.windowTitle().startswith("yuki"), timeout=60000)
    finally:
        opened.deleteLater()


def test_an_address_of_the_web_is_left_alone(qapp: QApplication) -> None:
    asked: list[Path] = []
    opened = OpenedFiles(qapp, asked.append)
    try:
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.sean")))
        assert asked == []
        qapp.sendEvent(qapp, QFileOpenEvent("/photos/a.sean"))
        assert asked == [Path("/photos/a.sean")]
    finally:
        opened.deleteLater()
