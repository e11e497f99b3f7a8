"""When a face is first to be seen: as it is, and as the network paints it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PyQt5.QtCore import QEvent, QObject, pyqtSignal

from sean_editor.document import Document
from sean_editor.gui.canvas.picture_canvas import PictureCanvas
from sean_editor.gui.canvas.result_canvas import ResultCanvas
from sean_editor.gui.performance import AfterStep


class FirstPaint(QObject):
    """An event filter for canvases, or for the whole application. Pictures of a document count that is
    `expected`, and no others.
    """

    face_painted = pyqtSignal()

    def __init__(
        self, expected: Callable[[Document], bool] = lambda document: True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._expected, self._step = expected, AfterStep(self)
        self.face: float | None = None
        """The moment, of time.monotonic(), at which the portrait had been painted."""
        self.result: float | None = None
        """The moment at which the network's picture had been painted."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Paint and isinstance(watched, PictureCanvas):
            document = watched.document
            if document is not None and self._expected(document):
                self._look(watched)
        return False

    def _look(self, canvas: PictureCanvas) -> None:
        if self.face is None and canvas.has_picture():
            self._step.call(partial(self._note, "face"))
        if self.result is None and isinstance(canvas, ResultCanvas) and canvas.has_result:
            self._step.call(partial(self._note, "result"))

    def _note(self, name: str) -> None:
        if getattr(self, name) is None:
            setattr(self, name, time.monotonic())
            if name == "face":
                self.face_painted.emit()
