"""The CelebA-HQ model: what it is, and getting it. The dialog stays beside the work, and may be closed."""

from __future__ import annotations

from PyQt5.QtCore import Qt, QUrl, pyqtSignal
from PyQt5.QtGui import QDesktopServices
from PyQt5.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.translation import listed, marked, tr, tr_marked, tr_plural
from sean_editor.gui.background.model_getter import PERMILLE, ModelGetter
from sean_editor.gui.dialogs import files
from sean_editor.gui.dialogs.message import MessageLabel, breakable
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import restyle

WHAT = marked(
    "The network of the SEAN authors in full size. It was trained on CelebA-HQ, photographs of real faces, "
    "and paints 256 x 256 pixels, as the networks that come with the program do."
)
SIZE = marked("The download is about {size:.0f} GB. On the disk the model takes {weights:.1f} GB.")
ON_A_PROCESSOR = marked(
    "This editor computes on the processor: every change takes much longer than with compact-256. You can "
    "edit with that, and switch for the result."
)
ON_A_CARD = marked("This editor computes on {device}: every change takes longer than with its own networks.")
ON_EITHER = marked("Every change takes longer than with the networks that come with the program.")
LICENCE = marked("Licence: {licence} (non-commercial)")
WIDTH = 520
_ACCEPTED = "celebahq_licence"


