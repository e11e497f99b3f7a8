"""The card of the first-run hint: what to do, which step it is, and buttons to go on or to leave."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.translation import tr

WIDTH = 320


class StepCard(QFrame):
    """Takes the keyboard only when it is clicked or reached with Tab."""

    next_wanted, back_wanted, skipped = pyqtSignal(), pyqtSignal(), pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("stepCard")
        self.setFixedWidth(WIDTH)
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setProperty("role", "title")
        self.count.setProperty("role", "dim")
        self.text.setWordWrap(True)
        self.skip_button = QPushButton(tr("Skip"))
        self.skip_button.setToolTip(tr("Do not show this again (Esc)"))
        self.back_button, self.next_button = QPushButton(tr("Back")), QPushButton()
        self.next_button.setProperty("role", "primary")
        self.skip_button.setProperty("role", "link")
        for button, signal in (
            (self.skip_button, self.skipped),
            (self.back_button, self.back_wanted),
            (self.next_button, self.next_wanted),
        ):
            button.setFocusPolicy(Qt.TabFocus)  # a click leaves the keyboard on the canvas
            button.clicked.connect(signal)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1)
        heading.addWidget(self.count)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(self.text)
        column.addSpacing(4)
        column.addLayout(buttons)

    def show_step(self, title: str, text: str, number: int, total: int) -> None:
        """Say what step `number` of `total` is, counted from 1."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(tr("{number} of {total}", number=number, total=total))
        self.back_button.setVisible(number > 1)
        self.skip_button.setVisible(number < total)
        self.next_button.setText(tr("Next") if number < total else tr("Done"))
        self.setAccessibleName(tr("First steps: {title}", title=title))
        self.setAccessibleDescription(text)
        # a label that wraps has no height until its width is known
        self.text.setFixedHeight(self.text.heightForWidth(WIDTH - 32))
        self.layout().activate()
        self.resize(WIDTH, self.layout().sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it is not a click on what lies beneath

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key_Escape:
            self.skipped.emit()
        else:
            super().keyPressEvent(event)
