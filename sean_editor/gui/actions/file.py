"""The File menu: opening, saving, exporting."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

MENU = Menu(
    marked("&File"),
    {
        "open_portrait": Spec(marked("Open…"), ("Ctrl+O",), "image"),
        "take_picture": Spec(marked("Take a picture…")),
        "open_labelled": Spec(marked("Open with a label map…")),
        "open_layout": Spec(marked("Open layout…"), ("Ctrl+L",), "layers"),
        "add_references": Spec(marked("Add references…"), ("Ctrl+Shift+O",), "plus"),
        "save": Spec(marked("Save"), ("Ctrl+S",)),
        "save_as": Spec(marked("Save as…"), ("Ctrl+Shift+S",)),
        "export": Spec(marked("Export…"), ("Ctrl+E",), "export"),
        "export_labels": Spec(marked("Export layout…"), ("Ctrl+Shift+E",)),
        "export_before_after": Spec(marked("Export before and after…"), ("Ctrl+Alt+E",)),
        "export_transition": Spec(marked("Export transition…")),
        "batch": Spec(marked("Apply to a folder…")),
        "quit": Spec(marked("Quit"), ("Ctrl+Q",)),
    },
    (
        "open_portrait",
        "take_picture",
        "open_labelled",
        "open_layout",
        "add_references",
        None,
        "save",
        "save_as",
        None,
        "export",
        "export_labels",
        "export_before_after",
        "export_transition",
        "batch",
        None,
        "quit",
    ),
)
