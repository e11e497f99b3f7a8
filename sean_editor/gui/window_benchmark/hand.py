"""Events that come at their time, whatever the window is at: a thread posts them to Qt's event queue.

They carry the time at which they were due. So an event that has to wait because the window's thread is busy,
or because the thread here is held up, is as late as a person would find it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QCoreApplication, QEvent, QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QTimer
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QInputEvent, QMouseEvent
from PyQt5.QtWidgets import QWidget

HERTZ = 60
"""Moves a second of a hand, as common mice and screens have them."""
PATIENCE = 60.0
"""Seconds that anything may take."""
_LOOK_MS = 10


@dataclass(frozen=True)
class Act:
    """An event for `receiver`, due `at` seconds after the beginning."""

    at: float
    receiver: QObject
    make: Callable[[], QEvent]


def play(acts: Sequence[Act], over: Callable[[], bool]) -> float:
    """Post each act at its time, and go on with the event loop until the last is posted and all is `over`.

    Returns the beginning, a moment of time.monotonic(). RuntimeError after a minute.
    """
    begin = time.monotonic() + 0.05
    poster = threading.Thread(target=_post, args=(acts, begin), name="hand", daemon=True)
    poster.start()
    last = max((act.at for act in acts), default=0.0)
    pass_time(lambda: not poster.is_alive() and over(), PATIENCE + last)
    poster.join()
    return begin


def pass_time(until: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Run the event loop until a condition holds. RuntimeError if it does not in `patience` seconds."""
    end, loop, timer = time.monotonic() + patience, QEventLoop(), QTimer(interval=_LOOK_MS)

    def look() -> None:
        if until() or time.monotonic() > end:
            timer.stop()
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec_()
    if not until():
        raise RuntimeError("the window does not come to rest")


def _post(acts: Sequence[Act], begin: float) -> None:
    for act in acts:
        due = begin + act.at
        time.sleep(max(0.0, due - time.monotonic()))
        event = act.make()
        if isinstance(event, QInputEvent):
            event.setTimestamp(int(due * 1e3) & 0xFFFFFFFF)
        QCoreApplication.postEvent(act.receiver, event)


def drag(widget: QWidget, points: Sequence[QPointF], begin: float = 0.0) -> list[Act]:
    """Press at the first point of a widget, move over the others, let go at the last, 60 times a second.

    The window gets them, as from the window system; it finds the widget by itself.
    """
    path = [points[0], *points, points[-1]]
    kinds = [QEvent.MouseButtonPress, *[QEvent.MouseMove] * len(points), QEvent.MouseButtonRelease]
    moved = zip(kinds, path, strict=True)
    return [_mouse(widget, kind, point, begin + at / HERTZ) for at, (kind, point) in enumerate(moved)]


def _mouse(widget: QWidget, kind: QEvent.Type, point: QPointF, at: float) -> Act:
    window = widget.window()
    handle = window.windowHandle()
    assert handle is not None
    corner, on_screen = widget.mapTo(window, QPoint()), widget.mapToGlobal(QPoint())
    local, screen = point + QPointF(corner), point + QPointF(on_screen)
    held = Qt.NoButton if kind == QEvent.MouseButtonRelease else Qt.LeftButton
    changed = Qt.NoButton if kind == QEvent.MouseMove else Qt.LeftButton
    make = lambda: QMouseEvent(kind, local, local, screen, changed, held, Qt.NoModifier)  # noqa: E731
    return Act(at, handle, make)


def drop(widget: QWidget, mime: QMimeData, point: QPoint, at: float = 0.0) -> list[Act]:
    """Carry `mime` onto a widget and let it fall. The caller keeps `mime` until that is over."""
    held = (Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
    return [
        Act(at, widget, lambda: QDragEnterEvent(point, *held)),
        Act(at + 1 / HERTZ, widget, lambda: QDropEvent(QPointF(point), *held)),
    ]
