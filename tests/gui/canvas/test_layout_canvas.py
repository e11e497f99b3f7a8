from __future__ import annotations

import numpy as np
import pytest
from canvas_samples import HAIR, HAT, LEFT_EYE, SKIN, Mouse, pixel, press_key, shown
from PyQt5.QtCore import QEvent, QObject, QRect, Qt
from PyQt5.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PyQt5.QtWidgets import QApplication, QShortcut, QWidget

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document, Portrait
from sean_editor.gui.canvas import LayoutCanvas, SharedView, ToolState

GREY = np.array((120, 120, 120))
COLORS = CELEBAMASK_HQ.palette().astype(int)


def test_the_mask_covers_the_photo_by_its_opacity(layout):
    layout.mask.set_opacity(1.0)
    assert pixel(layout, 32, 8) == pytest.approx(COLORS[HAIR], abs=2)
    layout.mask.set_opacity(0.0)
    assert pixel(layout, 32, 8) == pytest.approx(GREY, abs=2)
    layout.mask.set_opacity(0.5)
    assert pixel(layout, 32, 8) == pytest.approx((COLORS[HAIR] + GREY) / 2, abs=3)


def test_hiding_shows_the_bare_photo(layout):
    layout.mask.set_hidden(True)
    assert pixel(layout, 32, 8) == pytest.approx(GREY, abs=2)
    layout.mask.set_hidden(False)
    assert pixel(layout, 32, 8) != pytest.approx(GREY, abs=2)


def test_contours_are_drawn_at_screen_resolution(layout):
    layout.mask.set_opacity(0.0)
    assert pixel(layout, 32, 16.05) == pytest.approx(COLORS[SKIN], abs=2)
    assert pixel(layout, 32, 15.95) == pytest.approx(COLORS[HAIR], abs=2)
    assert pixel(layout, 32, 16.35) == pytest.approx(GREY, abs=2)  # a third of a label pixel further: no line
    layout.mask.set_contours(False)
    assert pixel(layout, 32, 16.05) == pytest.approx(GREY, abs=2)


def test_another_palette(layout):
    palette = CELEBAMASK_HQ.palette("colour-blind")
    layout.mask.set_opacity(1.0)
    layout.mask.set_palette(palette)
    assert pixel(layout, 32, 8) == pytest.approx(palette[HAIR].astype(int), abs=2)


def test_a_stroke_is_seen_at_once_and_repaints_only_its_place(layout, mouse, state):
    layout.mask.set_opacity(1.0)
    state.set_region(HAT)
    state.set_size(4)
    layout.grab()
    painted = []
    whole = layout.paint_picture
    layout.paint_picture = lambda painter, rect, *rest: (painted.append(rect), whole(painter, rect, *rest))
    mouse.press(32, 50)
    mouse.move(36, 50)
    assert pixel(layout, 33, 50) == pytest.approx(COLORS[HAT], abs=2)
    limit = 120 * layout.devicePixelRatioF()
    assert painted and all(max(rect.width(), rect.height()) < limit for rect in painted)


def test_undo_is_seen(layout, mouse, document, state):
    layout.mask.set_opacity(1.0)
    state.set_region(HAT)
    mouse.click(32, 50)
    document.undo()
    assert pixel(layout, 28, 50) == pytest.approx(COLORS[SKIN], abs=2)


def test_a_highlight_is_an_outline_and_no_more(layout):
    layout.mask.set_contours(False)
    before = shown(layout)
    layout.set_highlight(LEFT_EYE)
    changed = (shown(layout) != before).any(2)
    eye = np.argwhere(changed)
    assert 0 < changed.mean() < 0.02, "a line"
    layout.set_highlight([LEFT_EYE, SKIN])
    assert (shown(layout) != before).any(2).sum() > len(eye)
    layout.set_highlight(None)
    assert np.array_equal(shown(layout), before)


def test_an_outline_follows_the_brush(layout, mouse, document, state):
    layout.mask.set_opacity(0.0)
    layout.mask.set_contours(False)
    layout.set_highlight(HAT)
    before = shown(layout)
    state.set_region(HAT)
    state.set_size(9)
    mouse.click(32, 60)
    mouse.move(5, 5)
    after = shown(layout)
    layout.set_highlight(None)
    assert (shown(layout) != after).any() and (before != after).any()


