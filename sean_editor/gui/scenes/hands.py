"""Real events, sent the way a hand would cause them (QTest loses mouse moves offscreen)."""

from __future__ import annotations

from collections.abc import Iterable

from PyQt5.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PyQt5.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PyQt5.QtWidgets import QApplication, QWidget


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    point: QPointF,
    button: Qt.MouseButton = Qt.LeftButton,
    modifiers: Qt.KeyboardModifiers = Qt.NoModifier,
) -> None:
    """One mouse event at `point` of `widget`."""
    held = Qt.NoButton if kind == QEvent.MouseButtonRelease else button
    changed = Qt.NoButton if kind == QEvent.MouseMove else button
    event = QMouseEvent(kind, point, QPointF(widget.mapToGlobal(point.toPoint())), changed, held, modifiers)
    QApplication.sendEvent(widget, event)


def click(widget: QWidget, point: QPoint | QPointF, modifiers: Qt.KeyboardModifiers = Qt.NoModifier) -> None:
    """Press and let go."""
    mouse(widget, QEvent.MouseButtonPress, QPointF(point), modifiers=modifiers)
    mouse(widget, QEvent.MouseButtonRelease, QPointF(point), modifiers=modifiers)


def hover(widget: QWidget, point: QPoint | QPointF, modifiers: Qt.KeyboardModifiers = Qt.NoModifier) -> None:
    """Move there, without a button."""
    mouse(widget, QEvent.MouseMove, QPointF(point), Qt.NoButton, modifiers)


def drag(
    widget: QWidget,
    points: Iterable[QPoint | QPointF],
    modifiers: Qt.KeyboardModifiers = Qt.NoModifier,
    release: bool = True,
) -> None:
    """Press at the first point, move over the others, let go at the last."""
    path = [QPointF(p) for p in points]
    mouse(widget, QEvent.MouseButtonPress, path[0], modifiers=modifiers)
    for point in path[1:]:
        mouse(widget, QEvent.MouseMove, point, modifiers=modifiers)
    if release:
        mouse(widget, QEvent.MouseButtonRelease, path[-1], modifiers=modifiers)


def carry(widget: QWidget, mime: QMimeData, point: QPoint) -> bool:
    """Carry `mime` over `widget` and hold it there; whether it would be taken."""
    enter = QDragEnterEvent(point, Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDragMoveEvent(point, Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier))
    return True


def carry_away(widget: QWidget) -> None:
    """What was carried over `widget` leaves it."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, mime: QMimeData, point: QPoint) -> bool:
    """Carry `mime` onto `widget` and let it fall; whether it was taken."""
    enter = QDragEnterEvent(point, Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    fall = QDropEvent(QPointF(point), Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
    QApplication.sendEvent(widget, fall)
    return fall.isAccepted()
