"""Fit to photo: duration, tuning, progress and the improvement, shown before anything changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PyQt5.QtCore import Qt
from PyQt5.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import listed, marked, tr, tr_marked, tr_plural
from sean_editor.document.portrait import Portrait
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.panels.region_pictures import picture, rounded
from sean_editor.gui.theme import restyle

if TYPE_CHECKING:
    from sean_editor.session.editor_session import EditorSession
    from sean_editor.session.portrait_fitting import FittedPortrait

PREVIEW = 208
TIMES = (5, 10, 20, 60)  # seconds
USUAL = 2
EXPLANATION = marked(
    "Adapts the styles to this photo, so that the result looks more like it before you edit. "
    "A fit can be undone and is saved with the project."
)


class FitDialog(QDialog):
    """`found` is what a fit brought, None so far; accepted, the person wants it."""

    def __init__(self, parent: QWidget, session: EditorSession, portrait: Portrait) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fit to photo"))
        self._session = session
        self.found: FittedPortrait | None = None
        self._start = 0.0  # dB at the beginning of the fit under way
        self.photo, self.before, self.after = (
            Preview(tr("Photo")),
            Preview(tr("Before")),
            Preview(tr("After")),
        )
        self.photo.show_picture(portrait.image)
        self.time = QComboBox()
        for seconds in TIMES:
            self.time.addItem(_duration(seconds), seconds)
        self.time.setCurrentIndex(USUAL)
        self.tune = QCheckBox(tr("Also adapt the network for this portrait"))
        self.tune.setToolTip(
            tr("Trains a small part of the network for this portrait only. Allow 40 seconds or more.")
        )
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.message = MessageLabel()
        self.message.setMinimumHeight(40)
        self.cancel_button, self.fit_button = QPushButton(tr("Cancel")), QPushButton(tr("Fit"))
        self.use_button = QPushButton(tr("Use this fit"))
        self._lay_out()
        self._connect()
        self._show_state()
        self._say(tr_marked(EXPLANATION))

    @property
    def running(self) -> bool:
        """Whether a fit is under way."""
        return self._session.fitting.running

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        for preview in (self.photo, self.before, self.after):
            pictures.addWidget(preview)
        how_long = QLabel(tr("Time"))
        how_long.setBuddy(self.time)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(how_long)
        choices.addWidget(self.time)
        choices.addSpacing(16)
        choices.addWidget(self.tune)
        choices.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        for button in (self.cancel_button, self.fit_button, self.use_button):
            button.setAutoDefault(False)
            answers.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(pictures)
        column.addLayout(choices)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        column.addLayout(answers)

    def _connect(self) -> None:
        fitting = self._session.fitting
        self._slots = (
            (fitting.begun, self.before.show_picture),
            (fitting.progressed, self._show_progress),
            (fitting.finished, self._show_found),
            (fitting.failed, self._show_failure),
        )
        for signal, slot in self._slots:
            signal.connect(slot)
        self.fit_button.clicked.connect(self._begin)
        self.cancel_button.clicked.connect(self._cancel)
        self.use_button.clicked.connect(self.accept)
        self.finished.connect(self._leave)

    def _begin(self) -> None:
        self.found, self._start = None, 0.0
        self.before.clear_picture(tr("One moment…"))
        self.after.clear_picture(tr("Fitting…"))
        self.progress.setValue(0)
        self._say(tr("Starting…"))
        self._session.fit_portrait(self.time.currentData(), self.tune.isChecked())
        self._show_state()

    def _cancel(self) -> None:
        if not self.running:
            self.reject()
            return
        self._session.fitting.cancel()
        self.after.clear_picture()
        self._say(tr("Cancelled. Nothing was changed."))
        self._show_state()

    def _show_progress(self, fraction: float, psnr: float) -> None:
        self._start = self._start or psnr
        self.progress.setValue(round(1000 * fraction))
        self._say(tr("{psnr:.1f} dB, {gain:+.1f} dB so far", psnr=psnr, gain=psnr - self._start))

    def _show_found(self, found: FittedPortrait) -> None:
        fit = found.fit
        self.found = found if fit.gain > 0 else None
        self.before.show_picture(found.before, f"{fit.psnr_before:.1f} dB")
        self.after.show_picture(found.after, f"{fit.psnr_after:.1f} dB")
        self._say(
            tr("{gain:.1f} dB closer to the photo (peak signal-to-noise ratio).", gain=fit.gain)
            if self.found is not None
            else tr("The fit did not improve the result. Try a longer time.")
        )
        self._show_state()

    def _show_failure(self, message: str) -> None:
        self.after.clear_picture()
        self._say(message, wrong=True)
        self._show_state()

    def _show_state(self) -> None:
        """The buttons of the moment: fit, wait, or decide."""
        running, found = self.running, self.found is not None
        self.time.setEnabled(not running)
        self.tune.setEnabled(not running)
        self.progress.setVisible(running)
        self.use_button.setVisible(found)
        self.fit_button.setEnabled(not running)
        self.fit_button.setText(tr("Fit again") if found else tr("Fit"))
        main, other = (self.use_button, self.fit_button) if found else (self.fit_button, self.use_button)
        main.setDefault(True)
        restyle(main, role="primary")
        restyle(other, role="")
        (self.cancel_button if running else main).setFocus()

    def _say(self, text: str, wrong: bool = False) -> None:
        self.message.say(text, wrong)

    def _leave(self) -> None:
        """However the dialog is closed: nothing goes on behind it."""
        self._session.fitting.cancel()
        for signal, slot in self._slots:
            signal.disconnect(slot)


def _duration(seconds: int) -> str:
    if seconds % 60:
        return tr_plural("{n} second", "{n} seconds", seconds)
    return tr_plural("{n} minute", "{n} minutes", seconds // 60)


class Preview(QWidget):
    """A picture over its caption."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = caption
        self.view, self.label = QLabel(), QLabel(caption)
        self.view.setProperty("role", "preview")
        self.view.setAlignment(Qt.AlignCenter)
        self.view.setFixedSize(PREVIEW, PREVIEW)
        self.label.setAlignment(Qt.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view)
        column.addWidget(self.label)
        self.view.setAccessibleName(caption)
        self.clear_picture()

    def show_picture(self, rgb: np.ndarray, measure: str = "") -> None:
        """Show uint8 [H, W, 3]; `measure` follows the caption."""
        ratio = self.devicePixelRatioF()
        self.view.setPixmap(rounded(picture(rgb, round(PREVIEW * ratio)), PREVIEW, ratio, 6))
        self.label.setText(listed((self._caption, measure)) if measure else self._caption)

    def clear_picture(self, instead: str = "") -> None:
        """Show a text where there is no picture; by default, that there is none yet."""
        self.view.setText(instead or tr("Not fitted yet"))
        self.label.setText(self._caption)
