"""The Style menu: the styles of regions."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

MENU = Menu(
    marked("&Style"),
    {
        "apply_style": Spec(marked("Apply selected reference"), ("Ctrl+Return",)),
        "find_reference": Spec(marked("Find reference"), ("Ctrl+F",), "search"),
        "only_colour": Spec(marked("Only colour"), ("C",), "drop", True),
        "choose_colour": Spec(marked("Choose colour…"), ("Shift+C",)),
        "own_colour": Spec(marked("Keep this region's own colour")),
        "remove_colour": Spec(marked("Remove this region's other colour")),
        "copy_style": Spec(marked("Copy style"), ("Ctrl+Alt+C",)),
        "paste_style": Spec(marked("Paste style"), ("Ctrl+Alt+V",)),
        "average_styles": Spec(marked("Average of the selected references")),
        "random_style": Spec(marked("Random style"), ("Ctrl+Alt+R",), "dice"),
        "keep_style": Spec(marked("Keep style in library"), ("Ctrl+Alt+K",)),
        "import_styles": Spec(marked("Import styles…")),
        "export_styles": Spec(marked("Export styles…")),
        "reset_style": Spec(marked("Reset this region's style"), ("Ctrl+R",), "reset"),
        "reset_all_styles": Spec(marked("Reset all styles"), ("Ctrl+Shift+R",)),
        "two_styles": Spec(marked("Two styles: transition and crossover"), ("Ctrl+Shift+T",)),
        "fit_to_photo": Spec(marked("Fit to photo…"), ("Ctrl+Shift+F",)),
        "remove_fit": Spec(marked("Remove fit")),
    },
    (
        "apply_style",
        "find_reference",
        None,
        "only_colour",
        "choose_colour",
        "own_colour",
        "remove_colour",
        None,
        "copy_style",
        "paste_style",
        None,
        "average_styles",
        "random_style",
        "keep_style",
        "import_styles",
        "export_styles",
        None,
        "reset_style",
        "reset_all_styles",
        None,
        "two_styles",
        None,
        "fit_to_photo",
        "remove_fit",
    ),
)
