"""Projects and files of styles may be dropped anywhere on the window, also where only pictures are taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PyQt5.QtCore import QEvent, QObject
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.canvas.incoming import local_files
from sean_editor.project_file import is_project

CARRIED = (QEvent.DragEnter, QEvent.DragMove)


class ProjectDrop(QObject):
    """Catches the files that are `wanted` and carried over `places` before they do, and gives them to
    `open_file`: projects, if nothing else is said.
    """

    def __init__(
        self,
        window: QWidget,
        places: list[QWidget],
        open_file: Callable[[Path], None],
        wanted: Callable[[Path], bool] = is_project,
    ) -> None:
        super().__init__(window)
        self._open_file, self._wanted = open_file, wanted
        window.setAcceptDrops(True)
        for place in (window, *places):
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (*CARRIED, QEvent.Drop):
            return False
        file = next((path for path in local_files(event.mimeData()) if self._wanted(path)), None)
        if file is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Drop:
            self._open_file(file)
        return True
