"""The last line of the window: the effect of a click, zoom, device, render time and saved state."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from models.translation import tr
from sean_editor.gui.background.jobs import Job
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.region_panel.small_widgets import ElidedLabel
from sean_editor.gui.theme import theme


class StatusBar(QFrame):
    """Hint, running job with its cancel button, zoom, device, render time, saved state."""

    cancel_requested = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setFixedHeight(30)
        self._tool_hint, self._passing_hint = "", ""
        self.device_known = False
        self.hint = ElidedLabel()
        self.hint.setObjectName("hint")
        self.pointed = self._label(tr("Region under the pointer"), "")
        self.zoom = self._label(tr("Zoom"), "200 %")
        self.device = self._label(tr("Device"), "")
        self.time = self._label(tr("Time of the last render"), "9999 ms")
        self.saved = self._label(tr("Saved state"), tr("Unsaved changes"))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(24)
        line.addWidget(self.hint, 1)
        line.addWidget(self._make_job())
        for label in (self.pointed, self.zoom, self.device, self.time, self.saved):
            line.addWidget(label)
        theme().changed.connect(self._draw_icons)
        self._draw_icons()

    def _label(self, what: str, widest: str) -> QLabel:
        label = QLabel()
        label.setAccessibleName(what)
        label.setToolTip(what)
        label.setAlignment(Qt.AlignRight | Qt.AlignVCenter)
        # numbers that change must not push their neighbours about
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
        return label

    def _make_job(self) -> QWidget:
        self.job = QFrame()
        self.job_label = QLabel()
        self.job_bar = QProgressBar()
        self.job_bar.setTextVisible(False)
        self.job_bar.setAccessibleName(tr("Progress"))
        self.job_bar.setFixedWidth(96)
        self.job_cancel = QToolButton()
        self.job_cancel.setAccessibleName(tr("Cancel"))
        self.job_cancel.setToolTip(tr("Cancel"))
        self.job_cancel.clicked.connect(self.cancel_requested)
        line = QHBoxLayout(self.job)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in (self.job_label, self.job_bar, self.job_cancel):
            line.addWidget(widget)
        self.job.hide()
        return self.job

    def set_tool_hint(self, text: str) -> None:
        """Show the effect of a click on the layout."""
        self._tool_hint = text
        self._show_hint()

    def set_passing_hint(self, text: str) -> None:
        """Show a hint about the widget under the pointer; "" shows the hint of the tool again."""
        self._passing_hint = text
        self._show_hint()

    def _show_hint(self) -> None:
        self.hint.set_text(self._passing_hint or self._tool_hint)

    def set_pointed(self, name: str) -> None:
        """Name the region under the pointer, "" for none."""
        self.pointed.setText(name)

    def set_zoom(self, percent: int) -> None:
        self.zoom.setText(f"{percent} %")

    def set_device(self, text: str) -> None:
        """Show the device of the model; "" while it is being loaded."""
        self.device.setText(text or tr("Loading…"))
        self.device_known = bool(text)

    def show_no_device(self) -> None:
        """The model could not be loaded."""
        self.device.setText(tr("No model"))

    def set_time(self, text: str) -> None:
        """How long the last render took, or what is in progress."""
        self.time.setText(text)

    def set_saved(self, modified: bool) -> None:
        self.saved.setText(tr("Unsaved changes") if modified else tr("Saved"))

    def show_job(self, job: Job | None) -> None:
        """Show a job that takes its time, or none."""
        self.job.setVisible(job is not None)
        if job is not None:
            self.job_label.setText(job.title)
            self.job_bar.setRange(0, job.total)
            self.job_bar.setValue(job.done)

    def _draw_icons(self) -> None:
        self.job_cancel.setIcon(icon("close", 16))
