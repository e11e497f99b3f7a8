"""The Help menu."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

MENU = Menu(
    marked("&Help"),
    {
        "manual": Spec(marked("Manual"), ("F1",)),
        "first_steps": Spec(marked("Show the first steps")),
        "palette": Spec(marked("Find a command…"), ("Ctrl+Shift+P",), "search"),
        "shortcuts": Spec(marked("Keyboard shortcuts"), ("Shift+F1",)),
        "about": Spec(marked("About SEAN Editor")),
    },
    (
        "manual",
        "first_steps",
        "palette",
        "shortcuts",
        None,
        "about",
    ),
)
