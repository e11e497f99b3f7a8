"""Workers: newest wins, errors are data, and closing leaves no thread behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from sean_editor.engine.worker import RenderResult, RenderWorker, TaskResult, TaskWorker
from sean_editor.errors import UserError

WAIT = 120.0


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


class Gate:
    """A render that waits to be let through, so that a test decides what happens while it runs."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Semaphore(0), threading.Semaphore(0)
        self.seen: list[int] = []

    def __call__(self, request: int) -> np.ndarray:
        self.seen.append(request)
        self.begun.release()
        assert self.open.acquire(timeout=WAIT)
        if request < 0:
            raise UserError("No such colour.")
        return np.full(1, request)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def results() -> list[RenderResult]:
    return []


@pytest.fixture
def worker(gate: Gate, results: list[RenderResult]) -> Iterator[RenderWorker[int]]:
    made: RenderWorker[int] = RenderWorker(gate, results.append)
    yield made
    for _ in range(10):
        gate.open.release()
    made.close()
    made.close()  # twice does no harm


def images(results: list[RenderResult]) -> list[int]:
    return [int(result.image[0]) for result in results if result.image is not None]


def test_only_the_newest_request_waits(
    worker: RenderWorker[int], gate: Gate, results: list[RenderResult]
) -> None:
    first = worker.submit(1)
    assert gate.begun.acquire(timeout=WAIT)
    serials = [worker.submit(request) for request in (2, 3, 4)]
    assert not worker.idle
    gate.open.release(2)
    assert worker.wait_until_idle(WAIT) and worker.idle
    assert gate.seen == [1, 4] and images(results) == [1, 4]
    assert [result.serial for result in results] == [first, serials[-1]]
    assert all(result.milliseconds >= 0 and result.error is None for result in results)


def test_errors_come_back_as_data(worker: RenderWorker[int], gate: Gate, results: list[RenderResult]) -> None:
    worker.submit(-1)
    gate.open.release(2)
    assert worker.wait_until_idle(WAIT)
    worker.submit(7)
    assert worker.wait_until_idle(WAIT)
    assert results[0].image is None and results[0].error == "No such colour."
    assert images(results) == [7]  # the worker lives on


def test_forgotten_requests_show_nothing(
    worker: RenderWorker[int], gate: Gate, results: list[RenderResult]
) -> None:
    worker.submit(1)
    assert gate.begun.acquire(timeout=WAIT)
    worker.submit(2)
    worker.forget()
    gate.open.release(3)
    assert worker.wait_until_idle(WAIT)
    assert gate.seen == [1] and results == []
    worker.submit(3)
    assert worker.wait_until_idle(WAIT)
    assert images(results) == [3]


def test_waiting_can_give_up(worker: RenderWorker[int]) -> None:
    worker.submit(1)
    assert not worker.wait_until_idle(0.01)


def test_a_draft_is_refined_once_nothing_newer_comes() -> None:
    results: list[RenderResult] = []
    refined: list[int] = []

    def refine(request: int) -> int | None:
        refined.append(request)
        return request + 100 if request < 100 else None

    worker = RenderWorker(lambda request: np.full(1, request), results.append, refine, patience=0.05)
    serial = worker.submit(1)
    assert worker.wait_until_idle(WAIT)
    assert images(results) == [1, 101] and [result.serial for result in results] == [serial, serial]
    assert refined == [1, 101]
    worker.close()


@pytest.mark.parametrize("event", ["newer", "forget", "close"])
def test_a_draft_is_not_refined_if_something_happens(event: str) -> None:
    results: list[RenderResult] = []
    drafted = threading.Event()

    def refine(request: int) -> int | None:
        drafted.set()
        return request + 100 if request == 1 else None

    worker = RenderWorker(lambda request: np.full(1, request), results.append, refine, patience=2 * WAIT)
    worker.submit(1)
    assert drafted.wait(WAIT)
    if event == "newer":
        worker.submit(2)
    elif event == "forget":
        worker.forget()
    if event != "close":
        assert worker.wait_until_idle(WAIT)
    worker.close()
    assert images(results) == ([1, 2] if event == "newer" else [1])


def test_unforeseen_errors_are_named() -> None:
    results: list[RenderResult] = []
    worker: RenderWorker[int] = RenderWorker(lambda _: np.zeros(1) / [][0], results.append)
    worker.submit(1)
    assert worker.wait_until_idle(WAIT)
    worker.close()
    assert results[0].error is not None and "IndexError" in results[0].error


@pytest.fixture
def done() -> list[TaskResult]:
    return []


@pytest.fixture
def tasks(done: list[TaskResult]) -> Iterator[TaskWorker]:
    made = TaskWorker(done.append)
    yield made
    made.close()


def waiting(begun: threading.Event, go: threading.Event) -> Callable[[], int]:
    def task() -> int:
        begun.set()
        assert go.wait(WAIT)
        return 0

    return task


def test_tasks_run_in_order_urgent_first(tasks: TaskWorker, done: list[TaskResult]) -> None:
    begun, go = threading.Event(), threading.Event()
    tasks.submit("first", waiting(begun, go))
    assert begun.wait(WAIT)
    tasks.submit("b", lambda: 1)
    tasks.submit("c", lambda: 2)
    tasks.submit("urgent", lambda: 3, urgent=True)
    tasks.cancel("c")
    go.set()
    assert tasks.wait_until_idle(WAIT)
    assert [(result.key, result.value) for result in done] == [("first", 0), ("urgent", 3), ("b", 1)]


def test_a_cancelled_task_is_not_heard_of(tasks: TaskWorker, done: list[TaskResult]) -> None:
    begun, go = threading.Event(), threading.Event()
    tasks.submit("running", waiting(begun, go))
    assert begun.wait(WAIT)
    tasks.cancel("running")
    go.set()
    tasks.submit("next", lambda: 1 / 0)
    assert tasks.wait_until_idle(WAIT)
    assert [result.key for result in done] == ["next"]
    assert done[0].value is None and "division" in str(done[0].error)


def test_closing_forgets_what_waits(done: list[TaskResult]) -> None:
    worker = TaskWorker(done.append)
    begun, go = threading.Event(), threading.Event()
    worker.submit("running", waiting(begun, go))
    assert begun.wait(WAIT)
    worker.submit("never", lambda: 1)
    threading.Timer(0.05, go.set).start()
    worker.close()
    assert done == []
