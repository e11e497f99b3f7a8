"""Choosing one of several faces in a photo."""

from __future__ import annotations

import qimage2ndarray
from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QIcon, QMouseEvent, QWheelEvent
from PyQt5.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import tr, tr_plural
from sean_editor.gui.canvas.navigator import NOTCH, PIXELS_A_NOTCH
from sean_editor.gui.panels.region_pictures import rounded
from sean_editor.gui.photo.faces_view import FacesView
from sean_editor.gui.photo.sighting import Sighting

THUMBNAIL = 88


class FaceButton(QToolButton):
    """A small aligned crop; a double click opens it."""

    opened = pyqtSignal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()


class Strip(QScrollArea):
    """A row of faces; the wheel scrolls it sideways."""

    def __init__(self, row: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        self.setWidget(row)
        self.setFixedHeight(row.sizeHint().height() + 12)
        self.setFocusPolicy(Qt.NoFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels, turned = event.pixelDelta(), event.angleDelta()
        step = turned * PIXELS_A_NOTCH / NOTCH if pixels.isNull() else pixels
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (step.x() or step.y()))
        event.accept()


class ChooseFaceDialog(QDialog):
    """`chosen` is the index of the face once accepted; `by_hand` that its points are to be placed by hand."""

    def __init__(self, parent: QWidget, sighting: Sighting) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose a face"))
        self._sighting = sighting
        self.chosen = 0
        self.by_hand = False
        self.view = FacesView(
            sighting.picture, [a.quad for a in sighting.alignments], [f.sure for f in sighting.faces]
        )
        self.strip = QButtonGroup(self)
        self.strip.setExclusive(True)
        self.buttons = [self._thumbnail(i) for i in range(len(sighting.faces))]
        self.hand_button = QPushButton(tr("Place by hand…"))
        self.hand_button.setToolTip(tr("Click the eyes and the corners of the mouth yourself"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.open_button = QPushButton(tr("Open this face"))
        self.open_button.setProperty("role", "primary")
        self.open_button.setDefault(True)
        self._lay_out()
        self.view.current_changed.connect(self._show_current)
        self.view.chosen.connect(self._open)
        self.hand_button.clicked.connect(self._place_by_hand)
        self.cancel_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(lambda: self._open(self.view.current))
        self.view.set_current(sighting.best or 0)
        self._show_current(self.view.current)
        self.resize(QSize(880, 720).boundedTo(parent.window().size()))
        self.view.setFocus()

    def _thumbnail(self, index: int) -> FaceButton:
        button = FaceButton()
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        image = qimage2ndarray.array2qimage(self._sighting.crops[index])
        button.setIcon(QIcon(rounded(image, THUMBNAIL, self.devicePixelRatioF(), 6)))
        sure = self._sighting.faces[index].sure
        number = index + 1
        button.setText(str(number) if sure else tr("{number} (uncertain)", number=number))
        button.setAccessibleName(
            tr("Face {number}", number=number) if sure else tr("Face {number}, uncertain", number=number)
        )
        button.clicked.connect(lambda: self.view.set_current(index))
        button.opened.connect(lambda: self._open(index))
        self.strip.addButton(button, index)
        return button

    def _lay_out(self) -> None:
        heading = QLabel(tr("Which face?"))
        heading.setProperty("role", "heading")
        hint = QLabel(
            tr_plural(
                "{file} shows {n} face. Click it, or press its number.",
                "{file} shows {n} faces. Click one, or press its number.",
                len(self.buttons),
                file=self._sighting.photo.name,
            )
        )
        hint.setProperty("role", "dim")
        hint.setWordWrap(True)
        faces = QWidget()
        row = QHBoxLayout(faces)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.scroll = Strip(faces)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.hand_button)
        answers.addStretch(1)
        answers.addWidget(self.cancel_button)
        answers.addWidget(self.open_button)
        for button in (self.hand_button, self.cancel_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addWidget(self.view, 1)
        column.addSpacing(8)
        column.addWidget(self.scroll)
        column.addSpacing(8)
        column.addLayout(answers)

    def _show_current(self, index: int) -> None:
        self.buttons[index].setChecked(True)
        self.scroll.ensureWidgetVisible(self.buttons[index])
        sure = self._sighting.faces[index].sure
        self.open_button.setText(tr("Open this face") if sure else tr("Check its points…"))

    def _open(self, index: int) -> None:
        self.chosen = index
        self.by_hand = not self._sighting.faces[index].sure
        self.accept()

    def _place_by_hand(self) -> None:
        self.chosen, self.by_hand = self.view.current, True
        self.accept()
