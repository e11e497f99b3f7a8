"""What was opened lately: photos and projects, newest first, in a menu of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtWidgets import QMenu

from sean_editor.photo.portraits import shipped_portraits

if TYPE_CHECKING:
    from sean_editor.gui.main_window import MainWindow


class RecentMenu(QMenu):
    """The menu "Open recent"; `open_file` is called with the chosen path."""

    def __init__(self, window: MainWindow, open_file: Callable[[Path], None]) -> None:
        super().__init__("Open recent", window)
        self._window, self._open_file = window, open_file
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        window.session.document_changed.connect(self._remember)
        window.projects.named.connect(self._remember)
        self.menuAction().setEnabled(bool(window.settings.recent))

    def fill(self) -> None:
        """List the files as they are now."""
        self.clear()
        for number, path in enumerate(self._window.settings.recent, start=1):
            key = f"&{number}  " if number < 10 else ""
            action = self.addAction(f"{key}{path.name.replace('&', '&&')}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, chosen=path: self._choose(chosen))
        self.addSeparator()
        self.addAction("Clear this list", self._clear)

    def _choose(self, path: Path) -> None:
        if not path.exists():
            self._window.settings.forget_recent(path)
            self._window.banner.show_error(f"There is no file {path} any more. It is off the list now.")
            return
        self._open_file(path)

    def _clear(self) -> None:
        for path in self._window.settings.recent:
            self._window.settings.forget_recent(path)
        self.menuAction().setEnabled(False)

    def _remember(self) -> None:
        document, path = self._window.session.document, self._window.projects.path
        if path is None and document is not None:
            origin = document.portrait.origin
            path = origin.photo.path if origin is not None else document.portrait.path
        if path is not None and path not in shipped_portraits():
            self._window.settings.add_recent(path)
            self.menuAction().setEnabled(True)