class CelebAHQDialog(QDialog):
    """A view of a ModelGetter. `use_requested` says that the person wants to paint with the model now."""

    use_requested = pyqtSignal()

    def __init__(self, parent: QWidget, getter: ModelGetter, settings: Settings, device: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("CelebA-HQ model"))
        self._getter, self._settings = getter, settings
        self._in_use = False
        self.accept_box = QCheckBox(tr("I accept the licence and use the model non-commercially"))
        self.accept_box.setChecked(settings.choice(_ACCEPTED, ("", "accepted")) == "accepted")
        self.licence_button = QPushButton(tr("Read the licence"))
        self.page_button = QPushButton(tr("Open the page"))
        self.page_button.setToolTip(getter.model.page)
        self.choose_button = QPushButton(tr("Choose the file you downloaded…"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.amount, self.message = QLabel(), MessageLabel()
        self.cancel_button, self.close_button = QPushButton(tr("Cancel download")), QPushButton(tr("Close"))
        self.main_button = QPushButton()
        """Download, Pause, Resume or Use, as the state asks for."""
        self._lay_out(device)
        self._connect()
        self._show_state()
        (self.main_button if self.main_button.isEnabled() else self.accept_box).setFocus()

    def set_in_use(self, in_use: bool) -> None:
        """Whether the editor paints with the model now."""
        self._in_use = in_use
        self._show_state()

    def _lay_out(self, device: str) -> None:
        model, column = self._getter.model, QVBoxLayout(self)
        heading = QLabel(tr("CelebA-HQ model"))
        heading.setProperty("role", "heading")
        self._about_size = _text(tr_marked(SIZE, size=model.size / 1e9, weights=model.weights / 1e9))
        speed = (ON_A_PROCESSOR if device.startswith("CPU") else ON_A_CARD) if device else ON_EITHER
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(_text(tr_marked(WHAT)))
        column.addWidget(self._about_size)
        column.addWidget(_text(tr_marked(speed, device=device)))
        column.addSpacing(8)
        column.addLayout(_row(_text(tr_marked(LICENCE, licence=model.licence)), self.licence_button))
        column.addWidget(self.accept_box)
        column.addSpacing(8)
        column.addLayout(_row(self.choose_button, self.page_button, stretch=False))
        column.addSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.amount)
        column.addWidget(self.message)
        column.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.cancel_button)
        answers.addStretch(1)
        answers.addWidget(self.close_button)
        answers.addWidget(self.main_button)
        column.addSpacing(8)
        column.addLayout(answers)
        for link in (self.licence_button, self.page_button):
            link.setProperty("role", "link")
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.progress.setAccessibleName(tr("Progress"))
        restyle(self.main_button, role="primary")
        self.main_button.setDefault(True)

    def _connect(self) -> None:
        getter, model = self._getter, self._getter.model
        getter.changed.connect(self._show_state)
        self.accept_box.toggled.connect(self._accept)
        self.licence_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(model.licence_page)))
        self.page_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(model.page)))
        self.choose_button.clicked.connect(self._choose)
        self.cancel_button.clicked.connect(self._cancel)
        self.close_button.clicked.connect(self.reject)
        self.main_button.clicked.connect(self._go_on)

    def _accept(self, accepted: bool) -> None:
        self._settings.set_choice(_ACCEPTED, "accepted" if accepted else "")
        self._show_state()

    def _choose(self) -> None:
        title = tr("Choose the file you downloaded")
        path = files.ask_open(self, title, self._settings.folder, files.MODEL_ARCHIVES)
        if path is not None:
            self._settings.folder = path.resolve().parent
            self._getter.take(path)

    def _go_on(self) -> None:
        if self._getter.there:
            self.use_requested.emit()
        elif self._getter.downloading:
            self._getter.stop()
        else:
            self._getter.download()

    def _cancel(self) -> None:
        if self._getter.step:
            self._getter.stop()
        else:
            self._getter.discard()

    # the state

    def _show_state(self) -> None:
        getter, there = self._getter, self._getter.there
        busy, begun = getter.busy, getter.done > 0
        self.accept_box.setEnabled(not busy and not there)
        self.choose_button.setEnabled(not busy and self.accept_box.isChecked())
        for widget in (self.choose_button, self.page_button):
            widget.setVisible(not there)
        self.main_button.setText(self._next())
        ready = getter.downloading if busy else there or self.accept_box.isChecked()
        self.main_button.setEnabled(ready and not self._in_use)
        self.cancel_button.setVisible(busy or begun)
        self.cancel_button.setText(tr("Cancel") if getter.step else tr("Cancel download"))
        self.progress.setVisible(busy or begun)
        known = getter.total > 0 and not getter.step
        self.progress.setRange(0, PERMILLE if known or not busy else 0)
        self.progress.setValue(PERMILLE * getter.done // getter.total if known else 0)
        self.amount.setVisible(getter.downloading or begun)
        self.amount.setText(self._amount())
        self.message.setVisible(bool(getter.message) or there)
        self.message.say(getter.message or self._place(), getter.wrong)
        self._fit()

    def _next(self) -> str:
        if self._getter.there:
            return tr("In use") if self._in_use else tr("Use this network")
        if self._getter.downloading:
            return tr("Pause")
        return tr("Resume") if self._getter.done and not self._getter.busy else tr("Download")

    def _amount(self) -> str:
        getter = self._getter
        if getter.downloading and not getter.done:
            return tr("Connecting…")
        amount = _bytes(getter.done)
        if getter.total:
            amount = tr("{done} of {total}", done=amount, total=_bytes(getter.total))
        parts = [amount]
        if getter.downloading and getter.speed:
            parts.append(tr("{amount} a second", amount=_bytes(getter.speed)))
            left = getter.seconds_left
            if left is not None:
                parts.append(_time_left(left))
        return listed(parts)

    def _place(self) -> str:
        return tr("Found at {file}.", file=breakable(self._getter.target)) if self._getter.there else ""

    def _fit(self) -> None:
        """Fit the height to the text: a layout does not do so where lines wrap."""
        self.layout().activate()
        self.setFixedSize(WIDTH, self.layout().totalHeightForWidth(WIDTH))


def _bytes(size: float) -> str:
    return f"{size / 1e9:.2f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"


def _time_left(seconds: float) -> str:
    if seconds < 60:
        return tr("less than a minute left")
    return tr_plural("about {n} minute left", "about {n} minutes left", round(seconds / 60))


def _text(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.PlainText)
    label.setWordWrap(True)
    return label


def _row(left: QWidget, right: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left, int(stretch))
    row.addWidget(right)
    if not stretch:
        row.addStretch(1)
    return row
