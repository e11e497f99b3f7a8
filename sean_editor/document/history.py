"""Undo and redo: a bounded stack of commands that know how to do and undo themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.pixels import Pixels
from sean_editor.document.retouch import Retouch
from sean_editor.document.signal import Signal
from sean_editor.document.styles import RegionStyle

DEFAULT_LIMIT = 128 * 1024 * 1024


class Editable(Protocol):
    """The part of a document that commands may write."""

    def write_pixels(self, box: Box, values: Pixels) -> None: ...

    def write_styles(self, styles: Mapping[int, RegionStyle]) -> None: ...

    def write_fit(self, fit: Fit | None) -> None: ...

    def write_retouch(self, retouch: Retouch) -> None: ...


class Command(Protocol):
    """One step of the history. `label` names it in the menu, in English or as it was made ("Hair of Joy");
    `tr_marked` shows it. `size` is its memory in bytes.
    """

    @property
    def label(self) -> str: ...

    @property
    def size(self) -> int: ...

    @property
    def slides(self) -> bool:
        """Whether a slider made it that is still held: its next positions may merge with it."""
        ...

    @property
    def changes(self) -> bool:
        """Whether the state after it differs from that before."""
        ...

    def do(self, document: Editable) -> None: ...

    def undo(self, document: Editable) -> None: ...

    def merge_with(self, later: Command) -> Command | None:
        """One command for this one and the `later` one, or None if they are to stay two steps."""
        ...


class Move(StrEnum):
    """What can happen to a history. Its commands and its moves in their order make it again."""

    STEP = "step"
    SEAL = "seal"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True)
class Future:
    """What could be done again before a slider was taken.

    clean  how many of these steps lead to the saved state; None: none of them does
    """

    undone: tuple[Command, ...]
    clean: int | None


class History:
    """Commands done and undone, oldest dropped beyond `limit` bytes (the newest step always stays).

    A slider that is let go where it was taken leaves nothing: no step, and all that could be done again.

    `moved(Move, Command or None)` is emitted after each move, with the command of a step.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self.moved = Signal()
        self._limit = limit
        self._done: list[Command] = []
        self._undone: list[Command] = []
        self._clean: int | None = 0  # how many commands were done when it was saved; None: no way back to it
        self._sealed = True
        self._dropped = False
        self._future: Future | None = None  # while the last step is that of a slider

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def done(self) -> tuple[Command, ...]:
        """The steps that can be undone, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Command, ...]:
        """The steps that can be done again, the one that was done last of all first."""
        return tuple(self._undone)

    @property
    def future(self) -> tuple[Command, ...]:
        """What can be done again if the slider of the last step comes back, in the order of `undone`."""
        return self._future.undone if self._future is not None else ()

    @property
    def sealed(self) -> bool:
        """Whether the next command will be a step of its own."""
        return self._sealed

    @property
    def forgetful(self) -> bool:
        """Whether steps before the oldest were dropped."""
        return self._dropped

    @property
    def undo_label(self) -> str:
        """The name of the step that `undo` would take back, "" if there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The name of the step that `redo` would do again, "" if there is none."""
        return self._undone[-1].label if self._undone else ""

    @property
    def size(self) -> int:
        """Bytes held by all steps, undone ones included."""
        return sum(command.size for command in (*self._done, *self._undone))

    @property
    def is_clean(self) -> bool:
        """Whether everything is as it was at the last `mark_clean` (or at the start)."""
        return self._clean == len(self._done)

    def __len__(self) -> int:
        """How many steps can be undone."""
        return len(self._done)

    def push(self, command: Command) -> None:
        """Record a command that has just been done; forgets what had been undone."""
        merged = None
        if self._done and not self._sealed and not self.is_clean:
            merged = self._done[-1].merge_with(command)
        if merged is not None:
            self._done[-1] = merged
        else:
            self._end_slide()
            future = self._forget_undone()
            self._done.append(command)
            self._future = future if command.slides else None
        self._sealed = False
        self._drop_oldest()
        self.moved.emit(Move.STEP, command)

    def seal(self) -> None:
        """The next command starts a new step, even if it could merge with the last."""
        self._end_slide()
        if not self._sealed:
            self._sealed = True
            self.moved.emit(Move.SEAL, None)

    def undo(self, document: Editable) -> None:
        """Take back the last step; nothing happens if there is none."""
        self._end_slide()
        if self._done:
            self._done[-1].undo(document)
            self._undone.append(self._done.pop())
            self._sealed = True
            self.moved.emit(Move.UNDO, None)
        self.seal()

    def redo(self, document: Editable) -> None:
        """Do the last undone step again; nothing happens if there is none."""
        self._end_slide()
        if self._undone:
            self._undone[-1].do(document)
            self._done.append(self._undone.pop())
            self._sealed = True
            self.moved.emit(Move.REDO, None)
        self.seal()

    def mark_clean(self) -> None:
        """Remember this state as the saved one."""
        self._end_slide()
        self._clean = len(self._done)
        self.seal()

    def mark_unsaved(self) -> None:
        """No state in reach is the saved one."""
        self._end_slide()
        self._clean = None
        self.seal()

    def clear(self) -> None:
        """Forget every step. The state stays clean if it is clean now."""
        self._clean = 0 if self.is_clean else None
        self._dropped, self._future = False, None
        self._done.clear()
        self._undone.clear()
        self.seal()

    def _forget_undone(self) -> Future:
        done, clean = len(self._done), self._clean
        ahead = clean - done if clean is not None and clean > done else None
        future = Future(tuple(self._undone), ahead)
        self._undone = []
        if ahead is not None:
            self._clean = None
        return future

    def _end_slide(self) -> None:
        """The slider of the last step moves no more; if it is where it was, it has never been moved."""
        future, self._future = self._future, None
        if future is None or self._done[-1].changes:
            return
        self._done.pop()
        self._undone = list(future.undone)
        if future.clean is not None:
            self._clean = len(self._done) + future.clean

    def _drop_oldest(self) -> None:
        size = self.size
        while size > self._limit and len(self._done) > 1:
            size -= self._done.pop(0).size
            self._dropped = True
            if self._clean is not None:
                self._clean = self._clean - 1 if self._clean > 0 else None
