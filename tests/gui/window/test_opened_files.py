"""Files that macOS asks the running program to open come as events."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QEvent
from PyQt5.QtWidgets import QApplication
from window_photos import found_at, square

from sean_editor.gui.background.opened_files import OpenedFiles
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.portraits import shipped_portraits


class Asked(QEvent):
    """What QFileOpenEvent tells; PyQt5 lets no one make one."""

    def __init__(self, file: str) -> None:
        super().__init__(QEvent.FileOpen)
        self._file = file

    def file(self) -> str:
        return self._file


def test_a_double_click_opens_the_file(window: MainWindow, analyser, qapp: QApplication, qtbot) -> None:
    analyser.found = found_at([square(32, 24, 30)])
    portrait = next(path for path in shipped_portraits() if path.stem == "yuki")
    opened = OpenedFiles(qapp, window.files.open_portrait_file)
    try:
        qapp.sendEvent(qapp, Asked(str(portrait)))
        qtbot.waitUntil(lambda: window.windowTitle().startswith("Yuki"), timeout=60000)
        qtbot.waitUntil(lambda: window.session.idle, timeout=60000)
    finally:
        opened.deleteLater()


def test_an_address_of_the_web_is_left_alone(qapp: QApplication) -> None:
    asked: list[Path] = []
    opened = OpenedFiles(qapp, asked.append)
    try:
        qapp.sendEvent(qapp, Asked(""))
        assert asked == []
        qapp.sendEvent(qapp, Asked("/photos/a.sean"))
        assert asked == [Path("/photos/a.sean")]
    finally:
        opened.deleteLater()
