"""The left half of the batch dialog: the folders, and how the photos are edited and written."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtGui import QKeyEvent
from PyQt5.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import marked, tr, tr_marked
from sean_editor.batch import BatchOptions, Faces
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export_words import FORMATS
from sean_editor.gui.dialogs.personal_data import PersonalData
from sean_editor.gui.dialogs.quality_slider import remembered_quality
from sean_editor.gui.hinted_field import HintedField
from sean_editor.gui.settings import Settings

WIDTH = 360
FACES = {Faces.ALL: marked("Every sure face"), Faces.BEST: marked("The best face only")}
SAME = marked("As each photo")


class FolderField(HintedField):
    """The name of a folder. Return ends typing, and does not press the dialog's button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key_Return, Qt.Key_Enter):
            event.accept()

    @property
    def path(self) -> Path | None:
        """The folder, None if there is no name."""
        return Path(self.text()).expanduser() if self.text().strip() else None


class BatchOptionsPanel(QWidget):
    """`folder`, `output` and `options` are what was chosen; `folder_chosen` and `changed` announce it."""

    folder_chosen = pyqtSignal()
    changed = pyqtSignal()

    def __init__(self, settings: Settings, keep: QAction, texture: QAction) -> None:
        super().__init__()
        self._settings = settings
        self.setFixedWidth(WIDTH)
        self.folder_field, self.output_field = FolderField(), FolderField()
        self._folder: Path | None = None
        self.folder_button, self.output_button = QPushButton(tr("Choose…")), QPushButton(tr("Choose…"))
        self.faces, self.format = QComboBox(), QComboBox()
        for faces, title in FACES.items():
            self.faces.addItem(tr_marked(title), faces)
        self.format.addItem(tr_marked(SAME), None)
        for suffix, title in FORMATS.items():
            self.format.addItem(title, suffix)
        self.keep, self.texture = QCheckBox(keep.text()), QCheckBox(texture.text())
        self.keep.setChecked(keep.isChecked())
        self.texture.setChecked(texture.isChecked())
        self.keep.setToolTip(tr("Everywhere else the original stays unchanged, in full detail"))
        self.texture.setToolTip(tr("Hair, skin and cloth of the photos on what was edited"))
        self.personal = PersonalData(about_projects=False)
        self._recall()
        self._lay_out()
        self._connect()

    @property
    def folder(self) -> Path | None:
        """Where the photos are, None so far."""
        return self.folder_field.path

    @property
    def output(self) -> Path | None:
        """Where the results go, None so far."""
        return self.output_field.path

    @property
    def options(self) -> BatchOptions:
        """How the photos are edited and written; the quality is that of the export dialog."""
        return BatchOptions(
            self.faces.currentData(),
            self.format.currentData(),
            textured=self.texture.isChecked(),
            keep_unedited=self.keep.isChecked(),
            quality=remembered_quality(self._settings),
            personal_data=self.personal.kept,
        )

    def choose_folder(self, folder: Path) -> None:
        """Take the photos of this folder."""
        self.folder_field.setText(str(folder))
        self._folder = None
        self._take_folder()

    def remember(self) -> None:
        """Offer the same choices the next time."""
        self._settings.set_choice("batch/faces", self.faces.currentData().value)
        self._settings.set_choice("batch/format", str(self.format.currentData()))
        if self.folder is not None:
            self._settings.folder = self.folder

    def _recall(self) -> None:
        faces = Faces(self._settings.choice("batch/faces", [faces.value for faces in FACES]))
        self.faces.setCurrentIndex(list(FACES).index(faces))
        suffixes = [str(self.format.itemData(i)) for i in range(self.format.count())]
        self.format.setCurrentIndex(suffixes.index(self._settings.choice("batch/format", suffixes)))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows = (
            (tr("Photos in"), self.folder_field, self.folder_button, tr("Choose the folder of the photos")),
            (
                tr("Results to"),
                self.output_field,
                self.output_button,
                tr("Choose the folder for the results"),
            ),
            (tr("Faces"), self.faces, None, ""),
            (tr("Format"), self.format, None, ""),
        )
        for row, (caption, field, button, name) in enumerate(rows):
            label = QLabel(caption)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            if button is None:
                grid.addWidget(field, row, 1)
                continue
            field.setAccessibleName(caption)
            field.setPlaceholderText(tr("No folder chosen"))
            button.setAccessibleName(name)
            button.setAutoDefault(False)
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(field, 1)
            line.addWidget(button)
            grid.addLayout(line, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.keep)
        column.addWidget(self.texture)
        column.addSpacing(8)
        column.addWidget(self.personal)

    def _connect(self) -> None:
        self.folder_button.clicked.connect(self._ask_folder)
        self.output_button.clicked.connect(self._ask_output)
        self.folder_field.editingFinished.connect(self._take_folder)
        self.output_field.textChanged.connect(self.changed)

    def _take_folder(self) -> None:
        """Another folder of photos: one beside it is offered for the results."""
        if self.folder == self._folder:
            return
        self._folder = self.folder
        if self.folder is not None:
            name = f"{self.folder.name or 'photos'}-edited"  # the root of a disk has no name
            self.output_field.setText(str(self.folder.parent / name))
        self.folder_chosen.emit()

    def _ask_folder(self) -> None:
        start = self.folder or self._settings.folder
        folder = files.ask_folder(self, tr("Choose the folder of the photos"), start)
        if folder is not None:
            self.choose_folder(folder)

    def _ask_output(self) -> None:
        start = self.output or self._settings.folder
        folder = files.ask_folder(self, tr("Choose the folder for the results"), start)
        if folder is not None:
            self.output_field.setText(str(folder))
