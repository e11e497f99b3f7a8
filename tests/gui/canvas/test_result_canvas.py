from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from canvas_samples import HAIR, HAT, LEFT_EYE, SKIN, Mouse, pixel
from PyQt5.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt5.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PyQt5.QtWidgets import QApplication, QProxyStyle, QStyle

from sean_editor.gui.canvas import style_mime
from sean_editor.gui.canvas.drop_caption import drop_caption
from sean_editor.gui.canvas.picture import to_qimage
from sean_editor.gui.canvas.style_mime import StyleDrag

GREEN, GREY = (10, 200, 30), (120, 120, 120)


def place(canvas, x: float, y: float) -> QPoint:
    return QPointF(*canvas.transform().to_view(x, y)).toPoint()


def enter(canvas, mime: QMimeData, x: float = 32, y: float = 32) -> bool:
    event = QDragEnterEvent(place(canvas, x, y), Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
    event.ignore()
    QApplication.sendEvent(canvas, event)
    if event.isAccepted():  # Qt sends moves to the target that accepted last, were it long gone
        QApplication.sendEvent(
            canvas, QDragMoveEvent(place(canvas, x, y), Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
        )
    return event.isAccepted()


def drop(canvas, mime: QMimeData, x: float = 32, y: float = 32) -> None:
    at = QPointF(place(canvas, x, y))
    QApplication.sendEvent(canvas, QDropEvent(at, Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier))


def test_shows_the_result_and_while_comparing_the_original(result):
    assert pixel(result, 32, 40) == pytest.approx(GREEN, abs=2)
    result.set_comparing(True)
    assert pixel(result, 32, 40) == pytest.approx(GREY, abs=2)
    result.set_comparing(False)
    assert pixel(result, 32, 40) == pytest.approx(GREEN, abs=2)


def test_the_original_stands_in_until_there_is_a_result(result, document):
    result.set_images(None, document.portrait.image)
    assert pixel(result, 32, 40) == pytest.approx(GREY, abs=2)


def test_split_shows_both_and_its_divider_can_be_dragged(result):
    result.set_split(True)
    assert pixel(result, 16, 50) == pytest.approx(GREY, abs=2)
    assert pixel(result, 48, 50) == pytest.approx(GREEN, abs=2)
    mouse = Mouse(result)
    mouse.move(32, 20)
    assert result.cursor().shape() == Qt.SplitHCursor
    mouse.drag((32, 20), (50, 20), (56, 20))
    assert pixel(result, 50, 50) == pytest.approx(GREY, abs=2)
    result.set_split(False)
    assert pixel(result, 16, 50) == pytest.approx(GREEN, abs=2)


def test_dragging_one_style_outlines_its_region_before_the_drop(result):
    dropped: list[tuple] = []
    result.style_dropped.connect(lambda *drop: dropped.append(drop))
    mime = style_mime.encode(StyleDrag("anna", HAIR, (HAIR, SKIN)))
    assert enter(result, mime, 48, 33)
    assert result.highlight == (HAIR,)
    assert pixel(result, 32, 58) == pytest.approx(GREEN, abs=2), "the result stays as bright as it is"
    drop(result, mime, 48, 33)
    assert dropped == [("anna", (HAIR,), LEFT_EYE)]
    assert result.highlight == ()
    assert pixel(result, 32, 58) == pytest.approx(GREEN, abs=2)


def test_a_whole_face_highlights_the_selected_regions(result):
    dropped: list[tuple] = []
    result.style_dropped.connect(lambda *drop: dropped.append(drop))
    mime = style_mime.encode(StyleDrag("anna", None, (SKIN, LEFT_EYE)))
    enter(result, mime)
    assert result.highlight == (SKIN, LEFT_EYE)
    drop(result, mime, -20, -20)
    assert dropped == [("anna", None, -1)]


def test_leaving_again_brings_the_earlier_highlight_back(result):
    result.set_highlight(SKIN)
    enter(result, style_mime.encode(StyleDrag("anna", HAIR)))
    QApplication.sendEvent(result, QDragLeaveEvent())
    assert result.highlight == (SKIN,)


def test_hovering_elsewhere_does_not_put_the_targets_out(result):
    result.set_highlight(SKIN)
    enter(result, style_mime.encode(StyleDrag("anna", HAIR)))
    result.set_highlight(None)
    assert result.highlight == (HAIR,)
    QApplication.sendEvent(result, QDragLeaveEvent())
    assert result.highlight == ()


@pytest.mark.parametrize(
    ("drag", "words"),
    [
        (StyleDrag("a", HAIR), "Drop to restyle: Hair"),
        (StyleDrag("a", HAT), "Hat: not in this layout yet"),
        (StyleDrag("a", None, (SKIN, HAIR)), "Drop to restyle 2 regions"),
        (StyleDrag("a", None, (SKIN,)), "Drop to restyle: Skin"),
        (StyleDrag("a", None, ()), "No region is selected"),
        (StyleDrag("a", 77), "No region is selected"),
    ],
)
def test_the_caption_says_what_a_drop_would_do(result, document, drag, words):
    enter(result, style_mime.encode(drag))
    result.grab()
    assert drop_caption(drag.targets, document.labels, document.regions).startswith(words)


def test_an_empty_canvas_takes_no_style(result):
    result.set_document(None)
    result.set_images(None, None)
    assert not enter(result, style_mime.encode(StyleDrag("anna", HAIR)))


@pytest.mark.parametrize("which", ["layout", "result"])
def test_files_can_be_dropped_on_both_canvases(request, which, tmp_path):
    canvas = request.getfixturevalue(which)
    dropped: list[list[Path]] = []
    canvas.files_dropped.connect(dropped.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.png")), QUrl("https://example.org/c.png")])
    assert enter(canvas, mime)
    drop(canvas, mime)
    assert dropped == [[tmp_path / "a b.png"]]


@pytest.mark.parametrize("which", ["layout", "result"])
def test_other_things_cannot(request, which):
    canvas = request.getfixturevalue(which)
    mime = QMimeData()
    mime.setText("hello")
    assert not enter(canvas, mime)


def test_a_style_cannot_be_dropped_on_the_layout(layout):
    assert not enter(layout, style_mime.encode(StyleDrag("anna", HAIR)))


def test_hovering_tells_the_region(result):
    seen: list[int] = []
    result.region_hovered.connect(seen.append)
    mouse = Mouse(result)
    mouse.move(32, 5)
    mouse.move(48, 33)
    assert seen == [HAIR, LEFT_EYE]


def test_a_result_of_another_size_fills_the_same_place(result):
    result.set_images(np.full((128, 128, 3), (200, 0, 0), np.uint8), None)
    assert pixel(result, 60, 60) == pytest.approx((200, 0, 0), abs=2)


class Still(QProxyStyle):
    """A system without animations."""

    def styleHint(self, hint, option=None, widget=None, data=None) -> int:  # noqa: N802 (Qt's name)
        if hint == QStyle.SH_Widget_Animation_Duration:
            return 0
        return int(super().styleHint(hint, option, widget, data))


def test_nothing_fades_where_the_system_has_no_animations(result) -> None:
    still, other = Still(), np.zeros((64, 64, 3), np.uint8)
    result.set_images(other, None, fade=True)
    assert result.fading
    result.setStyle(still)
    result.set_images(other + 90, None)
    result.set_images(other + 200, None, fade=True)
    assert not result.fading and pixel(result, 32, 32) == (200, 200, 200)
    result.setStyle(None)


def test_an_original_that_stays_is_converted_once(result, document, monkeypatch) -> None:
    result.set_split(True)
    original, other = document.portrait.image, np.full((64, 64, 3), (30, 30, 200), np.uint8)
    converted = list[bool]()

    def counted(image: np.ndarray) -> QImage:
        converted.append(image is original)
        return to_qimage(image)

    monkeypatch.setattr("sean_editor.gui.canvas.picture.to_qimage", counted)
    for level in (40, 80, 160):
        result.set_images(np.full((64, 64, 3), level, np.uint8), original)
        assert pixel(result, 48, 50) == pytest.approx((level,) * 3, abs=2)
        assert pixel(result, 16, 50) == pytest.approx(GREY, abs=2)
    assert converted.count(True) == 1 and converted.count(False) == 3
    result.set_images(np.full((64, 64, 3), 40, np.uint8), other)
    assert pixel(result, 16, 50) == pytest.approx((30, 30, 200), abs=2)
