"""What is done with the selected references: applied as their average, or deselected."""

from __future__ import annotations

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from models.translation import tr
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.ticks import Ticks
from sean_editor.gui.theme import theme


class AverageBar(QFrame):
    """Not there while none is selected."""

    average_requested = pyqtSignal()

    def __init__(self, ticks: Ticks) -> None:
        super().__init__()
        self._ticks = ticks
        self.average_button, self.untick_button = QPushButton(), QToolButton()
        self.average_button.clicked.connect(self.average_requested)
        self.average_button.setToolTip(
            tr("Apply the average of the selected references to the selected regions or the whole face")
        )
        self.untick_button.setAccessibleName(tr("Deselect all references"))
        self.untick_button.setToolTip(tr("Deselect all references"))
        self.untick_button.clicked.connect(ticks.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.average_button, 1)
        line.addWidget(self.untick_button)
        ticks.changed.connect(self._show)
        theme().changed.connect(self._draw)
        self._show()
        self._draw()

    def _show(self) -> None:
        ticked = len(self._ticks.ids)
        self.setVisible(ticked > 0)
        self.average_button.setEnabled(ticked > 1)
        self.average_button.setText(
            tr("Apply average of {n}", n=ticked) if ticked > 1 else tr("Ctrl-click another face")
        )

    def _draw(self) -> None:
        self.untick_button.setIcon(icon("close", 16))
