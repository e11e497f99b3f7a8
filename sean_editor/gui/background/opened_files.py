"""Files that the system asks the running program to open: macOS tells it of a double click by an event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PyQt5.QtCore import QCoreApplication, QEvent, QObject
from PyQt5.QtGui import QFileOpenEvent

from sean_editor.gui.app_events import watch_app


class OpenedFiles(QObject):
    """Calls `open_file` for each."""

    def __init__(self, app: QCoreApplication, open_file: Callable[[Path], None]) -> None:
        super().__init__(app)
        self._open_file = open_file
        watch_app(self, QEvent.FileOpen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.FileOpen:
            return False
        name = cast(QFileOpenEvent, event).file()
        if name:  # an address of the web has none
            self._open_file(Path(name))
        return True
