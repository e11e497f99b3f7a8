"""What the session announces, passed on: another document, its title, trouble."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PyQt5.QtCore import QObject

from sean_editor.document.document import Document
from sean_editor.gui.commands.gallery import GalleryCommands
from sean_editor.gui.commands.projects import ProjectCommands
from sean_editor.gui.commands.result_view import ResultView
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.workbench import Workbench


class Follower(Protocol):
    """Shows or edits the open document."""

    def set_document(self, document: Document | None) -> None: ...


class SessionNews(QObject):
    """`followers` get each document that is opened, in their order."""

    def __init__(
        self,
        bench: Workbench,
        status: StatusBar,
        projects: ProjectCommands,
        result_view: ResultView,
        gallery: GalleryCommands,
        followers: Iterable[Follower],
    ) -> None:
        super().__init__(bench.window)
        self._window, self._session, self._banner = bench.window, bench.session, bench.banner
        self._status, self._projects = status, projects
        self._result_view, self._gallery = result_view, gallery
        self._followers = tuple(followers)
        self._document: Document | None = None
        session = bench.session
        session.document_changed.connect(self.show_document)
        for succeeded in (session.document_changed, session.references_changed):
            succeeded.connect(bench.banner.succeed)
        session.result_changed.connect(result_view.show_result)
        session.status_changed.connect(bench.banner.show_notice)
        session.failed.connect(self._show_failure)
        session.device_lost.connect(self._show_lost_device)
        projects.named.connect(self._show_title)

    def show_document(self) -> None:
        """Hand the open document on."""
        if self._document is not None:
            self._document.history_changed.disconnect(self._show_title)
        self._document = document = self._session.document
        if document is not None:
            document.history_changed.connect(self._show_title)
        for follower in self._followers:
            follower.set_document(document)
        self._show_title()

    def _show_title(self) -> None:
        document = self._document
        modified = document is not None and document.modified
        self._status.set_saved(modified)
        title = f"{self._projects.title}[*] · SEAN Editor" if document else "SEAN Editor"
        self._window.setWindowTitle(title)
        self._window.setWindowModified(modified)

    def _show_failure(self, message: str) -> None:
        self._result_view.stop_waiting()
        self._gallery.stop_waiting()
        if not self._status.device_known:
            self._status.show_no_device()
        self._banner.show_error(message)

    def _show_lost_device(self, sentence: str) -> None:
        self._status.set_device(self._session.engine.device_label)
        self._banner.show_error(sentence)
