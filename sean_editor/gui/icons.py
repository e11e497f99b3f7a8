"""Icons: the SVG files of resources/icons, tinted by the theme and sharp on every screen."""

from __future__ import annotations

from functools import lru_cache

from PyQt5.QtCore import QBuffer, QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PyQt5.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PyQt5.QtSvg import QSvgRenderer

from sean_editor.gui.theme import RESOURCES, icon_source, theme


def icon(name: str, size: int = 20, token: str = "text", on: str | None = None) -> QIcon:
    """The icon called `name` in the colour of `token`, and of the token `on` while it is checked.

    It is drawn when it is shown, as large as it is shown; `size` logical pixels where nobody says how large.
    """
    tokens = theme().tokens
    normal = getattr(tokens, token)
    return _icon(name, size, normal, tokens.dim, getattr(tokens, on) if on else normal)


def pixmap(name: str, size: int, token: str = "text", ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` logical pixels in the colour of `token`."""
    picture = QPixmap(_render(name, round(size * ratio), getattr(theme().tokens, token)))
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def _icon(name: str, size: int, normal: str, disabled: str, on: str) -> QIcon:
    return QIcon(_Drawn(name, size, normal, disabled, on))


class _Drawn(QIconEngine):
    """Most icons are shown in one state, at one size, on one screen; some are never shown."""

    def __init__(self, name: str, size: int, normal: str, disabled: str, on: str) -> None:
        super().__init__()
        self._name, self._size = name, size
        self._normal, self._disabled, self._on = normal, disabled, on

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())  # of a screen's pixels
        if mode == QIcon.Disabled:
            return _faded(self._name, side, self._disabled)
        return _render(self._name, side, self._on if state == QIcon.On else self._normal)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        painter.drawPixmap(rect, self.pixmap(size, mode, state))

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: N802
        side = min(size.width(), size.height())
        return QSize(side, side)

    def availableSizes(self, *_: object) -> list[QSize]:  # noqa: N802
        return [QSize(self._size, self._size)]

    def clone(self) -> QIconEngine:
        return _Drawn(self._name, self._size, self._normal, self._disabled, self._on)


@lru_cache(maxsize=512)
def _render(name: str, side: int, color: str) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.transparent)
    painter = QPainter(picture)
    source = QByteArray(icon_source(name, color).encode())
    QSvgRenderer(source).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return _alone(picture)


@lru_cache(maxsize=128)
def _faded(name: str, side: int, color: str) -> QPixmap:
    faded = QPixmap(side, side)
    faded.fill(Qt.transparent)
    painter = QPainter(faded)
    painter.setOpacity(0.55)
    painter.drawPixmap(QPointF(0, 0), _render(name, side, color))
    painter.end()
    return _alone(faded)


def _alone(picture: QPixmap) -> QPixmap:
    """The picture without the means by which it was painted: Qt keeps them, and they are larger."""
    return picture.copy()


def app_icon(size: int) -> bytes:
    """The program's icon as a PNG file of `size` x `size` pixels. It needs no application."""
    picture = QImage(size, size, QImage.Format_ARGB32)
    picture.fill(Qt.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(RESOURCES / "app-icon.svg")).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data())
