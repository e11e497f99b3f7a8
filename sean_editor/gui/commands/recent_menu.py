"""The menu of recent files: photos and projects, newest first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PyQt5.QtWidgets import QMenu

from models.translation import tr
from sean_editor.gui.actions import set_english
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.workbench import Workbench
from sean_editor.photo.portraits import shipped_portraits


class RecentMenu(QMenu):
    """The menu "Recent files"; `open_file` is called with the chosen path."""

    def __init__(
        self, bench: Workbench, projects: ProjectCommands, open_file: Callable[[Path], None]
    ) -> None:
        super().__init__(tr("Recent files"), bench.window)
        self._session, self._settings, self._banner = bench.session, bench.settings, bench.banner
        self._projects, self._open_file = projects, open_file
        set_english(self.menuAction(), "Recent files")
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        bench.session.document_changed.connect(self._remember)
        projects.named.connect(self._remember)
        self.menuAction().setEnabled(bool(bench.settings.recent))

    def fill(self) -> None:
        """List the files as they are now."""
        self.clear()
        for number, path in enumerate(self._settings.recent, start=1):
            key = f"&{number}  " if number < 10 else ""
            action = self.addAction(f"{key}{path.name.replace('&', '&&')}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, chosen=path: self._choose(chosen))
        self.addSeparator()
        set_english(self.addAction(tr("Clear list"), self._clear), "Clear list")

    def _choose(self, path: Path) -> None:
        if not path.exists():
            self._settings.forget_recent(path)
            self._banner.show_error(
                tr("{file} no longer exists and was removed from Recent files.", file=path)
            )
            return
        self._open_file(path)

    def _clear(self) -> None:
        for path in self._settings.recent:
            self._settings.forget_recent(path)
        self.menuAction().setEnabled(False)

    def _remember(self) -> None:
        document, path = self._session.document, self._projects.path
        if path is None and document is not None:
            origin = document.portrait.origin
            path = origin.photo.path if origin is not None else document.portrait.path
        if path is not None and path not in shipped_portraits():
            self._settings.add_recent(path)
            self.menuAction().setEnabled(True)
