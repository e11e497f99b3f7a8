"""Progress of encoding the references."""

from __future__ import annotations

from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout

from models.translation import tr
from sean_editor.gui.icons import icon


class EncodingProgress(QFrame):
    """A line of text, a bar, and a button to cancel. Hidden at first."""

    cancel_requested = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._label, self._bar, self._cancel = QLabel(), QProgressBar(), QToolButton()
        self._label.setProperty("role", "dim")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        stop = tr("Cancel, and remove the faces that are not encoded yet")
        self._cancel.setToolTip(stop)
        self._cancel.setAccessibleName(stop)
        self._cancel.clicked.connect(self.cancel_requested)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self._label)
        text.addWidget(self._bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 2)
        line.addLayout(text, 1)
        line.addWidget(self._cancel)
        self.hide()

    def show_progress(self, done: int, total: int, cancellable: bool = True) -> None:
        """`done` of `total` references have been encoded."""
        self._cancel.setVisible(cancellable)
        self._label.setText(tr("Encoding styles, {done} of {total}", done=done, total=total))
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def refresh_icon(self) -> None:
        """Draw the icon in the colours of the present theme."""
        self._cancel.setIcon(icon("close", 16))
