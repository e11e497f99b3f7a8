"""Fit to this photo: how long, how deep, how far it is, and what it brought, before anything changes."""

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

from sean_editor.document.portrait import Portrait
from sean_editor.gui.dialogs.message import MessageLabel
from sean_editor.gui.panels.region_pictures import picture, rounded
from sean_editor.gui.theme import restyle

if TYPE_CHECKING:
    from sean_editor.session.editor_session import EditorSession
    from sean_editor.session.portrait_fitting import FittedPortrait

PREVIEW = 208
TIMES = (("5 seconds", 5), ("10 seconds", 10), ("20 seconds", 20), ("1 minute", 60))
USUAL = 2
EXPLANATION = (
    "Brings the network closer to this very photo before you edit it. "
    "The fit can be undone, and is kept with the project."
)


class FitDialog(QDialog):
    """`found` is what a fit brought, None so far; accepted, the person wants it."""

    def __init__(self, parent: QWidget, session: EditorSession, portrait: Portrait) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fit to this photo")
        self._session = session
        self.found: FittedPortrait | None = None
        self._start = 0.0  # dB at the beginning of the fit under way
        self.photo, self.before, self.after = Preview("Photo"), Preview("Without"), Preview("Fitted")
        self.photo.show_picture(portrait.image)
        self.time = QComboBox()
        for words, seconds in TIMES:
            self.time.addItem(words, seconds)
        self.time.setCurrentIndex(USUAL)
        self.tune = QCheckBox("Also adapt the network for this portrait")
        self.tune.setToolTip("A small part of it, for this portrait only. It needs time: 40 seconds or more.")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.message = MessageLabel(EXPLANATION)
        self.message.setMinimumHeight(40)
        self.cancel_button, self.fit_button = QPushButton("Cancel"), QPushButton("Fit")
        self.use_button = QPushButton("Use this fit")
        self._lay_out()
        self._connect()
        self._show_state()
        self._say(EXPLANATION)

    @property
    def running(self) -> bool:
        """Whether a fit is under way."""
        return self._session.fitting.running

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        for preview in (self.photo, self.before, self.after):
            pictures.addWidget(preview)
        how_long = QLabel("Time")
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
        self.before.clear_picture("One moment…")
        self.after.clear_picture("Being fitted…")
        self.progress.setValue(0)
        self._say("Starting…")
        self._session.fit_portrait(self.time.currentData(), self.tune.isChecked())
        self._show_state()

    def _cancel(self) -> None:
        if not self.running:
            self.reject()
            return
        self._session.fitting.cancel()
        self.after.clear_picture()
        self._say("Cancelled: everything is as it was.")
        self._show_state()

    def _show_progress(self, fraction: float, psnr: float) -> None:
        self._start = self._start or psnr
        self.progress.setValue(round(1000 * fraction))
        self._say(f"{psnr:.1f} dB, {psnr - self._start:+.1f} dB so far")

    def _show_found(self, found: FittedPortrait) -> None:
        fit = found.fit
        self.found = found if fit.gain > 0 else None
        self.before.show_picture(found.before, f"{fit.psnr_before:.1f} dB")
        self.after.show_picture(found.after, f"{fit.psnr_after:.1f} dB")
        self._say(
            f"{fit.gain:.1f} dB closer to the photo (peak signal-to-noise ratio)."
            if self.found is not None
            else "The network came no closer to this photo. More time may help."
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
        self.fit_button.setText("Fit again" if found else "Fit")
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
        self.label.setText(f"{self._caption}, {measure}" if measure else self._caption)

    def clear_picture(self, instead: str = "Not fitted yet") -> None:
        """Show words where there is no picture."""
        self.view.setText(instead)
        self.label.setText(self._caption)
