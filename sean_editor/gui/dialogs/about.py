"""The About dialog: the program, its model and its licence."""

from __future__ import annotations

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from models.translation import tr
from sean_editor.version import __version__


class AboutDialog(QDialog):
    """A small sheet."""

    def __init__(self, parent: QWidget, model: str, device: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About SEAN Editor"))
        heading = QLabel(f"SEAN Editor {__version__}")
        heading.setProperty("role", "heading")
        text = QLabel(
            tr(
                "Repaint a face's layout, give any region the style of another face, and see it at "
                "once.\n\nAfter “SEAN: Image Synthesis with Semantic Region-Adaptive Normalization”, "
                "P. Zhu, R. Abdal, Y. Qin, P. Wonka, CVPR 2020.\n\nModel: {model}\nDevice: "
                "{device}\n\nThe program is under the MIT licence. PyQt5 is under the GPL, so a bundle "
                "that contains it is too. The portraits that come with it show people who do not exist.",
                model=model,
                device=device,
            )
        )
        text.setWordWrap(True)
        text.setMinimumWidth(400)
        text.setTextInteractionFlags(Qt.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(heading)
        column.addWidget(text)
        column.addWidget(buttons)
