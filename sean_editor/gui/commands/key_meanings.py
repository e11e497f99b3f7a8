"""What a key press may mean on any keyboard: by the symbol that it types, else by where the key lies."""

from __future__ import annotations

import sys

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeyEvent

_ROWS = (
    (2, "1234567890-="),
    (16, "QWERTYUIOP[]"),
    (30, "ASDFGHJKL;'`"),
    (43, "\\ZXCVBNM,./"),
)
"""The US keyboard, and the number of each row's first key in Linux's input events, as on an IBM PC."""

_KEYS = {first + column: ord(key) for first, row in _ROWS for column, key in enumerate(row)}
_FIRST_CODE = {"linux": 8, "win32": 0}.get(sys.platform)  # X11 and Wayland count from 8; a Mac gives no codes
_BRACES = {Qt.Key_BraceLeft: Qt.Key_BracketLeft, Qt.Key_BraceRight: Qt.Key_BracketRight}
_HELD = Qt.ShiftModifier | Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier
_INSTEAD_OF_LETTERS = {("/", "Q"), ("'", "W"), (";", "Q")}
"""What Hebrew and Greek keyboards type on the keys Q and W; the comma on M is French, which has an M."""


def key_position(event: QKeyEvent) -> int:
    """The Qt.Key of the US keyboard where the pressed key lies, 0 if that is not known."""
    return 0 if _FIRST_CODE is None else _KEYS.get(event.nativeScanCode() - _FIRST_CODE, 0)


def key_meanings(event: QKeyEvent) -> list[int]:
    """Keys with modifiers, as in QKeySequence, that a press may stand for; the likeliest first.

    1. the symbol with all modifiers: Ctrl+Z; a brace is a bracket with Shift;
    2. without Shift, which the symbol may need: Ctrl++;
    3. the key of the US keyboard at the same place: `[` and `]` on a German keyboard, digits on a French one,
       letters on a Russian one. Latin letters never go by place.
    """
    key, held = event.key(), int(event.modifiers() & _HELD)
    if _typed_with_alt_gr(event):
        held = 0
    meanings = [key | held]
    if key in _BRACES:
        meanings.append(_BRACES[key] | held | int(Qt.ShiftModifier))
    if Qt.Key_A <= key <= Qt.Key_Z or _typed_with_alt_gr(event):
        return meanings
    if held & Qt.ShiftModifier:
        meanings.append(key | held & ~int(Qt.ShiftModifier))
    place = key_position(event)
    if place and _goes_by_place(key, place):
        meanings.append(place | held)
    return meanings


def _typed_with_alt_gr(event: QKeyEvent) -> bool:
    """Whether AltGr chose the symbol. Windows reports it as Ctrl and Alt."""
    held = event.modifiers()
    both = Qt.ControlModifier | Qt.AltModifier
    by_both = sys.platform == "win32" and held & both == both and event.text().isprintable()
    return bool(held & Qt.GroupSwitchModifier) or (by_both and bool(event.text()))


def _goes_by_place(key: int, place: int) -> bool:
    if not Qt.Key_A <= place <= Qt.Key_Z:
        return True
    return key > 0x7F or (chr(key), chr(place)) in _INSTEAD_OF_LETTERS
