"""Events that come at their time, whatever the window is at.

A thread keeps the time. The window's thread takes what is due from its event queue. Moves that it had no time
for are one move then, as window systems do it; it carries the time at which the first of them was due. So an
edit is as late as a person would find it, also where the window's thread is busy or a thread is held up.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    pyqtSignal,
)
from PyQt5.QtGui import QDragEnterEvent, QDropEvent, QInputEvent, QMouseEvent
from PyQt5.QtWidgets import QWidget

HERTZ = 60
"""Moves a second of a hand, as common mice and screens have them."""
PATIENCE = 60.0
"""Seconds that anything may take."""
_LOOK_MS = 10


@dataclass(frozen=True)
class Act:
    """An event for `receiver`, due `at` seconds after the beginning. Moves may be left out for later ones."""

    at: float
    receiver: QObject
    make: Callable[[], QEvent]
    moves: bool = False


def play(acts: Sequence[Act], over: Callable[[], bool]) -> float:
    """Have each act come at its time, and run the event loop until the last has come and all is `over`.

    Returns the beginning, a moment of time.monotonic(). RuntimeError after a minute.
    """
    hand = _Hand(acts, time.monotonic() + 0.05)
    last = max((act.at for act in acts), default=0.0)
    pass_time(lambda: hand.done and over(), PATIENCE + last)
    return hand.begin


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


class _Hand(QObject):
    """Delivers acts, on the thread that makes it."""

    _due = pyqtSignal()

    def __init__(self, acts: Sequence[Act], begin: float) -> None:
        super().__init__()
        self.begin, self._left = begin, deque(acts)
        self._due.connect(self._deliver, Qt.QueuedConnection)
        self._moments = [begin + act.at for act in acts]
        self._watch = threading.Thread(target=self._keep_time, name="hand", daemon=True)
        self._watch.start()

    @property
    def done(self) -> bool:
        """Whether all acts have come."""
        return not self._left and not self._watch.is_alive()

    def _keep_time(self) -> None:
        """On the thread."""
        for moment in self._moments:
            time.sleep(max(0.0, moment - time.monotonic()))
            self._due.emit()

    def _deliver(self) -> None:
        """All that is due."""
        now = time.monotonic() - self.begin
        first: float | None = None  # when the first of the moves was due that are one
        while self._left and self._left[0].at <= now:
            act = self._left.popleft()
            first = act.at if first is None else first
            if act.moves and self._left and self._left[0].moves and self._left[0].at <= now:
                continue
            event = act.make()
            if isinstance(event, QInputEvent):
                event.setTimestamp(int((self.begin + first) * 1e3) & 0xFFFFFFFF)
            QCoreApplication.sendEvent(act.receiver, event)
            first = None


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
    return Act(
        at,
        handle,
        lambda: QMouseEvent(kind, local, local, screen, changed, held, Qt.NoModifier),
        moves=kind == QEvent.MouseMove,
    )


def drop(widget: QWidget, mime: QMimeData, point: QPoint, at: float = 0.0) -> list[Act]:
    """Carry `mime` onto a widget and let it fall. The caller keeps `mime` until that is over."""
    held = (Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
    return [
        Act(at, widget, lambda: QDragEnterEvent(point, *held)),
        Act(at + 1 / HERTZ, widget, lambda: QDropEvent(QPointF(point), *held)),
    ]
