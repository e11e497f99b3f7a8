"""Records as events. Everything read is checked: a record may be whole and still mean nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import numpy as np
from safetensors.numpy import load

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.document.commands import FitChange, LayoutPatch, RetouchChange, StyleChange, Together
from sean_editor.document.fit import Fit
from sean_editor.document.geometry import Box
from sean_editor.document.history import Command, Move
from sean_editor.document.kept_picture import KeptPicture
from sean_editor.document.pixels import Pixels
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.replay import Event, Locks, Moved, Painting, SnapshotList
from sean_editor.document.retouch import Retouch, read_retouch
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import Crossing, RegionStyle, StyleAssignment
from sean_editor.session.journal.records import Record
from sean_editor.session.journal.values import FORMAT, PART, VERSION, arrays, integer, optional_text, text


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
        if kind == PART:
            self._parts.append(self._read_command(values, payload))
            return None
        if kind == "snapshot":
            self._snapshots.append(self._read_snapshot(values, payload))
            return None
        if kind == "snapshots":
            last = len(self._snapshots) - 1
            return SnapshotList(tuple(self._snapshots[integer(n, 0, last)] for n in values["numbers"]))
        if kind == "locks":
            return Locks(self._regions(values["regions"]))
        if kind == "painting":
            step = self._read_command(values, payload) if "of" in values else None
            if not isinstance(step, LayoutPatch | Together | None):
                raise ValueError("a stroke that paints nothing")
            return Painting(step)
        move = Move(kind)
        return Moved(move, self._read_command(values, payload) if move is Move.STEP else None)

    def _read_beginning(self, values: Mapping[str, Any], payload: bytes) -> Project:
        if values["kind"] != FORMAT or values["version"] != VERSION:
            raise ValueError("the journal is of another version")
        width, height = (integer(side, 1, 1 << 16) for side in values["size"])
        shape = height, width
        image, labels, layout, painted = arrays(payload, (*shape, 3), shape, shape, shape)
        portrait = Portrait(text(values["name"]), image, labels)
        if portrait.id != values["id"]:
            raise ValueError("the portrait is another")
        self._labels(labels)
        styles = StyleAssignment().with_regions(self._read_styles(values["styles"]))
        locked, fit = self._regions(values["locked"]), self._fit(values["fit"])
        trouble = _about_photo(portrait.name) if values["photo"] is True else ""
        layout, painted = self._pixels(layout, painted)
        retouch = self._read_retouch(values.get("retouch", {}))
        return Project(
            portrait, layout, styles, locked, fit=fit, trouble=trouble, painted=painted, retouch=retouch
        )

    def _read_command(self, values: Mapping[str, Any], payload: bytes) -> Command:
        of = values["of"]
        if of == "layout":
            return self._read_patch(values, payload)
        if of == "together":
            count = integer(values["parts"], 1, len(self._parts))
            parts, self._parts = self._parts[-count:], []
            return Together(text(values["label"]), parts, text(values.get("sliding", "")))
        label, before, after = text(values["label"]), values["before"], values["after"]
        if of == "styles":
            mixing = self._read_mixing(values["mixing"])
            return StyleChange(label, self._read_styles(before), self._read_styles(after), mixing)
        if of == "fit":
            return FitChange(label, self._fit(before), self._fit(after))
        if of == "retouch":
            was, now = self._read_retouch(before), self._read_retouch(after)
            return RetouchChange(label, was, now, text(values["sliding"]))
        raise ValueError(f"a step of {of}")

    def _read_patch(self, values: Mapping[str, Any], payload: bytes) -> LayoutPatch:
        assert self._beginning is not None
        height, width = self._beginning.layout.shape
        x0, y0, x1, y1 = (integer(side, 0, 1 << 16) for side in values["box"])
        box = Box(x0, y0, x1, y1)
        if box.empty or x1 > width or y1 > height:
            raise ValueError("a box outside the layout")
        parts = list(arrays(payload, *[(box.height, box.width)] * 4))
        return LayoutPatch(text(values["label"]), box, self._pixels(*parts[:2]), self._pixels(*parts[2:]))

    def _read_snapshot(self, values: Mapping[str, Any], payload: bytes) -> Snapshot:
        assert self._beginning is not None
        shape, size = self._beginning.layout.shape, 2 * self._beginning.layout.size
        layout, painted = self._pixels(*arrays(payload[:size], shape, shape))
        picture = KeptPicture.from_bytes(payload[size:]) if len(payload) > size else None
        return Snapshot(
            text(values["name"]),
            layout,
            StyleAssignment().with_regions(self._read_styles(values["styles"])),
            self._fit(values["fit"]),
            picture,
            datetime.fromisoformat(text(values["taken"])).replace(tzinfo=None),
            values["automatic"] is True,
            painted,
            self._read_retouch(values.get("retouch", {})),
        )

    def _read_styles(self, values: Mapping[str, Any]) -> dict[int, RegionStyle]:
        styles = {}
        for key, (source, mix, *more) in values.items():
            other, shares, colour = more or (None, None, None)
            crossing = None if shares is None else Crossing(optional_text(other), tuple(map(float, shares)))
            style = RegionStyle(optional_text(source), float(mix), crossing, optional_text(colour))
            styles[self._region(int(key))] = style
        return styles

    def _read_retouch(self, values: object) -> Retouch:
        return read_retouch(values, self._count)

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
        return None if number is None else self._fits[integer(number, 0, len(self._fits) - 1)]

    def _pixels(self, labels: np.ndarray, painted: np.ndarray) -> Pixels:
        return Pixels(self._labels(labels), painted > 0)

    def _labels(self, labels: np.ndarray) -> np.ndarray:
        if labels.size and labels.max() >= self._count:
            raise ValueError("a label of no region")
        return labels

    def _region(self, value: object) -> int:
        return integer(value, 0, self._count - 1)

    def _regions(self, values: list[object]) -> frozenset[int]:
        return frozenset(self._region(value) for value in values)


def _about_photo(name: str) -> str:
    """For a journal that is all there is: photos are only in the copy beside it."""
    return tr(
        "The editor ended before the photo of {portrait} was copied. Open the photo again to put a result "
        "back into it.",
        portrait=name,
    )
