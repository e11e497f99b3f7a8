"""Cards that are ticked, to do something with several: by Ctrl-click, since a click alone applies one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PyQt5.QtCore import QObject, QPointF, QRect, QRectF, Qt, pyqtSignal
from PyQt5.QtGui import QPainter

from sean_editor.gui.icons import pixmap
from sean_editor.gui.theme import theme

BADGE = 22


class Ticks(QObject):
    """Ids in the order in which they were ticked."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ticked ones."""
        return self._ids

    def toggle(self, one: str) -> None:
        """Tick one, or take its tick away."""
        self.set([known for known in self._ids if known != one] if one in self._ids else [*self._ids, one])

    def extend(self, one: str, order: Sequence[str]) -> None:
        """Tick all from the last that was ticked to this one, in the order in which they are shown."""
        ends = [order.index(end) for end in (*self._ids[-1:], one) if end in order]
        between = order[min(ends) : max(ends) + 1] if ends else ()
        self.set([*self._ids, *(other for other in between if other not in self._ids)])

    def keep_only(self, known: Collection[str]) -> None:
        """The others are gone."""
        self.set([one for one in self._ids if one in known])

    def clear(self) -> None:
        """Tick nothing."""
        self.set(())

    def set(self, ids: Sequence[str]) -> None:
        """Tick these and no others."""
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self.changed.emit()


def paint_tick(painter: QPainter, square: QRect) -> None:
    """A badge in the upper left corner of a card's picture."""
    badge = QRectF(square.left() + 4, square.top() + 4, BADGE, BADGE)
    painter.setPen(Qt.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawEllipse(badge)
    painter.setBrush(Qt.NoBrush)
    mark = pixmap("check", 16, "on_accent", painter.device().devicePixelRatioF())
    painter.drawPixmap(badge.topLeft() + QPointF(3, 3), mark)
