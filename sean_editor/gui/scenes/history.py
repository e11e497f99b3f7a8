"""Scenes of the history."""

from __future__ import annotations

from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage

HAIR, UPPER_LIP, LOWER_LIP = 13, 11, 12


def _work(stage: Stage) -> None:
    """Two styles, a snapshot, a stroke and another snapshot."""
    stage.apply("Astrid", HAIR)
    stage.key("Ctrl+Shift+N")
    stage.wait()
    stage.apply("Elin", HAIR)
    stage.window.bench.actions.regions[HAIR].trigger()
    stage.paint([(188, 110), (196, 140), (202, 180), (204, 214)])
    stage.wait()
    stage.key("Ctrl+Shift+N")
    stage.wait()
    stage.window.central.reveal(stage.window.history_panel)


@scene("history")
def history(stage: Stage) -> None:
    """Steps with their pictures, and two snapshots."""
    _work(stage)


@scene("compare-states")
def compare_states(stage: Stage) -> QWidget | None:
    """Two snapshots side by side, with one zoom."""
    _work(stage)
    for row in range(2):
        stage.tick(stage.window.history_panel.snapshots, row)
    stage.in_modal(lambda: stage.key("Ctrl+Shift+D"))
    return None
