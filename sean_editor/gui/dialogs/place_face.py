"""Placing a face by hand: the person clicks eyes and corners of the mouth and sees the resulting crop."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
import qimage2ndarray
from PyQt5.QtCore import QSize, Qt, QTimer
from PyQt5.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.label_maps import LabelMap
from models.translation import joined, marked, tr, tr_marked
from sean_editor.document.photo_origin import Alignment
from sean_editor.errors import UserError
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.panels.region_pictures import rounded
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.gui.photo.placing import QUESTIONS, Placing
from sean_editor.gui.photo.points_view import PointsView
from sean_editor.photo.cut_labels import cut_labels, of_whole_photo
from sean_editor.photo.labels import read_label_map
from sean_editor.photo.neutral import neutral_layout

PREVIEW = 256
COLOURS = 0.45  # how strongly a label map covers the preview
PREVIEW_MS = 15


class Start(Enum):
    """The layout that the portrait begins with."""

    FOUND = marked("Regions found in the picture")
    NEUTRAL = marked("A neutral layout")
    FILE = marked("A label map from a file…")


@dataclass(frozen=True, eq=False)
class Placed:
    """The answer: face points [4, 2] in photo pixels, and how the layout begins.

    `labels` is the label map that was loaded, of the crop or of the whole photo; None unless `start` is FILE.
    """

    points: np.ndarray
    start: Start = Start.FOUND
    labels: np.ndarray | None = None


class PlaceFaceDialog(QDialog):
    """`placed` is the answer once accepted. `guess` [4, 2] are points to begin with.

    `action` is the text of the last button (default: Open), `reason` why the person is asked.
    """

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        picture: PhotoPicture,
        guess: np.ndarray | None,
        palette: np.ndarray,
        folder: Path,
        action: str = "",
        reason: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Place the face"))
        self._jobs, self._picture, self._palette, self._folder = jobs, picture, palette, folder
        self._job: Job | None = None
        self._labels: np.ndarray | None = None
        self.start = Start.FOUND
        """The layout that is chosen now."""
        self.placed: Placed | None = None
        self.view = PointsView(picture, Placing.from_points(guess))
        self.reason = QLabel(reason)
        self.question = QLabel()
        self.preview = QLabel()
        self.starts = QComboBox()
        self.message = MessageLabel()
        self.turn_button = QPushButton(tr("Turn 90°"))
        self.over_button = QPushButton(tr("Start over"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.open_button = QPushButton(action or tr("Open"))
        self._late = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._late.timeout.connect(self._show_preview)
        self._style_widgets()
        self._lay_out()
        self._connect()
        self._show_question()
        self._show_preview()
        self.resize(QSize(1040, 680).boundedTo(parent.window().size()))
        self.view.setFocus()

    def _style_widgets(self) -> None:
        self.reason.setProperty("role", "dim")
        self.reason.setWordWrap(True)
        if not self.reason.text():
            self.reason.hide()
        self.question.setProperty("role", "heading")
        self.question.setWordWrap(True)
        self.question.setAlignment(Qt.AlignTop | Qt.AlignLeft)
        self.question.setFixedWidth(PREVIEW)
        self.question.setMinimumHeight(72)  # three lines: what is below stays in its place
        self.preview.setProperty("role", "preview")
        self.preview.setFixedSize(PREVIEW, PREVIEW)
        self.preview.setAlignment(Qt.AlignCenter)
        self.preview.setWordWrap(True)
        self.preview.setAccessibleName(tr("Preview of the crop"))
        for start in Start:
            self.starts.addItem(tr_marked(start.value), start)
        self.starts.setAccessibleName(tr("The layout to begin with"))
        self.message.setFixedWidth(PREVIEW)
        self.turn_button.setToolTip(tr("For a photo that lies on its side: turns the view, not the file"))
        self.over_button.setToolTip(tr("Remove all points (Backspace removes the last one)"))
        self.open_button.setProperty("role", "primary")
        self.open_button.setDefault(True)
        for button in (self.turn_button, self.over_button, self.cancel_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        label = QLabel(tr("Begin with"))
        label.setBuddy(self.starts)
        helpers = _row(self.turn_button, self.over_button)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.reason)
        side.addWidget(self.question)
        side.addWidget(self.preview)
        side.addSpacing(8)
        side.addWidget(label)
        side.addWidget(self.starts)
        side.addWidget(self.message)
        side.addStretch(1)
        side.addLayout(helpers)
        side.addSpacing(16)
        side.addLayout(_row(self.cancel_button, self.open_button))
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 24, 24, 24)
        line.setSpacing(24)
        line.addWidget(self.view, 1)
        line.addLayout(side)

    def _connect(self) -> None:
        self.view.changed.connect(self._show_question)
        self.view.changed.connect(self._late.start)
        self.turn_button.clicked.connect(self.view.turn)
        self.over_button.clicked.connect(lambda: self.view.set_placing(self.view.placing.start_over()))
        for button in (self.turn_button, self.over_button):
            button.clicked.connect(lambda: self.view.setFocus())
        self.starts.activated.connect(self._choose_start)
        self.cancel_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._accept)
        self.finished.connect(lambda _: self._stop())

    # what it says and shows

    def _show_question(self) -> None:
        placing = self.view.placing
        asked = placing.asked
        self.question.setText(
            tr_marked(QUESTIONS[asked])
            if asked is not None
            else tr("Drag a point to correct it, or continue.")
        )
        self.open_button.setEnabled(placing.alignment() is not None)
        self.over_button.setEnabled(any(p is not None for p in placing.points))
        self._say(
            tr("Wheel zooms, drag moves. Space puts a point, arrow keys move it, Backspace removes it.")
        )

    def _show_preview(self) -> None:
        alignment = self.view.placing.alignment()
        if alignment is None:
            self.preview.clear()
            self.preview.setText(tr("The crop appears here\nonce both eyes are placed."))
            return
        ratio = self.devicePixelRatioF()
        side = round(PREVIEW * ratio)
        shown = self._picture.crop(alignment, side)
        labels = self._labels_at(alignment, side)
        if labels is not None:
            shown = (shown * (1 - COLOURS) + self._palette[labels] * COLOURS).astype(np.uint8)
        self.preview.setPixmap(rounded(qimage2ndarray.array2qimage(shown), PREVIEW, ratio, 6))

    def _labels_at(self, alignment: Alignment, side: int) -> np.ndarray | None:
        """The layout to begin with, uint8 [side, side]; None where the analyser has yet to find it."""
        points = self.view.placing.face_points()
        if self.start is Start.NEUTRAL and points is not None:
            return neutral_layout(side, alignment.to_crop(points))
        if self.start is Start.FILE and self._labels is not None:
            return cut_labels(self._labels, self._picture.photo, alignment, side)
        return None

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.say(text, wrong)

    # the layout to begin with

    def _choose_start(self, index: int) -> None:
        start = self.starts.itemData(index)
        if start is Start.FILE:
            path = files.ask_open(self, tr("Choose a label map"), self._folder, files.LABEL_MAPS)
            if path is None:
                self._set_start(self.start)
            else:
                self.load_labels(path)
        else:
            self._set_start(start)

    def load_labels(self, path: Path) -> None:
        """Begin with the label map in this file, if it fits the crop or the photo."""
        self._drop_job()
        self._job = self._jobs.run(
            tr("Reading {file}", file=path.name),
            lambda job: self._read(path),
            self._take_labels,
            self._refuse_labels,
        )

    def _read(self, path: Path) -> LabelMap:
        found, (width, height) = read_label_map(path), self._picture.photo.size
        rows, columns = found.ids.shape
        if rows != columns and not of_whole_photo(found.ids, self._picture.photo):
            raise UserError(
                tr(
                    "{file} is {columns} x {rows} pixels. Choose a square label map of the crop, or one of "
                    "the whole photo ({width} x {height}).",
                    file=path.name,
                    columns=columns,
                    rows=rows,
                    width=width,
                    height=height,
                )
            )
        return found

    def _take_labels(self, found: LabelMap) -> None:
        self._labels = found.ids
        self._set_start(Start.FILE)
        if found.notices:
            self._say(joined(*found.notices))

    def _refuse_labels(self, message: str) -> None:
        self._set_start(self.start)
        self._say(message, wrong=True)

    def _set_start(self, start: Start) -> None:
        self.start = start
        self.starts.setCurrentIndex(list(Start).index(start))
        self._show_preview()

    # ending

    def _accept(self) -> None:
        points = self.view.placing.face_points()
        if points is not None:
            self.placed = Placed(points, self.start, self._labels if self.start is Start.FILE else None)
            self.accept()

    def _stop(self) -> None:
        self._late.stop()
        self._drop_job()

    def _drop_job(self) -> None:
        if self._job is not None:
            self._jobs.drop(self._job)
            self._job = None


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button, 1)
    return row
