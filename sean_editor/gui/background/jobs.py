"""Slow work of the window (decoding files, writing pictures): off its thread, shown, and cancellable."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PyQt5.QtCore import QObject, QTimer, pyqtSignal

from sean_editor.engine.worker import describe_error
from sean_editor.gui.background.bridge import Bridge

SHOW_AFTER_MS = 500


class Job:
    """One piece of work: its title, how far it is (`done` of `total`, 0 if unknown), whether to stop."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.done, self.total = 0, 0
        self.cancelled = False


class Jobs(QObject):
    """Runs jobs one after another on one thread. `changed` says what to show: a Job, or None."""

    changed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="files")
        self._waiting: list[Job] = []
        self._late = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._late.timeout.connect(self._announce)
        self._shown = False

    def run(
        self,
        title: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        failed: Callable[[str], None],
    ) -> Job:
        """Run `work(job)` on the thread, then `done(value)` or `failed(sentence)` here; neither if cancelled.

        Long work looks at `job.cancelled` between steps and calls `report` with its progress.
        """
        job = Job(title)
        self._waiting.append(job)
        self._pool.submit(self._work, job, work, done, failed)
        if not self._shown:
            self._late.start()
        return job

    def report(self, job: Job, done: int, total: int) -> None:
        """Called by the work, on its thread: `done` of `total` steps are behind it."""
        job.done, job.total = done, total
        self._bridge.post(self._progressed)

    def hand_over(self, job: Job, part: Callable[[], object]) -> None:
        """Called by the work, on its thread: run `part` here, unless the job is cancelled before."""

        def hand_over() -> None:
            if not job.cancelled:
                part()

        self._bridge.post(hand_over)

    def cancel(self) -> None:
        """Give up everything that runs or waits."""
        for job in tuple(self._waiting):
            self.drop(job)

    def drop(self, job: Job) -> None:
        """Give up one job; nothing happens if it is over."""
        job.cancelled = True
        if job in self._waiting:
            self._waiting.remove(job)
            self._settle()

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return not self._waiting

    @property
    def shown(self) -> Job | None:
        """The job that takes its time, as `changed` announced it."""
        return self._waiting[0] if self._shown and self._waiting else None

    def close(self, wait: bool = True) -> None:
        """Forget what waits, finish what runs (elsewhere, if not to `wait` for it), end the thread."""
        self.cancel()
        self._bridge.close()
        self._pool.shutdown(wait=wait, cancel_futures=True)

    def _work(
        self,
        job: Job,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        failed: Callable[[str], None],
    ) -> None:
        if job.cancelled:
            return
        try:
            value = work(job)
        except Exception as error:  # whatever a file may do to a decoder is a message, not a crash
            message = describe_error(error)
            self._bridge.post(lambda: self._finish(job, lambda: failed(message)))
        else:
            self._bridge.post(lambda: self._finish(job, lambda: done(value)))

    def _finish(self, job: Job, then: Callable[[], object]) -> None:
        if job.cancelled:
            return
        self._waiting.remove(job)
        self._settle()
        then()

    def _settle(self) -> None:
        if not self._waiting:
            self._late.stop()
        if self._shown:
            self._announce()

    def _progressed(self) -> None:
        if self._shown:
            self._announce()

    def _announce(self) -> None:
        self._shown = bool(self._waiting)
        self.changed.emit(self._waiting[0] if self._waiting else None)
