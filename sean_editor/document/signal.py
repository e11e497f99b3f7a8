"""A plain, synchronous event: the document announces, views and the session listen. No Qt, no threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Signal:
    """Calls every connected function, in the order of connection, with the arguments of `emit`."""

    def __init__(self) -> None:
        self._listeners: list[Callable[..., Any]] = []

    def connect(self, listener: Callable[..., Any]) -> None:
        """Call `listener` from now on. Connecting twice still calls it once."""
        if listener not in self._listeners:
            self._listeners.append(listener)

    def disconnect(self, listener: Callable[..., Any]) -> None:
        """Stop calling `listener`; nothing happens if it was not connected."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, *args: Any) -> None:
        """Call the listeners that are connected now, also if one of them disconnects itself meanwhile."""
        for listener in tuple(self._listeners):
            listener(*args)
