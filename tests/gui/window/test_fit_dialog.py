"""Fit to photo, as a person does it: open, choose, wait, look, use or not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QDialog

from sean_editor.engine import fitting
from sean_editor.gui.dialogs.fit import FitDialog
from sean_editor.gui.main_window import MainWindow


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four steps, however long they take."""
    fit_styles = fitting.fit_styles
    monkeypatch.setattr(fitting, "fit_styles", lambda *args, **how: fit_styles(*args, **how | {"steps": 4}))


@pytest.fixture
def dialog(qtbot, window: MainWindow) -> Iterator[FitDialog]:
    qtbot.waitUntil(lambda: window.session.result is not None, timeout=60_000)
    made = FitDialog(window, window.session, window.session.document.portrait)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.LeftButton)


@pytest.mark.usefixtures("quick")
def test_a_fit_is_found_shown_and_used(qtbot, window: MainWindow, dialog: FitDialog) -> None:
    assert dialog.time.currentData() == 20 and not dialog.tune.isChecked()
    assert not dialog.photo.view.pixmap().isNull()
    assert dialog.use_button.isHidden() and dialog.progress.isHidden()
    dialog.tune.setChecked(True)
    click(qtbot, dialog.fit_button)
    assert dialog.running and dialog.progress.isVisible() and not dialog.fit_button.isEnabled()
    assert not dialog.time.isEnabled() and not dialog.tune.isEnabled()
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=120_000)
    fit = dialog.found.fit
    assert fit.tuned and fit.gain > 0
    assert f"{fit.psnr_before:.1f} dB" in dialog.before.label.text()
    assert f"{fit.psnr_after:.1f} dB" in dialog.after.label.text()
    assert f"{fit.gain:.1f} dB closer" in dialog.message.text()
    assert not dialog.after.view.pixmap().isNull()
    assert window.session.document.fit is None, "nothing changes before it is wanted"
    click(qtbot, dialog.use_button)
    assert dialog.result() == QDialog.Accepted


def test_cancel_stops_it_first_and_then_closes(qtbot, window: MainWindow, dialog: FitDialog) -> None:
    dialog.time.setCurrentIndex(dialog.time.count() - 1)
    click(qtbot, dialog.fit_button)
    qtbot.waitUntil(lambda: "so far" in dialog.message.text(), timeout=60_000)
    click(qtbot, dialog.cancel_button)
    assert not dialog.running and dialog.isVisible() and "Nothing was changed" in dialog.message.text()
    assert dialog.fit_button.isEnabled() and dialog.progress.isHidden() and dialog.found is None
    click(qtbot, dialog.cancel_button)
    assert not dialog.isVisible() and dialog.result() == QDialog.Rejected


def test_closing_the_dialog_gives_the_fit_up(qtbot, window: MainWindow, dialog: FitDialog) -> None:
    click(qtbot, dialog.fit_button)
    qtbot.keyClick(dialog, Qt.Key_Escape)
    assert not dialog.isVisible() and not window.session.fitting.running


def test_what_goes_wrong_is_said_in_the_dialog(
    qtbot, dialog: FitDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("broken pipe")

    monkeypatch.setattr(fitting, "fit_styles", fail)
    click(qtbot, dialog.fit_button)
    qtbot.waitUntil(lambda: "broken pipe" in dialog.message.text())
    assert dialog.message.property("role") == "danger" and dialog.fit_button.isEnabled()


@pytest.mark.slow
@pytest.mark.usefixtures("quick")
def test_from_the_menu_to_the_picture_and_back(
    qtbot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: window.session.result is not None, timeout=60_000)
    before = window.session.result

    def person(dialog: FitDialog) -> int:
        dialog.show()
        click(qtbot, dialog.fit_button)
        qtbot.waitUntil(lambda: dialog.found is not None, timeout=120_000)
        click(qtbot, dialog.use_button)
        return dialog.result()

    monkeypatch.setattr(FitDialog, "exec_", person)
    assert not window.bench.actions["remove_fit"].isEnabled()
    window.bench.actions["fit_to_photo"].trigger()
    document = window.session.document
    assert document.fit is not None and "dB closer" in window.banner.text
    assert (
        window.bench.actions["undo"].text() == "Undo: Fit to photo"
        and window.bench.actions["remove_fit"].isEnabled()
    )
    qtbot.waitUntil(lambda: not np.array_equal(window.session.result, before), timeout=60_000)
    window.bench.actions["remove_fit"].trigger()
    assert document.fit is None
    document.undo()
    document.undo()

    def as_before() -> bool:
        """But for rounding: what changes back is rendered in other steps."""
        return int(np.abs(window.session.result.astype(int) - before).max()) <= 1

    qtbot.waitUntil(as_before, timeout=60_000)
    assert not document.modified
