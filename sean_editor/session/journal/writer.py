"""Events as records: what is written to a journal."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np
from safetensors.numpy import save

from sean_editor.document.commands import FitChange, LayoutPatch, RetouchChange, StyleChange, Together
from sean_editor.document.fit import Fit
from sean_editor.document.history import Command, Move
from sean_editor.document.pixels import Pixels
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, Locks, Painting, SnapshotList
from sean_editor.document.retouch import retouch_values
from sean_editor.document.snapshots import Snapshot
from sean_editor.session.journal.records import Record
from sean_editor.session.journal.values import FORMAT, PART, VERSION, pixel_bytes, style_values


class EventWriter:
    """Turns the events of one journal into records. Fits and snapshots become records of their own, and
    numbers after.
    """

    def __init__(self) -> None:
        self._fits: list[Fit] = []
        self._snapshots: list[Snapshot] = []

    def beginning(self, project: Project) -> Iterator[Record]:
        """What all events start from: the portrait, without its photo, and the state of `project`."""
        portrait = project.portrait
        fit = yield from self._number(project.fit)
        yield Record(
            {
                "kind": FORMAT,
                "version": VERSION,
                "name": portrait.name,
                "id": portrait.id,
                "size": portrait.size,
                "styles": style_values({region: project.styles[region] for region in project.styles}),
                "locked": sorted(project.locked),
                "fit": fit,
                "retouch": retouch_values(project.retouch),
                "photo": portrait.origin is not None,
            },
            portrait.image.tobytes() + portrait.labels.tobytes() + pixel_bytes(_layout(project)),
        )

    def records(self, event: Event) -> Iterator[Record]:
        """The records of an event: one, and before it those of a new fit and of the parts of a step."""
        if isinstance(event, Locks):
            yield Record({"kind": "locks", "regions": sorted(event.regions)})
        elif isinstance(event, Painting):
            yield from self._step(event.step, "painting") if event.step else [Record({"kind": "painting"})]
        elif isinstance(event, SnapshotList):
            yield from self._list(event.snapshots)
        elif event.command is None:
            yield Record({"kind": event.move.value})
        else:
            yield from self._step(event.command)

    def _step(self, command: Command, kind: str = Move.STEP) -> Iterator[Record]:
        if isinstance(command, LayoutPatch):
            yield _patch(kind, command)
        elif isinstance(command, StyleChange):
            before, after = style_values(command.before), style_values(command.after)
            change = {"label": command.label, "before": before, "after": after}
            yield Record({"kind": Move.STEP, "of": "styles", **change, "mixing": sorted(command.mixing)})
        elif isinstance(command, FitChange):
            old = yield from self._number(command.before)
            new = yield from self._number(command.after)
            yield Record(
                {"kind": Move.STEP, "of": "fit", "label": command.label, "before": old, "after": new}
            )
        elif isinstance(command, RetouchChange):
            was, now = retouch_values(command.before), retouch_values(command.after)
            change = {"label": command.label, "before": was, "after": now}
            yield Record({"kind": Move.STEP, "of": "retouch", **change, "sliding": command.sliding})
        elif isinstance(command, Together):
            for part in command.parts:
                *first, last = self._step(part)
                yield from first
                yield Record({**last.values, "kind": PART}, last.payload)
            values = {"label": command.label, "parts": len(command.parts)}
            yield Record({"kind": kind, "of": "together", **values, "sliding": command.sliding})
        else:
            raise TypeError(f"no journal knows a {type(command).__name__}")

    def _list(self, snapshots: tuple[Snapshot, ...]) -> Iterator[Record]:
        for one in snapshots:
            if one not in self._snapshots:  # they are compared by identity
                fit = yield from self._number(one.fit)
                self._snapshots.append(one)
                yield _snapshot(one, fit)
        yield Record({"kind": "snapshots", "numbers": [self._snapshots.index(one) for one in snapshots]})

    def _number(self, fit: Fit | None) -> Generator[Record, None, int | None]:
        """The number of a fit, None for none; its record comes first if it is new."""
        if fit is None:
            return None
        number = next((i for i, known in enumerate(self._fits) if known is fit), None)
        if number is None:
            number = len(self._fits)
            self._fits.append(fit)
            yield Record({"kind": "fit"}, save({k: np.ascontiguousarray(a) for k, a in fit.arrays().items()}))
        return number


def _patch(kind: str, step: LayoutPatch) -> Record:
    values = {"kind": kind, "of": "layout", "label": step.label, "box": step.box}
    return Record(values, pixel_bytes(step.before) + pixel_bytes(step.after))


def _snapshot(one: Snapshot, fit: int | None) -> Record:
    values = {
        "kind": "snapshot",
        "name": one.name,
        "taken": one.taken.isoformat(),
        "automatic": one.automatic,
        "styles": style_values({region: one.styles[region] for region in one.styles}),
        "fit": fit,
        "retouch": retouch_values(one.retouch),
    }
    picture = one.picture.data if one.picture is not None else b""
    return Record(values, pixel_bytes(Pixels(one.layout, one.painted)) + picture)


def _layout(project: Project) -> Pixels:
    unpainted = np.zeros(project.layout.shape, bool)
    return Pixels(project.layout, unpainted if project.painted is None else project.painted)
