"""The export dialog on a portrait, as a hand opens and uses it in tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PyQt5.QtWidgets import QLabel
from window_photos import square

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.export.kinds import Kind
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export import ExportDialog
from sean_editor.gui.main_window import MainWindow

HAIR, NOSE = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "nose"))
PLACE = square(450, 300, 400, 20)


def dialog_on(window: MainWindow, portrait: Portrait, faces: list[Portrait], qtbot) -> ExportDialog:
    """The dialog for `portrait` with hair of another, its first preview there."""
    window.session.open_portrait(portrait)
    qtbot.waitUntil(lambda: all(r.matrix is not None for r in window.session.references), timeout=20000)
    window.session.apply_style(faces[1].id, [HAIR])
    qtbot.waitUntil(lambda: window.session.idle, timeout=20000)
    window.bench.actions["export"].trigger()
    made = window.exports.dialog
    assert made is not None
    prepared(made, qtbot)
    return made


def prepared(dialog: ExportDialog, qtbot) -> np.ndarray:
    """What the preview shows once it is that of the present choices."""
    qtbot.waitUntil(lambda: not dialog.preparing and dialog.preview.picture is not None, timeout=20000)
    return dialog.preview.picture.photo.pixels


def choose(dialog: ExportDialog, kind: Kind, qtbot) -> np.ndarray:
    dialog.options.kinds[kind].click()
    return prepared(dialog, qtbot)


def save_at(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[tuple]:
    asked: list[tuple] = []
    monkeypatch.setattr(files, "ask_save", lambda *words: asked.append(words) or path)
    return asked


def words(dialog: ExportDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
