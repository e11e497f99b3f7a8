"""The Result view: the newest picture, whole or only where it was edited, and what is in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QTimer

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.export.composite import Edit
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.panels.view_panels import ResultPanel
from sean_editor.gui.workbench import Workbench

if TYPE_CHECKING:
    from sean_editor.engine.worker import RenderResult

SLOW_MS = 500  # what takes longer is shown to be under way


class ResultView(QObject):
    """Follows the open document. Whether what was not edited is kept is a switch, and remembered."""

    def __init__(self, bench: Workbench, panel: ResultPanel, status: StatusBar) -> None:
        super().__init__(bench.window)
        self._session, self._settings, self._banner = bench.session, bench.settings, bench.banner
        self._panel, self._status = panel, status
        self._document: Document | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_waiting)
        self._switch = bench.actions["keep_unedited"]
        self._switch.setToolTip(tr("Keep unedited areas: outside the edit the original stays unchanged (K)"))
        self._switch.setChecked(bench.settings.keep_unedited)
        self._switch.toggled.connect(self._set_keep)

    @property
    def keeps_unedited(self) -> bool:
        """Whether the original stays wherever nothing was edited, here and in what is exported."""
        return self._switch.isChecked()

    def set_document(self, document: Document | None) -> None:
        """Show this document, or none."""
        if self._document is not None:
            for signal in (self._document.styles_changed, self._document.layout_changed):
                signal.disconnect(self._await_result)
        self._document = document
        self._panel.canvas.set_document(document)
        if document is not None:
            for signal in (document.styles_changed, document.layout_changed):
                signal.connect(self._await_result)
            self._await_result()
        self.show_picture()

    def show_result(self, result: RenderResult) -> None:
        """The session has a new picture, or could not make it."""
        self.stop_waiting()
        if result.error is not None:
            self._banner.show_error(result.error)
            return
        self._status.set_time(f"{result.milliseconds:.0f} ms")
        self.show_picture()

    def show_picture(self) -> None:
        """Show the picture that there is."""
        document, result = self._document, self._session.result
        if document is not None and result is not None:
            result = Edit.of(document).picture(result, self.keeps_unedited)
        self._panel.canvas.set_images(result, document.portrait.image if document else None)

    def stop_waiting(self) -> None:
        """Nothing is in progress any more."""
        self._slow.stop()
        self._panel.show_state("")

    def _await_result(self, *_: object) -> None:
        if not self._slow.isActive():
            self._slow.start()

    def _show_waiting(self) -> None:
        known = self._status.device_known
        self._panel.show_state(tr("Updating…") if known else tr("Loading the model…"))

    def _set_keep(self, keep: bool) -> None:
        self._settings.keep_unedited = keep
        self.show_picture()
