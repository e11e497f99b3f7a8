"""Two styles on the real window: slots, scrubbers, cells, and what the document holds of it."""

from __future__ import annotations

import numpy as np
import pytest
from clipping import cut_off
from gestures import click, drag, drop, undone_under_the_hand
from PyQt5.QtCore import QPoint, QSize, Qt
from PyQt5.QtGui import QDragEnterEvent, QDragMoveEvent
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication
from two_styles_window import HAIR, L_LIP, SKIN, U_LIP, at, cell_points, fill, ids, in_front, settle, shares

from sean_editor.document import MadeStyle
from sean_editor.document.styles import OWN
from sean_editor.document.two_styles import COARSE_FIRST, FINE_FIRST, TwoStyles, alike
from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import CardTarget
from sean_editor.project_file import open_project


@pytest.fixture
def two(window: MainWindow, qtbot) -> MainWindow:
    return in_front(window, qtbot)


# A and B


def test_without_another_style_there_is_nothing_to_do(two: MainWindow) -> None:
    panel = two.two_styles_panel
    assert "Drop a face" in panel.hint.text() and panel.hint.isVisible()
    for widget in (panel.all, panel.cells, panel.play_button, panel.presets, panel.export_button):
        assert not widget.isEnabled()
    assert [slot.accessibleName() for slot in panel.slots.values()] == [
        "Style A: Own style",
        "Style B: Own style",
    ]
    two.bench.actions["export_transition"].setEnabled(True)
    two.bench.actions["export_transition"].trigger()
    assert "no transition yet" in two.banner.text


def test_dropped_references_show_half_of_each_at_once(two: MainWindow, qtbot) -> None:
    before = two.session.result
    fill(two, qtbot)
    panel, names = two.two_styles_panel, [two.session.reference(one).portrait.name for one in ids(two)]
    assert [slot.accessibleName() for slot in panel.slots.values()] == [
        f"Style A: {names[0]}",
        f"Style B: {names[1]}",
    ]
    assert shares(two, HAIR) == alike(0.5) and panel.all.words() == "50 % B"
    assert panel.hint.text() == "" and panel.play_button.isEnabled()
    assert set(panel.rows) == set(two.session.document.styles), "a row for each region that A or B has"
    assert 0 not in panel.rows, "the background is no part of a face"
    assert (two.session.result != before).any()
    assert [step.label for step in two.session.document.history.done] == ["Two styles"] * 2


def test_a_style_of_another_network_cannot_be_chosen(two: MainWindow) -> None:
    session, menu = two.session, two.two_styles_panel.slots["b"].menu()
    codes, present = np.ones((19, 512), np.float32), np.ones(19, bool)
    session.made.add(MadeStyle("Theirs", codes, present, "0" * 64))
    session.made.add(MadeStyle("Ours", codes, present, session.engine.checkpoint_hash))
    menu.aboutToShow.emit()
    shown = {entry.text(): entry.isEnabled() for entry in menu.actions()}
    assert not shown["Theirs"] and shown["Ours"]


def test_slots_are_filled_from_their_menu_and_from_the_gallery(two: MainWindow, qtbot) -> None:
    panel, (a, b) = two.two_styles_panel, ids(two)
    two.gallery.select(a)
    menu = panel.slots["a"].menu()
    menu.aboutToShow.emit()
    use, own = menu.actions()[:2]
    assert two.session.reference(a).portrait.name in use.text() and own.text() == "Own style"
    use.trigger()
    assert two.two_styles.two == TwoStyles(a, None)
    cards = two.gallery.menu_for(CardTarget(b, None))
    next(action for action in cards.actions() if action.text() == "Use as style B").trigger()
    cards.deleteLater()
    assert two.two_styles.two == TwoStyles(a, b)
    menu.aboutToShow.emit()
    menu.actions()[1].trigger()
    assert two.two_styles.two == TwoStyles(None, b)
    click(panel.swap_button, panel.swap_button.rect().center())
    assert two.two_styles.two == TwoStyles(b, None)
    assert TwoStyles(b, None).shares(two.session.document.styles[HAIR]) == alike(0.5)


