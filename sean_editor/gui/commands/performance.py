"""View > Performance: the window measures itself while it is used, and shows how fast it answers."""

from __future__ import annotations

import time
from collections import deque
from itertools import islice

from PyQt5.QtCore import QEvent, QObject, QTimer

from sean_editor.gui.canvas import LayoutCanvas
from sean_editor.gui.panels.card_corner import CardCorner
from sean_editor.gui.panels.performance_card import Figures, PerformanceCard
from sean_editor.gui.panels.view_panels import EDGE, ResultPanel
from sean_editor.gui.performance import Heartbeat, Meter, rate, spread
from sean_editor.gui.workbench import Workbench
from sean_editor.machine.process_memory import resident

LATEST = 240
"""Events, and pictures, that the figures are made of: the last strokes."""
BLOCKS = 5.0
"""Seconds in which the longest block is looked for."""
REFRESH_MS = 500


class PerformanceCommands(QObject):
    """While it is off nothing is watched and no timer runs. Remembered."""

    def __init__(self, bench: Workbench, layout: LayoutCanvas, result: ResultPanel) -> None:
        super().__init__(bench.window)
        self._settings, self._result, self._window = bench.settings, result, bench.window
        self._session = bench.session
        self.meter = Meter(bench.session, layout, result.canvas, self)
        self.heartbeat = Heartbeat(self)
        self.card: PerformanceCard | None = None
        """Made when it is first shown."""
        self._regions = bench.regions
        self._corner: CardCorner | None = None
        self._refresh = QTimer(self, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._show_figures)
        self._switch = bench.actions["performance"]
        self._switch.setChecked(bench.settings.performance)
        self._switch.toggled.connect(self._set)
        if self._switch.isChecked():
            self._window.installEventFilter(self)  # there is nothing to watch before it is shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Show:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._set(self._switch.isChecked()))
        return False

    def close(self) -> None:
        """The window goes: measure no more."""
        self._stop()

    def _set(self, on: bool) -> None:
        self._settings.performance = on
        if on:
            self._start()
        else:
            self._stop()

    def _start(self) -> None:
        if self.card is None:
            self.card = PerformanceCard()
            self._corner = CardCorner(self._result, self.card, self._regions)
        self.meter.forget()
        self.heartbeat.blocks.clear()
        self.meter.start()
        self.heartbeat.start()
        self._refresh.start()
        self._show_figures()
        self.card.show()

    def _stop(self) -> None:
        self._refresh.stop()
        self.heartbeat.stop()
        self.meter.stop()
        if self.card is not None:
            self.card.hide()

    def _show_figures(self) -> None:
        assert self.card is not None and self._corner is not None
        meter = self.meter
        self.card.show_figures(
            Figures(
                spread(_latest(meter.to_pixels)),
                spread(_latest(meter.to_layout)),
                rate(_latest(meter.pictures)),
                self.heartbeat.longest(time.monotonic() - BLOCKS).length * 1e3,
                resident(),
                self._session.engine.computed_in,
            )
        )
        self.card.fit(self._result.canvas.width() - 2 * EDGE)
        self._corner.choose(self.card.sizeHint())


def _latest(values: deque[float]) -> list[float]:
    return list(islice(values, max(0, len(values) - LATEST), None))
