"""One filter for all who watch the application's events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PyQt5.QtCore import QCoreApplication, QEvent, QObject
from PyQt5.QtWidgets import QApplication

from sean_editor.gui.app_events import leave_app, watch_app

KIND = QEvent.Type(QEvent.registerEventType())
OTHER = QEvent.Type(QEvent.registerEventType())


class Watcher(QObject):
    """Notes what it is told of in `heard`; stops what it `takes`."""

    def __init__(self, name: str, heard: list[str], takes: bool = False) -> None:
        super().__init__()
        self.name, self.heard, self.takes = name, heard, takes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.heard.append(self.name)
        return self.takes


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[list[str]]:
    yield []
    QCoreApplication.sendPostedEvents(None, QEvent.DeferredDelete)


def send(kind: QEvent.Type) -> None:
    QCoreApplication.sendEvent(QObject(), QEvent(kind))


def test_the_last_one_is_told_first_and_only_of_its_kinds(heard: list[str]) -> None:
    first, second = Watcher("first", heard), Watcher("second", heard)
    watch_app(first, KIND, OTHER)
    watch_app(second, KIND)
    send(KIND)
    send(OTHER)
    assert heard == ["second", "first", "first"]
    leave_app(first)
    send(KIND)
    send(OTHER)
    assert heard[3:] == ["second"]
    leave_app(second)
    leave_app(second)
    send(KIND)
    assert len(heard) == 4


def test_who_takes_an_event_ends_it(heard: list[str]) -> None:
    behind, before = Watcher("behind", heard), Watcher("before", heard, takes=True)
    for watcher in (behind, before):
        watch_app(watcher, KIND)
    send(KIND)
    assert heard == ["before"]
    for watcher in (behind, before):
        leave_app(watcher)


def test_who_leaves_meanwhile_is_not_told_any_more(heard: list[str]) -> None:
    behind = Watcher("behind", heard)

    class Leaver(Watcher):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            leave_app(behind)
            return super().eventFilter(watched, event)

    leaver = Leaver("leaver", heard)
    watch_app(behind, KIND)
    watch_app(leaver, KIND)
    send(KIND)
    assert heard == ["leaver"]
    leave_app(leaver)


def test_one_that_is_deleted_has_left(heard: list[str]) -> None:
    watcher = Watcher("gone", heard)
    watch_app(watcher, KIND)
    watcher.deleteLater()
    QCoreApplication.sendPostedEvents(watcher, QEvent.DeferredDelete)
    send(KIND)
    assert heard == []
