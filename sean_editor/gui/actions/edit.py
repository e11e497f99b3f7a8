"""The Edit menu: the history, the clipboard, the tools and the brush."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

TOOLS = ("brush", "eraser", "fill", "rectangle", "lasso", "transform", "outline", "pick", "pan")

MENU = Menu(
    marked("&Edit"),
    {
        "undo": Spec(marked("Undo"), ("Ctrl+Z",), "undo"),
        "redo": Spec(marked("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
        "take_snapshot": Spec(marked("Take snapshot"), ("Ctrl+Shift+N",), "snapshot"),
        "compare_states": Spec(marked("Compare the ticked states"), ("Ctrl+Shift+D",)),
        "copy_result": Spec(marked("Copy result"), ("Ctrl+C", "Ctrl+Shift+C")),
        "paste": Spec(marked("Paste picture"), ("Ctrl+V",)),
        "brush": Spec(marked("Brush"), ("B",), "brush", True),
        "eraser": Spec(marked("Eraser"), ("E",), "eraser", True),
        "fill": Spec(marked("Fill"), ("G",), "fill", True),
        "rectangle": Spec(marked("Rectangle"), ("R",), "rectangle", True),
        "lasso": Spec(marked("Lasso"), ("L",), "lasso", True),
        "transform": Spec(marked("Transform"), ("V",), "transform", True),
        "outline": Spec(marked("Drag outline"), ("D",), "outline", True),
        "pick": Spec(marked("Pick region"), ("I",), "pick", True),
        "pan": Spec(marked("Pan"), ("H",), "pan", True),
        "smaller": Spec(marked("Smaller brush"), ("[",)),
        "larger": Spec(marked("Larger brush"), ("]",)),
        "much_smaller": Spec(marked("Much smaller brush"), ("Shift+[",)),
        "much_larger": Spec(marked("Much larger brush"), ("Shift+]",)),
        "swap": Spec(marked("Swap the last two regions"), ("X",), "swap"),
        "mirror": Spec(marked("Paint both sides (mirror)"), ("M",), "mirror", True),
        "pressure": Spec(marked("Pressure sets the size"), checkable=True),
    },
    (
        "undo",
        "redo",
        None,
        "take_snapshot",
        "compare_states",
        None,
        "copy_result",
        "paste",
        None,
        *TOOLS,
        None,
        "smaller",
        "larger",
        "much_smaller",
        "much_larger",
        "swap",
        "mirror",
        "pressure",
    ),
)
