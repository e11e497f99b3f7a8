"""A document with a journal that writes it down, and what a journal gives back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from sean_editor.document import OWN_COLOUR, Crossing, Document, Fit, Portrait, RegionStyle
from sean_editor.document.replay import Event, Locks, Moved, Painting, SnapshotList, replay, retell
from sean_editor.document.retouch import Light, Pull, Retouch, Spot, Touch
from sean_editor.session.journal import Journal, Story, read_journal

HAIR, HAT, SKIN = 13, 14, 1
ANNA, BERTA = "a0" * 16, "be" * 16


def portrait(name: str = "anna") -> Portrait:
    labels = np.zeros((32, 64), np.uint8)
    labels[4:30, 16:48] = SKIN
    return Portrait(name, np.random.default_rng(3).integers(0, 256, (32, 64, 3), np.uint8), labels)


def fit(seed: int) -> Fit:
    rng = np.random.default_rng(seed)
    codes = rng.standard_normal((6, 19, 512), np.float32)
    return Fit(codes, 20.125, 24.7, {"a.weight": rng.standard_normal((3, 2), np.float32)}, "ab" * 32)


class Author:
    """A document whose journal is written as the editor does it."""

    def __init__(self, path: Path, document: Document | None = None) -> None:
        self.document = document or Document(portrait())
        self.journal = Journal(path)
        self.journal.begin(*retell(self.document))
        self.document.history.moved.connect(lambda move, command: self.tell(Moved(move, command)))
        self.document.locks_changed.connect(lambda: self.tell(Locks(self.document.locked)))
        taken = self.document.snapshots
        taken.changed.connect(lambda: self.tell(SnapshotList(tuple(taken))))

    def tell(self, event: Event) -> None:
        self.journal.append(event)

    def work(self) -> Document:
        """A little of everything."""
        document = self.document
        document.fill_rectangle((3, 3), (20, 9), HAT)
        document.set_locked(SKIN, True)
        document.assign_style([HAIR, HAT], BERTA, 0.25)
        for mix in (0.3, 1 / 3, 0.9):
            document.set_mix(HAIR, mix)
        document.end_mix()
        for share in (0.1, 1 / 7):
            crossed = RegionStyle(None, 0.5, Crossing(BERTA, (0.0, share, 1.0, 0.0, 0.0, 1.0)))
            document.style_regions({SKIN: crossed, HAIR: RegionStyle(BERTA, colour=ANNA)}, "Cross", True)
        document.assign_colour([HAIR], OWN_COLOUR)
        document.assign_colour([HAIR, SKIN], "#7a3b1e")
        for mix in (0.9, 0.2):
            document.set_mix([HAIR, HAT, SKIN], mix)
        for seed in (1, 2):
            document.set_fit(fit(seed))
        document.undo()
        document.set_fit(None)
        document.undo()
        for amount in (0.25, 0.5):
            touched = Retouch({SKIN: Touch(evenness=amount)}, (Spot(0.5, 0.25, 0.01),))
            document.set_retouch(touched, "Evenness", "evenness")
        document.set_retouch(
            replace(touched, light=Light(taken=(0.25,) * 9), pulls=(Pull(0, 0, 0.25, 0.25, 0.5),)), "More"
        )
        with document.one_step("Shape"):
            document.fill_rectangle((40, 2), (44, 9), HAT)
            document.assign_style([HAT], None)
        document.fill_rectangle((18, 6), (22, 9), SKIN)  # paint that leaves the label
        document.replace_layout(np.random.default_rng(4).integers(0, 19, (32, 64)))
        document.begin_edit("Brush")
        document.paint_segment((5, 20), (30, 25), 3, HAIR)
        self.tell(Painting(document.open_step))
        return document


def document_of(story: Story | None) -> Document:
    assert story is not None
    made = story.beginning.document()
    replay(made, story.events)
    return made


def states(document: Document) -> list[tuple]:
    """Every state on the way back, the last one first."""
    seen = []
    while True:
        fitted = document.fit.codes.tobytes() if document.fit is not None else None
        layout = document.labels.tobytes() + document.painted.tobytes()
        seen.append((layout, document.styles, fitted, document.retouch, document.history.undo_label))
        if not document.history.can_undo:
            return seen
        document.undo()


def lines_of(data: bytes):
    """The line of each record."""
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        yield data[start:end]
        start = end + 1 + json.loads(data[start + 9 : end])["bytes"]


def read_without(path: Path, record: bytes) -> Story:
    data = path.read_bytes()
    path.write_bytes(data[: -len(record)])
    story = read_journal(path)
    path.write_bytes(data)
    assert story is not None
    return story
