"""The real editor with a restless hand: it restores what it finds, then works at random until it is killed.

    PYTHONPATH=.:tests/gui/window python tests/restless_editor.py LOG SEED PROJECT FOLDER [WORDS ...]

Every state of the document becomes a line of LOG before the hand goes on; `kill_rounds.py` reads it. PROJECT
is where it saves to, FOLDER where it exports to, the WORDS are those of `main.py`.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gestures import mouse
from PyQt5.QtCore import QEvent, QPointF, Qt, QTimer
from PyQt5.QtTest import QTest

from sean_editor.cli.main import main
from sean_editor.document import Document, Fit
from sean_editor.document.commands import FitChange, LayoutPatch, Together
from sean_editor.document.snapshots import Snapshot
from sean_editor.gui.dialogs import files
from sean_editor.gui.main_window import MainWindow

RESTLESS_MS = 15


class Log:
    """Writes lines straight to the system: they outlive the process."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def line(self, kind: str, **values: object) -> None:
        text = json.dumps({"kind": kind, "time": time.monotonic(), **values})
        os.write(self._file, text.encode() + b"\n")

    def state(self, kind: str, document: Document) -> None:
        self.line(kind, **state_of(document))


def state_of(document: Document) -> dict[str, object]:
    """What tells one state of a document from another, its history included."""
    history = document.history
    return {
        "labels": zlib.crc32(document.labels.tobytes(), zlib.crc32(document.painted.tobytes())),
        "styles": zlib.crc32(repr([(r, document.styles[r]) for r in document.styles]).encode()),
        "fit": zlib.crc32(document.fit.codes) if document.fit is not None else 0,
        "locked": sorted(document.locked),
        "snapshots": zlib.crc32(repr([_snapshot(one) for one in document.snapshots]).encode()),
        "done": zlib.crc32(repr([_digest(step) for step in history.done]).encode()),
        "undone": zlib.crc32(repr([_digest(step) for step in history.undone]).encode()),
        "below": zlib.crc32(repr([_digest(step) for step in history.done[:-1]]).encode()),
        "steps": len(history),
        "editing": document.editing,
        "modified": document.modified,
    }


def _snapshot(one: Snapshot) -> object:
    pixels = zlib.crc32(one.layout.tobytes(), zlib.crc32(one.painted.tobytes()))
    styles = [(region, one.styles[region]) for region in one.styles]
    picture = zlib.crc32(one.picture.data) if one.picture is not None else 0
    return one.name, one.taken, one.automatic, pixels, styles, picture


_DIGESTS: dict[int, tuple[object, object]] = {}


def _digest(step: object) -> object:
    known = _DIGESTS.get(id(step))
    if known is None or known[0] is not step:
        if isinstance(step, LayoutPatch):
            held = [zlib.crc32(part.tobytes()) for part in (*step.before, *step.after)]
            told: object = (step.label, step.box, held)
        elif isinstance(step, Together):
            told = (step.label, [_digest(part) for part in step.parts])
        elif isinstance(step, FitChange):
            told = (
                step.label,
                [zlib.crc32(f.codes) if f is not None else 0 for f in (step.before, step.after)],
            )
        else:
            told = (step.label, repr(step.before), repr(step.after))  # type: ignore[attr-defined]
        known = _DIGESTS[id(step)] = (step, told)
    return known[1]


