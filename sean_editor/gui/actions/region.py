"""The Region menu: the chosen region, the selection, and the layout as a whole."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

MENU = Menu(
    marked("&Region"),
    {
        "previous_region": Spec(marked("Previous region"), ("Q",)),
        "next_region": Spec(marked("Next region"), ("W",)),
        "lock": Spec(marked("Lock this region"), ("Ctrl+K",), "lock", True),
        "solo": Spec(marked("Solo this region"), ("Ctrl+I",), "solo", True),
        "select": Spec(marked("Select this region"), ("T",), "", True),
        "select_all": Spec(marked("Select all regions"), ("Ctrl+A",)),
        "select_none": Spec(marked("Deselect all regions"), ("Ctrl+Shift+A",)),
        "groups_together": Spec(marked("Regions go in groups"), ("J",), "", True),
        "make_group": Spec(marked("Make a group of the selected regions…")),
        "import_groups": Spec(marked("Import groups…")),
        "export_groups": Spec(marked("Export groups…")),
        "label_again": Spec(marked("Label the regions again")),
        "neutral_layout": Spec(marked("Start from a neutral layout")),
        "adjust_crop": Spec(marked("Adjust crop…")),
    },
    (
        "previous_region",
        "next_region",
        None,
        "lock",
        "solo",
        "select",
        None,
        "select_all",
        "select_none",
        None,
        (marked("Groups"), "groups_together", "make_group", "import_groups", "export_groups"),
        None,
        "label_again",
        "neutral_layout",
        "adjust_crop",
        None,
    ),
)
