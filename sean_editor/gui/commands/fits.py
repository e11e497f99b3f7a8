"""Fit to photo: opens the dialog and applies the fit to the document."""

from __future__ import annotations

from PyQt5.QtCore import QObject

from models.translation import tr
from sean_editor.gui.dialogs.fit import FitDialog
from sean_editor.gui.workbench import Workbench


class FitCommands(QObject):
    """Each is one step of the history."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self.dialog: FitDialog | None = None
        """The dialog that is open now."""
        bench.actions.connect(fit_to_photo=self.ask, remove_fit=self.remove)

    def ask(self) -> None:
        """Let the person fit the network to the open portrait, and keep what they like."""
        document = self._bench.session.document
        if document is None:
            return
        self.dialog = dialog = FitDialog(self._bench.window, self._bench.session, document.portrait)
        if dialog.exec_() and dialog.found is not None:
            fit = dialog.found.fit
            document.set_fit(fit)
            offer = (tr("Undo"), document.undo)
            self._bench.banner.show_notice(
                tr("Fitted: {gain:.1f} dB closer to the photo.", gain=fit.gain), offer
            )
        self.dialog = None
        dialog.deleteLater()

    def remove(self) -> None:
        """Go back to the network without a fit."""
        document = self._bench.session.document
        if document is not None:
            document.set_fit(None)
