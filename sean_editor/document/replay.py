"""All that happens to a document, as a list of events: told of it, and let happen to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from sean_editor.document.commands import LayoutPatch, Together
from sean_editor.document.document import Document
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.history import Command, History, Move
from sean_editor.document.pixels import Pixels
from sean_editor.document.project import Project
from sean_editor.document.retouch import Retouch
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import RegionStyle


@dataclass(frozen=True, eq=False)
class Moved:
    """A move of the history, with the command of a step."""

    move: Move
    command: Command | None = None


@dataclass(frozen=True, eq=False)
class Painting:
    """A stroke under way: the step that it would be now, None if there is none. The next one replaces it."""

    step: LayoutPatch | Together | None


@dataclass(frozen=True, eq=False)
class Locks:
    """All locked regions from here on."""

    regions: frozenset[int]


@dataclass(frozen=True, eq=False)
class SnapshotList:
    """All snapshots from here on."""

    snapshots: tuple[Snapshot, ...]


Event = Moved | Painting | Locks | SnapshotList


def retell(document: Document) -> tuple[Project, list[Event]]:
    """The shortest story that ends in the state of `document`: where its history begins, and what follows.

    The project has the portrait, layout, styles, locks, fit and retouching of that beginning, and no more.
    """
    history, painting = document.history, document.open_step
    beginning = _Sketch(document)
    if painting is not None:
        painting.undo(beginning)
    for command in reversed(history.done):
        command.undo(beginning)
    events = _way(history)
    if history.sealed:
        events.append(Moved(Move.SEAL))
    if painting is not None:
        events.append(Painting(painting))
    if len(document.snapshots) or not document.snapshots.is_clean:
        events.append(SnapshotList(tuple(document.snapshots)))
    return beginning.project(), events


def replay(document: Document, events: Iterable[Event]) -> None:
    """Let `events` happen to a document that nobody follows yet. A stroke that had not ended becomes a step.

    No state in reach counts as saved: nobody knows what has become of the file.
    """
    history, painting = document.history, None
    history.mark_unsaved()
    for event in events:
        if isinstance(event, Locks):
            for region in event.regions ^ document.locked:
                document.set_locked(region, region in event.regions)
        elif isinstance(event, SnapshotList):
            document.snapshots.replace_all(event.snapshots)
        elif isinstance(event, Painting):
            painting = event.step
        else:
            if event.move in (Move.UNDO, Move.REDO) or isinstance(event.command, LayoutPatch | Together):
                painting = None  # each of these ends the stroke
            _move(document, event)
    if painting is not None:
        _move(document, Moved(Move.STEP, painting))
    history.seal()


def _way(history: History) -> list[Event]:
    """What was done and undone. The step of a slider that is held comes last: it may still come back, to all
    that could be done again.
    """
    held = history.done[-1:] if history.future else ()
    done, undone = history.done[: len(history.done) - len(held)], history.future or history.undone
    steps = [Moved(*move) for step in chain(done, reversed(undone)) for move in _alone(step)]
    back = [Moved(Move.UNDO)] * len(undone)
    return [*steps, *back, *(Moved(*move) for step in held for move in _alone(step))]


def _alone(step: Command) -> tuple[tuple[Move, Command | None], ...]:
    # a seal before: what could have merged with the last and did not, must not merge now
    return (Move.SEAL, None), (Move.STEP, step)


def _move(document: Document, event: Moved) -> None:
    history = document.history
    if event.move is Move.STEP:
        assert event.command is not None
        event.command.do(document)
        history.push(event.command)
    elif event.move is Move.SEAL:
        history.seal()
    elif event.move is Move.UNDO:
        history.undo(document)
    else:
        history.redo(document)


class _Sketch:
    """A copy of a document's state that commands can be undone on, without a word to anybody."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pixels = Pixels(document.labels, document.painted).copy()
        self._styles, self._fit, self._retouch = document.styles, document.fit, document.retouch

    def write_pixels(self, box: Box, values: Pixels) -> None:
        self._pixels.write(box, values)

    def write_styles(self, styles: Mapping[int, RegionStyle]) -> None:
        self._styles = self._styles.with_regions(styles)

    def write_fit(self, fit: Fit | None) -> None:
        self._fit = fit

    def write_retouch(self, retouch: Retouch) -> None:
        self._retouch = retouch

    def project(self) -> Project:
        document, (labels, painted) = self._document, self._pixels
        return Project(
            document.portrait,
            labels,
            self._styles,
            document.locked,
            fit=self._fit,
            painted=painted,
            retouch=self._retouch,
        )
