"""Whether the keyboard is in a field that is typed into."""

from __future__ import annotations

from PyQt5.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

_FIELDS = (QLineEdit, QTextEdit, QAbstractSpinBox, QComboBox)


def typing_field() -> QWidget | None:
    """The field that has the keyboard; None if it is elsewhere, so that single letters are shortcuts."""
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, _FIELDS) else None
