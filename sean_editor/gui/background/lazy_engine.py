"""An engine that is loaded on the first thread that needs it, which is never the window's.

Importing torch takes seconds. With this in place of the engine the session works at once: the portrait is
there and can be painted, and the first result comes when the model has been read.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.translation import tr
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


class LazyEngine:
    """Behaves as the Engine it loads. `loaded(device label)` is called once, on the thread that loaded it;
    `moved` is as that of the engine.

    Before it loads it calls `wait`, on that thread. With `fall_back`, the usual weights are loaded where
    `checkpoint` cannot be used; it is then called with the reason, on that thread. `quick` is the engine's.
    """

    def __init__(
        self,
        checkpoint: Path | None,
        device: str,
        loaded: Callable[[str], None],
        fall_back: Callable[[str], None] | None = None,
        wait: Callable[[], object] = lambda: None,
        quick: bool = True,
    ) -> None:
        self._checkpoint, self._device, self._loaded = checkpoint, device, loaded
        self._fall_back, self._wait, self._quick = fall_back, wait, quick
        self.moved: Callable[[str], object] = lambda sentence: None
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._error: Exception | None = None

    def get(self) -> Engine:
        """The engine; blocks while it is being loaded. UserError, each time, if it cannot be."""
        with self._lock:
            if self._error is not None:
                raise self._error
            if self._engine is None:
                self._load()
            assert self._engine is not None
            return self._engine

    def another(self, checkpoint: Path | None) -> Engine:
        """An engine with other weights on the same device; does not wait for this one."""
        from sean_editor.engine.engine import Engine

        device = self._device if self._engine is None else self._engine.device.type
        return Engine(checkpoint, device, quick=self._quick)

    @property
    def checkpoint(self) -> Path | None:
        """The weights file, None while it is not known; never waits for it."""
        return self._engine.checkpoint if self._engine is not None else self._checkpoint

    @property
    def checkpoint_name(self) -> str:
        """The model's name; never waits for it."""
        return self._engine.checkpoint_name if self._engine is not None else tr("not loaded yet")

    @property
    def device_label(self) -> str:
        """The device, "" while it is not known; never waits for it."""
        return self._engine.device_label if self._engine is not None else ""

    @property
    def computed_in(self) -> str:
        """How a graphics card computes; "" while it is not known; never waits for it."""
        return self._engine.computed_in if self._engine is not None else ""

    def _load(self) -> None:
        self._wait()
        try:
            self._engine = self._usable()
            self._engine.moved = lambda sentence: self.moved(sentence)
        except Exception as error:
            self._error = error
            raise
        self._loaded(self._engine.device_label)

    def _usable(self) -> Engine:
        try:
            return self.another(self._checkpoint)
        except UserError as error:
            if self._fall_back is None or self._checkpoint is None:
                raise
            engine = self.another(None)
            self._fall_back(str(error))
            return engine

    def __getattr__(self, name: str) -> Any:
        return getattr(self.get(), name)
