"""Recordings: when work is recorded, when it is replayed, and that no failure of one changes a result."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from tape import record
from torch import Tensor

from sean_editor.engine.captured import SETTLED, Captured, Recorder, Work


class Doubling:
    """Work on a buffer; it knows how often it was done."""

    def __init__(self) -> None:
        self.buffer = torch.zeros(3)
        self.done = 0

    def __call__(self) -> list[Tensor]:
        self.done += 1
        return [2 * self.buffer, self.buffer + 1]

    def run(self, captured: Captured, value: float) -> list[float]:
        """Of one more run, with another value in the buffer; they are right."""
        self.buffer.fill_(value)
        doubled, more = captured.run((self.buffer,), self)
        assert doubled.tolist() == [2 * value] * 3 and more.tolist() == [value + 1] * 3
        return doubled.tolist()


def test_work_that_is_repeated_is_compared_twice_and_then_replayed() -> None:
    captured, work = Captured(record), Doubling()
    counts = []
    for value in range(6):
        work.run(captured, value)
        counts.append(work.done)
    assert counts[0] == 1, "the first time is plain"
    assert counts[SETTLED - 1 :] == [counts[SETTLED - 1]] * (7 - SETTLED)
    assert counts[SETTLED - 1] - counts[SETTLED - 2] == 1, "the second comparison records nothing anew"
    assert captured.trouble is None
    captured.forget()
    for value in range(6):
        work.run(captured, -value)
    assert work.done == 2 * counts[-1]


def test_without_a_recorder_work_is_done_each_time() -> None:
    captured, work = Captured(None), Doubling()
    for value in range(6):
        work.run(captured, value)
    assert work.done == 6 and captured.trouble is None


def broken(_: Work) -> tuple[list[Tensor], Callable[[], object]]:
    raise RuntimeError("CUDA error: operation not permitted when stream is capturing\nmore")


def full(_: Work) -> tuple[list[Tensor], Callable[[], object]]:
    raise torch.OutOfMemoryError("CUDA out of memory.")


def stale(work: Work) -> tuple[list[Tensor], Callable[[], object]]:
    """As a graph that reads memory which nobody writes any more: right once."""
    return work(), lambda: None


def wrong(work: Work) -> tuple[list[Tensor], Callable[[], object]]:
    return [result + 0.01 for result in work()], lambda: None


def nothing(work: Work) -> tuple[list[Tensor], Callable[[], object]]:
    return [result * float("nan") for result in work()], lambda: None


def shorter(work: Work) -> tuple[list[Tensor], Callable[[], object]]:
    return work()[:1], lambda: None


@pytest.mark.parametrize(
    ("recorder", "words"),
    [
        (broken, "CUDA error: operation not permitted when stream is capturing"),
        (full, "CUDA out of memory."),
        (stale, "the recorded picture differs from the plain one"),
        (wrong, "the recorded picture differs from the plain one"),
        (nothing, "the recorded picture differs from the plain one"),
        (shorter, "zip"),
    ],
)
def test_a_recording_that_fails_or_differs_is_not_used(recorder: Recorder, words: str) -> None:
    captured, work = Captured(recorder), Doubling()
    for value in range(1, 4):
        work.run(captured, value)
    assert captured.trouble is not None and captured.trouble.startswith(words)
    done = work.done
    for value in range(4, 8):
        work.run(captured, value)
    assert work.done == done + 4, "plainly from then on"
    captured.forget()
    work.run(captured, 9)
    assert work.done == done + 5


def test_a_replay_that_fails_later_costs_no_result() -> None:
    failing = False

    def sometimes(work: Work) -> tuple[list[Tensor], Callable[[], object]]:
        results, replay = record(work)

        def replay_or_fail() -> None:
            if failing:
                raise RuntimeError("")
            replay()

        return results, replay_or_fail

    captured, work = Captured(sometimes), Doubling()
    for value in range(5):
        work.run(captured, value)
    failing = True
    work.run(captured, 7)
    assert captured.trouble == "RuntimeError"


def test_other_buffers_are_other_work() -> None:
    """A tensor of the same values is not the same memory."""
    captured, work = Captured(record), Doubling()
    for value in range(5):
        work.run(captured, value)
    done = work.done
    work.buffer = work.buffer.clone()
    work.run(captured, 5)
    assert work.done == done + 1
    captured.run((work.buffer, "more"), work)
    assert work.done == done + 2


def test_the_latest_works_are_kept() -> None:
    captured = Captured(record, kept=2)
    first, second, third = works = [Doubling() for _ in range(3)]
    for _ in range(4):
        first.run(captured, 1)
        second.run(captured, 2)
    done = [work.done for work in works]
    first.run(captured, 3)
    assert first.done == done[0]
    third.run(captured, 1)  # takes the place of the second
    first.run(captured, 4)
    assert first.done == done[0]
    second.run(captured, 5)
    assert second.done == done[1] + 1


@pytest.mark.parametrize(("recorder", "good"), [(record, True), (stale, False)])
def test_work_that_writes_its_results_in_place(recorder: Recorder, good: bool) -> None:
    """A replay that does nothing leaves what was there before, which is no result."""
    table, plane = torch.zeros(4), torch.zeros(4)

    def work() -> list[Tensor]:
        plane.copy_(table * 3)
        plane.add_(1)
        return [plane]

    captured = Captured(recorder)
    for value in range(5):
        table.fill_(value)
        (made,) = captured.run((table, plane), work)
        assert made is plane and plane.tolist() == [3 * value + 1] * 4
    assert (captured.trouble is None) == good
