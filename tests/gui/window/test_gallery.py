"""The gallery: cards, search, filter, the lit region, click, drag and drop."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from gestures import click, drag, drop, hover
from PyQt5.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.gui.canvas.style_mime import StyleDrag
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.gallery.card import handle_rect, picture_rect
from sean_editor.gui.selection import RegionSelection

HAIR = CELEBAMASK_HQ.by_name("hair").id
NOSE = CELEBAMASK_HQ.by_name("nose").id
WHOLE_FACE = tuple(range(1, 19))


@pytest.fixture
def gallery(qtbot, faces: list[Portrait]) -> GalleryPanel:
    made = GalleryPanel(CELEBAMASK_HQ, RegionSelection(CELEBAMASK_HQ))
    made.set_references(
        [SimpleNamespace(id=f.id, portrait=f, matrix=object(), refining=False) for f in faces]
    )
    made.resize(264, 520)
    qtbot.addWidget(made)
    made.show()
    return made


def spot(gallery: GalleryPanel, face: Portrait, region: int, row: int = 0) -> QPoint:
    """A point of the list's viewport over `region` of the card in `row`."""
    ys, xs = np.nonzero(face.labels == region)
    middle = len(ys) // 2
    square = picture_rect(gallery.list.visualRect(gallery.proxy.index(row, 0)))
    scale = square.width() / face.labels.shape[1]
    return QPoint(
        round(square.left() + (xs[middle] + 0.5) * scale), round(square.top() + (ys[middle] + 0.5) * scale)
    )


def handle(gallery: GalleryPanel, row: int = 0) -> QPoint:
    return handle_rect(gallery.list.visualRect(gallery.proxy.index(row, 0))).center()


def shown(face: Portrait) -> tuple[int, ...]:
    """What a face has to give."""
    return tuple(region for region in WHOLE_FACE if (face.labels == region).sum() >= 24)


def test_with_shift_everything_that_will_go_lights_up(gallery: GalleryPanel, faces) -> None:
    lit: list[tuple[int, ...]] = []
    hints: list[str] = []
    gallery.regions_lit.connect(lit.append)
    gallery.hint_changed.connect(hints.append)
    hover(gallery.list.viewport(), spot(gallery, faces[0], NOSE))
    alone = gallery.list.grab().toImage()
    QTest.keyPress(gallery.search, Qt.Key_Shift)  # whichever widget has the keyboard
    assert lit == [(NOSE,), shown(faces[0])] and "whole face" in hints[-1]
    assert gallery.list.grab().toImage() != alone
    QTest.keyRelease(gallery.search, Qt.Key_Shift)
    assert lit[-1] == (NOSE,) and gallery.list.grab().toImage() == alone
    gallery.selection.set({NOSE, HAIR})
    QTest.keyPress(gallery.search, Qt.Key_Shift)
    assert lit[-1] == (NOSE, HAIR)
    QApplication.sendEvent(gallery.list.viewport(), QEvent(QEvent.Leave))
    assert lit[-1] == ()


