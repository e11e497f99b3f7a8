"""What references lend: their styles without the shadow that lay on their faces, found in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sean_editor.document import Signal
from sean_editor.engine.worker import TaskResult, TaskWorker
from sean_editor.retouch.even_light import evened
from sean_editor.session.mailbox import Mailbox
from sean_editor.session.present import Reference

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import StyleMatrix


def lending(engine: Engine, reference: Reference) -> Reference:
    """The reference with what it lends. Slow: not for the window's thread."""
    if reference.matrix is None:
        return reference
    return replace(reference, lent=evened(engine, reference.portrait, reference.matrix))


class Lending:
    """Belongs to a session and its thread. Signal: changed() when a reference lends something else now."""

    def __init__(self, engine: Engine, mailbox: Mailbox) -> None:
        self.changed = Signal()
        self._engine = engine
        self._known: dict[str, tuple[StyleMatrix, StyleMatrix | None]] = {}  # None: on its way
        self._worker = TaskWorker(lambda done: mailbox.hand_over(lambda: self._take(done)))

    def of(self, reference: Reference) -> Reference:
        """The reference with what it lends, as soon as that is known. Codes that are still refined are lent
        as they are.
        """
        matrix = reference.matrix
        if matrix is None or reference.refining:
            return reference
        known = self._known.get(reference.id)
        if known is None or known[0] is not matrix:
            known = self._known[reference.id] = matrix, None
            engine, portrait = self._engine, reference.portrait
            self._worker.submit(
                reference.id, lambda: (engine, reference.id, matrix, evened(engine, portrait, matrix))
            )
        return reference if known[1] is None else replace(reference, lent=known[1])

    def use_engine(self, engine: Engine) -> None:
        """Another network is in use."""
        self._engine = engine
        self._known.clear()

    @property
    def idle(self) -> bool:
        """Whether nothing is being looked for."""
        return self._worker.idle

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _take(self, done: TaskResult) -> None:
        if done.error is not None:
            return  # the codes are lent as they are
        engine, name, matrix, lent = done.value
        known = self._known.get(name)
        if engine is self._engine and known is not None and known[0] is matrix:
            self._known[name] = matrix, lent
            if lent is not matrix:
                self.changed.emit()
