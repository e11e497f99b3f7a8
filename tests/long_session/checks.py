"""What is looked at after all that the hand does: the document, the window, the picture, the process."""

from __future__ import annotations

import ctypes
import gc
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QtDebugMsg, QtInfoMsg, qInstallMessageHandler

from long_session.hand import Hand
from long_session.model import Model
from sean_editor.document import Document
from sean_editor.gui.main_window import MainWindow

MOST_LEVELS = 2
"""Of 255, by which the window's picture may differ from the network's plain forward."""
FEWEST = 10
"""Measurements in a third that say more than chance."""
NOISE = (
    "QStandardPaths: XDG_RUNTIME_DIR not set",
    "This plugin does not support propagateSizeHints",
)


class Divergence(AssertionError):  # noqa: N818  (a finding, not an error of this program)
    """The window does not hold what the model holds."""


def compare(window: MainWindow, model: Model) -> None:
    """Divergence unless document and window are in the state of the model."""
    document = window.session.document
    assert document is not None
    state, actions = model.present, window.bench.actions
    pairs = {
        "layout": np.array_equal(document.labels, state.layout),
        "paint": np.array_equal(document.painted, state.painted),
        "styles": _styles(document) == state.styles,
        "locks": document.locked == model.locked,
        "steps done": len(document.history) == len(model.done),
        "steps undone": len(document.history.undone) == len(model.undone),
        "snapshots": _same_snapshots(document, model),
        "modified": document.modified == model.modified == window.isWindowModified(),
        "undo": actions["undo"].isEnabled() == bool(model.done),
        "redo": actions["redo"].isEnabled() == bool(model.undone),
    }
    if wrong := [name for name, same in pairs.items() if not same]:
        rows, columns = np.nonzero(document.labels != state.layout)
        where = f" ({len(rows)} pixels from {rows.min(), columns.min()})" if len(rows) else ""
        raise Divergence(f"the window and the model differ in {', '.join(wrong)}{where}")


def _styles(document: Document) -> dict[int, tuple[str, float]]:
    used = {region: document.styles[region] for region in document.styles}
    return {region: (one.source, one.mix) for region, one in used.items() if one.source is not None}


def _same_snapshots(document: Document, model: Model) -> bool:
    told = [(one.name, one.automatic) for one in document.snapshots]
    return told == [(one.name, one.automatic) for one in model.snapshots] and all(
        np.array_equal(one.layout, other.state.layout) and np.array_equal(one.painted, other.state.painted)
        for one, other in zip(document.snapshots, model.snapshots, strict=True)
    )


def check_picture(hand: Hand) -> None:
    """Once all is rendered, the picture is that of the model's layout by the plain forward of the network."""
    session = hand.session
    hand.wait(lambda: session.idle and session.result_is_current)
    styles = session.styles()
    assert styles is not None and session.result is not None
    expected = session.engine.reference_render(hand.model.present.layout, styles)  # [3, H, W] in [-1, 1]
    levels = (expected.transpose(1, 2, 0) + 1) * 127.5
    if (most := np.abs(levels - session.result).max()) > MOST_LEVELS:
        raise Divergence(f"the picture differs by {most:.1f} levels")


def resident() -> float:
    """Megabytes of memory that the process has now, without what it keeps for later."""
    gc.collect()
    with suppress(AttributeError):  # of another C library than glibc
        ctypes.CDLL(None).malloc_trim(0)
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@dataclass
class Watch:
    """What must not be heard, and what must not grow."""

    complaints: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    threads: int = 0

    def begin(self, window: MainWindow) -> None:
        """From now on listen to Qt, to the session, and count."""
        qInstallMessageHandler(self._hear)
        window.session.failed.connect(lambda sentence: self.complaints.append(f"failed: {sentence}"))
        self.threads = threading.active_count()

    def measure(self) -> None:
        """Note the memory; the threads are as many as they were."""
        self.memory.append(resident())
        if (now := threading.active_count()) > self.threads:
            self.complaints.append(f"{now} threads instead of {self.threads}")

    @property
    def growth(self) -> float:
        """Megabytes by which the last third of all measurements lies above the second; 0 for a few."""
        third = len(self.memory) // 3
        if third < FEWEST:
            return 0.0
        return float(np.mean(self.memory[-third:]) - np.mean(self.memory[third : 2 * third]))

    def _hear(self, kind: int, _context: object, message: str) -> None:
        if kind not in (QtDebugMsg, QtInfoMsg) and not message.startswith(NOISE):
            self.complaints.append(f"Qt: {message}")
