"""The steps of the paper's Fig. 7 as a menu, each with a picture of its six blocks."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QRectF, Qt
from PyQt5.QtGui import QIcon, QPainter, QPixmap
from PyQt5.QtWidgets import QMenu, QWidget

from models.translation import marked, tr, tr_marked, tr_plural
from sean_editor.document.two_styles import COARSE_FIRST, FINE_FIRST, INTERPOLATED, Shares
from sean_editor.gui.theme import theme

WAYS: tuple[tuple[str, tuple[Shares, ...]], ...] = (
    (marked("Coarse blocks first"), COARSE_FIRST),
    (marked("Fine blocks first"), FINE_FIRST),
    (marked("All blocks alike"), INTERPOLATED),
)
WIDE, HIGH, GAP = 44, 16, 2


def preset_menu(parent: QWidget, choose: Callable[[Shares], object]) -> QMenu:
    """A submenu for each way from A to B; a step hands its shares to `choose`."""
    menu = QMenu(parent)
    for title, steps in WAYS:
        way = menu.addMenu(tr_marked(title))
        for number, shares in enumerate(steps):
            way.addAction(
                strip_icon(shares, parent.devicePixelRatioF()),
                _words(number, shares),
                lambda shares=shares: choose(shares),
            ).setIconVisibleInMenu(True)
    return menu


def strip_icon(shares: Shares, ratio: float) -> QIcon:
    """Six small bars, filled with B's share."""
    pixmap = QPixmap(round(WIDE * ratio), round(HIGH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.transparent)
    painter = QPainter(pixmap)
    wide = (WIDE - GAP * (len(shares) - 1)) / len(shares)
    for block, share in enumerate(shares):
        left = block * (wide + GAP)
        painter.fillRect(QRectF(left, 0, wide, HIGH), theme().color("border"))
        painter.fillRect(QRectF(left, HIGH * (1 - share), wide, HIGH * share), theme().color("accent"))
    painter.end()
    made = QIcon()
    for mode in (QIcon.Normal, QIcon.Active, QIcon.Selected):
        made.addPixmap(pixmap, mode)
    return made


def _words(number: int, shares: Shares) -> str:
    if len(set(shares)) > 1:
        return tr_plural("{n} block of B", "{n} blocks of B", number)
    return tr("{percent} % B", percent=round(100 * shares[0]))
