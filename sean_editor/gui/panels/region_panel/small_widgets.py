"""Little widgets of a region's row: the colour chip, a label that shortens its text, the key cap."""

from __future__ import annotations

from PyQt5.QtCore import QRectF, QSize, Qt
from PyQt5.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PyQt5.QtWidgets import QLabel, QSizePolicy, QWidget

from models.translation import tr
from sean_editor.gui.canvas.device_grid import hairline
from sean_editor.gui.theme import theme


class ColorChip(QWidget):
    """A region's colour. A ring keeps black and white apart from any ground."""

    def __init__(self, side: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.color = QColor("black")
        self._faint = False
        self.setFixedSize(side, side)

    def set_color(self, color: QColor) -> None:
        self.color = color
        self.update()

    def set_faint(self, faint: bool) -> None:
        """Half transparent: the layout has no such region."""
        self._faint = faint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.Antialiasing)
        painter.setOpacity(0.45 if self._faint else 1.0)
        edge, across = hairline(painter, QRectF(self.rect()))
        painter.setPen(QPen(theme().color("dim"), across))
        painter.setBrush(self.color)
        painter.drawRoundedRect(edge, 4, 4)


class ElidedLabel(QLabel):
    """A one-line label that ends in an ellipsis where there is no room; the tool tip then has all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Ignored, QSizePolicy.Preferred)
        self.whole_or_nothing = False
        """Where there is no room for all of it: whether it is left to the tool tip."""
        self.full_text = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self.full_text = text
        self.setAccessibleName(text)
        self.setText(text)
        self._tell_rest()

    @property
    def left_out(self) -> bool:
        """Whether nothing is shown, as there is no room for all of it."""
        return self.whole_or_nothing and self._too_long()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def _tell_rest(self) -> None:
        """In the tool tip, what there is no room for."""
        self.setToolTip(self.full_text if self._too_long() else "")

    def _too_long(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.full_text) > self.width()

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        if self.left_out:
            return
        text = self.fontMetrics().elidedText(self.full_text, Qt.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignVCenter | Qt.AlignLeft), text)


class BriefLabel(ElidedLabel):
    """A label that says it in a few words where there is no room for the whole sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._long, self._brief = "", ""

    def set_texts(self, long: str, brief: str) -> None:
        """Show `long` where it fits, else `brief`."""
        self._long, self._brief = long, brief
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(brief) + 2)
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._long) <= self.width()
        self.set_text(self._long if fits else self._brief)
        self.setToolTip("" if fits else self._long)
        self.setAccessibleName(self._long)


class KeyCap(QLabel):
    """The keyboard shortcut of a region, drawn as a key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key.replace("Shift+", "⇧"), parent)
        self.setProperty("role", "key")
        self.setAlignment(Qt.AlignCenter)
        self.setFixedSize(26, 18)
        self.setToolTip(tr("Press {key} to paint this region", key=key))
        self.setAccessibleName(tr("Shortcut {key}", key=key))
