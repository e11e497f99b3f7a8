"""Scenes of styles: groups of regions, averages, two styles at once, random and kept styles."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.canvas.style_mime import StyleDrag, encode
from sean_editor.gui.scenes import hands
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


def _two_styles(stage: Stage) -> None:
    """Hair of two references in the places A and B."""
    window = stage.window
    window.bench.selection.select(HAIR, True)
    stage.key("Ctrl+Shift+T")
    for letter, name in zip("ab", ("Amara", "Astrid"), strict=True):
        slot = window.two_styles_panel.slots[letter]
        reference = next(one for one in window.session.references if one.portrait.name == name)
        hands.drop(slot, encode(StyleDrag(reference.id, HAIR)), slot.rect().center())
        stage.wait()


@scene("transition")
def transition(stage: Stage) -> None:
    """The hair on the way from one reference to another."""
    _two_styles(stage)
    scrubber = stage.window.two_styles_panel.all
    stage.click(scrubber, QPoint(round(scrubber.width() * 0.7), scrubber.height() // 2))


@scene("colour", size=SMALL)
def colour(stage: Stage) -> None:
    """Hair in a colour that was chosen from the swatches, and how near the picture comes to it."""
    window = stage.window
    window.bench.actions.regions[HAIR].trigger()
    stage.key("Shift+C")
    stage.wait()
    swatches = window.colour_panel.grids["Hair"].buttons
    stage.click(next(one for one in swatches if one.colour == "#8e431f"))
    stage.wait()
    stage.wait(lambda: bool(window.colour_panel.reached.text()))


@scene("crossover")
def crossover(stage: Stage) -> QWidget:
    """The coarse blocks have the style of one reference, the fine ones that of another."""
    _two_styles(stage)
    cells = stage.window.two_styles_panel.cells
    for block in range(3):
        stage.click(cells, cells.cells[block].geometry().center())
    return stage.window.two_styles_panel


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


@scene("looks", size=SMALL)
def looks(stage: Stage) -> None:
    """The looks that come along; one of them is on the portrait, at the strength that the slider shows."""
    window = stage.window
    window.bench.actions["looks"].trigger()
    stage.wait(lambda: window.looks.idle and window.looks_panel.model.rowCount() > 0)
    cards = window.looks_panel.list
    stage.click(cards.viewport(), cards.visualRect(cards.model().index(0, 0)).center())
    stage.wait()
    slider = window.looks_panel.strength
    stage.click(slider, QPoint(round(slider.width() * 0.8), slider.height() // 2))


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
