"""How long the program takes from its start to the first face; for a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PyQt5.QtCore import QTimer

from sean_editor.gui.app import make_application, run_editor
from sean_editor.gui.canvas.first_paint import FirstPaint
from sean_editor.gui.nobody import nobody
from sean_editor.machine.process_memory import resident

_LOOK_MS = 5


@dataclass(frozen=True)
class Start:
    """Seconds from the start of the process until the portrait, and until the network's picture of it, had
    been painted; megabytes of memory then.
    """

    face: float
    result: float
    memory: float | None


def measure_start(
    home: Path, since: float, device: str, checkpoint: Path | None, quick: bool, tell: Callable[[Start], None]
) -> None:
    """Start the editor for somebody whose folder is `home`; `tell` gets the figures. The process ends.

    `since` is the moment of time.monotonic(), which all processes share, at which it was started. `quick` is
    the engine's.
    """
    with nobody(home, own_cache=True):
        app = make_application()
        watch = FirstPaint()
        app.installEventFilter(watch)

        def look() -> None:
            if watch.face is not None and watch.result is not None:
                tell(Start(watch.face - since, watch.result - since, resident()))
                sys.stdout.flush()
                os._exit(0)  # to take the networks down in order would take a second

        timer = QTimer(interval=_LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        run_editor(device=device, checkpoint=checkpoint, language="en", quick=quick)
