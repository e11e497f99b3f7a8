"""Events as records and back. Everything read is checked: a record may be whole and still mean nothing."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from datetime import datetime
from typing import Any

import numpy as np
from safetensors.numpy import load, save

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.commands import FitChange, LayoutPatch, StyleChange, Together
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.history import Command, Move
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, Locks, Moved, Painting, SnapshotList
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import Crossing, RegionStyle, StyleAssignment
from sean_editor.session.journal.records import Record

_PART = "part"
"""The kind of a record that holds one of several commands of the step after it."""

FORMAT = "sean-journal"
VERSION = 1


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
                "styles": _styles({region: project.styles[region] for region in project.styles}),
                "locked": sorted(project.locked),
                "fit": fit,
                "photo": portrait.origin is not None,
            },
            portrait.image.tobytes() + portrait.labels.tobytes() + _pixels(_layout(project)),
        )

    def records(self, event: Event) -> Iterator[Record]:
        """The records of an event: one, and before it those of a new fit and of the parts of a step."""
        if isinstance(event, Locks):
            yield Record({"kind": "locks", "regions": sorted(event.regions)})
        elif isinstance(event, Painting):
            yield _patch("painting", event.step) if event.step is not None else Record({"kind": "painting"})
        elif isinstance(event, SnapshotList):
            yield from self._list(event.snapshots)
        elif event.command is None:
            yield Record({"kind": event.move.value})
        else:
            yield from self._step(event.command)

    def _step(self, command: Command) -> Iterator[Record]:
        if isinstance(command, LayoutPatch):
            yield _patch(Move.STEP, command)
        elif isinstance(command, StyleChange):
            before, after = _styles(command.before), _styles(command.after)
            change = {"label": command.label, "before": before, "after": after}
            yield Record({"kind": Move.STEP, "of": "styles", **change, "mixing": sorted(command.mixing)})
        elif isinstance(command, FitChange):
            old = yield from self._number(command.before)
            new = yield from self._number(command.after)
            yield Record(
                {"kind": Move.STEP, "of": "fit", "label": command.label, "before": old, "after": new}
            )
        elif isinstance(command, Together):
            for part in command.parts:
                *first, last = self._step(part)
                yield from first
                yield Record({**last.values, "kind": _PART}, last.payload)
            values = {"label": command.label, "parts": len(command.parts)}
            yield Record({"kind": Move.STEP, "of": "together", **values})
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


class EventReader:
    """Turns records into the beginning and the events. ValueError for one that means nothing."""

    def __init__(self, regions: RegionSet = CELEBAMASK_HQ) -> None:
        self._count = len(regions)
        self._fits: list[Fit] = []
        self._parts: list[Command] = []
        self._snapshots: list[Snapshot] = []
        self._beginning: Project | None = None

    def read(self, record: Record) -> Project | Event | None:
        """What a record says; None if it only adds to what later ones mean."""
        values, kind = record.values, record.values.get("kind")
        try:
            if kind == "fit":
                self._add_fit(record.payload)
                return None
            if self._beginning is None:
                self._beginning = self._read_beginning(values, record.payload)
                return self._beginning
            return self._read_event(str(kind), values, record.payload)
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError(f"a malformed record of kind {kind}") from error

    def _read_event(self, kind: str, values: Mapping[str, Any], payload: bytes) -> Event | None:
        if kind == _PART:
            self._parts.append(self._read_command(values, payload))
            return None
        if kind == "snapshot":
            self._snapshots.append(self._read_snapshot(values, payload))
            return None
        if kind == "snapshots":
            last = len(self._snapshots) - 1
            return SnapshotList(tuple(self._snapshots[_integer(n, 0, last)] for n in values["numbers"]))
        if kind == "locks":
            return Locks(self._regions(values["regions"]))
        if kind == "painting":
            return Painting(self._read_patch(values, payload) if "box" in values else None)
        move = Move(kind)
        return Moved(move, self._read_command(values, payload) if move is Move.STEP else None)

    def _read_beginning(self, values: Mapping[str, Any], payload: bytes) -> Project:
        if values["kind"] != FORMAT or values["version"] != VERSION:
            raise ValueError("the journal is of another version")
        width, height = (_integer(side, 1, 1 << 16) for side in values["size"])
        shape = height, width
        image, labels, layout, painted = _arrays(payload, (*shape, 3), shape, shape, shape)
        portrait = Portrait(_text(values["name"]), image, labels)
        if portrait.id != values["id"]:
            raise ValueError("the portrait is another")
        self._labels(labels)
        styles = StyleAssignment().with_regions(self._read_styles(values["styles"]))
        locked, fit = self._regions(values["locked"]), self._fit(values["fit"])
        trouble = _about_photo(portrait.name) if values["photo"] is True else ""
        layout, painted = self._pixels(layout, painted)
        return Project(portrait, layout, styles, locked, fit=fit, trouble=trouble, painted=painted)

    def _read_command(self, values: Mapping[str, Any], payload: bytes) -> Command:
        of = values["of"]
        if of == "layout":
            return self._read_patch(values, payload)
        if of == "together":
            count = _integer(values["parts"], 1, len(self._parts))
            parts, self._parts = self._parts[-count:], []
            return Together(_text(values["label"]), parts)
        label, before, after = _text(values["label"]), values["before"], values["after"]
        if of == "styles":
            mixing = self._read_mixing(values["mixing"])
            return StyleChange(label, self._read_styles(before), self._read_styles(after), mixing)
        if of == "fit":
            return FitChange(label, self._fit(before), self._fit(after))
        raise ValueError(f"a step of {of}")

    def _read_patch(self, values: Mapping[str, Any], payload: bytes) -> LayoutPatch:
        assert self._beginning is not None
        height, width = self._beginning.layout.shape
        x0, y0, x1, y1 = (_integer(side, 0, 1 << 16) for side in values["box"])
        box = Box(x0, y0, x1, y1)
        if box.empty or x1 > width or y1 > height:
            raise ValueError("a box outside the layout")
        parts = list(_arrays(payload, *[(box.height, box.width)] * 4))
        return LayoutPatch(_text(values["label"]), box, self._pixels(*parts[:2]), self._pixels(*parts[2:]))

    def _read_snapshot(self, values: Mapping[str, Any], payload: bytes) -> Snapshot:
        assert self._beginning is not None
        shape, size = self._beginning.layout.shape, 2 * self._beginning.layout.size
        layout, painted = self._pixels(*_arrays(payload[:size], shape, shape))
        picture = KeptPicture.from_bytes(payload[size:]) if len(payload) > size else None
        return Snapshot(
            _text(values["name"]),
            layout,
            StyleAssignment().with_regions(self._read_styles(values["styles"])),
            self._fit(values["fit"]),
            picture,
            datetime.fromisoformat(_text(values["taken"])).replace(tzinfo=None),
            values["automatic"] is True,
            painted,
        )

    def _read_styles(self, values: Mapping[str, Any]) -> dict[int, RegionStyle]:
        styles = {}
        for key, (source, mix, *more) in values.items():
            other, shares, colour = more or (None, None, None)
            crossing = None if shares is None else Crossing(_source(other), tuple(map(float, shares)))
            style = RegionStyle(_source(source), float(mix), crossing, _source(colour))
            styles[self._region(int(key))] = style
        return styles

    def _read_mixing(self, value: object) -> frozenset[int]:
        """A list; journals of older versions have one region, or null for none."""
        if value is None:
            return frozenset()
        return self._regions(value if isinstance(value, list) else [value])

    def _add_fit(self, payload: bytes) -> None:
        try:
            fit = Fit.from_arrays(load(payload))
        except Exception as error:  # safetensors raises its own
            raise ValueError("a damaged fit") from error
        if fit.regions != self._count:
            raise ValueError("a fit of other regions")
        self._fits.append(fit)

    def _fit(self, number: object) -> Fit | None:
        return None if number is None else self._fits[_integer(number, 0, len(self._fits) - 1)]

    def _pixels(self, labels: np.ndarray, painted: np.ndarray) -> Pixels:
        return Pixels(self._labels(labels), painted > 0)

    def _labels(self, labels: np.ndarray) -> np.ndarray:
        if labels.size and labels.max() >= self._count:
            raise ValueError("a label of no region")
        return labels

    def _region(self, value: object) -> int:
        return _integer(value, 0, self._count - 1)

    def _regions(self, values: list[object]) -> frozenset[int]:
        return frozenset(self._region(value) for value in values)


def _about_photo(name: str) -> str:
    """For a journal that is all there is: photos are only in the copy beside it."""
    return tr(
        "The editor ended before the photo of {portrait} was copied. Open the photo again to put a result "
        "back into it.",
        portrait=name,
    )


def _patch(kind: str, step: LayoutPatch) -> Record:
    values = {"kind": kind, "of": "layout", "label": step.label, "box": step.box}
    return Record(values, _pixels(step.before) + _pixels(step.after))


def _snapshot(one: Snapshot, fit: int | None) -> Record:
    values = {
        "kind": "snapshot",
        "name": one.name,
        "taken": one.taken.isoformat(),
        "automatic": one.automatic,
        "styles": _styles({region: one.styles[region] for region in one.styles}),
        "fit": fit,
    }
    picture = one.picture.data if one.picture is not None else b""
    return Record(values, _pixels(Pixels(one.layout, one.painted)) + picture)


def _pixels(pixels: Pixels) -> bytes:
    return pixels.labels.tobytes() + pixels.painted.tobytes()


def _layout(project: Project) -> Pixels:
    unpainted = np.zeros(project.layout.shape, bool)
    return Pixels(project.layout, unpainted if project.painted is None else project.painted)


def _styles(styles: Mapping[int, RegionStyle]) -> dict[str, tuple[object, ...]]:
    return {str(region): _style(style) for region, style in styles.items()}


def _style(style: RegionStyle) -> tuple[object, ...]:
    crossing = style.crossing
    if crossing is None and style.colour is None:
        return style.source, style.mix
    other, shares = (None, None) if crossing is None else (crossing.other, crossing.shares)
    return style.source, style.mix, other, shares, style.colour


def _arrays(payload: bytes, *shapes: tuple[int, ...]) -> Iterator[np.ndarray]:
    """uint8 arrays that lie one behind the other. ValueError unless they are exactly all there is."""
    if len(payload) != sum(int(np.prod(shape)) for shape in shapes):
        raise ValueError("a payload of another size")
    start = 0
    for shape in shapes:
        size = int(np.prod(shape))
        yield np.frombuffer(payload, np.uint8, size, start).reshape(shape)
        start += size


def _integer(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{value} is not between {least} and {most}")
    return value


def _source(value: object) -> str | None:
    return None if value is None else _text(value)


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError(f"{value} is no text")
    return value
