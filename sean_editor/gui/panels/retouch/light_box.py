"""The light of the whole face, in the panel of retouching."""

from __future__ import annotations

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from models.translation import marked, tr, tr_marked
from sean_editor.document.retouch import Light
from sean_editor.gui.panels.retouch.amount_slider import AmountSlider

AMOUNTS = {
    "soften": (marked("Soften"), marked("Shadows and highlights of the face get weaker")),
    "turn": (marked("Turn"), marked("Light comes from the left or from the right of the picture")),
    "lift": (marked("Lift"), marked("Light comes from below or from above")),
}
"""The amounts in their order: their names, and what they do."""
_SIGNED = ("turn", "lift")


class LightBox(QWidget):
    """Announces what was asked for."""

    amount_changed = pyqtSignal(str, int)  # name, percent
    share_changed = pyqtSignal(int)  # percent of the light that was taken
    take_requested = pyqtSignal()
    drop_requested = pyqtSignal()
    settled = pyqtSignal()  # the hand was lifted

    def __init__(self) -> None:
        super().__init__()
        self.amounts = {
            name: AmountSlider(tr_marked(title), -100 if name in _SIGNED else 0)
            for name, (title, _) in AMOUNTS.items()
        }
        self.share = AmountSlider(tr("Share of the light that was taken"))
        self.take_button = QPushButton(tr("Take the light of a face"))
        about = tr("Light this face as the one selected under Faces. The menu of a face does it, too.")
        self.take_button.setToolTip(about)
        self.drop_button = QPushButton(tr("Own light"))
        self.drop_button.setToolTip(tr("Give the face its own light back"))
        self._taken_label = QLabel(tr("Taken"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (name, (title, about)) in enumerate(AMOUNTS.items()):
            label = QLabel(tr_marked(title))
            label.setToolTip(tr_marked(about))
            grid.addWidget(label, row, 0)
            grid.addWidget(self.amounts[name], row, 1)
        grid.addWidget(self._taken_label, len(AMOUNTS), 0)
        grid.addWidget(self.share, len(AMOUNTS), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take_button, 1)
        buttons.addWidget(self.drop_button)
        grid.addLayout(buttons, len(AMOUNTS) + 1, 0, 1, 2)
        self._connect()

    def _connect(self) -> None:
        for name, slider in self.amounts.items():
            slider.valueChanged.connect(lambda percent, name=name: self.amount_changed.emit(name, percent))
            slider.settled.connect(self.settled)
        self.share.valueChanged.connect(self.share_changed)
        self.share.settled.connect(self.settled)
        self.take_button.clicked.connect(self.take_requested)
        self.drop_button.clicked.connect(self.drop_requested)

    def show_light(self, light: Light, usable: bool, can_take: bool) -> None:
        """Show what the face has. `usable`: a portrait is open; `can_take`: another face is selected."""
        for name, slider in self.amounts.items():
            slider.show_amounts([getattr(light, name)])
            slider.setEnabled(usable)
        self.share.show_amounts([light.share if light.taken is not None else 0.0])
        self.share.setEnabled(light.taken is not None)
        self.drop_button.setEnabled(light.taken is not None)
        self.take_button.setEnabled(usable and can_take)
