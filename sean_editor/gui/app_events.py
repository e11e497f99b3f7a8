"""One filter of the application's events, for all who watch for a few kinds of them.

Qt calls a filter for every event of every widget: more than ten thousand while a window opens. In Python
each call takes a microsecond or two, so there is one filter that looks up who wants to know.
"""

from __future__ import annotations

from collections.abc import Callable

from PyQt5 import sip
from PyQt5.QtCore import QCoreApplication, QEvent, QObject, Qt


class AppEvents(QObject):
    """Hands events of the application, its parent, on to those who watch for their kind."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._watchers: dict[int, list[QObject]] = {}

    def watch(self, watcher: QObject, *kinds: QEvent.Type) -> None:
        """Tell `watcher` of events of these kinds, before those who watch already; until it is deleted."""
        self.leave(watcher)
        if not self._watchers:
            self.parent().installEventFilter(self)
        for kind in kinds:
            self._watchers.setdefault(kind, []).insert(0, watcher)
        watcher.destroyed.connect(self._keep_living)

    def leave(self, watcher: QObject) -> None:
        """Tell it no longer, if it was told."""
        if any(watcher in watchers for watchers in self._watchers.values()):
            watcher.destroyed.disconnect(self._keep_living)
            self._keep(lambda one: one is not watcher)

    def _keep_living(self) -> None:
        self._keep(lambda one: True)

    def _keep(self, stays: Callable[[QObject], bool]) -> None:
        for kind, watchers in tuple(self._watchers.items()):
            rest = [one for one in watchers if stays(one) and not sip.isdeleted(one)]
            if rest:
                self._watchers[kind] = rest
            else:
                del self._watchers[kind]
        if not self._watchers:
            self.parent().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in self._watchers:
            return False
        for watcher in tuple(self._watchers[kind]):
            left = watcher not in self._watchers.get(kind, ()) or sip.isdeleted(watcher)  # since it began
            if not left and watcher.eventFilter(watched, event):
                return True
        return False


def watch_app(watcher: QObject, *kinds: QEvent.Type) -> None:
    """Have `watcher.eventFilter` called for the application's events of these kinds."""
    app = QCoreApplication.instance()
    assert app is not None
    _events_of(app).watch(watcher, *kinds)


def leave_app(watcher: QObject) -> None:
    """No longer. Nothing happens if it did not watch, or at the end of the application."""
    app = QCoreApplication.instance()
    if app is not None:
        _events_of(app).leave(watcher)


def _events_of(app: QCoreApplication) -> AppEvents:
    """A child of the application: a reference to it from a module would outlive its end."""
    there: AppEvents | None = app.findChild(AppEvents, options=Qt.FindDirectChildrenOnly)
    return there if there is not None else AppEvents(app)
