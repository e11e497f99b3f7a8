"""The View menu: zoom, what the views show, and how the window is arranged."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec
from sean_editor.languages import LANGUAGES

MENU = Menu(
    marked("&View"),
    {
        "zoom_in": Spec(marked("Zoom in"), ("Ctrl++", "Ctrl+=")),
        "zoom_out": Spec(marked("Zoom out"), ("Ctrl+-",)),
        "fit": Spec(marked("Fit to view"), ("Ctrl+0",), "fit"),
        "actual_size": Spec(marked("Zoom to 100 %"), ("Ctrl+1",)),
        "hide_mask": Spec(marked("Hide layout"), ("Ctrl+H",), "eye-off", True),
        "contours": Spec(marked("Outline regions"), ("Ctrl+Shift+H",), "contour", True),
        "keep_unedited": Spec(marked("Keep unedited areas"), ("K",), "keep", True),
        "texture": Spec(marked("Photo texture"), ("P",), "texture", True),
        "split": Spec(marked("Split view: original and result"), ("Ctrl+D",), "compare", True),
        "large_result": Spec(marked("Large result"), ("F",), "", True),
        "performance": Spec(marked("Performance"), checkable=True),
        "regions_below": Spec(marked("Below the views"), checkable=True),
        "regions_folded": Spec(marked("Folded to a line"), checkable=True),
        "regions_side": Spec(marked("Beside the result"), checkable=True),
        "palette_colour_blind": Spec(marked("Colour-blind-safe colours"), checkable=True),
        "palette_celebamask": Spec(marked("CelebAMask-HQ colours"), checkable=True),
        "theme_dark": Spec(marked("Dark"), checkable=True),
        "theme_light": Spec(marked("Light"), checkable=True),
        "language_system": Spec(marked("As the system"), checkable=True),
        **{f"language_{code}": Spec(name, checkable=True) for code, name in LANGUAGES.items()},
        "next_panel": Spec(marked("Next panel"), ("F6",)),
        "previous_panel": Spec(marked("Previous panel"), ("Shift+F6",)),
    },
    (
        "zoom_in",
        "zoom_out",
        "fit",
        "actual_size",
        None,
        "hide_mask",
        "contours",
        None,
        "keep_unedited",
        "texture",
        "split",
        "large_result",
        None,
        (marked("Region list"), "regions_below", "regions_folded", "regions_side"),
        (marked("Region colours"), "palette_colour_blind", "palette_celebamask"),
        (marked("Theme"), "theme_dark", "theme_light"),
        (marked("Language"), "language_system", *(f"language_{code}" for code in LANGUAGES)),
        "performance",
        None,
        "next_panel",
        "previous_panel",
    ),
)