class Hand:
    """Does one small thing after another, as a person's events would."""

    def __init__(self, window: MainWindow, log: Log, seed: int, project: Path, folder: Path) -> None:
        self.window, self.log, self.random = window, log, random.Random(seed)
        self.project, self.folder = project, folder
        self.doings = self.life()
        self.timer = QTimer(window, interval=RESTLESS_MS)
        self.timer.timeout.connect(lambda: next(self.doings))
        self.timer.start()

    @property
    def document(self) -> Document:
        document = self.window.session.document
        assert document is not None
        return document

    def life(self) -> Iterator[None]:
        window = self.window
        while window.session.document is None or not window.autosave.idle or not window.bench.jobs.idle:
            yield
        opened = window.session.document
        yield from self.rest(0.2)  # the question, if there is one, is on its way
        if window.banner.kind == "question":
            window.banner.offer_button.click()
            while window.session.document is opened:
                yield
            self.log.state("restored", self.document)
            yield from self.there_and_back()
        else:
            self.log.state("opened", self.document)
        files.ask_save = self.choose_file
        document = self.document
        for signal in (document.layout_changed, document.styles_changed, document.fit_changed):
            signal.connect(self.changed)
        document.history_changed.connect(self.changed)
        document.locks_changed.connect(self.changed)
        self.changed()
        self.log.line("working")
        while True:
            yield from self.random.choices(
                (
                    self.stroke,
                    self.slide,
                    self.dress,
                    self.undo,
                    self.lock,
                    self.save,
                    self.export,
                    self.fit,
                    self.snapshot,
                ),
                (8, 3, 2, 3, 1, 0.5, 1, 0.5, 1.5),
            )[0]()

    def choose_file(self, _window: object, _title: str, _suggestion: Path, filters: str) -> Path:
        return self.project if filters == files.PROJECTS else self.folder / f"{self.random.randrange(3)}.png"

    def changed(self, *_: object) -> None:
        self.log.state("state", self.document)

    def there_and_back(self) -> Iterator[None]:
        """All steps undone and done again must lead to the same state."""
        document, before = self.document, state_of(self.document)
        steps = len(document.history)
        while document.history.can_undo:
            document.undo()
        for _ in range(steps):
            document.redo()
            yield
        after = state_of(document)
        known = not before["undone"] or before["undone"] == after["undone"]
        self.log.line("history", whole=known and {**before, "undone": 0} == {**after, "undone": 0})

    def rest(self, seconds: float) -> Iterator[None]:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            yield

    def stroke(self) -> Iterator[None]:
        canvas, tools = self.window.layout_canvas, self.window.bench.tool_state
        tools.set_tool(self.random.choice(("brush", "brush", "eraser", "rectangle", "fill")))
        tools.set_region(self.random.randrange(19))
        x, y = self.random.uniform(20, 236), self.random.uniform(20, 236)
        mouse(canvas, QEvent.MouseButtonPress, self.at(x, y))
        for _ in range(self.random.randrange(40)):
            yield
            if self.random.random() < 0.02:
                yield from self.rest(0.7)
            x, y = x + self.random.uniform(-9, 9), y + self.random.uniform(-9, 9)
            mouse(canvas, QEvent.MouseMove, self.at(x, y))
        if self.random.random() < 0.1:
            QTest.keyClick(canvas, Qt.Key_Escape)
        mouse(canvas, QEvent.MouseButtonRelease, self.at(x, y))
        yield

    def at(self, x: float, y: float) -> QPointF:
        return QPointF(*self.window.layout_canvas.transform().to_view(x, y))

    def slide(self) -> Iterator[None]:
        for region in tuple(self.document.styles)[:1]:
            slider = self.window.region_panel.rows[region].mix
            slider.setSliderDown(True)
            for _ in range(self.random.randrange(1, 30)):
                slider.setValue(self.random.randrange(101))
                yield
            slider.setSliderDown(False)
        yield

    def dress(self) -> Iterator[None]:
        session = self.window.session
        reference = self.random.choice(session.references)
        session.apply_style(reference.id, self.random.sample(range(19), 3))
        yield

    def fit(self) -> Iterator[None]:
        codes = np.full((6, 19, 512), self.random.random(), np.float32)
        self.document.set_fit(Fit(codes, 20.0, 25.0, {}, "c0" * 32))
        yield

    def snapshot(self) -> Iterator[None]:
        """Take one, rename one, remove one, or return to one."""
        snapshots, what = self.document.snapshots, self.random.random()
        if len(snapshots) == 0 or (what < 0.6 and len(snapshots) < 8):
            self.window.bench.actions["take_snapshot"].trigger()
        elif what < 0.7:
            self.document.restore(self.random.choice(tuple(snapshots)))
        elif what < 0.8:
            snapshots.rename(self.random.choice(tuple(snapshots)), f"Number {self.random.randrange(99)}")
        else:
            snapshots.remove(self.random.choice(tuple(snapshots)))
        yield

    def undo(self) -> Iterator[None]:
        for _ in range(self.random.randrange(1, 6)):
            self.window.bench.actions[self.random.choice(("undo", "undo", "redo"))].trigger()
            yield

    def lock(self) -> Iterator[None]:
        self.window.bench.actions["lock"].trigger()
        yield

    def save(self) -> Iterator[None]:
        self.window.bench.actions["save"].trigger()
        yield from self.rest(self.random.uniform(0, 0.3))

    def export(self) -> Iterator[None]:
        if self.window.session.present() is not None:
            name = self.random.choice(("export_before_after", "export_labels"))
            self.window.bench.actions[name].trigger()
        yield from self.rest(self.random.uniform(0, 0.3))


if __name__ == "__main__":
    log_path, seed, project, folder, *words = sys.argv[1:]
    show = MainWindow.show

    def show_and_begin(window: MainWindow) -> None:
        show(window)
        window.hand = Hand(window, Log(log_path), int(seed), Path(project), Path(folder))

    MainWindow.show = show_and_begin  # type: ignore[method-assign]
    sys.exit(main(words))
