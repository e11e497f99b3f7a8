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
        "transform_region": Spec(marked("Transform this region"), ("Ctrl+T",)),
        "warp": Spec(marked("Free warp"), ("Shift+V",), "warp", True),
        "flip_across": Spec(marked("Mirror horizontally"), ("Shift+H",), "flip-across"),
        "flip_down": Spec(marked("Mirror vertically"), ("Shift+J",), "flip-down"),
        "grow": Spec(marked("Grow"), ("Ctrl+Up",), "grow"),
        "shrink": Spec(marked("Shrink"), ("Ctrl+Down",), "shrink"),
        "smooth": Spec(marked("Smooth outline"), (), "smooth"),
        "fill_holes": Spec(marked("Fill holes"), (), "holes"),
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
        "transform_region",
        "warp",
        "flip_across",
        "flip_down",
        None,
        "grow",
        "shrink",
        "smooth",
        "fill_holes",
        None,
        "label_again",
        "neutral_layout",
        "adjust_crop",
        None,
    ),
)
