"""Scenes of styles: groups of regions, averages, random and kept styles."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage

SKIN, EYE, LIP, HAIR = 1, 4, 12, 13
SMALL = (1024, 700)


@scene("groups")
def groups(stage: Stage) -> QWidget:
    """The lips, selected by their chip and mixed by the slider of the head."""
    header = stage.window.region_panel.header
    stage.click(header.groups.chips[-1])
    stage.apply("Amara", LIP)
    stage.click(header.mix, QPoint(round(header.mix.width() * 0.7), header.mix.height() // 2))
    return stage.window.region_panel


@scene("average", size=SMALL)
def average(stage: Stage) -> None:
    """The average of the hair of three references."""
    stage.window.bench.selection.select(HAIR, True)
    for name in ("Amara", "Astrid", "Dario"):
        stage.apply(name, HAIR, Qt.ControlModifier)
    stage.click(stage.window.gallery.ticked.average_button)


@scene("library", size=SMALL)
def library(stage: Stage) -> None:
    """The library: a kept style with its name, and a random one with its seed."""
    stage.apply("Astrid", HAIR)
    stage.window.bench.actions.regions[HAIR].trigger()
    stage.key("Ctrl+Alt+K")
    stage.wait(lambda: stage.window.library.idle)
    stage.type("Copper")
    stage.key("Return")
    stage.window.library_panel.random.seed.setValue(7)
    stage.wait(lambda: stage.window.library.idle)


@scene("keyboard")
def keyboard(stage: Stage) -> QWidget:
    """The keyboard in the region list: the control that has it is framed."""
    stage.window.bench.actions.regions[HAIR].trigger()
    stage.apply("Astrid", HAIR)
    panel = stage.window.region_panel
    while not panel.isAncestorOf(stage.focus):
        stage.key("F6")
    stage.key("Tab")
    return panel
