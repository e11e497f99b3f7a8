"""Messages inside the window: what happened, what to do, a question. They never block nor hide the work."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5 import sip
from PyQt5.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from PyQt5.QtGui import QKeyEvent, QMouseEvent
from PyQt5.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from models.translation import tr
from sean_editor.gui.app_events import leave_app, watch_app
from sean_editor.gui.icons import icon, pixmap
from sean_editor.gui.theme import restyle, theme

NOTICE_MS = 5000
OFFER_MS = 15000
"""With something to decide."""
READING_MS = 60
"""For each character of a long notice."""
WIDEST_TEXT = 480

Offer = tuple[str, Callable[[], None]]


class Banner(QFrame):
    """One message at a time. Errors stay until they are dismissed or answered, or until something succeeds
    that the person did after them; notices go by themselves, but for those about a decision that the program
    took.

    A question stands until it is answered or put off: after any other message it is there again.
    """

    said = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setSizePolicy(QSizePolicy.Maximum, QSizePolicy.Maximum)
        self.kind = ""
        self._symbol = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.PlainText)
        self._text.setTextInteractionFlags(Qt.TextSelectableByMouse)
        self.offer_button, self.refuse_button = QPushButton(), QPushButton()
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(tr("Dismiss message"))
        self.close_button.setToolTip(tr("Dismiss (Esc)"))
        self.close_button.clicked.connect(self.put_off)
        for button in (self.offer_button, self.refuse_button, self.close_button):
            button.setFocusPolicy(Qt.TabFocus)  # a click leaves the keyboard where it is
        self.offer_button.clicked.connect(lambda: self._answer(self._offer))
        self.refuse_button.clicked.connect(lambda: self._answer(self._refusal))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 10, 10)
        line.setSpacing(12)
        line.addWidget(self._symbol, 0, Qt.AlignTop)
        line.addWidget(self._text, 1)
        line.addWidget(self.offer_button)
        line.addWidget(self.refuse_button)
        line.addWidget(self.close_button, 0, Qt.AlignTop)
        self._offer: Offer | None = None
        self._refusal: Offer | None = None
        self._question: tuple[str, Offer, Offer] | None = None
        self._before: QWidget | None = None  # what had the keyboard before a button here
        self._old = False  # an error after which the person has gone on
        self._stays = False
        self._timer = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._timer.timeout.connect(self.dismiss)
        theme().changed.connect(self._draw_icons)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown, "" if none."""
        return self._text.text() if self.kind else ""

    def show_error(self, text: str, offer: Offer | None = None, stays: bool = False) -> None:
        """Say what went wrong; `offer` is the label of a remedy and what it does. One that `stays` holds
        whatever succeeds: no edit ends it.
        """
        self._show("error", text, offer)
        self._stays = stays

    def show_notice(self, text: str, offer: Offer | None = None, stays: bool = False) -> None:
        """Say something good or neutral, for a few seconds, or until it is dismissed if it `stays`. A new
        error is not pushed away.
        """
        if self._yields:
            self._show("notice", text, offer)
            self._stays = stays
            least = NOTICE_MS if offer is None else OFFER_MS
            self._timer.setInterval(max(least, READING_MS * len(text)))
            self._let_go()

    def ask(self, text: str, offer: Offer, refusal: Offer) -> None:
        """Ask something that can wait. A new error is not pushed away."""
        self._question = (text, offer, refusal)
        if self._yields:
            self._show("question", *self._question)

    def succeed(self) -> None:
        """Something succeeded without a word: an old error is over, unless it stays."""
        if self.kind == "error" and self._old and not self._stays:
            self.dismiss()

    def focus_answer(self) -> None:
        """Put the keyboard on the first button, until the message goes."""
        self._before = QApplication.focusWidget()
        buttons = (self.offer_button, self.refuse_button, self.close_button)
        next(button for button in buttons if button.isVisible()).setFocus(Qt.ShortcutFocusReason)

    @property
    def _yields(self) -> bool:
        return self.kind != "error" or self._old

    def withdraw(self) -> None:
        """The question has answered itself."""
        self._question = None
        if self.kind == "question":
            self.dismiss()

    def dismiss(self) -> None:
        """Take the message away; a question that waits is shown again."""
        self._timer.stop()
        self._watch(False)
        self.kind = ""
        self._give_keyboard_back()
        self.hide()
        if self._question is not None:
            self._show("question", *self._question)

    def _give_keyboard_back(self) -> None:
        """To what had it before; else Qt gives it to whatever comes next."""
        before, self._before = self._before, None
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is self or self.isAncestorOf(focus))
        if inside and before is not None and not sip.isdeleted(before) and before.isVisible():
            before.setFocus(Qt.OtherFocusReason)

    def put_off(self) -> None:
        """The person takes the message away, a question as well."""
        if self.kind == "question":
            self._question = None
        self.dismiss()

    def _show(self, kind: str, text: str, offer: Offer | None, refusal: Offer | None = None) -> None:
        self._timer.stop()
        self._watch(kind == "error")
        self.kind, self._stays = kind, False
        restyle(self, kind=kind)
        self._text.setText(text)
        wide = self._text.fontMetrics().horizontalAdvance(text) + 8
        self._text.setFixedWidth(min(wide, WIDEST_TEXT))
        self.setAccessibleName(text)
        self._offer, self._refusal = offer, refusal
        for button, choice in ((self.offer_button, offer), (self.refuse_button, refusal)):
            button.setVisible(choice is not None)
            button.setText(choice[0] if choice else "")
        self._draw_icons()
        self.show()
        self.raise_()
        self.said.emit(text)

    def _watch(self, on: bool) -> None:
        """Watch whether the person goes on, or watch no longer."""
        self._old = False
        leave_app(self)
        if on:
            watch_app(self, QEvent.KeyPress, QEvent.MouseButtonPress, QEvent.Drop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        acts = event.type() in (QEvent.KeyPress, QEvent.MouseButtonPress, QEvent.Drop)
        if acts and isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched):
            self._old = True
        return False

    def _answer(self, choice: Offer | None) -> None:
        self.put_off()
        if choice is not None:
            choice[1]()

    def _draw_icons(self) -> None:
        name, token = ("warning", "danger") if self.kind == "error" else ("info", "accent")
        self._symbol.setPixmap(pixmap(name, 20, token, self.devicePixelRatioF()))
        self.close_button.setIcon(icon("close", 16))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it is not a click on what lies beneath

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()  # do not take it from under the pointer

    def leaveEvent(self, event: QEvent) -> None:
        self._let_go()

    def _let_go(self) -> None:
        """A notice goes after its time."""
        if self.kind == "notice" and not self._stays:
            self._timer.start()
