"""An engine whose refinements wait for a test."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from sean_editor.engine.engine import Engine
from sean_editor.engine.style_bank import StyleMatrix


class Gate:
    """Holds back the refinements of a real engine before each step, and after the last.

    asked  the number of steps that were asked for, and the pictures that were refined, in order.
    """

    def __init__(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps, self.end = threading.Event(), threading.Event()
        self.begun: list[bytes] = []
        self.made = 0
        encode = engine.encode

        def gated(
            image: np.ndarray, labels: np.ndarray, between: Callable[[], object] = lambda: None
        ) -> StyleMatrix:
            self.begun.append(image.tobytes())

            def patient() -> None:
                between()
                while not self.steps.is_set():
                    time.sleep(0.005)
                    between()
                self.made += 1

            codes = encode(image, labels, patient)
            while not self.end.is_set():
                time.sleep(0.005)
            return codes

        monkeypatch.setattr(engine, "encode", gated)

    def open(self) -> None:
        """Let every refinement go on and end."""
        self.steps.set()
        self.end.set()
