"""Icons: the SVG files of resources/icons, tinted by the theme and sharp on every screen."""

from __future__ import annotations

from functools import lru_cache

from PyQt5.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt
from PyQt5.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PyQt5.QtSvg import QSvgRenderer

from sean_editor.gui.theme import RESOURCES, icon_source, theme

SCALES = (1.0, 2.0, 3.0)


def icon(name: str, size: int = 20, token: str = "text", on: str | None = None) -> QIcon:
    """The icon called `name` in the colour of `token`, and of the token `on` while it is checked."""
    tokens = theme().tokens
    normal = getattr(tokens, token)
    return _icon(name, size, normal, tokens.dim, getattr(tokens, on) if on else normal)


def pixmap(name: str, size: int, token: str = "text", ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` logical pixels in the colour of `token`."""
    return _render(name, size, getattr(theme().tokens, token), ratio)


@lru_cache(maxsize=256)
def _icon(name: str, size: int, normal: str, disabled: str, on: str) -> QIcon:
    made = QIcon()
    for ratio in sorted({*SCALES, _screen()}):
        made.addPixmap(_render(name, size, normal, ratio), QIcon.Normal, QIcon.Off)
        made.addPixmap(_render(name, size, on, ratio), QIcon.Normal, QIcon.On)
        faded = _faded(_render(name, size, disabled, ratio))
        for state in (QIcon.Off, QIcon.On):
            made.addPixmap(faded, QIcon.Disabled, state)
    return made


def _screen() -> float:
    """The pixels a logical pixel of the finest screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


@lru_cache(maxsize=512)
def _render(name: str, size: int, color: str, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.transparent)
    painter = QPainter(picture)
    source = QByteArray(icon_source(name, color).encode())
    QSvgRenderer(source).render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return _alone(picture)


def _faded(picture: QPixmap) -> QPixmap:
    faded = QPixmap(picture.size())
    faded.setDevicePixelRatio(picture.devicePixelRatio())
    faded.fill(Qt.transparent)
    painter = QPainter(faded)
    painter.setOpacity(0.55)
    painter.drawPixmap(QPointF(0, 0), picture)
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
