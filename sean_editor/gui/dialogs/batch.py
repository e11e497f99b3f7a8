"""Apply to a folder: the styles of the open edit on many photos, with progress and a report."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt5.QtCore import QSize, QUrl
from PyQt5.QtGui import QDesktopServices
from PyQt5.QtWidgets import (
    QAction,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.regions import RegionSet
from models.translation import joined, listed, marked, tr, tr_marked, tr_plural
from sean_editor.batch import Batch, BatchEdit, Outcome
from sean_editor.batch.names import photos_in
from sean_editor.errors import UserError
from sean_editor.gui.background.bridge import Bridge
from sean_editor.gui.background.jobs import Job, Jobs
from sean_editor.gui.dialogs.batch_list import BatchList, summary_words
from sean_editor.gui.dialogs.batch_options import BatchOptionsPanel
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import restyle

if TYPE_CHECKING:
    from sean_editor.batch.photo import FindsFaces
    from sean_editor.engine.engine import Engine

OWN_LAYOUTS = marked("Every photo keeps its own layout: what you have painted here is not applied.")
RESUMES = marked("Photos that are done already are skipped; report.csv in the folder of the results says so.")


class BatchDialog(QDialog):
    """Stays open when all is done, with the report. Closed while it runs, it gives up the photo under way."""

    def __init__(
        self,
        parent: QWidget,
        edit: BatchEdit,
        engine: Engine,
        analyser: FindsFaces,
        regions: RegionSet,
        jobs: Jobs,
        settings: Settings,
        keep: QAction,
        texture: QAction,
    ) -> None:
        """`keep` and `texture` are the actions "Keep unedited areas" and "Photo texture"."""
        super().__init__(parent)
        self.setWindowTitle(tr("Apply to a folder"))
        self._edit, self._engine, self._analyser, self._regions = edit, engine, analyser, regions
        self._jobs, self._bridge = jobs, Bridge(self)
        self._job: Job | None = None
        self._newest: Job | None = None  # the last one that was begun
        self._stop = threading.Event()
        self._photos: list[Path] = []
        self.outcomes: list[Outcome] = []
        """What has become of the photos so far."""
        self.options = BatchOptionsPanel(settings, keep, texture)
        self.list = BatchList(regions)
        self.message, self.progress = MessageLabel(), QProgressBar()
        self.warning = MessageLabel()
        self.warning.hide()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.show_button = QPushButton(tr("Show results"))
        self.close_button, self.start_button = QPushButton(tr("Close")), QPushButton(tr("Apply"))
        self._lay_out()
        self._connect()
        self.resize(QSize(880, 600).boundedTo(parent.window().size()))
        self._say(tr_marked(RESUMES))
        self._show_state()

    @property
    def running(self) -> bool:
        """Whether photos are being edited."""
        return self._job is not None

    # building

    def _lay_out(self) -> None:
        heading = QLabel(tr("Apply to a folder"))
        heading.setProperty("role", "heading")
        what = QLabel(self._edit_words())
        layouts = QLabel(joined(tr_marked(OWN_LAYOUTS), *map(tr_marked, self._edit.left)))
        for label in (what, layouts):
            label.setWordWrap(True)
        layouts.setProperty("role", "dim")
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (heading, what, self.warning, layouts):
            left.addWidget(widget)
        left.addSpacing(8)
        left.addWidget(self.options)
        left.addStretch(1)
        above = QHBoxLayout()
        above.setSpacing(24)
        above.addLayout(left)
        above.addWidget(self.list, 1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.message, 1)
        for button in (self.show_button, self.close_button, self.start_button):
            button.setAutoDefault(False)
            answers.addWidget(button)
        self.start_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(above, 1)
        column.addWidget(self.progress)
        column.addLayout(answers)

    def _edit_words(self) -> str:
        """The styles by reference: Hair from yuki; Upper lip (70 %) from lucia. Then what else is done."""
        lines = []
        names = {one: giver.name for one, giver in self._edit.references.items()}
        names |= {one: made.name for one, made in self._edit.made.items()}
        for source, name in names.items():
            parts = []
            for region in sorted(self._edit.styles.regions_from(source)):
                share, title = self._edit.styles[region].mix, self._regions[region].title
                parts.append(title if share == 1 else f"{title} ({round(100 * share)} %)")
            lines.append(tr("{regions} from {reference}", regions=listed(parts), reference=name))
        styles, retouch = self._edit.styles, self._edit.retouch
        if coloured := [self._regions[one].title for one in styles if styles[one].chosen is not None]:
            lines.append(tr("Chosen colours: {regions}", regions=listed(coloured)))
        if touched := [self._regions[one].title for one in retouch.touches]:
            lines.append(tr("Retouching: {regions}", regions=listed(touched)))
        if not retouch.light.is_none:
            lines.append(tr("Light"))
        return "\n".join(lines)

    def _connect(self) -> None:
        self.options.folder_chosen.connect(self._look_into_folder)
        self.options.changed.connect(self._show_state)
        self.start_button.clicked.connect(self._start_or_stop)
        self.close_button.clicked.connect(self.reject)
        self.show_button.clicked.connect(self._show_results)
        self.finished.connect(lambda _: self._leave())

    # the photos

    def _look_into_folder(self) -> None:
        folder, self._photos, self.outcomes = self.options.folder, [], []
        try:
            if folder is not None:
                self._photos = photos_in(folder)
                self._say(tr_plural("{n} photo", "{n} photos", len(self._photos)))
        except UserError as error:
            self._say(str(error), wrong=True)
        self.list.show_photos(self._photos)
        self._show_state()

    def _start_or_stop(self) -> None:
        if not self.running:
            self._start()
        elif self._stop.is_set():
            self._give_up()
        else:
            self._stop.set()
            self._say(tr("Finishing this photo…"))
            self._show_state()

    def _start(self) -> None:
        folder, output = self.options.folder, self.options.output
        if folder is None or output is None:
            return
        try:
            batch = Batch(
                self._engine, self._edit, folder, output, self.options.options, self._analyser, self._regions
            )
        except UserError as error:
            self._say(str(error), wrong=True)
            return
        self.options.remember()
        self._photos, self.outcomes = batch.photos, []
        self.list.show_photos(batch.photos)
        self._stop.clear()
        self._job = self._newest = self._jobs.run(
            tr("Applying to {folder}", folder=folder.name),
            lambda job: self._work(job, batch),
            lambda _: self._finished(),
            self._failed,
        )
        self.progress.setRange(0, len(batch.photos))
        self._show_next()
        self._show_state()

    def _work(self, job: Job, batch: Batch) -> None:
        """On the jobs' thread."""
        warning = batch.warning()  # may wait for the network to be loaded
        self._bridge.post(lambda: self._warn(warning))
        for done, outcome in enumerate(batch.run(self._stop.is_set, lambda: job.cancelled), 1):
            self._jobs.report(job, done, len(batch.photos))
            self._bridge.post(partial(self._show_outcome, job, outcome))

    def _warn(self, warning: str) -> None:
        """Say beside the styles which of them are not applied."""
        self.warning.say(warning, wrong=True)
        self.warning.setVisible(bool(warning))

    def _show_outcome(self, job: Job, outcome: Outcome) -> None:
        if job is not self._newest:  # given up, and begun anew before this one came
            return
        self.outcomes.append(outcome)
        self.list.show_outcome(outcome)
        if job is self._job:
            self._show_next()

    def _show_next(self) -> None:
        """The photo that comes now, if any does."""
        done, total = len(self.outcomes), len(self._photos)
        self.progress.setValue(done)
        if done < total and not self._stop.is_set():
            self.list.show_under_way(self._photos[done])
            self._say(
                tr(
                    "{file}, {number} of {total}",
                    file=self._photos[done].name,
                    number=done + 1,
                    total=total,
                )
            )

    def _finished(self) -> None:
        # what was posted before comes first: both ways lead through the window's event queue
        self._job = None
        self._say(tr("{summary}. report.csv has the details.", summary=self._summary()))
        self._show_state()

    def _failed(self, message: str) -> None:
        self._job = None
        self._unmark()
        self._say(message, wrong=True)
        self._show_state()

    def _give_up(self) -> None:
        """At once: nothing of the photo under way is written."""
        if self._job is not None:
            self._jobs.drop(self._job)
            self._job = None
            self._unmark()
            self._say(tr("{summary}. Apply again to go on.", summary=self._summary()))
            self._show_state()

    def _unmark(self) -> None:
        if len(self.outcomes) < len(self._photos):
            self.list.show_waiting(self._photos[len(self.outcomes)])

    def _summary(self) -> str:
        return summary_words(self.outcomes, len(self._photos))

    # coming and going

    def _show_results(self) -> None:
        if self.options.output is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.options.output.absolute())))

    def _leave(self) -> None:
        """However the dialog is closed: nothing goes on behind it."""
        self._bridge.close()
        if self._job is not None:
            self._jobs.drop(self._job)
            self._job = None

    def _show_state(self) -> None:
        running, ready = self.running, bool(self._photos) and self.options.output is not None
        self.options.setEnabled(not running)
        self.progress.setVisible(running)
        self.show_button.setVisible(not running and bool(self.outcomes))
        self.close_button.setVisible(not running)
        self.start_button.setEnabled(running or ready)
        if running:
            self.start_button.setText(tr("Stop now") if self._stop.is_set() else tr("Stop"))
        else:
            self.start_button.setText(tr("Apply again") if self.outcomes else tr("Apply"))
        restyle(self.start_button, role="" if running else "primary")

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.say(text, wrong)
