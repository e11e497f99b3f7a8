"""Fitting the network to the open portrait in the background: one at a time, the newest wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document import Fit, Portrait, Signal
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.session.mailbox import Mailbox

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


@dataclass(frozen=True, eq=False)
class FittedPortrait:
    """A fit, with what the network makes of the portrait without it and with it, uint8 [H, W, 3]."""

    fit: Fit
    before: np.ndarray
    after: np.ndarray


class PortraitFitting:
    """Belongs to a session and its thread. The document stays as it is: who wants the fit gives it to that.

    Signals: begun(what the network makes of the portrait now, uint8 [H, W, 3]), progressed(fraction 0..1,
    closeness in dB), finished(FittedPortrait), failed(str). None comes from a fit that was given up.
    """

    def __init__(self, engine: Engine, mailbox: Mailbox) -> None:
        self._engine, self._mailbox = engine, mailbox
        self.begun, self.progressed, self.finished, self.failed = Signal(), Signal(), Signal(), Signal()
        self._serial, self._running = 0, False
        self._worker = TaskWorker(lambda done: mailbox.hand_over(lambda: self._arrived(done)))

    def use_engine(self, engine: Engine) -> None:
        """Fit this network from now on; a fit that is under way is given up."""
        self.cancel()
        self._engine = engine

    @property
    def running(self) -> bool:
        """Whether a fit is under way."""
        return self._running

    @property
    def idle(self) -> bool:
        """Whether the thread rests: a cancelled fit ends a step later."""
        return self._worker.idle

    def start(self, portrait: Portrait, seconds: float, tune: bool) -> None:
        """Fit to `portrait` for so many seconds; a fit that is under way is given up."""
        self.cancel()
        self._running = True
        serial = self._serial
        self._worker.submit(serial, lambda: self._fit(serial, portrait, seconds, tune))

    def cancel(self) -> None:
        """Give up the fit that is under way, if any."""
        self._worker.cancel(self._serial)
        self._serial += 1
        self._running = False

    def close(self) -> None:
        """End the thread."""
        self.cancel()
        self._worker.close()

    def _fit(self, serial: int, portrait: Portrait, seconds: float, tune: bool) -> FittedPortrait:
        """On the worker's thread."""
        from sean_editor.engine.fitting import fit_styles

        engine, image, labels = self._engine, portrait.image, portrait.labels

        before = engine.render(labels, engine.encode(image, labels).codes)
        self._mailbox.hand_over(lambda: self._announce(serial, self.begun, before))

        def report(fraction: float, psnr: float) -> None:
            self._mailbox.hand_over(lambda: self._announce(serial, self.progressed, fraction, psnr))

        fit = engine.on_device(
            lambda: fit_styles(
                engine,
                image,
                labels,
                seconds=seconds,
                tune=tune,
                report=report,
                cancelled=lambda: self._serial != serial,
            )
        )
        return FittedPortrait(fit, before, engine.render(labels, fit.codes, fit=fit))

    def _announce(self, serial: int, signal: Signal, *what: object) -> None:
        if serial == self._serial:
            signal.emit(*what)

    def _arrived(self, done: TaskResult) -> None:
        if done.key != self._serial:
            return  # cancelled just after it was handed over
        self._running = False
        if done.error is not None:
            self.failed.emit(done.error)
        else:
            self.finished.emit(done.value)
