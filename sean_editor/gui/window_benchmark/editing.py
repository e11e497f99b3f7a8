"""What a person feels of the window: strokes, a slider, drops of styles, a photo; also as they grow."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PyQt5.QtCore import QMimeData, QPointF, QUrl
from PyQt5.QtGui import QGuiApplication

from sean_editor.engine.engine import Engine
from sean_editor.gui.app import make_application
from sean_editor.gui.canvas.first_paint import FirstPaint
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.commands.spare_memory import spare
from sean_editor.gui.nobody import nobody
from sean_editor.gui.performance import Heartbeat, Meter, Spread, rate, spread
from sean_editor.gui.scenes.stage import Stage
from sean_editor.gui.theme import theme
from sean_editor.gui.translation import install_translation
from sean_editor.gui.window_benchmark.files import write_photo, write_references
from sean_editor.gui.window_benchmark.hand import HERTZ, Act, drag, drop, pass_time, play
from sean_editor.languages import ENGLISH
from sean_editor.machine.process_memory import peak, resident
from sean_editor.photo.portraits import shipped_portraits

SKIN, HAIR = 1, 13
TIP = 12
"""Pixels of the brush where its size is not what is compared."""
TIPS = (6, 12, 24, 48)
PAUSE = 0.4
"""Seconds between two strokes, and between two drops."""
SLOW = 900.0
"""Seconds that many references may take."""


@dataclass(frozen=True)
class Hands:
    """What came of what a hand did: milliseconds from its events to the pixels of the result, and of the
    layout; pictures a second; milliseconds of the longest block of the window's thread, and of the longest
    that it was itself at work without a pause.
    """

    result: Spread | None
    layout: Spread | None
    pictures: float | None
    block: float
    worked: float


@dataclass(frozen=True)
class Size:
    """Strokes with a tip of `tip` pixels, `share` of the portrait."""

    tip: int
    share: float
    hands: Hands


@dataclass(frozen=True)
class Many:
    """The window with so many references: megabytes, kilobytes that each of those added last took, drops of
    their styles, strokes.
    """

    references: int
    memory: float | None
    each: float | None
    drops: Hands
    strokes: Hands


@dataclass(frozen=True)
class Opening:
    """Seconds from the drop of a photo until its face, and the network's picture of it, had been painted;
    milliseconds of the longest block, and of the longest work, of the window's thread.
    """

    face: float
    result: float
    block: float
    worked: float


@dataclass(frozen=True)
class Feel:
    """All figures of one window on Qt's `platform`. Megabytes: `memory` at rest with the shipped references,
    and the `peak` until then.
    """

    platform: str
    strokes: Hands
    slider: Hands
    drops: Hands
    opening: Opening
    memory: float | None
    peak: float | None
    sizes: tuple[Size, ...]
    many: tuple[Many, ...]


def measure_editing(
    device: str, checkpoint: Path | None, quick: bool, home: Path, seconds: float = 3.0, most: int = 96
) -> Feel:
    """Open the window for somebody whose folder is `home`, and use it: `seconds` of painting for each figure.

    The number of references grows from the shipped ones to `most`. `quick` is the engine's. RuntimeError if
    it never comes to rest.
    """
    app = make_application()
    install_translation(app, ENGLISH)
    theme().apply("dark")
    with nobody(home, own_cache=True):
        stage = Stage(Engine(checkpoint, device, quick=quick), home)
        bench = _Bench(stage, seconds)
        try:
            return bench.measure(most)
        finally:
            bench.close()
            stage.close()


class _Bench:
    def __init__(self, stage: Stage, seconds: float) -> None:
        self._stage, self._seconds = stage, seconds
        self._window, self._session = stage.window, stage.session
        self._meter = Meter(
            self._session, self._window.layout_canvas, self._window.result_canvas, self._window
        )
        self._heartbeat = Heartbeat(self._window)
        self._photo = write_photo(stage.folder)
        self._round = 0

    def close(self) -> None:
        gc.unfreeze()
        self._heartbeat.stop()
        self._meter.stop()

    def measure(self, most: int) -> Feel:
        self._rest()
        gc.freeze()  # as the program does when it has started
        self._meter.start()
        self._heartbeat.start()
        memory, highest = self._memory(), peak()
        drops = self._drops()  # first: the slider mixes a style of a reference
        strokes, slider = self._strokes(TIP), self._slide()
        sizes = tuple(self._size(tip) for tip in TIPS)
        many = tuple(self._many(count) for count in _doubled(len(shipped_portraits()), most))
        return Feel(
            QGuiApplication.platformName(),
            strokes,
            slider,
            drops,
            self._open_photo(),
            memory,
            highest,
            sizes,
            many,
        )

    # what a hand does

    def _strokes(self, tip: int) -> Hands:
        """Strokes of a second each, to and fro over the forehead: hair over skin, skin over hair."""
        tools = self._window.bench.tool_state
        tools.set_tool("brush")
        tools.set_size(tip)

        def strokes() -> Iterator[list[Act]]:
            moves = math.ceil(self._seconds * HERTZ)
            for begin in range(0, moves, HERTZ):
                self._round += 1
                tools.set_region(HAIR if self._round % 2 else SKIN)
                yield self._stroke(min(HERTZ, moves - begin))

        return self._did(strokes())

    def _stroke(self, moves: int) -> list[Act]:
        canvas, at = self._window.layout_canvas, np.linspace(0.0, 1.0, moves)
        x, y = 128 + 60 * np.sin(2 * np.pi * at), 70 + 20 * at  # pixels of the label map
        points = [QPointF(*canvas.transform().to_view(*one)) for one in zip(x, y, strict=True)]
        return drag(canvas, points, PAUSE)

    def _slide(self) -> Hands:
        """The mix of the hair, dragged to and fro."""
        slider = self._window.region_panel.rows[HAIR].mix
        at = np.linspace(0.0, 1.0, math.ceil(self._seconds * HERTZ))
        x = slider.width() * (0.5 + 0.45 * np.cos(2 * np.pi * at * max(1.0, self._seconds / 2)))
        return self._did([drag(slider, [QPointF(one, slider.height() / 2) for one in x])])

    def _drops(self) -> Hands:
        """Hair of the references, dropped onto the face one after the other."""
        canvas, carried, acts = self._window.result_canvas, [], list[Act]()
        ids = [one.id for one in self._session.references if HAIR in one.portrait.shown_regions]
        for number in range(max(2, round(self._seconds * 2))):
            self._round += 1
            carried.append(encode(StyleDrag(ids[7 * self._round % len(ids)], HAIR, (HAIR,))))
            acts += drop(canvas, carried[-1], canvas.picture_rect().center().toPoint(), number * PAUSE)
        return self._did([acts])

    def _did(self, plays: Iterable[Sequence[Act]]) -> Hands:
        """The figures of what a hand does, until the window is at rest again."""
        meter = self._meter
        meter.forget()
        self._heartbeat.blocks.clear()
        for acts in plays:
            play(acts, lambda: not meter.waiting)
        result, layout, pictures = spread(meter.to_pixels), spread(meter.to_layout), rate(meter.pictures)
        self._rest()
        return Hands(result, layout, pictures, *self._blocks())

    def _open_photo(self) -> Opening:
        """A photo is let fall onto the layout."""
        session, canvas = self._session, self._window.layout_canvas
        document = session.document
        assert document is not None
        document.mark_saved()  # nothing is asked
        watch = FirstPaint(lambda shown: shown is not document)
        for one in self._window.views:
            one.installEventFilter(watch)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._photo))])
        acts = drop(canvas, mime, canvas.rect().center())
        self._heartbeat.blocks.clear()
        begin = play(acts, lambda: watch.result is not None) + acts[-1].at
        for one in self._window.views:
            one.removeEventFilter(watch)
        self._rest()
        assert watch.face is not None and watch.result is not None
        return Opening(watch.face - begin, watch.result - begin, *self._blocks())

    def _blocks(self) -> tuple[float, float]:
        return self._heartbeat.longest().length * 1e3, self._heartbeat.most_worked() * 1e3

    # what grows

    def _size(self, tip: int) -> Size:
        share = math.pi * (tip / 2) ** 2 / self._stage.labels.size
        return Size(tip, share, self._strokes(tip))

    def _many(self, count: int) -> Many:
        there, before = self._session.reference_count, self._memory()
        if count > there:
            folder = self._stage.folder / f"references-{count}"
            write_references(folder, self._session, count - there)
            self._window.references.add_files([folder])
            pass_time(lambda: self._session.reference_count >= count, SLOW)
            self._rest()
        memory, each = self._memory(), None
        if count > there and memory is not None and before is not None:
            each = 1024 * (memory - before) / (count - there)
        return Many(self._session.reference_count, memory, each, self._drops(), self._strokes(TIP))

    def _memory(self) -> float | None:
        """Megabytes at rest, when all is given back that the window gives back some seconds later."""
        spare(self._session)
        return resident()

    def _rest(self) -> None:
        session, jobs = self._session, self._window.bench.jobs
        pass_time(lambda: session.idle and jobs.idle and session.result is not None, SLOW)


def _doubled(first: int, most: int) -> list[int]:
    counts = [first]
    while counts[-1] * 2 <= most:
        counts.append(counts[-1] * 2)
    return counts
