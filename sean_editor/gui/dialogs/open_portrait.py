"""Open a portrait: a picture and its label map, tried and shown before anything in the window changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtGui import QPixmap
from PyQt5.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import joined, tr
from sean_editor.document.photo_origin import Photo
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.gui.background.lazy_analyser import LazyAnalyser
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.hinted_field import HintedField
from sean_editor.gui.panels.region_pictures import picture, rounded
from sean_editor.photo.portraits import find_labels, load_pair

if TYPE_CHECKING:
    from sean_editor.photo.analysis import Analyser  # imports torch, which takes seconds

PREVIEW = 192


class OpenPortraitDialog(QDialog):
    """Two fields and two previews. `portrait` is what was read, once the dialog is accepted."""

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        folder: Path,
        palette: np.ndarray,
        analyser: Analyser | LazyAnalyser | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Open portrait"))
        self._jobs, self._folder, self._palette, self._analyser = jobs, folder, palette, analyser
        self._job: Job | None = None
        self.portrait: Portrait | None = None
        self.image_field = self._field(tr("Picture of a face"))
        self.labels_field = self._field(tr("Its label map"))
        self.image_button, self.labels_button = QPushButton(tr("Browse…")), QPushButton(tr("Browse…"))
        self.message = MessageLabel()
        self.message.setMinimumHeight(40)
        self.photo_preview = self._preview(tr("Picture"))
        self.labels_preview = self._preview(tr("Label map"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setProperty("role", "primary")
        self.open_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.open_button.clicked.connect(self.accept)
        self.finished.connect(lambda _: self._forget_job())
        self._lay_out()
        self._say(
            tr("Choose a picture. A label map beside it, named NAME.labels.png, is found automatically.")
        )
        self.open_button.setEnabled(False)

    def _field(self, what: str) -> QLineEdit:
        field = HintedField()
        field.setMinimumWidth(336)
        field.setAccessibleName(what)
        field.setPlaceholderText(tr("No file chosen"))
        return field

    def _preview(self, what: str) -> QLabel:
        label = QLabel(what)
        label.setProperty("role", "preview")
        label.setAlignment(Qt.AlignCenter)
        label.setFixedSize(PREVIEW, PREVIEW)
        return label

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for row, (text, long_text, field, button) in enumerate(
            (
                (tr("Picture"), tr("Browse for the picture"), self.image_field, self.image_button),
                (tr("Label map"), tr("Browse for the label map"), self.labels_field, self.labels_button),
            )
        ):
            label = QLabel(text)
            label.setBuddy(field)
            button.setAccessibleName(long_text)
            button.setAutoDefault(False)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(button, row, 2)
        self.image_button.clicked.connect(self._browse_image)
        self.labels_button.clicked.connect(self._browse_labels)
        self.image_field.editingFinished.connect(lambda: self.choose_image(Path(self.image_field.text())))
        self.labels_field.editingFinished.connect(self._read)
        previews = QHBoxLayout()
        previews.setSpacing(16)
        previews.addStretch(1)
        previews.addWidget(self.photo_preview)
        previews.addWidget(self.labels_preview)
        previews.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        answers.addWidget(self.cancel_button)
        answers.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addLayout(previews)
        column.addWidget(self.message)
        column.addLayout(answers)

    def choose_image(self, path: Path) -> None:
        """Take this picture, and the label map beside it if there is one."""
        if not path.name or (path == Path(self.image_field.text()) and self.portrait is not None):
            return
        self._folder = path.parent
        self.image_field.setText(str(path))
        found = find_labels(path)
        self.labels_field.setText(str(found) if found else "")
        self._read()

    def choose_labels(self, path: Path) -> None:
        """Take this label map."""
        self.labels_field.setText(str(path))
        self._read()

    def _browse_image(self) -> None:
        path = files.ask_open(self, tr("Choose a picture of a face"), self._folder, files.PICTURES)
        if path is not None:
            self.choose_image(path)

    def _browse_labels(self) -> None:
        path = files.ask_open(self, tr("Choose its label map"), self._folder, files.LABEL_MAPS)
        if path is not None:
            self.choose_labels(path)

    def _read(self) -> None:
        if not self.image_field.text():
            return
        self._forget_job()
        self.portrait = None
        self.open_button.setEnabled(False)
        image, labels = Path(self.image_field.text()), self.labels_field.text()
        if image.is_file() and not labels:
            self._say(
                tr(
                    "There is no label map beside {file}. Choose one, or open it as a photo.", file=image.name
                ),
                wrong=True,
            )
            return
        self._say(tr("Reading…"))
        self._job = self._jobs.run(
            tr("Reading {file}", file=image.name),
            lambda job: load_pair(image, Path(labels) if labels else None, analyser=self._analyser),
            self._show,
            lambda message: self._say(message, wrong=True),
        )

    def _show(self, portrait: Portrait | Photo) -> None:
        assert isinstance(portrait, Portrait)  # with a label map that is given it is no photo
        self.portrait = portrait
        self.photo_preview.setPixmap(self._thumbnail(portrait.image))
        self.labels_preview.setPixmap(self._thumbnail(self._palette[portrait.labels]))
        self.open_button.setEnabled(True)
        square = tr("The middle square will be opened at {size} x {size} pixels.", size=PORTRAIT_SIZE)
        self._say(joined(*portrait.notices, square))

    def _thumbnail(self, rgb: np.ndarray) -> QPixmap:
        ratio = self.devicePixelRatioF()
        return rounded(picture(rgb, round(PREVIEW * ratio)), PREVIEW, ratio, 6)

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.say(text, wrong)
        if wrong:
            for preview, name in (
                (self.photo_preview, tr("Picture")),
                (self.labels_preview, tr("Label map")),
            ):
                preview.setText(name)

    def _forget_job(self) -> None:
        if self._job is not None:
            self._jobs.drop(self._job)
            self._job = None
