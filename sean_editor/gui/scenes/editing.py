"""Scenes of the edits: painting, styles, what stays as it was."""

from __future__ import annotations

from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage

HAIR, HAT = 13, 14
ASTRID = "Astrid"


@scene("readme", file="resources/screenshot.png")
def readme(stage: Stage) -> None:
    """Clara with Astrid's hair, as after a drag of the hair from the gallery onto the result."""
    stage.window.bench.actions.regions[HAIR].trigger()
    stage.apply(ASTRID, HAIR)


@scene("painting")
def painting(stage: Stage) -> None:
    """A stroke that makes the hair longer, and the result that follows it."""
    stage.window.bench.actions.regions[HAIR].trigger()
    for _ in range(2):
        stage.key("Shift+]")
    stage.paint([(44, 140), (42, 170), (38, 196), (36, 222)])
    stage.paint([(202, 140), (208, 170), (212, 196), (214, 222)])


@scene("drag-style")
def drag_style(stage: Stage) -> None:
    """The hair of a reference on its way onto the face, with what a drop would change in outline."""
    stage.carry_style(ASTRID, HAIR)


@scene("only-colour")
def only_colour(stage: Stage) -> None:
    """The hair of Clara in its own form and in the colour of a reference, on whose hair the pointer is."""
    stage.key("C")
    stage.apply(ASTRID, HAIR)
    stage.point_at(stage.window.gallery.list.viewport(), stage.point_of(ASTRID, HAIR))


@scene("split-view")
def split_view(stage: Stage) -> None:
    """The original left and the result right of a divider; only the hair is edited."""
    stage.apply(ASTRID, HAIR)
    stage.key("Ctrl+D")


@scene("mix")
def mix(stage: Stage) -> QWidget:
    """A style mixed with the portrait's own, by the slider of its region."""
    stage.apply(ASTRID, HAIR)
    slider = stage.window.region_panel.rows[HAIR].mix
    stage.click(slider, QPoint(round(slider.width() * 0.55), slider.height() // 2))
    return stage.window.region_panel
