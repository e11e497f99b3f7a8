"""Scenes of the window's arrangement."""

from __future__ import annotations

from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage

HAIR = 13


@scene("window")
def window(stage: Stage) -> None:
    """The window at the start: layout, result, references, regions."""


@scene("large-result")
def large_result(stage: Stage) -> None:
    """The whole window for the result."""
    stage.key("F")


@scene("regions-folded")
def regions_folded(stage: Stage) -> None:
    """The region list folded to one line."""
    stage.click(stage.window.region_panel.header.fold_button)


@scene("regions-side")
def regions_side(stage: Stage) -> None:
    """The region list in a tab beside the result."""
    stage.click(stage.window.region_panel.header.dock_button)


@scene("colours")
def colours(stage: Stage) -> QWidget:
    """The layout in the colours that people with any colour vision tell apart."""
    slider = stage.window.layout_panel.opacity.slider
    stage.click(slider, QPoint(slider.width() - 2, slider.height() // 2))
    slider.setValue(85)
    return stage.window.layout_panel
