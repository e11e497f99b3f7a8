"""Scenes of retouching: amounts, tints and the blemish brush."""

from __future__ import annotations

from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage


def _slide(stage: Stage, slider: QWidget, share: float) -> None:
    stage.click(slider, QPoint(round(slider.width() * share), slider.height() // 2))


@scene("retouch", size=(1024, 700))
def retouch(stage: Stage) -> None:
    """Even skin, white teeth and tinted lips; left of the divider the original."""
    window = stage.window
    window.bench.actions["retouch"].trigger()
    panel = window.retouch_panel
    for name, share in (("evenness", 0.8), ("clarity", 0.7), ("whitening", 0.8), ("shine", 0.6)):
        _slide(stage, panel.amounts[name], share)
    for name, share in (("lips", 0.6), ("cheeks", 0.5)):
        panel.tints[name].menu().actions()[3].trigger()
        _slide(stage, panel.tinting[name], share)
    window.bench.actions["split"].trigger()
    stage.wait()
