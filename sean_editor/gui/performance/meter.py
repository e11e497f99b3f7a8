"""The time from an event to its pixels.

An *event* is what a hand does: a press, a move with a button held, a release, a drop, a notch of the wheel, a
key. It counts if the window asks for a picture while it handles the event, which is what every edit does. It
begins at the time stamp that the window system gave it; where there is none of this machine's clock, when it
reaches the window.

Its *pixels* are there when the first picture that includes the edit has been painted: the session numbers its
requests, a picture carries the number of the newest request that it includes, and the meter waits for a paint
event of the result whose picture has that number or a later one. An event whose own picture was skipped for a
newer one waits for that one. The paint event is not yet the end: Qt hands the painted pixels to the window
system when all widgets are painted, in the same step of its event loop. So the clock stops in the step after
that. What the window system and the screen then take, no program can see.

Strokes are measured to the layout under the brush as well, the same way: from the event to the step after the
paint event of the layout canvas that shows the changed labels.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PyQt5.QtCore import QEvent, QObject
from PyQt5.QtGui import QInputEvent, QMouseEvent
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.performance.after_step import AfterStep

if TYPE_CHECKING:
    from sean_editor.document import Document
    from sean_editor.engine.worker import RenderResult
    from sean_editor.session.editor_session import EditorSession

KEPT = 512
"""The latest events that figures are made of."""
OLDEST_STAMP = 10.0
"""Seconds; a time stamp that is older, or of the future, is of another clock."""

_HANDS = frozenset((
    QEvent.MouseButtonPress, QEvent.MouseMove, QEvent.MouseButtonRelease, QEvent.MouseButtonDblClick,
    QEvent.TabletPress, QEvent.TabletMove, QEvent.TabletRelease, QEvent.Wheel, QEvent.KeyPress, QEvent.Drop,
))  # fmt: skip


class Meter(QObject):
    """Watches one window with the canvases `layout` and `result`. It costs nothing until it is started."""

    def __init__(self, session: EditorSession, layout: QWidget, result: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._layout, self._result = session, layout, result
        self._step = AfterStep(self)
        self._watched: tuple[QObject, ...] = ()
        self._document: Document | None = None
        self._handling: float | None = None  # when the event happened that is being handled
        self._stamp = 0  # its time stamp, 0 for none
        self._asked: deque[tuple[int, float]] = deque(maxlen=KEPT)  # request and event, without pixels yet
        self._drawn: deque[float] = deque(maxlen=KEPT)  # events whose labels the layout does not show yet
        self._ready = self._shown = 0  # numbers of requests: of the newest picture, of the painted one
        self.forget()

    @property
    def running(self) -> bool:
        """Whether it measures."""
        return bool(self._watched)

    @property
    def waiting(self) -> int:
        """How many events have no pixels yet."""
        return len(self._asked)

    def start(self) -> None:
        """Begin to measure. The window has to be shown."""
        if self.running:
            return
        handle = self._result.window().windowHandle()
        self._watched = (*([] if handle is None else [handle]), self._layout, self._result)
        for watched in self._watched:
            watched.installEventFilter(self)
        self._session.render_requested.connect(self._request)
        self._session.result_changed.connect(self._take)
        self._session.document_changed.connect(self._follow_document)
        self._follow_document()

    def stop(self) -> None:
        """Cost nothing again; the figures stay."""
        if not self.running:
            return
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = ()
        self._session.render_requested.disconnect(self._request)
        self._session.result_changed.disconnect(self._take)
        self._session.document_changed.disconnect(self._follow_document)
        self._follow(None)
        self._asked.clear()
        self._drawn.clear()
        self._handling = None

    def forget(self) -> None:
        """Begin new figures."""
        self.to_pixels: deque[float] = deque(maxlen=KEPT)
        """Seconds from each event to the result's pixels."""
        self.to_layout: deque[float] = deque(maxlen=KEPT)
        """Seconds from each event of a stroke to the layout's pixels."""
        self.pictures: deque[float] = deque(maxlen=KEPT)
        """The moments at which a new result was painted."""

    # what happens in the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _HANDS:
            self._begin(event)
        elif kind == QEvent.Paint:
            if watched is self._result and self._ready > self._shown:
                self._shown = self._ready
                self._step.call(partial(self._result_painted, self._ready))
            elif watched is self._layout and self._drawn:
                self._step.call(partial(self._layout_painted, tuple(self._drawn)))
                self._drawn.clear()
        return False

    def _begin(self, event: QEvent) -> None:
        if event.type() == QEvent.MouseMove and not cast(QMouseEvent, event).buttons():
            return  # a hand that only hovers edits nothing
        stamp = event.timestamp() if isinstance(event, QInputEvent) else 0
        if self._handling is None or stamp != self._stamp:  # the QWindow passes the same event on to a widget
            self._handling, self._stamp = happened(event), stamp
            self._step.call(partial(self._handled, self._handling))

    def _handled(self, event: float) -> None:
        if self._handling == event:
            self._handling = None

    def _layout_painted(self, events: Sequence[float]) -> None:
        now = time.monotonic()
        self.to_layout.extend(now - event for event in events)

    def _result_painted(self, number: int) -> None:
        now = time.monotonic()
        self.pictures.append(now)
        while self._asked and self._asked[0][0] <= number:
            self.to_pixels.append(now - self._asked.popleft()[1])

    # what happens in the session

    def _request(self, number: int) -> None:
        if self._handling is None:
            return
        if self._asked and self._asked[-1][1] == self._handling:
            self._asked.pop()  # one event that asks twice is seen when the later picture is
        self._asked.append((number, self._handling))

    def _take(self, done: RenderResult) -> None:
        if done.image is not None:
            self._ready = max(self._ready, done.serial)
        else:  # no pixels for the edits that could not be rendered: the newest, and those skipped for it
            left = (one for one in self._asked if not self._ready < one[0] <= done.serial)
            self._asked = deque(left, KEPT)

    def _follow_document(self) -> None:
        self._follow(self._session.document)

    def _follow(self, document: Document | None) -> None:
        if self._document is not None:
            self._document.layout_changed.disconnect(self._draw)
        self._document = document
        self._asked.clear()  # what was asked for of a document that is left is never painted
        self._drawn.clear()
        if document is not None:
            document.layout_changed.connect(self._draw)

    def _draw(self, *_: object) -> None:
        if self._handling is not None and self._handling not in self._drawn:
            self._drawn.append(self._handling)


def happened(event: QEvent) -> float:
    """When an event happened, seconds of time.monotonic(): what its time stamp says if that is of this clock
    (milliseconds of 32 bits, as X11, Wayland, Windows and macOS write them), else now.
    """
    now = time.monotonic()
    if not isinstance(event, QInputEvent):
        return now
    age = ((round(now * 1e3) - event.timestamp()) & 0xFFFFFFFF) / 1e3
    return now - age if 0 < age < OLDEST_STAMP else now
