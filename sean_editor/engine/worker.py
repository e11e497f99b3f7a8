"""Threads that keep slow work away from the window. Errors come back as data, never as exceptions."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from models.translation import tr
from sean_editor.errors import UserError, is_out_of_memory, memory_sentence

Request = TypeVar("Request")

REST = 0.15
"""Seconds without a request after which a hand rests."""


@dataclass(frozen=True, eq=False)
class RenderResult:
    """The result of one request: an image or an error, and the time it took."""

    serial: int
    image: np.ndarray | None
    error: str | None
    milliseconds: float


@dataclass(frozen=True, eq=False)
class TaskResult:
    """The result of one background task: a value or an error."""

    key: Hashable
    value: Any
    error: str | None
    milliseconds: float


def describe_error(error: Exception) -> str:
    """One sentence for a person: our own messages as they are, anything else by its kind and its words."""
    if isinstance(error, UserError):
        return str(error)
    if is_out_of_memory(error):
        return memory_sentence(error)
    kind, lines = type(error).__name__, str(error).strip().splitlines()
    return tr("Something went wrong ({error}).", error=f"{kind}: {lines[0]}" if lines else kind)


def _timed(work: Callable[[], Any]) -> tuple[Any, str | None, float]:
    """Run `work`: its value, or the error in words, and the milliseconds it took."""
    start = time.perf_counter()
    value, error = None, None
    try:
        value = work()
    except Exception as problem:  # anything a render or an encode may raise is a result here
        error = describe_error(problem)
    return value, error, (time.perf_counter() - start) * 1e3


class _Worker:
    """A thread that waits for `_take` to hand it something to do. Subclasses hold the queue."""

    def __init__(self, name: str) -> None:
        self._changed = threading.Condition()
        self._closing = False
        self._busy = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def _take(self) -> Callable[[], None] | None:
        """The next thing to do, or None. Called with the lock held."""
        raise NotImplementedError

    def _clear(self) -> None:
        """Forget whatever waits. Called with the lock held."""
        raise NotImplementedError

    def _run(self) -> None:
        while True:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
                job: Callable[[], None] | None = None
                while not self._closing and (job := self._take()) is None:
                    self._changed.wait()
                if self._closing or job is None:
                    return
                self._busy = True
            job()

    def _waiting(self) -> bool:
        raise NotImplementedError

    @property
    def idle(self) -> bool:
        """True when nothing runs and nothing waits."""
        with self._changed:
            return not self._busy and not self._waiting()

    def wait_until_idle(self, timeout: float | None = None) -> bool:
        """Block until nothing runs and nothing waits; False if that took longer than `timeout` seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy and not self._waiting(), timeout)

    def close(self) -> None:
        """Finish what runs, forget what waits, end the thread. Safe to call twice."""
        with self._changed:
            self._closing = True
            self._clear()
            self._changed.notify_all()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join()


class RenderWorker(_Worker, Generic[Request]):
    """Renders the newest request only: while one renders, each new request replaces the one that waits.

    `on_result(RenderResult)` is called on the worker's thread, in order of the serials, and not at all where
    `render` returns None: there is nothing new to show. `refine` may turn a request just rendered (a draft)
    into a better one, which is rendered too, under the same serial, once nothing newer has come for
    `patience` seconds. That may depend on what `refine` returned.
    """

    def __init__(
        self,
        render: Callable[[Request], np.ndarray | None],
        on_result: Callable[[RenderResult], None],
        refine: Callable[[Request], Request | None] = lambda _: None,
        patience: float | Callable[[Request], float] = REST,
    ) -> None:
        super().__init__("render")
        self._render = render
        self._on_result = on_result
        self._refine = refine
        self._patience = patience
        self._pending: tuple[int, Request] | None = None
        self._serial = 0
        self._oldest_wanted = 1
        self._thread.start()

    def submit(self, request: Request) -> int:
        """Ask for a picture; returns the serial that its result will carry."""
        with self._changed:
            self._serial += 1
            self._pending = (self._serial, request)
            self._changed.notify_all()
            return self._serial

    def forget(self) -> None:
        """Drop the request that waits, and the result of the one that runs."""
        with self._changed:
            self._clear()
            self._oldest_wanted = self._serial + 1
            self._changed.notify_all()

    def _take(self) -> Callable[[], None] | None:
        if self._pending is None:
            return None
        (serial, request), self._pending = self._pending, None
        return lambda: self._work(serial, request)

    def _clear(self) -> None:
        self._pending = None

    def _waiting(self) -> bool:
        return self._pending is not None

    def _work(self, serial: int, request: Request) -> None:
        image, error, milliseconds = _timed(lambda: self._render(request))
        with self._changed:
            wanted = serial >= self._oldest_wanted and not self._closing
        if wanted and (image is not None or error is not None):
            self._on_result(RenderResult(serial, image, error, milliseconds))
        better = self._refine(request) if wanted and error is None else None
        if better is not None and self._rests(serial, better):
            self._work(serial, better)

    def _rests(self, serial: int, better: Request) -> bool:
        """Wait a moment: whether no newer request came, and this one was not forgotten."""
        patience = self._patience(better) if callable(self._patience) else self._patience
        with self._changed:
            return not self._changed.wait_for(
                lambda: self._pending is not None or self._closing or serial < self._oldest_wanted,
                patience,
            )


class TaskWorker(_Worker):
    """Runs tasks one after the other; each carries a key by which it can be cancelled while it waits or runs.

    `on_done(TaskResult)` is called on the worker's thread, and not at all for a cancelled task.
    """

    def __init__(self, on_done: Callable[[TaskResult], None]) -> None:
        super().__init__("tasks")
        self._on_done = on_done
        self._queue: deque[tuple[Hashable, Callable[[], Any]]] = deque()
        self._running: Hashable | None = None
        self._thread.start()

    def submit(self, key: Hashable, task: Callable[[], Any], urgent: bool = False) -> None:
        """Queue `task`; an urgent one goes before all that wait."""
        with self._changed:
            if urgent:
                self._queue.appendleft((key, task))
            else:
                self._queue.append((key, task))
            self._changed.notify_all()

    def cancel(self, key: Hashable) -> None:
        """Forget the task: it is not begun, or its result is dropped."""
        with self._changed:
            self._queue = deque(item for item in self._queue if item[0] != key)
            if self._running == key:
                self._running = None

    def _take(self) -> Callable[[], None] | None:
        if not self._queue:
            return None
        key, task = self._queue.popleft()
        self._running = key
        return lambda: self._work(key, task)

    def _clear(self) -> None:
        self._queue.clear()
        self._running = None

    def _waiting(self) -> bool:
        return bool(self._queue)

    def _work(self, key: Hashable, task: Callable[[], Any]) -> None:
        value, error, milliseconds = _timed(task)
        with self._changed:
            wanted = self._running is not None and self._running == key
            self._running = None
        if wanted:
            self._on_done(TaskResult(key, value, error, milliseconds))
