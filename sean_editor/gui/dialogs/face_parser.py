"""Choosing the face parser: ours, the public one, which can be downloaded here, or a file."""

from __future__ import annotations

from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import marked, tr, tr_marked
from sean_editor import checkpoints
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.message import MessageLabel, breakable
from sean_editor.gui.settings import Settings
from sean_editor.machine.downloads import DOWNLOADS, fetch

if TYPE_CHECKING:
    from sean_editor.gui.background.lazy_analyser import LazyAnalyser
    from sean_editor.photo.analysis import Analyser

EXPLANATION = marked(
    "The face parser is the network that finds hair, skin, lips and the other regions of a photo. "
    "Your choice takes effect with the next photo, or with “Label the regions again”."
)
WIDTH = 480
PERMILLE = 1000


class FaceParserDialog(QDialog):
    """Accepted once the chosen network has been read; `chosen` is its file."""

    def __init__(
        self, parent: QWidget, jobs: Jobs, settings: Settings, analyser: Analyser | LazyAnalyser
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Face parser"))
        self._jobs, self._settings, self._analyser = jobs, settings, analyser
        self._job: Job | None = None
        self._download = DOWNLOADS["face-parser"]
        self._public = checkpoints.ADDED_CHECKPOINTS / self._download.file
        self._file: Path | None = None
        self.chosen: Path | None = None
        self.ours = QRadioButton(tr("SEAN Editor's own"))
        self.public = QRadioButton(tr("BiSeNet (public)"))
        self.other = QRadioButton(tr("Another file"))
        self.download_button = QPushButton(tr("Download {size:.0f} MB", size=self._download.size / 1e6))
        self.browse_button = QPushButton(tr("Choose…"))
        self.browse_button.setAccessibleName(tr("Choose another file"))
        self.cancel_button, self.use_button = QPushButton(tr("Cancel")), QPushButton(tr("Use"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.message = MessageLabel()
        self._about_public, self._about_other = _note(), _note()
        self._lay_out()
        self._connect()
        self.choose(settings.face_parser or checkpoints.usual_parser())
        self._show_state()

    @property
    def name(self) -> str:
        """The name of the chosen network."""
        picked = next(b for b in (self.ours, self.public, self.other) if b.isChecked())
        return self._file.name if picked is self.other and self._file is not None else picked.text()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Face parser"))
        heading.setProperty("role", "heading")
        what = _note(tr_marked(EXPLANATION), indent=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(what)
        column.addSpacing(16)
        column.addWidget(self.ours)
        column.addWidget(_note(tr("Included with the program.")))
        column.addSpacing(16)
        column.addLayout(_row(self.public, self.download_button))
        column.addWidget(self._about_public)
        column.addSpacing(16)
        column.addLayout(_row(self.other, self.browse_button))
        column.addWidget(self._about_other)
        column.addSpacing(16)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addStretch(1)
        column.addSpacing(8)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        for button in (self.cancel_button, self.use_button):
            button.setAutoDefault(False)
            answers.addWidget(button)
        for button in (self.download_button, self.browse_button):
            button.setAutoDefault(False)
        self.use_button.setProperty("role", "primary")
        self.use_button.setDefault(True)
        column.addLayout(answers)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for button in (self.ours, self.public, self.other):
            group.addButton(button)
            button.toggled.connect(lambda _: self._show_state())
        self.download_button.clicked.connect(self._fetch)
        self.browse_button.clicked.connect(self._browse)
        self.cancel_button.clicked.connect(self._cancel)
        self.use_button.clicked.connect(self._use)
        self._jobs.changed.connect(self._show_progress)
        self.finished.connect(lambda _: self._leave())

    # choosing

    def choose(self, path: Path) -> None:
        """Choose the entry of this file."""
        known = {checkpoints.FACE_PARSER: self.ours, self._public: self.public}
        if path not in known:
            self._file = path
        known.get(path, self.other).setChecked(True)

    def _picked(self) -> Path | None:
        if self.ours.isChecked():
            return checkpoints.FACE_PARSER
        return self._public if self.public.isChecked() else self._file

    def _browse(self) -> None:
        path = files.ask_open(self, tr("Choose a face parser"), self._settings.folder, files.WEIGHTS)
        if path is not None:
            self._settings.folder = path.resolve().parent
            self.choose(path.resolve())
            self._say("")
            self._show_state()

    def _use(self) -> None:
        """Read it first: what cannot be used is not chosen."""
        path = self._picked()
        assert path is not None
        self._say(tr("Reading…"))
        self._job = self._jobs.run(
            tr("Reading {file}", file=path.name),
            lambda job: self._analyser.use_parser(path),
            lambda _: self._take(path),
            self._fail,
        )
        self._show_state()

    def _take(self, path: Path) -> None:
        self._job = None
        self.chosen = self._settings.face_parser = path
        self.accept()

    # fetching

    def _fetch(self) -> None:
        self._say(tr("Downloading {file}…", file=self._download.file))
        self._job = self._jobs.run(
            tr("Downloading {file}", file=self._download.file),
            self._fetch_on_thread,
            lambda _: self._fetched(),
            self._fail,
        )
        self._show_state()

    def _fetch_on_thread(self, job: Job) -> None:
        def report(fraction: float) -> None:
            self._jobs.report(job, round(PERMILLE * fraction), PERMILLE)

        try:
            fetch(self._download, self._public.parent, report, lambda: job.cancelled)
        except CancelledError:
            return  # the dialog no longer waits for it

    def _fetched(self) -> None:
        self._job = None
        self.public.setEnabled(True)
        self.public.setChecked(True)
        self._say(tr("Downloaded and checked."))
        self._show_state()

    def _show_progress(self, job: Job | None) -> None:
        if job is not None and job is self._job:
            self.progress.setRange(0, job.total)
            self.progress.setValue(job.done)
            if job.total:
                self._say(
                    tr(
                        "Downloading {file}: {share:.0%}",
                        file=self._download.file,
                        share=job.done / job.total,
                    )
                )

    # coming and going

    def _cancel(self) -> None:
        if self._job is None:
            self.reject()
            return
        self._jobs.drop(self._job)
        fetching = self._job.total > 0
        self._job = None
        self._say(tr("Cancelled. The next download resumes here.") if fetching else tr("Cancelled."))
        self._show_state()

    def _leave(self) -> None:
        """However the dialog is closed: nothing goes on behind it."""
        if self._job is not None:
            self._jobs.drop(self._job)

    def _fail(self, message: str) -> None:
        self._job = None
        self._say(message, wrong=True)
        self._show_state()

    def _show_state(self) -> None:
        busy, there = self._job is not None, self._public.is_file()
        for button in (self.ours, self.browse_button):
            button.setEnabled(not busy)
        self.public.setEnabled(there and not busy)
        self.other.setEnabled(self._file is not None and not busy)
        self.download_button.setVisible(not there)
        self.download_button.setEnabled(not busy)
        place = (
            tr("Found at {file}.", file=breakable(self._public))
            if there
            else (tr("Not found. Download it, or put it at {file}.", file=breakable(self._public)))
        )
        self._about_public.setText(f"{tr_marked(self._download.note)}\n{place}")
        self._about_public.setToolTip(str(self._public))
        self._about_other.setText(
            breakable(self._file) if self._file is not None else tr("Weights of either of these networks.")
        )
        self.use_button.setEnabled(not busy and self._picked() is not None)
        if busy:
            self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self._fit()

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.say(text, wrong)
        self._fit()

    def _fit(self) -> None:
        """Fit the height to the text: a layout does not do so where lines wrap."""
        self.layout().activate()
        self.setFixedSize(WIDTH, self.layout().totalHeightForWidth(WIDTH))


def _note(text: str = "", indent: int = 24) -> QLabel:
    note = QLabel(text)
    note.setProperty("role", "dim")
    note.setTextFormat(Qt.PlainText)
    note.setWordWrap(True)
    note.setIndent(indent)
    return note


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left, 1)
    row.addWidget(right)
    return row
