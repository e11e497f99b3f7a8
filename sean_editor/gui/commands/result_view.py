"""The Result view: the newest picture, how it was made, and what is in progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt5.QtCore import QObject, QTimer

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.gui.panels.status_bar import StatusBar
from sean_editor.gui.panels.view_panels import ResultPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.session.texture_words import stage_words

if TYPE_CHECKING:
    from sean_editor.engine.worker import RenderResult

SLOW_MS = 500  # what takes longer is shown to be under way


class ResultView(QObject):
    """Follows the open document. Two switches, both remembered: whether what was not edited is kept, and
    whether the result gets the texture of photos.
    """

    def __init__(self, bench: Workbench, panel: ResultPanel, status: StatusBar) -> None:
        super().__init__(bench.window)
        self._session, self._settings, self._banner = bench.session, bench.settings, bench.banner
        self._panel, self._status, self._regions = panel, status, bench.regions
        self._document: Document | None = None
        self._failed = False  # the last picture could not be made
        self._edited = False  # since the last picture
        self._refined = False  # the next picture differs from the last by nothing but refined styles
        self._passing: np.ndarray | None = None  # shown in place of the result
        self._session.refined.connect(self._expect_refined)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._show_waiting)
        self._keep, self._texture = bench.actions["keep_unedited"], bench.actions["texture"]
        self._keep.setToolTip(tr("Keep unedited areas: outside the edit the original stays unchanged (K)"))
        self._texture.setToolTip(tr("Photo texture: hair, skin and cloth of photos on what is edited (P)"))
        self._keep.setChecked(bench.settings.keep_unedited)
        self._texture.setChecked(bench.settings.texture)
        self._set_texture()
        for switch in (self._keep, self._texture):
            switch.toggled.connect(self._set_texture)
        texturing = self._session.texturing
        texturing.photo_ready.connect(lambda: self.show_picture())
        texturing.changed.connect(lambda: self.show_picture(fade=panel.canvas.fading))
        texturing.failed.connect(self._show_trouble)
        self._session.retouching.changed.connect(self.show_picture)
        self._session.retouching.failed.connect(self._show_trouble)
        self._trouble = ""

    @property
    def keeps_unedited(self) -> bool:
        """Whether the original stays wherever nothing was edited, here and in what is exported."""
        return self._keep.isChecked()

    @property
    def textured(self) -> bool:
        """Whether the result has the texture of photos, here and in what is exported."""
        return self._texture.isChecked()

    def set_document(self, document: Document | None) -> None:
        """Show this document, or none."""
        if self._document is not None:
            for signal in (self._document.styles_changed, self._document.layout_changed):
                signal.disconnect(self._await_result)
            self._document.retouch_changed.disconnect(self.show_picture)
        self._document = document
        self._panel.canvas.set_document(document)
        if document is not None:
            for signal in (document.styles_changed, document.layout_changed):
                signal.connect(self._await_result)
            document.retouch_changed.connect(self.show_picture)
            self._await_result()
        self.show_picture()

    def show_result(self, result: RenderResult) -> None:
        """The session has a new picture, or could not make it."""
        self.stop_waiting()
        if result.error is not None:
            self._banner.show_error(result.error)
            self._failed = True
            return
        if self._failed or self._edited:  # what was done since an error was a success
            self._failed = self._edited = False
            self._banner.succeed()
        if result.milliseconds:  # else it was blended of others, whose time this is
            self._status.set_time(f"{result.milliseconds:.0f} ms")
        fade, self._refined = self._refined, False
        self.show_picture(fade)

    def show_picture(self, fade: bool = False) -> None:
        """Show the picture that there is, with `fade` in place of the last one by and by."""
        if self._passing is not None:
            return
        shown = self._session.shown
        self._panel.canvas.set_images(shown.pixels if shown is not None else None, self._original, fade)
        awaited, refining = self._session.texturing.awaited, self._session.refining
        self._panel.show_stage(*stage_words(shown, awaited, refining, self._regions))

    def show_passing(self, pixels: np.ndarray | None) -> None:
        """Show a picture uint8 [P, P, 3] that is not the document's result, until None shows that again."""
        self._passing = pixels
        if pixels is None:
            self.show_picture()
        else:
            self._panel.canvas.set_images(pixels, self._original)
            self._panel.show_stage("", "")

    @property
    def _original(self) -> np.ndarray | None:
        photo, document = self._session.texturing.photo, self._document
        return photo if photo is not None or document is None else document.portrait.image

    def stop_waiting(self) -> None:
        """Nothing is in progress any more."""
        self._slow.stop()
        self._panel.show_state("")

    def _expect_refined(self) -> None:
        self._refined = True

    def _await_result(self, *_: object) -> None:
        self._edited, self._refined = True, False  # an edit shows at once
        if not self._slow.isActive():
            self._slow.start()

    def _show_waiting(self) -> None:
        known = self._status.device_known
        self._panel.show_state(tr("Updating…") if known else tr("Loading the model…"))

    def _show_trouble(self, message: str) -> None:
        """Texture could not be made: the network's picture stays. The same sentence is said once."""
        self.show_picture()  # whose words say that no texture follows
        if message != self._trouble:
            self._trouble = message
            self._banner.show_error(message)

    def _set_texture(self, *_: object) -> None:
        self._settings.keep_unedited, self._settings.texture = self.keeps_unedited, self.textured
        self._session.texturing.switch(self.textured, self.keeps_unedited)
        self._trouble = ""
        self.show_picture()
