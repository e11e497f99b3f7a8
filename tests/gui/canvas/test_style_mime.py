from __future__ import annotations

import pytest
from PyQt5.QtCore import QMimeData

from sean_editor.gui.canvas import style_mime
from sean_editor.gui.canvas.style_mime import STYLE_MIME, StyleDrag


@pytest.mark.parametrize(
    "drag",
    [
        StyleDrag("abc", 13, (1, 13)),
        StyleDrag("abc", None, (1, 2)),
        StyleDrag("Ünï", 0),
        StyleDrag("abc", 13, (13,), only_colour=True),
        StyleDrag("abc", None, (2, 3), group=True),
        StyleDrag("abc", None, (2, 3), group=True, only_colour=True),
    ],
)
def test_a_style_survives_the_journey(drag):
    assert style_mime.decode(style_mime.encode(drag)) == drag


def test_targets_are_the_one_region_or_the_selected_ones():
    assert StyleDrag("a", 13, (1, 2)).targets == (13,)
    assert StyleDrag("a", None, (1, 2)).targets == (1, 2)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'"text"',
        b'{"reference": 3, "region": 1, "regions": []}',
        b'{"reference": "a", "region": "hair", "regions": []}',
        b'{"reference": "a", "region": 1, "regions": 7}',
    ],
)
def test_what_another_program_sends_is_no_style(payload):
    mime = QMimeData()
    mime.setData(STYLE_MIME, payload)
    assert style_mime.decode(mime) is None
    assert style_mime.decode(QMimeData()) is None