def test_a_region_shown_alone(layout):
    layout.mask.set_opacity(1.0)
    layout.mask.set_contours(False)
    layout.mask.set_solo(HAIR)
    assert layout.mask.solo == HAIR
    assert pixel(layout, 32, 8) == pytest.approx(COLORS[HAIR], abs=2)
    assert pixel(layout, 32, 60) == pytest.approx(GREY, abs=2)
    layout.mask.set_solo(None)
    assert pixel(layout, 32, 60) == pytest.approx(COLORS[SKIN], abs=2)


def test_the_circle_has_the_brushs_true_size(layout, mouse, state):
    layout.mask.set_opacity(0.0)
    layout.mask.set_contours(False)
    state.set_size(20)
    mouse.move(32, 40)
    assert min(pixel(layout, 42, 40)) > 150  # on the ring, ten label pixels from the pointer
    assert pixel(layout, 38, 40) == pytest.approx(GREY, abs=2)
    assert layout.cursor().shape() == Qt.BlankCursor
    mouse.move(5, 40)
    assert pixel(layout, 42, 40) == pytest.approx(GREY, abs=2)  # nothing stays behind


def test_hovering_tells_the_region_once(layout, mouse):
    seen: list[int] = []
    layout.region_hovered.connect(seen.append)
    for x, y in ((32, 5), (33, 6), (48, 33), (-5, 5)):
        mouse.move(x, y)
    QApplication.sendEvent(layout, QEvent(QEvent.Leave))
    assert seen == [HAIR, LEFT_EYE, -1]


def test_hints_say_what_a_click_does(layout, state, document, mouse):
    seen: list[str] = []
    layout.hint_changed.connect(seen.append)
    state.set_region(HAT)
    state.set_tool("fill")
    assert "Paint hat" in seen[0] and "fill it with hat" in seen[1]
    document.set_locked(HAIR, True)
    mouse.move(32, 5)
    assert seen[-1].startswith("Hair is locked")
    mouse.move(32, 50)
    assert seen[-1] == seen[1]


def test_the_empty_canvas_says_what_to_do_and_takes_no_paint(layout, mouse):
    layout.set_document(None)
    assert "Ctrl+O" in layout.hint
    mouse.drag((10, 10), (40, 40))
    image = layout.grab().toImage()
    assert len({image.pixel(x, image.height() // 2 + 20) for x in range(image.width())}) > 3  # words
    assert layout.cursor().shape() == Qt.ArrowCursor


def test_no_shortcut_fires_in_mid_stroke(qtbot, state, view, document):
    window = QWidget()
    qtbot.addWidget(window)
    canvas = LayoutCanvas(state, view, window)
    canvas.resize(400, 400)
    canvas.set_document(document)
    fired: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), window, activated=lambda: fired.append(1))
    offer = QKeyEvent(QEvent.ShortcutOverride, Qt.Key_Z, Qt.ControlModifier)
    offer.ignore()
    QApplication.sendEvent(canvas, offer)
    assert not offer.isAccepted()
    mouse = Mouse(canvas)
    mouse.press(30, 40)
    QApplication.sendEvent(canvas, offer)
    assert offer.isAccepted()
    press_key(canvas, Qt.Key_Z, Qt.ControlModifier)
    mouse.release()
    assert not fired and len(document.history) == 1


def test_names_for_screen_readers(layout, result):
    assert layout.accessibleName() == "Layout" and result.accessibleName() == "Result"
    assert layout.focusPolicy() & Qt.TabFocus and result.focusPolicy() & Qt.TabFocus


class Painted(QObject):
    """The rectangles that a widget paints anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.region().boundingRect())
        return False


def test_a_stroke_paints_anew_only_where_it_is(qtbot):
    """256 px, a canvas of 900 px, a fast brush of 24: what makes it follow the hand."""
    labels = np.random.default_rng(1).integers(0, 19, (32, 32)).astype(np.uint8).repeat(8, 0).repeat(8, 1)
    document = Document(Portrait("Busy", np.zeros((256, 256, 3), np.uint8), labels))
    state = ToolState()
    state.set_size(24)
    canvas = LayoutCanvas(state, SharedView())
    qtbot.addWidget(canvas)
    canvas.resize(900, 900)
    canvas.show()
    canvas.set_document(document)
    QApplication.processEvents()
    mouse = Mouse(canvas)
    mouse.press(20, 128)
    QApplication.processEvents()
    painted = Painted(canvas)
    for step in range(12):
        mouse.move(30 + 16 * step, 128 + 20 * (step % 2))
        QApplication.processEvents()
    assert len(painted.rects) >= 12
    assert max(rect.width() * rect.height() for rect in painted.rects) < 900 * 900 / 12
    mouse.release()
