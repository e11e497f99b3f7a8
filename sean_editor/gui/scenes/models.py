"""Scenes of the Model menu: the networks, and getting the one that may not be shipped."""

from __future__ import annotations

import os
from unittest.mock import patch

from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.local_server import slow_server
from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage
from sean_editor.machine.celebahq import MIRROR

MODEL_MENU = 5
ALL, ARRIVED, NEARLY = 1_012_000_000, 1 << 28, 1 << 21
"""Bytes: of the file as the server says, those that it sends, and how far the last report may be behind."""


@scene("model-menu", size=(1024, 700))
def model_menu(stage: Stage) -> QWidget:
    """The Model menu: the networks that are there, and getting another."""
    return stage.open_menu(MODEL_MENU)


@scene("celebahq")
def celebahq(stage: Stage) -> QWidget:
    """The CelebA-HQ model, with a part of it downloaded from a server on this machine, and paused."""
    stage.window.bench.actions["get_celebahq"].trigger()
    dialog, getter = stage.window.models.dialog, stage.window.models.getter
    assert dialog is not None
    dialog.accept_box.click()
    dialog.main_button.setFocus()
    with slow_server(ALL, ARRIVED) as url, patch.dict(os.environ, {MIRROR: url, "no_proxy": "127.0.0.1"}):
        stage.click(dialog.main_button)
        stage.wait(lambda: getter.done > ARRIVED - NEARLY)
        stage.click(dialog.main_button)
        stage.wait(lambda: getter.jobs.idle)
    return dialog
