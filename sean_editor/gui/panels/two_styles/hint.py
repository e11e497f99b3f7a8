"""What is lacking, in a sentence. While nothing is, its room stays: what lies below must not jump."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QSize
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QLabel


class HintLabel(QLabel):
    """Has room for the longest of all that it may say, at its present width."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._sentences = tuple(sentences)
        self.setProperty("role", "dim")
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._keep_room()

    def _keep_room(self) -> None:
        said = self.text()
        heights = []
        for sentence in self._sentences:
            self.setText(sentence)
            heights.append(self.heightForWidth(self.width()))
        self.setText(said)
        self.setFixedHeight(max(heights))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
