"""The hand: one random thing after another, by real events; each is done to the model as well."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

import numpy as np
from gestures import click, drop, mouse
from PIL import Image
from PyQt5.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt5.QtTest import QTest

from long_session import model as shapes
from long_session.model import Model, Shape, State
from sean_editor.gui.canvas import LayoutCanvas
from sean_editor.gui.dialogs import files, unsaved
from sean_editor.gui.main_window import MainWindow
from sean_editor.photo.labels import read_label_map

TOOL_KEYS = {
    "brush": Qt.Key_B,
    "eraser": Qt.Key_E,
    "fill": Qt.Key_G,
    "rectangle": Qt.Key_R,
    "lasso": Qt.Key_L,
}
TOGGLES = ("contours", "hide_mask", "split", "keep_unedited", "theme_light", "theme_dark", "large_result")
ZOOMS = ("zoom_in", "zoom_out", "fit", "actual_size")
NOT_OF_FACES = ("hair", "cloth", "hat", "eye_g", "ear_r", "neck_l")
ROUNDING = 1e-6
"""Pixels: on the very edge of a click it is rounding that decides."""
MOST_REFERENCES = 30
MOST_STEPS = 300
"""After which the document is opened again: the model keeps every state whole."""

Wait = Callable[[Callable[[], bool]], None]


class Hand:
    """`wait` runs the event loop until something is true."""

    def __init__(self, window: MainWindow, seed: int, folder: Path, wait: Wait) -> None:
        self.window, self.random, self.folder, self.wait = window, Random(seed), folder, wait
        self.session, self.actions = window.session, window.bench.actions
        self.tools, self.canvas = window.bench.tool_state, window.layout_canvas
        self.project = folder / "long.sean"
        self.made, self.openings, self.doing = 0, 0, ""
        self.doings: dict[Callable[[], None], float] = {
            self.stroke: 8, self.given_up: 1, self.fill: 2, self.rectangle: 2, self.lasso: 2,
            self.undo: 5, self.redo: 3, self.card: 4, self.slide: 3, self.reset: 1, self.lock: 1,
            self.choose: 4, self.take: 1, self.go_on: 0.3, self.restore: 1, self.look: 2, self.resize: 0.5,
            self.save: 0.7, self.open_again: 0.15, self.open_another: 0.1, self.export: 0.3,
            self.add_reference: 0.2, self.remove_reference: 0.2,
        }  # fmt: skip
        window.history.timer.stop()  # `go_on` does what it does
        files.ask_save = self._choose_file  # type: ignore[assignment]
        unsaved.ask_unsaved = lambda *_: unsaved.DISCARD  # type: ignore[assignment]
        self.model = self._model_of_document()

    def do(self) -> None:
        """Do the next thing; `doing` has its name."""
        crowded = len(self.model.done) + len(self.model.undone) > MOST_STEPS
        (doing,) = self.random.choices(list(self.doings), list(self.doings.values()))
        doing = self.open_again if crowded else doing
        self.doing = doing.__name__
        doing()

    # painting

    def stroke(self) -> None:
        self._tool(self.random.choice(("brush", "brush", "eraser")))
        self.stroke_along(self._path(self.random.randrange(1, 3)))

    def stroke_along(self, path: list[tuple[float, float]]) -> None:
        """With the tool that is chosen, along at most two points: the model knows no curves through more."""
        self._press_along(path)
        mouse(self.canvas, QEvent.MouseButtonRelease, self._at(path[-1]))  # where it is, it draws no more
        segments = [(path[0], path[0]), *pairwise(path)]
        masks = [shapes.stroke(self._shape, *segment, self.tools.size) for segment in segments]
        self._drawn(masks, None if self.tools.tool == "eraser" else self.tools.region)

    def given_up(self) -> None:
        self._tool(self.random.choice(("brush", "eraser", "rectangle", "lasso")))
        path = self._path(9)
        self._press_along(path)
        QTest.keyClick(self.canvas, Qt.Key_Escape)
        mouse(self.canvas, QEvent.MouseButtonRelease, self._at(path[-1]))

    def fill(self) -> None:
        self._tool("fill")
        (point,) = self._path(1)
        click(self.canvas, self._at(point))
        self.model.fill(int(point[0]), int(point[1]), self.tools.region, self.tools.mirror)

    def rectangle(self) -> None:
        self._tool("rectangle")
        start, end = self._path(1)[0], self._path(1)[0]
        while abs(self._beyond_click(start, end)) < ROUNDING:
            (end,) = self._path(1)
        self._press_along([start, end])
        mouse(self.canvas, QEvent.MouseButtonRelease, self._at(end))
        if self._beyond_click(start, end) > 0:
            self._drawn([shapes.rectangle(self._shape, start, end)], self.tools.region)

    def lasso(self) -> None:
        """Corner by corner, closed by Enter."""
        self._tool("lasso")
        corners: list[tuple[float, float]] = []
        while len(corners) < self.random.randrange(3, 8):
            (corner,) = self._path(1)
            if all(self._beyond_click(corner, one) > ROUNDING for one in corners):
                corners.append(corner)
                click(self.canvas, self._at(corner))
        QTest.keyClick(self.canvas, Qt.Key_Return)
        self._drawn([shapes.polygon(self._shape, corners)], self.tools.region)

    def _drawn(self, masks: list[Shape], region: int | None) -> None:
        document = self.session.document
        assert document is not None
        shown = State(document.labels, document.painted, {})
        self.model.draw(masks, region, self.tools.mirror, shown)

    def _press_along(self, path: list[tuple[float, float]]) -> None:
        mouse(self.canvas, QEvent.MouseButtonPress, self._at(path[0]))
        for point in path[1:]:
            mouse(self.canvas, QEvent.MouseMove, self._at(point))

    def _path(self, count: int) -> list[tuple[float, float]]:
        """Centres of pixels, each not far from the one before."""
        height, width = self._shape
        x, y = self.random.randrange(width), self.random.randrange(height)
        path = []
        for _ in range(count):
            path.append((x + 0.5, y + 0.5))
            x = min(max(x + self.random.randint(-20, 20), 0), width - 1)
            y = min(max(y + self.random.randint(-20, 20), 0), height - 1)
        return path

    def _beyond_click(self, one: tuple[float, float], other: tuple[float, float]) -> float:
        """By how many pixels two places are farther apart than a hand trembles in a click."""
        slop = 5.0 / self.canvas.transform().zoom
        return max(abs(one[0] - other[0]), abs(one[1] - other[1])) - slop

    def _at(self, point: tuple[float, float]) -> QPointF:
        return QPointF(*self.canvas.transform().to_view(*point))

    @property
    def _shape(self) -> tuple[int, int]:
        height, width = self.model.original.shape
        return height, width

    # tools and regions

    def _tool(self, name: str) -> None:
        QTest.keyClick(self.canvas, TOOL_KEYS[name])
        assert self.tools.tool == name, f"the key of {name} gave {self.tools.tool}"

    def choose(self) -> None:
        """A region, a size, both sides, some regions selected."""
        region, size = self.random.randrange(19), self.random.choice((2, 5, 9, 16, 33, 80))
        click(self.window.region_panel.rows[region].name, QPoint(3, 3))
        assert self.tools.region == region
        self.tools.set_size(size)
        if self.random.random() < 0.3:
            QTest.keyClick(self.canvas, Qt.Key_M)
        if self.random.random() < 0.2:
            self.window.bench.selection.set(self.random.sample(range(19), self.random.randrange(4)))

    def lock(self) -> None:
        QTest.keyClick(self.canvas, Qt.Key_K, Qt.ControlModifier)
        self.model.locked ^= {self.tools.region}

    # history

    def undo(self) -> None:
        for _ in range(self.random.randrange(1, 5)):
            QTest.keyClick(self.canvas, Qt.Key_Z, Qt.ControlModifier)
            self.model.undo()

    def redo(self) -> None:
        for _ in range(self.random.randrange(1, 4)):
            QTest.keyClick(self.canvas, Qt.Key_Y, Qt.ControlModifier)
            self.model.redo()

    def take(self) -> None:
        names = {one.name for one in self.model.snapshots}
        QTest.keyClick(self.canvas, Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier)
        self.model.take(next(n for i in range(1, 999) if (n := f"Snapshot {i}") not in names))

    def go_on(self) -> None:
        """Five minutes are over: the program takes a snapshot."""
        self.window.history.keep_automatically()
        self.model.take_automatically()

    def restore(self) -> None:
        if self.model.snapshots:
            number = self.random.randrange(len(self.model.snapshots))
            document = self.session.document
            assert document is not None
            self.window.history_panel.snapshot_chosen.emit(tuple(document.snapshots)[number])
            self.model.restore(number)

    # styles

    def card(self) -> None:
        """A click on a card of the gallery, on the region under the pointer."""
        cards = self.window.gallery.list
        index = self.random.choice(cards.visible_indexes())
        cards.scrollTo(index)
        self.wait(lambda: True)
        area = cards.visualRect(index)
        place = area.topLeft() + QPoint(
            self.random.randrange(6, area.width() - 6), self.random.randrange(6, area.height() - 30)
        )
        target = cards.target_at(place)
        if target is None or not cards.viewport().rect().contains(place):
            return
        regions, reference = cards.regions_of(target), self.session.reference(target.reference)
        assert reference is not None
        face = len(regions) > 1 and not self.window.bench.selection.ids
        click(cards.viewport(), place)
        shown = shapes.shown_regions(reference.portrait.labels)
        wanted: dict[int, tuple[str, float] | None] = {}
        for region in range(1, 19) if face else regions:
            name = self.window.bench.regions[region].name
            if region in shown:
                wanted[region] = (reference.id, 1.0)
            elif face and name not in NOT_OF_FACES:
                wanted[region] = None
        self.model.style(wanted)

    def slide(self) -> None:
        """Drag the mix of a region."""
        if not self.model.present.styles:
            return
        region = self.random.choice(sorted(self.model.present.styles))
        slider = self.window.region_panel.rows[region].mix
        told: list[float] = []
        listen = slider.valueChanged.connect(lambda value: told.append(value / 100))
        points = [QPointF(self.random.uniform(0, slider.width()), 8) for _ in range(6)]
        mouse(slider, QEvent.MouseButtonPress, points[0])
        for point in points[1:]:
            mouse(slider, QEvent.MouseMove, point)
        mouse(slider, QEvent.MouseButtonRelease, points[-1])
        slider.valueChanged.disconnect(listen)
        if told:
            self.model.mix(region, told)

    def reset(self) -> None:
        everything = self.random.random() < 0.3
        shift = Qt.ShiftModifier if everything else Qt.NoModifier
        QTest.keyClick(self.canvas, Qt.Key_R, Qt.ControlModifier | shift)
        chosen = self.model.present.styles if everything else (self.tools.region,)
        self.model.style(dict.fromkeys(chosen))

    # the window

    def look(self) -> None:
        name = self.random.choice((*ZOOMS, *ZOOMS, *TOGGLES))
        self.actions[name].trigger()
        self.wait(lambda: True)
        if self.actions["large_result"].isChecked():
            self.actions["large_result"].trigger()

    def resize(self) -> None:
        self.window.resize(self.random.randrange(1024, 1400), self.random.randrange(700, 900))
        self.wait(lambda: True)

    # files

    def _choose_file(self, _window: object, _title: str, suggestion: Path, filters: str) -> Path:
        return self.project if filters == files.PROJECTS else self.folder / suggestion.name

    def save(self) -> None:
        QTest.keyClick(self.canvas, Qt.Key_S, Qt.ControlModifier)
        self.wait(self._at_rest)
        self.model.take_automatically()
        self.model.save()

    def open_again(self) -> None:
        """What was saved, dropped onto the canvas."""
        self.save()
        self._drop(self.canvas, self.project)
        self.openings += 1
        self.model = self.model.reopened()

    def open_another(self) -> None:
        reference = self.random.choice(self.session.references)
        self.window.gallery.open_requested.emit(reference.id)
        self.wait(self._at_rest)
        self.openings += 1
        self.project = self.folder / f"long-{self.openings % 3}.sean"
        self.model = self._model_of_document()

    def export(self) -> None:
        """The layout, and what the file holds."""
        if self.session.present() is None:
            return
        self.actions["export_labels"].trigger()
        self.wait(self._at_rest)
        document = self.session.document
        assert document is not None
        written = read_label_map(self.folder / f"{document.portrait.name}.labels.png").ids
        assert np.array_equal(written, self.model.present.layout), "the exported layout is another"

    def add_reference(self) -> None:
        count = self.session.reference_count
        if count >= MOST_REFERENCES:
            return
        self.made += 1
        source = self.random.choice(self.session.references).portrait
        path, image = self.folder / f"face{self.made}.png", source.image ^ np.uint8(1)
        image[0, 0] = self.made % 256, self.made // 256, 0  # no other has this pixel
        Image.fromarray(image).save(path)
        Image.fromarray(source.labels).save(path.with_name(f"face{self.made}.labels.png"))
        self._drop(self.window.gallery, path)
        assert self.session.reference_count == count + 1

    def remove_reference(self) -> None:
        """One that no state uses."""
        every = [self.model.present, *self.model.done, *self.model.undone]
        every += [one.state for one in self.model.snapshots]
        used = {source for state in every for source, _ in state.styles.values()}
        spare = [one.id for one in self.session.references if one.id not in used]
        if len(spare) > 3:
            count = self.session.reference_count
            self.window.gallery.select(self.random.choice(spare))
            QTest.keyClick(self.window.gallery.list, Qt.Key_Delete)
            assert self.session.reference_count == count - 1

    def _drop(self, widget: object, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        assert drop(widget, data, QPoint(40, 40))  # type: ignore[arg-type]
        self.wait(self._at_rest)

    def _at_rest(self) -> bool:
        return self.window.bench.jobs.idle and self.session.document is not None

    def _model_of_document(self) -> Model:
        document = self.session.document
        assert document is not None and isinstance(self.canvas, LayoutCanvas)
        return Model(document.original_labels.copy(), document.regions.mirrored_ids.tolist())
