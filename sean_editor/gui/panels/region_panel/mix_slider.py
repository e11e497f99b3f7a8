"""The mix of one region: a bar that fills with the reference's share and says it in percent."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PyQt5.QtWidgets import QSlider, QWidget

from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.theme import theme

SETTLE_MS = 700  # a run of key presses or wheel notches is one step


class MixSlider(QSlider):
    """0..100 %: drag, click anywhere, arrow keys, wheel while it has the focus, double click for 100."""

    settled = pyqtSignal()
    """The slider was released: what was changed since is one undo step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(10)
        self.setCursor(Qt.SizeHorCursor)
        self.setFocusPolicy(Qt.StrongFocus)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settled)

    def sizeHint(self) -> QSize:
        return QSize(68, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, 20)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.LeftButton:
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()  # undone while it is dragged: nobody tells it of the release

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.LeftButton:
            self.choose(100)
            self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # without the focus the wheel scrolls the list: passing over it must not change a mix
        if self.hasFocus():
            self.choose(self.value() + (5 if event.angleDelta().y() > 0 else -5))
            self._settle.start()
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self._settle.start()

    def choose(self, value: int) -> None:
        """A person has chosen this value, in percent."""
        self.setValue(value)

    def _let_go(self) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.settled.emit()

    def _follow(self, event: QMouseEvent) -> None:
        self.choose(round(100 * event.localPos().x() / max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        box, across = hairline(painter, QRectF(self.rect()))
        outline = QPainterPath()
        outline.addRoundedRect(box, 5, 5)
        painter.fillPath(outline, theme().color("raised"))
        painter.setClipPath(outline)
        self._paint_filling(painter, box)
        painter.setClipping(False)
        lit = self.hasFocus() or self.underMouse() or self.isSliderDown()
        painter.setPen(QPen(theme().color("accent" if lit else "border"), across))
        painter.drawPath(outline)
        painter.setPen(theme().color("text" if self.isEnabled() else "dim"))
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignCenter, self.words())

    def words(self) -> str:
        """What the bar says."""
        return f"{self.value()} %"

    def _paint_filling(self, painter: QPainter, box: QRectF) -> None:
        filled = QRectF(box.left(), box.top(), box.width() * self.value() / 100, box.height())
        painter.fillRect(filled, theme().color("accent", 0.34))
        painter.fillRect(QRectF(filled.right() - 1, box.top(), 2, box.height()), theme().color("accent"))