def test_a_drag_over_the_tab_opens_the_panel(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    bar = window.central.side.tabBar()
    assert window.gallery.isVisible()
    mime = encode(StyleDrag(ids(window)[0], HAIR))
    place = bar.tabRect(3).center()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(place, Qt.CopyAction, mime, Qt.LeftButton, Qt.NoModifier)
        QApplication.sendEvent(bar, event)
    qtbot.waitUntil(window.two_styles_panel.isVisible)


def test_another_style_in_a_slot_keeps_the_shares(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    click(two.two_styles_panel.rows[HAIR].scrubber, at(two.two_styles_panel.rows[HAIR].scrubber, 0.8))
    (held,) = {shares(two, HAIR)}
    other = two.session.references[3].id
    slot = two.two_styles_panel.slots["b"]
    assert drop(slot, encode(StyleDrag(other, None, (1, 2))), slot.rect().center())
    styles = two.session.document.styles
    assert TwoStyles(ids(two)[0], other).shares(styles[HAIR]) == held == alike(0.8)
    assert TwoStyles(ids(two)[0], other).shares(styles[SKIN]) == alike(0.5)
    two.session.document.undo()
    assert two.two_styles.two == TwoStyles(*ids(two)), "the panel shows what is in use"


# scrubbers


def test_dragging_the_scrubber_is_live_and_one_step(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    panel, document = two.two_styles_panel, two.session.document
    seen, steps = [], len(document.history)
    document.styles_changed.connect(lambda _: seen.append(shares(two, HAIR)[0]))
    drag(panel.all, [at(panel.all, part) for part in (0.5, 0.6, 0.7, 0.9)])
    assert len(seen) >= 3 and seen == sorted(seen) and shares(two, SKIN) == alike(0.9)
    assert len(document.history) == steps + 1 and document.history.undo_label == "Transition"
    QTest.keyClick(two.layout_canvas, Qt.Key_Z, Qt.ControlModifier)
    assert shares(two, HAIR) == alike(0.5) and panel.all.words() == "50 % B"
    undone_under_the_hand(panel.all, document)


def test_the_ends_are_the_pictures_of_a_and_b(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    panel, regions, results = two.two_styles_panel, two.two_styles.regions, []
    for part in (0.0, 1.0):
        click(panel.all, at(panel.all, part))
        settle(two, qtbot)
        results.append(two.session.result)
    for result, source in zip(results, ids(two), strict=True):
        given = two.session.reference(source).portrait.shown_regions
        two.session.document.reset_styles()
        two.session.document.assign_style([region for region in regions if region in given], source)
        settle(two, qtbot)
        assert np.array_equal(two.session.result, result)


def test_arrow_keys_go_by_one_percent_and_with_shift_by_ten(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    panel, steps = two.two_styles_panel, len(two.session.document.history)
    panel.all.setFocus()
    for key, modifiers in (
        (Qt.Key_Right, Qt.NoModifier),
        (Qt.Key_Right, Qt.ShiftModifier),
        (Qt.Key_Left, Qt.NoModifier),
        (Qt.Key_Left, Qt.NoModifier),
    ):
        QTest.keyClick(panel.all, key, modifiers)
    assert shares(two, HAIR) == alike(0.59)
    QTest.keyClick(panel.all, Qt.Key_Left, Qt.ShiftModifier)
    assert shares(two, HAIR) == alike(0.49)
    assert len(two.session.document.history) == steps + 1, "a run of keys is one step"


def test_each_region_has_a_scrubber_and_the_common_one_their_range(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    panel = two.two_styles_panel
    click(panel.rows[HAIR].scrubber, at(panel.rows[HAIR].scrubber, 0.2))
    assert shares(two, HAIR) == alike(0.2) and shares(two, SKIN) == alike(0.5)
    assert panel.all.words() == "20–50 % B" and panel.rows[HAIR].scrubber.words() == "20 % B"
    click(panel.all, at(panel.all, 0.5))
    assert shares(two, HAIR) == shares(two, SKIN) == alike(0.5)


def test_it_is_about_the_selected_regions(two: MainWindow, qtbot) -> None:
    panel, document = two.two_styles_panel, two.session.document
    (lips,) = [chip for chip in two.region_panel.header.groups.chips if chip.group.name == "lips"]
    click(lips, lips.rect().center())
    fill(two, qtbot)
    assert set(panel.rows) == set(document.styles) == {U_LIP, L_LIP}
    assert panel.regions_title.text() == "2 selected regions"
    two.bench.selection.set({HAIR})
    assert set(panel.rows) == {HAIR} and panel.all.words() == "–"
    click(panel.all, at(panel.all, 0.5))
    assert shares(two, HAIR) == alike(0.5), "a click where it stood already takes it in, too"
    (brows,) = [chip for chip in panel.groups.chips if chip.group.name == "brows"]
    click(brows, brows.rect().center())
    assert two.bench.selection.ids == set(brows.group.ids)
    two.bench.selection.set({14})  # a hat, which the layout lacks
    assert panel.rows == {} and "Neither A nor B" in panel.hint.text()


def test_the_key_opens_it_and_tab_goes_through_it_as_it_is_read(window: MainWindow, qtbot) -> None:
    settle(window, qtbot)
    window.activateWindow()
    window.bench.actions["large_result"].trigger()
    QTest.keyClick(window.result_canvas, Qt.Key_T, Qt.ControlModifier | Qt.ShiftModifier)
    panel = window.two_styles_panel
    assert panel.isVisible() and panel.slots["a"].hasFocus()
    fill(window, qtbot)
    wanted = [
        panel.slots["a"],
        panel.swap_button,
        panel.slots["b"],
        panel.all,
        panel.play_button,
        panel.seconds,
        panel.ease,
        panel.loop,
        panel.export_button,
        panel.presets,
        *panel.cells.cells,
    ]
    chain, widget = [], panel.slots["a"]
    while len(chain) < len(wanted):
        if widget.focusPolicy() & Qt.TabFocus and not widget.focusProxy() and widget in wanted:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    assert chain == wanted


# crossover


def test_cells_turn_over_and_a_drag_paints_several(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    cells, document = two.two_styles_panel.cells, two.session.document
    click(two.two_styles_panel.all, at(two.two_styles_panel.all, 0))
    steps = len(document.history)
    click(cells, cell_points(two, 2)[0])
    assert shares(two, HAIR) == (0, 0, 1, 0, 0, 0) and cells.cells[2].words() == "B"
    drag(cells, cell_points(two, 3, 4, 5))
    assert shares(two, HAIR) == shares(two, SKIN) == (0, 0, 1, 1, 1, 1)
    assert len(document.history) == steps + 2 and document.history.undo_label == "Crossover"
    settle(two, qtbot)
    assert two.session.styles().shape == (6, 19, 512)
    document.undo()
    assert shares(two, HAIR) == (0, 0, 1, 0, 0, 0)
    click(cells, cell_points(two, 2)[0])
    assert shares(two, HAIR) == alike(0) and {cell.words() for cell in cells.cells} == {"A"}


def test_cells_by_keyboard(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    cells, steps = two.two_styles_panel.cells.cells, len(two.session.document.history)
    assert [cell.words() for cell in cells] == ["50"] * 6
    two.activateWindow()
    cells[0].setFocus()
    QTest.keyClick(cells[0], Qt.Key_Space)
    QTest.keyClick(cells[0], Qt.Key_Right)
    assert cells[1].hasFocus()
    QTest.keyClick(cells[1], Qt.Key_Right)
    QTest.keyClick(cells[2], Qt.Key_Left)
    assert cells[1].hasFocus()
    QTest.keyClick(cells[1], Qt.Key_Space)
    QTest.keyClick(cells[1], Qt.Key_Space)
    assert shares(two, HAIR) == (0, 1, 0.5, 0.5, 0.5, 0.5)
    assert len(two.session.document.history) == steps + 3
    assert cells[1].accessibleName() == "Block 2 of 6, 16 pixels: B"


def test_cells_are_named_after_what_they_make(two: MainWindow) -> None:
    names = [cell.accessibleName() for cell in two.two_styles_panel.cells.cells]
    assert [name.split(", ")[1].split()[0] for name in names] == ["8", "16", "16", "32", "64", "128"]


def test_presets_are_the_steps_of_figure_7(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    document, ways = two.session.document, two.two_styles_panel.presets.menu().actions()
    assert [way.text() for way in ways] == ["Coarse blocks first", "Fine blocks first", "All blocks alike"]
    steps = len(document.history)
    assert ways[0].menu().actions()[2].text() == "B B A A A A"
    ways[0].menu().actions()[2].trigger()
    assert shares(two, HAIR) == COARSE_FIRST[2]
    ways[1].menu().actions()[2].trigger()
    assert shares(two, HAIR) == FINE_FIRST[2]
    ways[2].menu().actions()[3].trigger()
    assert shares(two, HAIR) == alike(0.5)
    assert len(document.history) == steps + 3
    assert {len(way.menu().actions()) for way in ways} == {7}


# from one start to the next


def test_a_reopened_project_shows_the_same(two: MainWindow, qtbot, tmp_path, monkeypatch) -> None:
    fill(two, qtbot)
    panel = two.two_styles_panel
    click(panel.rows[HAIR].scrubber, at(panel.rows[HAIR].scrubber, 0.2))
    two.bench.selection.set({U_LIP, L_LIP})
    two.two_styles.choose_preset(COARSE_FIRST[4])
    path = tmp_path / "work.sean"
    monkeypatch.setattr("sean_editor.gui.dialogs.files.ask_save", lambda *_: path)
    two.projects.save()
    qtbot.waitUntil(lambda: two.bench.jobs.idle)
    two.bench.selection.clear()
    two.session.open_portrait(two.session.references[4].portrait)
    assert two.two_styles.two == TwoStyles() and two.session.document.styles[HAIR] == OWN
    two.session.open_project(open_project(path))
    settle(two, qtbot)
    assert two.two_styles.two == TwoStyles(*ids(two))
    assert panel.rows[HAIR].scrubber.words() == "20 % B" and panel.rows[U_LIP].scrubber.words() == "0–100 % B"
    two.bench.selection.set({U_LIP})
    assert [cell.words() for cell in panel.cells.cells] == list("BBBBAA")


def test_nothing_is_cut_off_in_the_smallest_window(two: MainWindow, qtbot) -> None:
    fill(two, qtbot)
    two.resize(1024, 700)
    for place in ("side", "folded", "below"):
        two.bench.actions[f"regions_{place}"].trigger()
        two.bench.actions["two_styles"].trigger()
        for _ in range(3):
            QApplication.processEvents()
        assert two.size() == QSize(1024, 700) and two.two_styles_panel.isVisible()
        assert list(cut_off(two)) == []
        panel = two.two_styles_panel
        for widget in (panel.slots["b"], panel.all, panel.cells, panel.presets, panel.export_button):
            right = widget.mapTo(panel, QPoint(widget.width(), 0)).x()
            assert right <= panel.width(), "inside its scroll area nothing sticks out at the side"
