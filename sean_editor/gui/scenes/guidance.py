"""Scenes of the help: the hint of the first start, the command palette, the manual."""

from __future__ import annotations

from PyQt5.QtWidgets import QWidget

from sean_editor.gui.scenes.scene import scene
from sean_editor.gui.scenes.stage import Stage

HAIR = 13


@scene("first-steps", first_start=True)
def first_steps(stage: Stage) -> None:
    """The hint of the first start: drag a style onto the face."""


@scene("palette")
def palette(stage: Stage) -> None:
    """The command palette, and what "reg" finds."""
    stage.key("Ctrl+Shift+P")
    stage.type("reg")


@scene("manual")
def manual(stage: Stage) -> QWidget:
    """The manual with its contents and what was searched for."""
    stage.key("F1")
    return stage.dialog()


@scene("shortcuts")
def shortcuts(stage: Stage) -> None:
    """All shortcuts."""
    stage.in_modal(lambda: stage.key("Shift+F1"))


@scene("chinese", language="zh_CN")
def chinese(stage: Stage) -> None:
    """The window in Simplified Chinese."""
    stage.apply("Astrid", HAIR)
