"""A short transition from one picture to the next, for changes that nobody made with their own hand."""

from __future__ import annotations

from PyQt5.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal
from PyQt5.QtWidgets import QStyle, QWidget

from sean_editor.gui.canvas.picture import Picture

FADE_MS = 240
_FRAME_MS = 24


class CrossFade(QObject):
    """`changed` asks for the next frame: the picture over `before`, with the opacity `share`."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self.before: Picture | None = None
        """What fades out, None while nothing does."""
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._step)

    @property
    def share(self) -> float:
        """How far the next picture has come, 0..1."""
        return min(self._clock.elapsed() / FADE_MS, 1.0) if self.before is not None else 1.0

    def begin(self, before: Picture) -> None:
        """Fade from this picture; a transition that is under way goes on. Not where the system has switched
        animations off.
        """
        animated = self._view.style().styleHint(QStyle.SH_Widget_Animation_Duration) > 0
        if animated and self.before is None:
            self.before = before
            self._clock.start()
            self._timer.start()

    def stop(self) -> None:
        """The next picture is there at once."""
        self.before = None
        self._timer.stop()

    def _step(self) -> None:
        if self.share >= 1.0:
            self.stop()
        self.changed.emit()
