"""Averages, random styles, and styles copied and pasted, on the real window with real events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from gestures import click
from PyQt5.QtCore import QPoint, QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QMenu

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.gui.commands import made_styles
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import picture_rect
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.project_file import open_project
from sean_editor.session import making
from sean_editor.session.autosave import default_folder

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
HAIR, SKIN, LEFT, RIGHT = ID["hair"], ID["skin"], ID["l_brow"], ID["r_brow"]
HAT, GLASSES = ID["hat"], ID["eye_g"]
CTRL_ALT = Qt.ControlModifier | Qt.AltModifier


@pytest.fixture(autouse=True)
def few_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """The statistics of three, which are encoded sooner than those of all that are shipped."""
    people = tuple(load_portrait(path) for path in shipped_portraits()[:3])
    monkeypatch.setattr(making, "shipped_people", lambda: people)


@pytest.fixture
def open_window(window: MainWindow, qtbot) -> MainWindow:
    window.resize(1280, 800)
    window.activateWindow()
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot) -> None:
    session = window.session
    qtbot.waitUntil(
        lambda: (
            session.result is not None and session.idle and window.bench.jobs.idle and window.library.idle
        ),
        timeout=30000,
    )


def card(window: MainWindow, row: int) -> QPoint:
    """A point of the picture of a reference, away from its handle and its tick."""
    cards = window.gallery.list
    cards.scrollTo(window.gallery.proxy.index(row, 0))
    square = picture_rect(cards.visualRect(window.gallery.proxy.index(row, 0)))
    return square.center()


def styled(window: MainWindow) -> list[int]:
    return list(window.session.document.styles)


def menu_action(menu: QMenu, text: str):
    (found,) = (action for action in menu.actions() if action.text() == text)
    return found


# averages


def test_the_average_of_cards_that_are_ctrl_clicked(open_window: MainWindow, qtbot) -> None:
    window, gallery = open_window, open_window.gallery
    cards, document = gallery.list.viewport(), open_window.session.document
    plain = gallery.grab().toImage()
    click(cards, card(window, 1), Qt.ControlModifier)
    assert gallery.ticked.isVisible() and not gallery.ticked.average_button.isEnabled()
    assert not window.bench.actions["average_styles"].isEnabled()
    click(cards, card(window, 3), Qt.ControlModifier | Qt.ShiftModifier)
    ids = [r.id for r in window.session.references[1:4]]
    assert list(gallery.list.ticks.ids) == ids and not document.modified, (
        "a click would apply, Ctrl-click ticks"
    )
    assert gallery.ticked.average_button.text() == "Apply average of 3" and gallery.grab().toImage() != plain
    QTest.mouseClick(gallery.ticked.average_button, Qt.LeftButton)
    settle(window, qtbot)
    assert len(document.history) == 1 and {HAIR, SKIN} <= set(styled(window)) and 0 not in styled(window)
    source = window.session.made.find(document.styles[HAIR].source)
    codes = [window.session.reference(one).matrix.codes[HAIR] for one in ids]
    assert np.allclose(source.codes[HAIR], np.mean(codes, 0), atol=1e-5)
    entry = window.library_panel.model.find(source.id)
    assert entry.style.name.startswith("Average of") and not entry.kept and entry.note == "Not kept"
    assert entry.style.picture.shape == (96, 96, 3)
    document.undo()
    window.bench.selection.set({HAIR})
    window.bench.actions["average_styles"].trigger()
    settle(window, qtbot)
    assert styled(window) == [HAIR]
    QTest.mouseClick(gallery.ticked.untick_button, Qt.LeftButton)
    assert not gallery.ticked.isVisible() and not gallery.list.ticks.ids


def test_ctrl_space_selects_by_keys_and_a_reference_that_goes_is_deselected(open_window: MainWindow) -> None:
    gallery = open_window.gallery
    gallery.list.setFocus()
    for row in (0, 2):
        gallery.list.setCurrentIndex(gallery.proxy.index(row, 0))
        QTest.keyClick(gallery.list, Qt.Key_Space, Qt.ControlModifier)
    chosen = gallery.list.ticks.ids
    assert chosen == tuple(open_window.session.references[row].id for row in (0, 2))
    open_window.session.remove_reference(chosen[0])
    assert gallery.list.ticks.ids == chosen[1:]


# random styles


def test_a_random_style_again_and_by_its_seed(open_window: MainWindow, qtbot) -> None:
    window, document = open_window, open_window.session.document
    window.bench.tool_state.set_region(HAIR)
    seen = []
    for _ in range(2):
        QTest.keyClick(window.layout_canvas, Qt.Key_R, CTRL_ALT)
        settle(window, qtbot)
        seed = window.library_panel.random.seed.value()
        assert styled(window) == [HAIR] and document.history.undo_label == f"Random {seed}"
        seen.append((seed, document.styles[HAIR].source))
    assert seen[0][1] != seen[1][1] and len(document.history) == 2
    shown = [entry.style.name for entry in window.library_panel.model.entries]
    assert shown == [f"Random {seen[1][0]}"], "a roll takes the place of the one before"
    document.undo()
    assert document.styles[HAIR].source == seen[0][1]
    window.central.reveal(window.library_panel)
    window.bench.selection.set({SKIN})
    field = window.library_panel.random.seed
    field.selectAll()
    QTest.keyClicks(field, str(seen[0][0]))
    QTest.keyClick(field, Qt.Key_Return)
    settle(window, qtbot)
    assert document.styles[SKIN].source == seen[0][1], "the same seed gives the same style"


def test_rolling_on_while_one_is_made_gives_the_last(open_window: MainWindow, qtbot, monkeypatch) -> None:
    seeds = iter((11, 22, 33))
    monkeypatch.setattr(made_styles.secrets, "randbelow", lambda _: next(seeds))
    for _ in range(3):
        open_window.bench.actions["random_style"].trigger()
    settle(open_window, qtbot)
    assert open_window.session.document.history.undo_label == "Random 33"
    assert open_window.library_panel.random.seed.value() == 33


def test_a_copy_against_a_crash_has_what_undo_returns_to(open_window: MainWindow, qtbot) -> None:
    window, names = open_window, []
    for seed in (5, 6):
        window.made_styles.random(seed)
        settle(window, qtbot)
        names.append(f"Random {seed}")
    window.session.document.undo()
    window.autosave.keep()
    qtbot.waitUntil(lambda: window.autosave.idle)
    (copy,) = default_folder().glob("*.sean")
    assert [style.name for style in open_project(copy).made] == names
    assert [style.name for style in window.session.project().made] == names[:1], "a project has what it uses"


# copy and paste


def paste(window: MainWindow, regions: Sequence[int]) -> None:
    window.bench.selection.set(set(regions))
    QTest.keyClick(window.layout_canvas, Qt.Key_V, CTRL_ALT)


def test_hair_onto_brows_by_keys(open_window: MainWindow, qtbot) -> None:
    window, document = open_window, open_window.session.document
    paste_style = window.bench.actions["paste_style"]
    assert not paste_style.isEnabled()
    window.bench.tool_state.set_region(HAIR)
    QTest.keyClick(window.layout_canvas, Qt.Key_C, CTRL_ALT)
    assert paste_style.isEnabled() and "hair" in window.banner.text
    hair = window.session.styles()[HAIR]
    paste(window, (LEFT, RIGHT))
    settle(window, qtbot)
    assert len(document.history) == 1 and np.array_equal(window.session.styles()[LEFT], hair)
    assert "Left brow, Right brow: now in the style of hair" in window.banner.text
    row = window.region_panel.rows[LEFT]
    assert row.source.full_text == "Hair of Amara"
    document.undo()
    assert styled(window) == []


def test_a_group_of_which_one_region_is_seen_is_copied_as_that_one(open_window: MainWindow, qtbot) -> None:
    """Hair and hat, and there is no hat: the hair goes wherever it is pasted, as if it alone was selected."""
    window, select = open_window, open_window.bench.selection.set
    select({HAIR, HAT})
    QTest.keyClick(window.layout_canvas, Qt.Key_C, CTRL_ALT)
    assert "the style of hair" in window.banner.text
    paste(window, (SKIN,))
    settle(window, qtbot)
    assert styled(window) == [SKIN]
    select({HAT, GLASSES})
    QTest.keyClick(window.layout_canvas, Qt.Key_C, CTRL_ALT)
    assert window.banner.text == "The selected regions are not in this layout. Select others."
    paste(window, (LEFT,))
    assert set(styled(window)) == {LEFT, SKIN}, "the hair is still there to paste"


def test_the_menu_of_a_region_and_another_portrait(
    open_window: MainWindow, faces: list[Portrait], qtbot
) -> None:
    window, session, panel = open_window, open_window.session, open_window.region_panel
    assert not menu_action(panel.menu_for(HAIR), "Paste style").isEnabled()
    menu_action(panel.menu_for(HAIR), "Copy style").trigger()
    code, own = session.styles()[HAIR], session.document.portrait
    window.files.open_reference(session.references[2].id)
    settle(window, qtbot)
    assert session.document.portrait.id != own.id
    menu_action(panel.menu_for(HAIR), "Paste style").trigger()
    settle(window, qtbot)
    assert session.document.styles[HAIR].source == own.id and session.reference(own.id) is not None
    assert np.array_equal(session.styles()[HAIR], code) and styled(window) == [HAIR]


def test_the_keys_paint_nothing_and_the_picture_is_painted_with_the_style(
    open_window: MainWindow, qtbot
) -> None:
    """A stroke after a paste: the keys leave the canvas as it was."""
    window = open_window
    canvas, before = window.layout_canvas, window.session.result.copy()
    QTest.keyClick(canvas, Qt.Key_C, CTRL_ALT)
    paste(window, (SKIN,))
    settle(window, qtbot)
    assert not np.array_equal(window.session.result, before)
    assert np.array_equal(window.session.document.labels, window.session.document.original_labels)
    click(canvas, QPointF(*canvas.transform().to_view(128, 128)))
    assert window.session.document.painted.any()
