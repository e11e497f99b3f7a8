"""The region panel shows what the document says, and changes it."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import click, drag
from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest

from models.regions import CELEBAMASK_HQ
from sean_editor.document.document import Document
from sean_editor.document.portrait import Portrait
from sean_editor.gui.canvas import ToolState
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.selection import RegionSelection

HAIR = CELEBAMASK_HQ.by_name("hair").id
NOSE = CELEBAMASK_HQ.by_name("nose").id
HAT = CELEBAMASK_HQ.by_name("hat").id


@pytest.fixture
def document(faces: list[Portrait]) -> Document:
    return Document(faces[0])


@pytest.fixture
def panel(qtbot, faces: list[Portrait], document: Document) -> RegionPanel:
    references = {face.id: face for face in faces}
    made = RegionPanel(CELEBAMASK_HQ, ToolState(), RegionSelection(CELEBAMASK_HQ), references.get)
    made.set_document(document)
    made.resize(1280, 260)
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_regions_fit_at_the_comfortable_size(panel: RegionPanel) -> None:
    assert panel.grid.columns == 3
    for row in panel.rows:
        assert row.mapTo(panel, QPoint(0, row.height())).y() <= panel.height()
        assert row.name.fontMetrics().horizontalAdvance(row.name.text()) <= row.name.width()


def test_without_a_portrait_there_is_no_style_to_reset(qtbot) -> None:
    made = RegionPanel(CELEBAMASK_HQ, ToolState(), RegionSelection(CELEBAMASK_HQ), {}.get)
    qtbot.addWidget(made)
    assert not made.header.reset_all.isEnabled()


def test_it_takes_fewer_columns_when_it_is_narrow(panel: RegionPanel) -> None:
    panel.resize(700, 260)
    assert panel.grid.columns == 1


def test_a_style_shows_its_source_and_mix(panel: RegionPanel, document: Document, faces) -> None:
    row = panel.rows[HAIR]
    assert row.source.full_text == "Own style" and row.mix.isHidden()
    document.assign_style([HAIR], faces[1].id, 0.7)
    assert row.source.full_text == faces[1].name
    assert row.mix.value() == 70 and not row.mix.isHidden() and not row.reset_button.isHidden()
    document.undo()
    assert row.source.full_text == "Own style" and row.mix.isHidden()


def test_a_reference_without_the_region_says_so(panel: RegionPanel, document: Document, faces) -> None:
    bald = next(f for f in faces if not (f.labels == HAT).any())
    document.assign_style([HAT], bald.id)
    assert panel.rows[HAT].source.full_text == f"Own style: {bald.name} has none"


def test_dragging_the_mix_is_live_and_one_step(panel: RegionPanel, document: Document, faces) -> None:
    document.assign_style([HAIR], faces[1].id)
    steps = len(document.history)
    slider = panel.rows[HAIR].mix
    seen: list[float] = []
    document.styles_changed.connect(lambda _: seen.append(document.styles[HAIR].mix))
    middle = slider.height() // 2
    drag(slider, [QPoint(round(slider.width() * part), middle) for part in (0.9, 0.7, 0.5, 0.25)])
    assert len(seen) >= 3 and seen[-1] == pytest.approx(0.25, abs=0.02)
    assert len(document.history) == steps + 1
    drag(slider, [QPoint(0, middle), QPoint(round(slider.width() * 0.4), middle)])
    assert len(document.history) == steps + 2, "a second drag is a second step"


@pytest.mark.parametrize("of_several", [False, True])
def test_a_drag_that_ends_where_it_began_is_no_step(
    panel: RegionPanel, document: Document, faces, of_several: bool
) -> None:
    document.assign_style([HAIR], faces[1].id, 0.5)
    document.set_mix(HAIR, 0.7)
    document.mark_saved()
    document.undo()
    slider = panel.header.mix if of_several else panel.rows[HAIR].mix
    middle = slider.height() // 2
    drag(slider, [QPoint(round(slider.width() * part), middle) for part in (0.5, 0.9, 0.1, 0.5)])
    assert document.styles[HAIR].mix == 0.5 and len(document.history) == 1
    document.redo()
    assert not document.modified


@pytest.mark.parametrize("of_several", [False, True])
def test_a_drag_that_is_undone_under_the_hand(
    panel: RegionPanel, document: Document, faces, of_several: bool
) -> None:
    document.assign_style([HAIR], faces[1].id)
    slider = panel.header.mix if of_several else panel.rows[HAIR].mix
    at = QPoint(slider.width() // 4, slider.height() // 2)
    QTest.mousePress(slider, Qt.LeftButton, Qt.NoModifier, at)
    assert slider.value() < 30
    document.undo()
    assert slider.value() == 100, "it shows the mix in use"
    document.undo()  # the style itself: there is nothing to mix
    document.redo()
    assert not slider.isSliderDown() and slider.value() == 100
    document.set_mix(HAIR, 0.5)
    assert slider.value() == 50


def test_only_the_left_button_mixes(panel: RegionPanel, document: Document, faces) -> None:
    document.assign_style([HAIR], faces[1].id, 0.5)
    slider = panel.rows[HAIR].mix
    at = QPoint(slider.width() // 4, slider.height() // 2)
    QTest.mouseDClick(slider, Qt.RightButton, Qt.NoModifier, at)
    assert document.styles[HAIR].mix == 0.5
    QTest.mousePress(slider, Qt.LeftButton, Qt.NoModifier, at)
    QTest.mouseClick(slider, Qt.RightButton, Qt.NoModifier, at)
    assert slider.isSliderDown()
    QTest.mouseRelease(slider, Qt.LeftButton, Qt.NoModifier, at)
    assert not slider.isSliderDown()


def test_arrow_keys_change_the_mix(panel: RegionPanel, document: Document, faces, qtbot) -> None:
    document.assign_style([HAIR], faces[1].id)
    slider = panel.rows[HAIR].mix
    QTest.keyClick(slider, Qt.Key_Left)
    assert document.styles[HAIR].mix == pytest.approx(0.95)
    with qtbot.waitSignal(slider.settled):
        pass


def test_reset_gives_the_own_style_back(panel: RegionPanel, document: Document, faces) -> None:
    document.assign_style([HAIR, NOSE], faces[1].id)
    panel.rows[HAIR].reset_button.click()
    assert document.styles[HAIR].source is None and document.styles[NOSE].source is not None
    panel.header.reset_all.click()
    assert len(document.styles) == 0 and not panel.header.reset_all.isEnabled()


def test_a_click_selects_and_selections_are_shared(panel: RegionPanel) -> None:
    click(panel.rows[NOSE], QPoint(80, 15))
    assert panel.tool_state.region == NOSE
    assert panel.rows[NOSE].property("current") == "true"
    panel.rows[HAIR].check.click()
    assert panel.selection.ids == {HAIR}
    panel.header.select_all.click()
    assert len(panel.selection.ids) == 19
    panel.header.select_all.click()
    assert not panel.selection.ids


def test_locks_go_both_ways(panel: RegionPanel, document: Document) -> None:
    panel.rows[HAIR].lock.click()
    assert document.locked == {HAIR}
    document.set_locked(HAIR, False)
    assert not panel.rows[HAIR].lock.isChecked()


def test_solo_is_one_region_at_a_time(panel: RegionPanel, qtbot) -> None:
    seen: list[object] = []
    panel.solo_changed.connect(seen.append)
    panel.rows[HAIR].solo.click()
    panel.rows[NOSE].solo.click()
    assert not panel.rows[HAIR].solo.isChecked()
    panel.rows[NOSE].solo.click()
    assert seen == [HAIR, NOSE, None]


def test_a_region_painted_away_is_marked_absent(panel: RegionPanel, document: Document) -> None:
    labels = np.where(document.labels == NOSE, 1, document.labels)
    document.replace_layout(labels)
    assert panel.rows[NOSE].source.full_text == "Not in this layout"
    document.undo()
    assert panel.rows[NOSE].source.full_text == "Own style"


def test_a_region_that_the_portrait_lacks_gets_a_typical_style(
    panel: RegionPanel, document: Document
) -> None:
    assert not (document.portrait.labels == HAT).any()
    assert panel.rows[HAT].source.full_text == "Not in this layout"
    document.fill_rectangle((0, 0), (40, 20), HAT)
    assert panel.rows[HAT].source.full_text == "Typical style"


def test_another_document_disconnects_the_first(panel: RegionPanel, document: Document, faces) -> None:
    panel.set_document(Document(faces[2]))
    document.assign_style([HAIR], faces[1].id)
    assert panel.rows[HAIR].source.full_text == "Own style"


def test_keys_move_between_rows_and_only_the_current_one_takes_tab(panel: RegionPanel) -> None:
    panel.tool_state.set_region(NOSE)
    panel.focus_current()
    QTest.keyClick(panel.rows[NOSE].check, Qt.Key_Down)
    assert panel.tool_state.region == NOSE + 1
    assert panel.rows[NOSE + 1].check.focusPolicy() == Qt.StrongFocus
    assert panel.rows[NOSE].check.focusPolicy() == Qt.ClickFocus


def test_the_menu_does_what_it_says(panel: RegionPanel, document: Document, faces) -> None:
    document.assign_style([HAIR], faces[1].id)
    actions = {action.text(): action for action in panel.menu_for(HAIR).actions()}
    actions["Lock"].trigger()
    assert HAIR in document.locked
    actions["Select only this region"].trigger()
    assert panel.selection.ids == {HAIR}
    actions["Reset to own style"].trigger()
    assert document.styles[HAIR].source is None
    again = {action.text(): action for action in panel.menu_for(HAIR).actions()}
    assert not again["Reset to own style"].isEnabled(), "there is nothing to reset"
