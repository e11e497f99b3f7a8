"""SIGTERM, Ctrl+C and a closed terminal, brought to the window's thread while Qt's event loop runs there."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PyQt5.QtCore import QObject, QSocketNotifier

# the last two are a closed terminal of POSIX, and Ctrl+Break or a closed console of Windows
NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


class EndSignals(QObject):
    """Calls `ended(number)` when the program is asked to end; made on the main thread, and closed there.

    Python runs handlers of signals between two lines of Python only, and the event loop has none: the
    signal's number comes through a socket that the loop watches.
    """

    def __init__(self, ended: Callable[[int], None]) -> None:
        super().__init__()
        self._ended = ended
        self._receiver, self._sender = socket.socketpair()
        for end in (self._receiver, self._sender):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Read, self)
        self._notifier.activated.connect(self._arrived)
        self._before = {number: signal.signal(number, _leave_it) for number in _known()}
        self._descriptor = signal.set_wakeup_fd(self._sender.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Let the signals do what they did before."""
        signal.set_wakeup_fd(self._descriptor)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._receiver.close()
        self._sender.close()

    def _arrived(self) -> None:
        numbers = self._receiver.recv(64)
        if (number := next((n for n in numbers if n in self._before), None)) is not None:
            self._ended(number)


def _known() -> list[signal.Signals]:
    return [getattr(signal, name) for name in NAMES if hasattr(signal, name)]


def _leave_it(*_: object) -> None:
    """The notifier hears of it."""
