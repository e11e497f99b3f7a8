"""Gets the CelebA-HQ model in the background: downloads it, or takes a file, and converts it.

It goes on while the dialog is closed, and on a thread of its own: what is opened and exported meanwhile does
not wait for it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path

from PyQt5.QtCore import QObject, pyqtSignal

from models.translation import joined, marked, tr, tr_marked
from sean_editor import checkpoints
from sean_editor.errors import UserError
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.machine import celebahq
from sean_editor.machine.resumed_download import DownloadError, Part

PERMILLE = 1000
BY_HAND = marked("You can also open the page in a browser, download the file there, and choose it here.")
_SPEED_SECONDS = 5.0
"""The speed shown is that of so many seconds."""


class ModelGetter(QObject):
    """One download or conversion at a time. `changed` announces another state, `arrived` that the model is
    there.
    """

    changed, arrived = pyqtSignal(), pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.model = celebahq.CELEBAHQ
        self.done, self.total = 0, 0
        """Bytes that have arrived, and those of the whole file; 0 if that is not known."""
        self.step = ""
        """What is done now, "" where it says itself by its bytes, or nothing is done."""
        self.message, self.wrong = "", False
        """The last message, and whether something went wrong."""
        self._job: Job | None = None
        self._seen: deque[tuple[float, int]] = deque()  # when how many bytes had arrived
        self._show_part()

    @property
    def target(self) -> Path:
        """The model's file, or the place for it."""
        return checkpoints.celebahq_checkpoint()

    @property
    def there(self) -> bool:
        """Whether the model is there, ready to be used."""
        return checkpoints.is_there(self.target)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    @property
    def downloading(self) -> bool:
        """Whether bytes are arriving, or awaited: this can be paused."""
        return self.busy and not self.step

    @property
    def speed(self) -> float:
        """Bytes a second, 0 while there is nothing to measure."""
        if len(self._seen) < 2:
            return 0.0
        (start, before), (end, now) = self._seen[0], self._seen[-1]
        return (now - before) / (end - start) if end > start else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Of the download at its present speed; None if that is not known."""
        return (self.total - self.done) / self.speed if self.total and self.speed else None

    # what can be done

    def download(self) -> None:
        """Begin, or go on where it was left."""
        if self.busy:
            return
        self._seen.clear()
        self._run(tr("Downloading the CelebA-HQ model"), self._download)

    def stop(self) -> None:
        """Stop; what has arrived is kept, also for another start of the program."""
        if self.busy:
            said = tr("Paused.") if self.downloading else tr("Cancelled.")
            self._give_up()
            self._say(said)

    def discard(self) -> None:
        """Stop, and remove what has arrived."""
        self._give_up()
        part = self._part
        # behind what was given up: its thread may still be writing
        self.jobs.run(
            tr("Cancelling the download"), lambda job: part.discard(), lambda _: self._show_part(), self._fail
        )
        self.done = self.total = 0
        self._say(tr("Cancelled."))

    def take(self, path: Path) -> None:
        """Convert a file that was downloaded otherwise. It stays as it is."""
        if not self.busy:
            self._run(tr("Converting {file}", file=path.name), lambda job: self._install(job, path))
            self.step = tr("Reading…")
            self.changed.emit()

    def close(self) -> None:
        """Stop; a thread that waits for a server ends when that has answered or was given up."""
        self.jobs.close(wait=False)

    # on the thread

    def _download(self, job: Job) -> None:
        def report(done: int, total: int | None) -> None:
            self.jobs.hand_over(job, lambda: self._progressed(done, total or 0))
            if total:
                self.jobs.report(job, PERMILLE * done // total, PERMILLE)

        try:
            celebahq.download(self.model, self.target, report, lambda: job.cancelled)
        except CancelledError:
            return
        except DownloadError as error:
            raise UserError(joined(str(error), tr_marked(BY_HAND))) from error
        self._install(job, None)

    def _install(self, job: Job, path: Path | None) -> None:
        def say(step: str) -> None:
            self.jobs.report(job, 0, 0)
            self.jobs.hand_over(job, lambda: self._say(step, step=step))

        with suppress(CancelledError):
            if path is None:
                celebahq.install_download(self.model, self.target, say, lambda: job.cancelled)
            else:
                celebahq.install(self.model, path, self.target, say, lambda: job.cancelled)

    # on the window's

    def _run(self, title: str, work: Callable[[Job], None]) -> None:
        self.message, self.wrong, self.step = "", False, ""
        self._job = self.jobs.run(title, work, lambda _: self._arrived(), self._fail)
        self.changed.emit()

    def _give_up(self) -> None:
        if self._job is not None:
            self.jobs.drop(self._job)
        self._job, self.step = None, ""

    def _progressed(self, done: int, total: int) -> None:
        now = time.monotonic()
        self.done, self.total = done, total
        self._seen.append((now, done))
        while now - self._seen[0][0] > _SPEED_SECONDS:
            self._seen.popleft()
        self.changed.emit()

    def _arrived(self) -> None:
        self._job, self.step = None, ""
        self.done = self.total = 0
        self._say(tr("{title}: checked and converted.", title=tr_marked(self.model.title)))
        self.arrived.emit()

    def _fail(self, message: str) -> None:
        self._job, self.step = None, ""
        self._show_part()
        self._say(message, wrong=True)

    @property
    def _part(self) -> Part:
        return celebahq.part_of(self.model, self.target)

    def _show_part(self) -> None:
        self.done, self.total = self._part.arrived, self._part.total or 0
        self.changed.emit()

    def _say(self, message: str, wrong: bool = False, step: str = "") -> None:
        self.message, self.wrong, self.step = message, wrong, step
        self.changed.emit()
