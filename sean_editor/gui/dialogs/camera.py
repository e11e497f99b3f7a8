"""Take a picture with the camera: mirrored preview, shutter, then retry or use it."""

from __future__ import annotations

import threading

import numpy as np
from PyQt5.QtCore import QRectF, QSize, QSizeF, Qt, pyqtSignal
from PyQt5.QtGui import QMouseEvent, QPainter, QPaintEvent
from PyQt5.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.translation import marked, tr, tr_marked
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.photo.camera import CameraFeed, OpenCamera, open_camera
from sean_editor.gui.theme import theme

STARTING = marked("Starting the camera…")


class Mirror(QWidget):
    """The camera's picture as a mirror shows it, or a message where there is none."""

    pressed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._frame: np.ndarray | None = None
        self.message = ""
        self.setAccessibleName(tr("Camera picture"))
        self.setMinimumSize(320, 240)

    def show_frame(self, frame: np.ndarray) -> None:
        """RGB uint8 [H, W, 3], as the camera sees it."""
        self._frame, self.message = frame, ""
        self.update()

    def show_message(self, text: str) -> None:
        """Words instead of a picture."""
        self._frame, self.message = None, text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("canvas"))
        if self._frame is None:
            painter.setPen(theme().color("text"))
            room = self.rect().adjusted(48, 32, -48, -32)
            painter.drawText(room, int(Qt.AlignCenter | Qt.TextWordWrap), self.message)
        else:
            image = to_qimage(np.ascontiguousarray(self._frame[:, ::-1]))
            size = QSizeF(image.size()).scaled(QSizeF(self.size()), Qt.KeepAspectRatio)
            place = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, 0, 0)
            place.setSize(size)
            painter.setRenderHint(QPainter.SmoothPixmapTransform)
            painter.drawImage(place, image)
        painter.end()


class CameraDialog(QDialog):
    """`picture` is what was taken, RGB uint8 [H, W, 3] and not mirrored, once the dialog is accepted."""

    def __init__(self, parent: QWidget, camera: OpenCamera = open_camera) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Take a picture"))
        self._camera = camera
        self._bridge = Bridge(self)
        self._feed: CameraFeed | None = None
        self._lock = threading.Lock()
        self._newest: np.ndarray | None = None  # came from the camera and is not yet shown
        self._seen: np.ndarray | None = None
        self.picture: np.ndarray | None = None
        self.mirror = Mirror()
        self.hint = QLabel()
        self.hint.setProperty("role", "dim")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.again_button = QPushButton(tr("Try again"))
        self.take_button = QPushButton()
        self.take_button.setProperty("role", "primary")
        self._lay_out()
        self.mirror.pressed.connect(self._take)
        self.take_button.clicked.connect(self._take_or_use)
        self.again_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(lambda _: self._stop())
        self._start()

    def _lay_out(self) -> None:
        for button in (self.cancel_button, self.again_button):
            button.setAutoDefault(False)
        self.take_button.setDefault(True)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.hint, 1)
        answers.addWidget(self.cancel_button)
        answers.addWidget(self.again_button)
        answers.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.mirror, 1)
        column.addLayout(answers)

    # the camera

    def _start(self) -> None:
        """A live picture, from the beginning or once more."""
        self.picture = self._seen = None
        self.mirror.show_message(tr_marked(STARTING))
        self._show_state()
        if self._feed is None:
            self._feed = CameraFeed(self._camera, self._arrived, self._ended)

    def _stop(self) -> None:
        self._bridge.close()
        if self._feed is not None:
            self._feed.stop()
            self._feed = None

    def _arrived(self, frame: np.ndarray) -> None:
        """Called on the feed's thread: only the newest picture waits to be shown."""
        with self._lock:
            waiting, self._newest = self._newest is not None, frame
        if not waiting:
            self._bridge.post(self._show_newest)

    def _ended(self, message: str) -> None:
        """Called on the feed's thread."""
        self._bridge.post(lambda: self._fail(message))

    def _show_newest(self) -> None:
        with self._lock:
            frame, self._newest = self._newest, None
        if frame is None or self.picture is not None or self._feed is None:
            return
        first, self._seen = self._seen is None, frame
        self.mirror.show_frame(frame)
        if first:
            self._show_state()

    def _fail(self, message: str) -> None:
        self._feed = None
        if self.picture is None:  # a picture that is taken can still be used
            self._seen = None
            self.mirror.show_message(tr_marked(message))
        self._show_state()

    # the picture

    def _take(self) -> None:
        if self._seen is not None:
            self.picture = self._seen
            self._show_state()

    def _take_or_use(self) -> None:
        if self.picture is None:
            self._take()
        else:
            self.accept()

    def _show_state(self) -> None:
        taken, live = self.picture is not None, self._seen is not None
        failed = not taken and not live and self._feed is None and self.mirror.message != tr_marked(STARTING)
        self.take_button.setText(tr("Use picture") if taken else tr("Take picture"))
        self.take_button.setEnabled(taken or live)
        self.again_button.setVisible(taken or failed)
        live_hint = tr("Click or press Space to take the picture.") if live else ""
        self.hint.setText(tr("Press Enter to use this picture.") if taken else live_hint)
        if taken or live:
            self.take_button.setFocus()
