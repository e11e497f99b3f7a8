"""Real events, those that the scenes of the documents send, too."""

from __future__ import annotations

from PyQt5.QtCore import QPoint, Qt
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QSlider

from sean_editor.document.document import Document
from sean_editor.gui.scenes.hands import click, drag, drop, hover, mouse

__all__ = ["click", "drag", "drop", "hover", "mouse", "undone_under_the_hand"]


def undone_under_the_hand(slider: QSlider, document: Document) -> None:
    """Press on a slider and undo that before the hand is lifted: then it shows what is in use again."""
    before, at = slider.value(), QPoint(round(0.8 * slider.width()), slider.height() // 2)
    QTest.mousePress(slider, Qt.LeftButton, Qt.NoModifier, at)
    assert slider.value() != before
    document.undo()
    QTest.mouseRelease(slider, Qt.LeftButton, Qt.NoModifier, at)
    assert slider.value() == before
