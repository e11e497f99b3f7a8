"""Export: choose the kind, preview the output, write it."""

from __future__ import annotations

import threading
from pathlib import Path

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QAction,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.atomic_write import Cancelled
from models.translation import marked, tr, tr_marked
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.proof import made_difference, write_proven
from sean_editor.export.proof_file import check_proof_place, proof_path, save_proof
from sean_editor.export.proof_words import difference_words, proof_words
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.export_options import ExportOptions
from sean_editor.gui.dialogs.export_words import FORMATS, ONE_FORMAT, WIDTH
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.photo.export_preview import ExportPreview
from sean_editor.gui.photo.picture import PhotoPicture
from sean_editor.gui.settings import Settings

NAMES = {
    Kind.PORTRAIT: "{}-edited",
    Kind.PHOTO: "{}-edited",
    Kind.LAYERS: "{}-layers",
    Kind.LAYOUT: "{}.labels",
    Kind.MATTE: "{}-matte",
    Kind.BEFORE_AFTER: "{}-before-after",
}
SCROLL_BAR = 12  # pixels, as in the theme
LOOK_CLOSER = marked("Wheel zooms, drag moves, double-click shows 100 %.")


class ExportDialog(QDialog):
    """The preview is the very picture that is written. Accepted once that has been done."""

    exported = pyqtSignal(Path, str)
    """A file, and what its proof says, "" if it has none."""

    def __init__(
        self,
        parent: QWidget,
        exports: Exports,
        jobs: Jobs,
        settings: Settings,
        keep: QAction,
        texture: QAction,
    ) -> None:
        """`keep` and `texture` are the actions "Keep unedited areas" and "Photo texture": what is set here
        holds in the window too.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self._exports, self._jobs, self._settings = exports, jobs, settings
        self._making: Job | None = None
        self._writing: Job | None = None
        self._on_disk = threading.Event()  # whether the file that is being written is there
        self.preview = ExportPreview()
        self.options = ExportOptions(exports, settings, keep, texture)
        self.message, self.zoom = MessageLabel(), QLabel()
        self.zoom.setProperty("role", "dim")
        self.fit_button = self._small(tr("Fit to view"), "Ctrl+0", tr("Show the whole picture"))
        self.actual_button = self._small(
            "100 %", "Ctrl+1", tr("Show every pixel, centred on the edge of the edit")
        )
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.cancel_button, self.export_button = QPushButton(tr("Cancel")), QPushButton(tr("Export…"))
        self._lay_out()
        self._connect()
        self.resize(QSize(1040, 720).boundedTo(parent.window().size()))
        self._show_state()
        self._make()

    def _small(self, text: str, key: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setShortcut(key)
        button.setToolTip(f"{tip} ({key})")
        return button

    def _lay_out(self) -> None:
        hint = QLabel(tr_marked(LOOK_CLOSER))
        hint.setProperty("role", "dim")
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(hint, 1)
        for widget in (self.zoom, self.fit_button, self.actual_button):
            below.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.preview, 1)
        left.addLayout(below)
        heading = QLabel(tr("Export"))
        heading.setProperty("role", "heading")
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        self.cancel_button.setAutoDefault(False)
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        answers.addWidget(self.cancel_button)
        answers.addWidget(self.export_button)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(heading)
        right.addSpacing(8)
        right.addWidget(_scrolling(self.options), 1)
        right.addWidget(self.message)
        right.addWidget(self.progress)
        right.addSpacing(8)
        right.addLayout(answers)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 24, 24, 16)
        line.setSpacing(24)
        line.addLayout(left, 1)
        line.addLayout(right)

    def _connect(self) -> None:
        self.options.changed.connect(self._make)
        self.preview.zoomed.connect(lambda percent: self.zoom.setText(f"{percent} %"))
        self.fit_button.clicked.connect(lambda: self.preview.look_at(None))
        self.actual_button.clicked.connect(self._show_seam)
        self.cancel_button.clicked.connect(self._cancel)
        self.export_button.clicked.connect(self._ask_where)
        self.finished.connect(lambda _: self._stop())

    # making the picture

    @property
    def preparing(self) -> bool:
        """Whether the picture of the present choices is still being made."""
        return self._making is not None

    def _make(self) -> None:
        """Make the picture for the present choices; the one before stays until it is there."""
        if self._making is not None:
            self._jobs.drop(self._making)
        if self.preview.picture is None:
            self.preview.show_message(tr("One moment…"))
        exports, request = self._exports, self.options.request
        self._making = self._jobs.run(
            tr("Preparing the export"),
            lambda job: _picture(exports, request, lambda: job.cancelled),
            self._show_picture,
            self._show_failure,
        )
        self._say("")
        self._show_state()

    def _show_picture(self, made: tuple[PhotoPicture, str]) -> None:
        self._making = None
        picture, words = made
        self.preview.show_picture(picture)
        self._say(words)
        self._show_state()

    def _show_failure(self, message: str) -> None:
        self._making = None
        self.preview.show_message(tr("There is no picture to show."))
        self._say(message, wrong=True)
        self._show_state()

    def _show_seam(self) -> None:
        shown = self._exports.flat(self.options.request)
        self.preview.show_actual_size(self._exports.seam(shown.kind, shown.side))

    # writing it

    def _ask_where(self) -> None:
        options = self.options
        chosen, name = options.suffix, NAMES[options.kind].format(self._exports.edit.portrait.name)
        others = [] if options.kind in ONE_FORMAT else [suffix for suffix in FORMATS if suffix != chosen]
        filters = ";;".join(files.EXPORT_KINDS[suffix] for suffix in (chosen, *others))
        path = files.ask_save(self, tr("Export"), self._settings.folder / f"{name}{chosen}", filters)
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        self._settings.folder = path.resolve().parent
        self.options.remember()
        exports, request, quality = self._exports, self.options.request, self.options.quality.value()
        personal_data, beside = self.options.personal.kept, self.options.proven
        self._on_disk = on_disk = threading.Event()

        def write(job: Job) -> str:
            if beside:
                check_proof_place(proof_path(path))
            proof = write_proven(
                exports, path, request, quality, lambda: job.cancelled, personal_data, on_disk.set
            )
            if proof is not None and beside:
                save_proof(proof_path(path), proof)
            return "" if proof is None else proof_words(proof)

        self._writing = self._jobs.run(
            tr("Exporting {file}", file=path.name),
            write,
            lambda words: self._written(path, words),
            self._not_written,
        )
        self._say(tr("Writing {file}…", file=path.name))
        self._show_state()

    def _written(self, path: Path, words: str) -> None:
        self._writing = None
        self.exported.emit(path, words)
        self.accept()

    def _not_written(self, message: str) -> None:
        self._writing = None
        self._say(message, wrong=True)
        self._show_state()

    # coming and going

    def _cancel(self) -> None:
        if self._writing is None:
            self.reject()
            return
        self._jobs.drop(self._writing)
        self._writing = None
        if self._on_disk.is_set():
            self._say(tr("Cancelled. The file was written, but no proof."))
        else:
            self._say(tr("Cancelled. Nothing was written."))
        self._show_state()

    def _stop(self) -> None:
        """However the dialog is closed: nothing goes on behind it."""
        for job in (self._making, self._writing):
            if job is not None:
                self._jobs.drop(job)

    def _show_state(self) -> None:
        writing, there = self._writing is not None, self.preview.picture is not None
        self.options.setEnabled(not writing)
        self.export_button.setEnabled(not writing and (there or self.preparing))
        self.progress.setVisible(writing or self.preparing)
        for button in (self.fit_button, self.actual_button):
            button.setEnabled(there)

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.say(text, wrong)


def _picture(exports: Exports, request: ExportRequest, cancelled: Cancelled) -> tuple[PhotoPicture, str]:
    """The picture to show, and how many of its pixels outside the edit changed, in words."""
    picture = PhotoPicture(exports.picture(request, cancelled))
    found = made_difference(exports, request, cancelled)
    return picture, "" if found is None else difference_words(found, request.keep_unedited)


def _scrolling(options: ExportOptions) -> QScrollArea:
    """The options in a low window, too: whole where there is room, else with a bar beside them."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.NoFocus)  # its controls take the keyboard, and are scrolled to
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
    area.setFixedWidth(WIDTH + SCROLL_BAR)
    area.setWidget(options)
    return area
