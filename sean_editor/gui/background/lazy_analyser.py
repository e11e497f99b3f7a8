"""The analyser, made on the first thread that needs it, which is never the window's."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser, FoundFace, Parsing


class LazyAnalyser:
    """Behaves as the Analyser it makes: importing torch takes seconds."""

    def __init__(self, device: str = "auto", parser: Path | None = None) -> None:
        self._device, self._parser = device, parser
        self._lock = threading.Lock()
        self._analyser: Analyser | None = None

    def get(self) -> Analyser:
        """The analyser; blocks while it is being made."""
        with self._lock:
            if self._analyser is None:
                from sean_editor.photo.analysis import Analyser

                self._analyser = Analyser(self._parser, device=self._device)
            return self._analyser

    def use_parser(self, path: Path | None) -> None:
        """Label regions with another weights file from now on, None: the usual one; see `Analyser`."""
        self.get().use_parser(path)

    def find_faces(self, pixels: np.ndarray) -> list[FoundFace]:
        """Faces in uint8 [H, W, 3], best first."""
        return self.get().find_faces(pixels)

    def parse(self, image: np.ndarray) -> Parsing:
        """The regions of an aligned portrait uint8 [H, H, 3], of 256 pixels a side or more."""
        return self.get().parse(image)

    def rest(self) -> None:
        """Free memory that the next photo takes again; see `Analyser`."""
        if self._analyser is not None:
            self._analyser.rest()