def test_a_click_with_shift_applies_what_is_lit(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    click(gallery.list.viewport(), spot(gallery, faces[0], NOSE), Qt.ShiftModifier)
    assert asked == [(faces[0].id, WHOLE_FACE)]


def test_the_lit_region_follows_what_scrolls_under_the_pointer(gallery: GalleryPanel, faces) -> None:
    gallery.resize(264, 300)
    regions: list[int] = []
    gallery.region_hovered.connect(regions.append)
    point = spot(gallery, faces[0], HAIR)
    hover(gallery.list.viewport(), point)
    bar = gallery.list.verticalScrollBar()
    assert bar.maximum() > 40
    for value in range(0, bar.maximum(), 7):
        bar.setValue(value)
        target = gallery.list.target_at(point)
        now = -1 if target is None or target.region is None else target.region
        assert gallery.list.delegate.hovered == target and regions[-1] == now
    assert len(set(regions)) > 2


def test_what_is_removed_from_under_the_pointer_is_not_lit(gallery: GalleryPanel, faces) -> None:
    hover(gallery.list.viewport(), spot(gallery, faces[0], HAIR))
    gallery.set_references([])
    assert gallery.list.delegate.hovered is None and gallery.list.delegate.lit == frozenset()


def test_hovering_lights_the_region_and_says_what_a_click_does(gallery: GalleryPanel, faces) -> None:
    hints: list[str] = []
    regions: list[int] = []
    gallery.hint_changed.connect(hints.append)
    gallery.region_hovered.connect(regions.append)
    plain = gallery.list.grab().toImage()
    hover(gallery.list.viewport(), spot(gallery, faces[0], NOSE))
    assert regions == [NOSE] and "nose" in hints[-1]
    assert gallery.list.grab().toImage() != plain
    QApplication.sendEvent(gallery.list.viewport(), QEvent(QEvent.Leave))
    assert regions[-1] == -1 and hints[-1] == ""


def test_a_click_applies_the_region_under_the_pointer(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    click(gallery.list.viewport(), spot(gallery, faces[1], HAIR, row=1))
    assert asked == [(faces[1].id, (HAIR,))]


def test_with_a_selection_a_click_applies_the_selected_regions(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    gallery.selection.set({HAIR, NOSE})
    click(gallery.list.viewport(), spot(gallery, faces[1], NOSE, row=1))
    assert asked == [(faces[1].id, (NOSE, HAIR))]


def test_the_handle_applies_the_whole_face(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    click(gallery.list.viewport(), handle(gallery))
    assert asked == [(faces[0].id, WHOLE_FACE)]


@pytest.mark.parametrize("how", ["region", "shift", "handle"])
def test_a_drag_carries_a_region_or_the_whole_face(
    gallery: GalleryPanel, faces, how: str, monkeypatch
) -> None:
    carried: list[StyleDrag] = []
    monkeypatch.setattr(gallery.list, "start_drag", carried.append)
    start = handle(gallery) if how == "handle" else spot(gallery, faces[0], HAIR)
    modifiers = Qt.ShiftModifier if how == "shift" else Qt.NoModifier
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    drag(gallery.list.viewport(), [start, start + QPoint(2, 2), start + QPoint(30, 0)], modifiers)
    taken = (HAIR,) if how == "region" else shown(faces[0])
    assert carried == [StyleDrag(faces[0].id, HAIR if how == "region" else None, taken)]
    assert asked == [], "a drag is not a click"


def test_the_drag_picture_is_the_cut_out_region(gallery: GalleryPanel, faces) -> None:
    image = gallery.list.drag_picture(StyleDrag(faces[0].id, HAIR, ())).toImage()
    alpha = [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())]
    side = round(96 * gallery.devicePixelRatioF())
    assert max(image.width(), image.height()) == side
    assert min(alpha) == 0 and max(alpha) == 255


def test_search_and_filter(gallery: GalleryPanel, faces) -> None:
    QTest.keyClicks(gallery.search, faces[2].name[:4].upper())
    assert gallery.proxy.rowCount() == 1 and gallery.count.text() == "1 of 4"
    gallery.search.clear()
    with_glasses = sum((f.labels == 3).any() for f in faces)
    next(a for a in gallery.filter_button.menu().actions() if a.text() == "With glasses").trigger()
    assert gallery.proxy.rowCount() == with_glasses
    QTest.keyClicks(gallery.search, "nobody is called this")
    assert gallery.stack.currentWidget() is gallery.empty and "No matching faces" in gallery.empty.text()


def test_what_is_searched_for_can_be_applied_at_once(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    QTest.keyClicks(gallery.search, faces[2].name[:4])
    gallery.apply_current()
    assert asked == [(faces[2].id, WHOLE_FACE)]


def test_an_empty_gallery_invites(qtbot) -> None:
    gallery = GalleryPanel(CELEBAMASK_HQ, RegionSelection(CELEBAMASK_HQ))
    qtbot.addWidget(gallery)
    assert gallery.stack.currentWidget() is gallery.empty and "Drop pictures" in gallery.empty.text()


def test_keys_walk_the_cards_and_enter_applies(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    gallery.list.setCurrentIndex(gallery.proxy.index(0, 0))
    QTest.keyClick(gallery.list, Qt.Key_Right)
    QTest.keyClick(gallery.list, Qt.Key_Return)
    assert asked == [(faces[1].id, WHOLE_FACE)]
    gallery.apply_button.click()
    assert len(asked) == 2


def test_the_selection_survives_new_references(gallery: GalleryPanel, faces) -> None:
    gallery.list.setCurrentIndex(gallery.proxy.index(1, 0))
    gallery.set_references(
        [SimpleNamespace(id=f.id, portrait=f, matrix=None, refining=False) for f in faces[1:]]
    )
    reference = gallery.list.current_reference()
    assert reference is not None and reference.id == faces[1].id and reference.matrix is None


def test_dropped_pictures_are_added(gallery: GalleryPanel, tmp_path: Path) -> None:
    dropped: list[list[Path]] = []
    gallery.files_dropped.connect(dropped.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    assert drop(gallery, mime, QPoint(100, 200))
    assert dropped == [[tmp_path / "a.png"]]


def test_the_menu_offers_region_face_and_removal(gallery: GalleryPanel, faces) -> None:
    asked: list[tuple] = []
    gone: list[str] = []
    gallery.apply_requested.connect(lambda *a: asked.append(a))
    gallery.remove_requested.connect(gone.append)
    target = gallery.list.target_at(spot(gallery, faces[0], HAIR))
    actions = {a.text(): a for a in gallery.menu_for(target).actions()}
    actions["Apply hair"].trigger()
    actions["Apply whole face"].trigger()
    actions["Remove from the gallery\tDel"].trigger()
    assert asked == [(faces[0].id, (HAIR,)), (faces[0].id, WHOLE_FACE)] and gone == [faces[0].id]
