"""A random style: its seed, which can be set, and the button that takes another one."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QSpinBox, QToolButton

from models.translation import tr
from sean_editor.gui.actions import Actions
from sean_editor.gui.icons import icon
from sean_editor.gui.theme import theme

LAST_SEED = 999_999


class RandomBar(QFrame):
    """A line below the styles."""

    seed_chosen = pyqtSignal(int)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        title = QLabel(tr("Seed"))
        title.setProperty("role", "dim")
        self.seed = QSpinBox()
        self.seed.setRange(0, LAST_SEED)
        self.seed.setKeyboardTracking(False)
        self.seed.setButtonSymbols(QSpinBox.NoButtons)
        self.seed.setAccessibleName(tr("Seed of the random style"))
        self.seed.setToolTip(tr("The same seed always gives the same style"))
        self.seed.valueChanged.connect(self.seed_chosen)
        title.setBuddy(self.seed)
        self.roll = QToolButton()
        self.roll.setText(tr("Random"))
        self.roll.setToolButtonStyle(Qt.ToolButtonTextBesideIcon)
        self.roll.setIconSize(QSize(20, 20))
        self._action = actions["random_style"]
        self.roll.clicked.connect(self._action.trigger)
        self._action.changed.connect(self._follow)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 0)
        line.setSpacing(8)
        line.addWidget(title)
        line.addWidget(self.seed, 1)
        line.addWidget(self.roll)
        theme().changed.connect(self._draw)
        self._draw()
        self._follow()

    def show_seed(self, seed: int) -> None:
        """The seed of the random style that was made last; it is not announced."""
        self.seed.blockSignals(True)
        self.seed.setValue(seed)
        self.seed.blockSignals(False)

    def _follow(self) -> None:
        for widget in (self.seed, self.roll):
            widget.setEnabled(self._action.isEnabled())
        self.roll.setToolTip(self._action.toolTip())

    def _draw(self) -> None:
        self.roll.setIcon(icon("dice"))
