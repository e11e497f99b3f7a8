"""The Help menu: help, and the networks that take part."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

MENU = Menu(
    marked("&Help"),
    {
        "shortcuts": Spec(marked("Keyboard shortcuts"), ("F1",)),
        "face_parser": Spec(marked("Face parser…")),
        "about": Spec(marked("About SEAN Editor")),
    },
    (
        "shortcuts",
        "face_parser",
        "about",
    ),
)
