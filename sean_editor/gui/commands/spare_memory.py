"""What work leaves behind in memory, and what is not needed at rest, is given back when the window rests."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject, QTimer

from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.commands.photos import PhotoCommands
from sean_editor.gui.workbench import Workbench
from sean_editor.machine.process_memory import give_back
from sean_editor.session.editor_session import EditorSession

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser

REST_MS = 3000
"""How long nothing may have happened. The next picture takes some milliseconds longer after that."""


class SpareMemory(QObject):
    """Opening a photo needs hundreds of megabytes for a moment, and glibc would keep them."""

    def __init__(self, bench: Workbench, photos: PhotoCommands) -> None:
        super().__init__(bench.window)
        self._session, self._jobs, self._photos = bench.session, bench.jobs, photos
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._at_rest)
        session = bench.session
        self._heard = (
            session.result_changed,
            session.reference_ready,
            session.references_changed,
            session.texturing.changed,
            session.retouching.changed,
        )
        for signal in self._heard:
            signal.connect(self._wait)

    def close(self) -> None:
        """The window goes."""
        for signal in self._heard:
            signal.disconnect(self._wait)
        self._rest.stop()

    def _wait(self, *_: object) -> None:
        self._rest.start(REST_MS)

    def _at_rest(self) -> None:
        if self._session.idle and self._jobs.idle:
            what = self._session, self._photos.analyser
            threading.Thread(target=spare, args=what, name="memory", daemon=True).start()
        else:
            self._rest.start(REST_MS)


def spare(session: EditorSession, analyser: Analyser | LazyAnalyser | None = None) -> None:
    """Give back what a session that rests, and its analyser, can do without. On any thread; takes some
    milliseconds.
    """
    if session.result is not None:  # else the engine may still have to be loaded
        session.engine.rest()
    if analyser is not None:
        analyser.rest()
    give_back()
