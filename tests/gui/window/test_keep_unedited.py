"""Keep what I did not edit: what the Result view shows, copies and exports while it is on, and while not."""

from __future__ import annotations

import numpy as np
import pytest
from gestures import drag
from PyQt5.QtCore import QPointF, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QToolButton

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document
from sean_editor.document.portrait import Portrait
from sean_editor.export.composite import Edit
from sean_editor.gui.canvas.incoming import picture_in, pixels_of
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.settings import Settings

HAIR, HAT, NOSE = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "hat", "nose"))


@pytest.fixture
def shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[np.ndarray | None]:
    """Every picture that the Result view was given, newest last."""
    given: list[np.ndarray | None] = []
    show = window.result_canvas.set_images

    def keep(result: np.ndarray | None, original: np.ndarray | None, fade: bool = False) -> None:
        given.append(result)
        show(result, original, fade)

    monkeypatch.setattr(window.result_canvas, "set_images", keep)
    return given


def settle(window: MainWindow, qtbot) -> np.ndarray:
    qtbot.waitUntil(lambda: window.session.idle and window.session.result is not None, timeout=20000)
    return window.session.result.copy()


def opened(window: MainWindow, portrait: Portrait, qtbot) -> Document:
    window.session.open_portrait(portrait)
    settle(window, qtbot)
    return window.session.document


def wear_hair(window: MainWindow, reference: Portrait, qtbot) -> np.ndarray:
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    window.session.apply_style(reference.id, [HAIR])
    return settle(window, qtbot)


def test_it_is_on_at_first_and_shows_the_portrait_itself(window, faces, shown, qtbot) -> None:
    assert window.bench.actions["keep_unedited"].isChecked()
    opened(window, faces[2], qtbot)
    assert np.array_equal(shown[-1], faces[2].image), "nothing was edited yet"


def test_a_new_style_shows_and_the_rest_stays_the_original(window, faces, shown, qtbot) -> None:
    document = opened(window, faces[2], qtbot)
    result = wear_hair(window, faces[1], qtbot)
    hair, nose = (document.labels == region for region in (HAIR, NOSE))
    assert np.array_equal(shown[-1][hair], result[hair])
    assert np.array_equal(shown[-1][nose], faces[2].image[nose])
    assert not np.array_equal(result[nose], faces[2].image[nose])


def test_switched_off_the_networks_own_picture_shows(window, faces, shown, qtbot) -> None:
    opened(window, faces[2], qtbot)
    result = wear_hair(window, faces[1], qtbot)
    kept = shown[-1]
    QTest.keyClick(window.layout_canvas, Qt.Key_K)
    assert np.array_equal(shown[-1], result), "at once, without another rendering"
    assert np.array_equal(window.session.result, result)
    QTest.keyClick(window.layout_canvas, Qt.Key_K)
    assert np.array_equal(shown[-1], kept)


def test_it_follows_the_brush_from_draft_to_final(window, faces, shown, qtbot) -> None:
    document = opened(window, faces[0], qtbot)
    window.bench.tool_state.set_region(HAT)
    spots = [QPointF(*window.layout_canvas.transform().to_view(x, 40)) for x in (90, 110, 130, 150)]
    before = len(shown)
    drag(window.layout_canvas, spots, release=False)
    qtbot.waitUntil(lambda: len(shown) > before and (shown[-1] != faces[0].image).any(), timeout=20000)
    assert document.editing, "while the brush is down"
    drag(window.layout_canvas, spots)
    result = settle(window, qtbot)
    painted = document.labels != faces[0].labels
    assert painted.any() and np.array_equal(shown[-1][painted], result[painted])
    assert np.array_equal(shown[-1][200:], faces[0].image[200:]), "far from the brush nothing changes"
    while document.history.can_undo:
        document.undo()
    settle(window, qtbot)
    assert np.array_equal(shown[-1], faces[0].image)


def test_a_spot_can_be_repainted_with_the_label_that_it_has(window, faces, shown, qtbot) -> None:
    document = opened(window, faces[0], qtbot)
    rows, columns = np.nonzero(document.labels == HAIR)
    middle = len(rows) // 2
    spot = QPointF(*window.layout_canvas.transform().to_view(columns[middle] + 0.5, rows[middle] + 0.5))
    window.bench.tool_state.set_region(HAIR)
    window.bench.tool_state.set_size(3)
    drag(window.layout_canvas, [spot, spot])
    result = settle(window, qtbot)
    assert np.array_equal(document.labels, faces[0].labels) and 5 <= document.painted.sum() <= 12
    assert np.array_equal(shown[-1][document.painted], result[document.painted])
    assert (shown[-1][document.painted] != faces[0].image[document.painted]).any()
    assert window.isWindowModified() and window.bench.actions["undo"].text() == "Undo: Brush"
    QTest.keyClick(window.layout_canvas, Qt.Key_Z, Qt.ControlModifier)
    settle(window, qtbot)
    assert np.array_equal(shown[-1], faces[0].image) and not window.isWindowModified()


def test_the_copied_result_is_the_one_on_show(window, faces, shown, qtbot) -> None:
    opened(window, faces[2], qtbot)
    wear_hair(window, faces[1], qtbot)
    for _ in range(2):
        QApplication.clipboard().setText("something else")
        window.bench.actions["copy_result"].trigger()
        qtbot.waitUntil(lambda: QApplication.clipboard().mimeData().hasImage(), timeout=20000)
        copied = pixels_of(picture_in(QApplication.clipboard().mimeData()).image)
        assert np.abs(copied[..., :3].astype(int) - shown[-1]).max() <= 1
        window.bench.actions["keep_unedited"].trigger()


def test_the_choice_is_remembered(window: MainWindow) -> None:
    window.bench.actions["keep_unedited"].trigger()
    assert not Settings().keep_unedited
    window.bench.actions["keep_unedited"].trigger()
    assert Settings().keep_unedited


def test_it_is_at_hand_above_the_result_and_says_what_it_does(window: MainWindow) -> None:
    action = window.bench.actions["keep_unedited"]
    button = next(b for b in window.result_panel.findChildren(QToolButton) if b.defaultAction() is action)
    assert button.isVisible() and button.accessibleName() == "Keep unedited areas"
    assert "original stays" in button.toolTip() and "K" in button.toolTip()


def test_what_is_shown_is_what_the_qt_free_part_makes(window, faces, shown, qtbot) -> None:
    document = opened(window, faces[3], qtbot)
    result = wear_hair(window, faces[0], qtbot)
    assert np.array_equal(shown[-1], Edit.of(document).picture(result, True))
