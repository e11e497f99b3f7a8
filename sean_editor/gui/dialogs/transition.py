"""Export of a transition: format, length and size, progress, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.translation import marked, tr, tr_marked, tr_plural
from sean_editor.errors import UserError
from sean_editor.export.animation import GIF, MP4, STRIP, WEBP, check_animation, write_animation
from sean_editor.export.timing import FEWEST, LONGEST, MOST, SHORTEST, Timing
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.settings import Settings
from sean_editor.session.textures import stages
from sean_editor.session.transitions import Transition, TransitionPictures

if TYPE_CHECKING:
    from sean_editor.session.editor_session import EditorSession

FORMATS = {
    WEBP: marked("Animated WebP"),
    GIF: marked("GIF"),
    MP4: marked("MP4 video"),
    STRIP: marked("Strip of pictures (PNG)"),
}
"""The first is the default."""
NOTES = {
    WEBP: marked("All colours, small files. Browsers and most viewers play it."),
    GIF: marked("256 colours. Plays everywhere."),
    MP4: marked("MPEG-4 Part 2 video: video players play it, browsers do not. It does not repeat by itself."),
    STRIP: marked("All pictures side by side, without loss."),
}
SIZES = (256, 512, 768, 1024)
LOOPS = ("loop", "once")
WIDTH = 400


class TransitionDialog(QDialog):
    """Accepted once the file is written."""

    exported = pyqtSignal(Path)

    def __init__(
        self,
        parent: QWidget,
        move: Transition,
        session: EditorSession,
        jobs: Jobs,
        settings: Settings,
        keep: QAction,
        texture: QAction,
    ) -> None:
        """`keep` and `texture` are the actions "Keep unedited areas" and "Photo texture": what they say is
        the default here.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Export transition"))
        self._move, self._session = move, session
        self._jobs, self._settings = jobs, settings
        self._writing: Job | None = None
        self._make_options(keep, texture)
        self.note, self.message, self.progress = QLabel(), MessageLabel(), QProgressBar()
        self.cancel_button, self.export_button = QPushButton(tr("Cancel")), QPushButton(tr("Export…"))
        self._lay_out()
        self._connect()
        self._show_options()

    # the options

    def _make_options(self, keep: QAction, texture: QAction) -> None:
        portrait = self._move.present.edit.portrait
        self.format, self.side = QComboBox(), QComboBox()
        for suffix, title in FORMATS.items():
            self.format.addItem(tr_marked(title), suffix)
        self.format.setCurrentIndex(self.format.findData(self._settings.choice("transition", tuple(FORMATS))))
        square = portrait.size[0] == portrait.size[1]
        for side in SIZES if square else portrait.size[:1]:
            self.side.addItem(tr("{side} px", side=side), side)
        self.side.setCurrentIndex(min(1, self.side.count() - 1))
        self.count, self.seconds = QSpinBox(), QDoubleSpinBox()
        self.count.setRange(FEWEST, MOST)
        self.count.setValue(24)
        self.seconds.setRange(SHORTEST, LONGEST)
        self.seconds.setDecimals(1)
        self.seconds.setSingleStep(0.5)
        self.seconds.setValue(2.0)
        self.seconds.setSuffix(tr(" s"))
        self.loop = QComboBox()
        for name, title in zip(
            LOOPS, (tr("There and back, again and again"), tr("Once, from A to B")), strict=True
        ):
            self.loop.addItem(title, name)
        self.ease = QCheckBox(tr("Slower at A and at B"))
        self.ease.setChecked(True)
        self.dither = QCheckBox(tr("Smooth shading by dithering"))
        self.dither.setChecked(True)
        self.captions = QCheckBox(tr("Captions from 0 to 1"))
        self.captions.setChecked(True)
        self.keep = QCheckBox(keep.text())
        self.keep.setChecked(keep.isChecked())
        self._can_have_texture = bool(stages(portrait))
        self.texture = QCheckBox(texture.text())
        self.texture.setChecked(texture.isChecked() and self._can_have_texture)
        self.texture.setToolTip(tr("Takes seconds for each picture"))

    @property
    def suffix(self) -> str:
        """That of the chosen format."""
        return str(self.format.currentData())

    @property
    def timing(self) -> Timing:
        """The chosen number of pictures, and when they are shown. A strip goes once, at one speed."""
        strip = self.suffix == STRIP
        loop = self.loop.currentData() == LOOPS[0]
        return Timing(
            self.count.value(), self.seconds.value(), loop and not strip, self.ease.isChecked() and not strip
        )

    def _lay_out(self) -> None:
        heading = QLabel(tr("Export transition"))
        heading.setProperty("role", "heading")
        self.note.setProperty("role", "dim")
        self.note.setAlignment(Qt.AlignTop)
        for label, lines in ((self.note, 3), (self.message, 2)):  # as many as the longest text takes
            label.setWordWrap(True)
            label.setMinimumHeight(lines * label.fontMetrics().lineSpacing() + 4)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("Format"), self.format)
        form.addRow("", self.note)
        form.addRow(tr("Pictures"), self.count)
        form.addRow(tr("From A to B"), self.seconds)
        form.addRow(tr("Then"), self.loop)
        form.addRow(tr("Size"), self.side)
        for box in (self.ease, self.dither, self.captions, self.keep, self.texture):
            form.addRow("", box)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        for button in (self.cancel_button, self.export_button):
            button.setAutoDefault(False)
            answers.addWidget(button)
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        self.progress.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addLayout(answers)
        self.setMinimumWidth(WIDTH)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(lambda _: self._show_options())
        self.loop.currentIndexChanged.connect(lambda _: self._show_length())
        for field in (self.count, self.seconds):
            field.valueChanged.connect(lambda _: self._show_length())
        self.cancel_button.clicked.connect(self._cancel)
        self.export_button.clicked.connect(self._ask_where)
        self.finished.connect(lambda _: self._stop())

    def _show_options(self) -> None:
        """Say what the format is, and enable what it has."""
        self.note.setText(tr_marked(NOTES[self.suffix]))
        self._show_state()
        self._show_length()

    def _show_length(self) -> None:
        """How many pictures will be shown for how long, or why that cannot be."""
        timing = self.timing
        try:
            check_animation(f"x{self.suffix}", timing)
        except UserError as error:
            self.message.say(str(error), wrong=True)
            self.export_button.setEnabled(False)
            return
        self.export_button.setEnabled(True)
        shown = tr_plural("{n} picture", "{n} pictures", len(timing.order))
        if self.suffix == STRIP:
            self.message.say(tr("{pictures} side by side", pictures=shown))
        else:
            self.message.say(
                tr(
                    "{pictures} in {seconds} s, {rate} a second",
                    pictures=shown,
                    seconds=f"{timing.length:.3g}",
                    rate=f"{timing.rate:.3g}",
                )
            )

    # writing

    def _ask_where(self) -> None:
        name = f"{self._move.present.edit.portrait.name}-transition{self.suffix}"
        kind = files.TRANSITION_KINDS[self.suffix]
        path = files.ask_save(self, tr("Export transition"), self._settings.folder / name, kind)
        if path is not None:
            self._write(
                path if path.suffix.lower() == self.suffix else path.with_name(path.name + self.suffix)
            )

    def _write(self, path: Path) -> None:
        self._settings.folder = path.resolve().parent
        self._settings.set_choice("transition", self.suffix)
        timing = self.timing
        self.progress.setRange(0, timing.count)
        self.progress.setValue(0)
        self._writing = self._jobs.run(
            tr("Exporting {file}", file=path.name),
            self._work(path, timing),
            lambda _: self._written(path),
            self._not_written,
        )
        self.message.say(tr("Writing {file}…", file=path.name))
        self._show_state()

    def _work(self, path: Path, timing: Timing) -> Callable[[Job], None]:
        """What the jobs' thread does: nothing of it asks a widget."""
        session, move, jobs = self._session, self._move, self._jobs
        side, textured, keep = self.side.currentData(), self.texture.isChecked(), self.keep.isChecked()
        dither, captions = self.dither.isChecked(), self.captions.isChecked()

        def work(job: Job) -> None:
            def report(done: int) -> None:
                jobs.report(job, done, timing.count)
                jobs.hand_over(job, lambda: self.progress.setValue(done))

            refined = move.refined(session.engine)
            makes = TransitionPictures(session.textures, refined, side, textured, keep)
            pictures = makes.pictures(timing.shares, lambda: job.cancelled, report)
            write_animation(path, pictures, timing, dither, captions, lambda: job.cancelled)

        return work

    def _written(self, path: Path) -> None:
        self._writing = None
        self.exported.emit(path)
        self.accept()

    def _not_written(self, message: str) -> None:
        self._writing = None
        self._show_state()
        self.message.say(message, wrong=True)

    # coming and going

    @property
    def writing(self) -> bool:
        """Whether a file is being written."""
        return self._writing is not None

    def _cancel(self) -> None:
        if self._writing is None:
            self.reject()
            return
        self._stop()
        self.message.say(tr("Cancelled. Nothing was written."))
        self._show_state()

    def _stop(self) -> None:
        """However the dialog is closed: nothing goes on behind it."""
        if self._writing is not None:
            self._jobs.drop(self._writing)
            self._writing = None

    def _show_state(self) -> None:
        """Enable what the format has, and nothing while a file is being written."""
        idle, strip = not self.writing, self.suffix == STRIP
        for field in (self.format, self.count, self.side, self.keep, self.export_button):
            field.setEnabled(idle)
        for field in (self.seconds, self.loop, self.ease):
            field.setEnabled(idle and not strip)
        self.dither.setEnabled(idle and self.suffix == GIF)
        self.captions.setEnabled(idle and strip)
        self.texture.setEnabled(idle and self._can_have_texture)
        self.progress.setVisible(not idle)
