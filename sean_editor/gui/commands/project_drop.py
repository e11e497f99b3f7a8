"""A project may be dropped anywhere on the window, also where nothing or only pictures are taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PyQt5.QtCore import QEvent, QObject
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.canvas.incoming import local_files
from sean_editor.project_file import is_project

CARRIED = (QEvent.DragEnter, QEvent.DragMove)


class ProjectDrop(QObject):
    """Catches projects that are carried over `places` before they do, and gives them to `open_file`."""

    def __init__(self, window: QWidget, places: list[QWidget], open_file: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._open_file = open_file
        window.setAcceptDrops(True)
        for place in (window, *places):
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (*CARRIED, QEvent.Drop):
            return False
        project = next((path for path in local_files(event.mimeData()) if is_project(path)), None)
        if project is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Drop:
            self._open_file(project)
        return True
