"""Fit to this photo: asks how, and lets the document wear what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject

from sean_editor.gui.dialogs.fit import FitDialog

if TYPE_CHECKING:
    from sean_editor.gui.main_window import MainWindow


class FitCommands(QObject):
    """Each is one step of the history."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: FitDialog | None = None
        """The dialog that is open now."""

    def ask(self) -> None:
        """Let the person fit the network to the open portrait, and keep what they like."""
        document = self._window.session.document
        if document is None:
            return
        self.dialog = dialog = FitDialog(self._window, self._window.session, document.portrait)
        if dialog.exec_() and dialog.found is not None:
            fit = dialog.found.fit
            document.set_fit(fit)
            offer = ("Undo", document.undo)
            self._window.banner.show_notice(f"Fitted: {fit.gain:.1f} dB closer to the photo.", offer)
        self.dialog = None
        dialog.deleteLater()

    def remove(self) -> None:
        """Go back to the network as it comes."""
        document = self._window.session.document
        if document is not None:
            document.set_fit(None)
