"""Whether the keyboard is in a field that is typed into."""

from __future__ import annotations

from PyQt5.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

_FIELDS = (QLineEdit, QTextEdit, QAbstractSpinBox, QComboBox)

KEEPS_TYPING = "keepsTyping"
"""A widget with this property set keeps the keyboard in a field of its own while it is clicked."""


def typing_field() -> QWidget | None:
    """The field that has the keyboard; None if it is elsewhere, so that single letters are shortcuts."""
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, _FIELDS) else None


def belongs_to(field: QWidget, widget: QWidget) -> bool:
    """Whether a click on `widget` leaves the keyboard in `field`."""
    around: QWidget | None = field
    while around is not None:
        if (around is field or around.property(KEEPS_TYPING)) and (
            around is widget or around.isAncestorOf(widget)
        ):
            return True
        around = around.parentWidget()
    return False
