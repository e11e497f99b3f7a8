"""Work off the window's thread: its result, its failure, its cancellation."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from sean_editor.errors import UserError
from sean_editor.gui.background.jobs import Job, Jobs


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_the_result_arrives_on_the_windows_thread(jobs: Jobs, qtbot) -> None:
    where: list[object] = []
    jobs.run(
        "Count",
        lambda job: threading.current_thread(),
        lambda thread: where.extend((thread, threading.current_thread())),
        pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(where))
    assert where[0] is not threading.main_thread() and where[1] is threading.main_thread()
    assert jobs.idle


def test_a_failure_is_a_sentence(jobs: Jobs, qtbot) -> None:
    said: list[str] = []

    def fail(job: Job) -> None:
        raise UserError("There is no file x.png. Check the name.")

    jobs.run("Read", fail, pytest.fail, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["There is no file x.png. Check the name."]


def test_a_cancelled_job_says_nothing_more(jobs: Jobs, qtbot) -> None:
    go, ended = threading.Event(), threading.Event()

    def wait(job: Job) -> None:
        go.wait(60)
        ended.set()

    job = jobs.run("Wait", wait, pytest.fail, pytest.fail)
    jobs.cancel()
    go.set()
    assert ended.wait(60) and job.cancelled and jobs.idle
    qtbot.wait(50)


def test_parts_come_while_the_work_goes_on_and_none_after_it_was_cancelled(jobs: Jobs, qtbot) -> None:
    go, ended = threading.Event(), threading.Event()
    came: list[object] = []

    def work(job: Job) -> None:
        jobs.hand_over(job, lambda: came.append(threading.current_thread()))
        go.wait(60)
        jobs.hand_over(job, lambda: came.append("late"))
        ended.set()

    jobs.run("Read", work, pytest.fail, pytest.fail)
    qtbot.waitUntil(lambda: bool(came))
    assert not ended.is_set()
    jobs.cancel()
    go.set()
    assert ended.wait(60)
    qtbot.wait(50)
    assert came == [threading.main_thread()]


def test_a_quick_job_is_not_shown(qapp, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sean_editor.gui.background.jobs.SHOW_AFTER_MS", 600_000)  # quick on any machine
    jobs, shown, done = Jobs(), [], []
    jobs.changed.connect(shown.append)
    jobs.run("Quick", lambda job: 1, done.append, pytest.fail)
    qtbot.waitUntil(lambda: done == [1])
    assert shown == []
    jobs.close()


def test_a_slow_job_is_shown(jobs: Jobs, qtbot) -> None:
    shown: list[Job | None] = []
    done: list[object] = []
    jobs.changed.connect(shown.append)
    go = threading.Event()
    slow = jobs.run("Slow", lambda job: (jobs.report(job, 1, 2), go.wait(60)), done.append, pytest.fail)
    qtbot.waitUntil(lambda: shown == [slow], timeout=3000)
    assert (slow.done, slow.total) == (1, 2)
    go.set()
    qtbot.waitUntil(lambda: shown[-1] is None)
