"""The end of a step of Qt's event loop: when all that an event caused at once has been done and painted."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QCoreApplication, QEvent, QObject, Qt

_KIND = QEvent.Type(QEvent.registerEventType())


class AfterStep(QObject):
    """Belongs to a thread with an event loop."""

    def call(self, work: Callable[[], None]) -> None:
        """Do `work` when the present step is over, before any other event."""
        QCoreApplication.postEvent(self, _Call(work), Qt.HighEventPriority + 1)

    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, _Call):
            event.work()


class _Call(QEvent):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(_KIND)
        self.work = work
