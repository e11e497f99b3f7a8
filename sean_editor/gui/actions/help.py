"""The Help menu."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

MENU = Menu(
    marked("&Help"),
    {
        "shortcuts": Spec(marked("Keyboard shortcuts"), ("F1",)),
        "about": Spec(marked("About SEAN Editor")),
    },
    (
        "shortcuts",
        "about",
    ),
)
