"""Every command of the window: its words, keys and icon. Menus, tool bar and short-cut sheet read this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMenu, QMenuBar

from models.regions import RegionSet
from sean_editor.gui.icons import icon


@dataclass(frozen=True)
class Spec:
    """A command: its menu text, its short cuts (the first is shown), its icon and whether it is a switch."""

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


SPECS: dict[str, Spec] = {
    "open_portrait": Spec("Open photo…", ("Ctrl+O",), "image"),
    "open_labelled": Spec("Open with a label map…"),
    "take_picture": Spec("Take a picture…"),
    "open_layout": Spec("Open layout…", ("Ctrl+L",), "layers"),
    "add_references": Spec("Add references…", ("Ctrl+Shift+O",), "plus"),
    "open_project": Spec("Open project…", ("Ctrl+Alt+O",)),
    "save": Spec("Save", ("Ctrl+S",)),
    "save_as": Spec("Save as…", ("Ctrl+Shift+S",)),
    "export": Spec("Export…", ("Ctrl+E",), "export"),
    "export_labels": Spec("Export layout…", ("Ctrl+Shift+E",)),
    "export_before_after": Spec("Export before and after…", ("Ctrl+Alt+E",)),
    "quit": Spec("Quit", ("Ctrl+Q",)),
    "undo": Spec("Undo", ("Ctrl+Z",), "undo"),
    "redo": Spec("Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    "copy_result": Spec("Copy the result", ("Ctrl+C", "Ctrl+Shift+C")),
    "paste": Spec("Paste a picture", ("Ctrl+V",)),
    "brush": Spec("Brush", ("B",), "brush", True),
    "eraser": Spec("Eraser", ("E",), "eraser", True),
    "fill": Spec("Fill", ("G",), "fill", True),
    "rectangle": Spec("Rectangle", ("R",), "rectangle", True),
    "lasso": Spec("Lasso", ("L",), "lasso", True),
    "pick": Spec("Pick region", ("I",), "pick", True),
    "pan": Spec("Move the view", ("H",), "pan", True),
    "smaller": Spec("Smaller brush", ("[",)),
    "larger": Spec("Larger brush", ("]",)),
    "much_smaller": Spec("Much smaller brush", ("Shift+[", "{")),
    "much_larger": Spec("Much larger brush", ("Shift+]", "}")),
    "swap": Spec("Swap the last two regions", ("X",), "swap"),
    "mirror": Spec("Paint both sides (mirror)", ("M",), "mirror", True),
    "zoom_in": Spec("Zoom in", ("Ctrl++", "Ctrl+=")),
    "zoom_out": Spec("Zoom out", ("Ctrl+-",)),
    "fit": Spec("Fit in view", ("Ctrl+0",), "fit"),
    "actual_size": Spec("100 %", ("Ctrl+1",)),
    "hide_mask": Spec("Hide the layout", ("Ctrl+H",), "eye-off", True),
    "contours": Spec("Outline regions", ("Ctrl+Shift+H",), "contour", True),
    "keep_unedited": Spec("Keep what I did not edit", ("K",), "keep", True),
    "split": Spec("Split original and result", ("Ctrl+D",), "compare", True),
    "palette_celebamask": Spec("CelebAMask-HQ colours", checkable=True),
    "palette_colour_blind": Spec("Colour-blind-safe colours", checkable=True),
    "theme_dark": Spec("Dark", checkable=True),
    "theme_light": Spec("Light", checkable=True),
    "next_panel": Spec("Next panel", ("F6",)),
    "previous_panel": Spec("Previous panel", ("Shift+F6",)),
    "previous_region": Spec("Previous region", ("Q",)),
    "next_region": Spec("Next region", ("W",)),
    "lock": Spec("Lock this region", ("Ctrl+K",), "lock", True),
    "solo": Spec("Solo this region", ("Ctrl+I",), "solo", True),
    "tick": Spec("Tick this region", ("T",), "", True),
    "tick_all": Spec("Tick all regions", ("Ctrl+A",)),
    "tick_none": Spec("Tick no region", ("Ctrl+Shift+A",)),
    "label_again": Spec("Label the regions again"),
    "neutral_layout": Spec("Start from a neutral layout"),
    "adjust_crop": Spec("Adjust the crop…"),
    "apply_style": Spec("Apply the chosen reference", ("Ctrl+Return",)),
    "reset_style": Spec("Reset this region's style", ("Ctrl+R",), "reset"),
    "reset_all_styles": Spec("Reset all styles", ("Ctrl+Shift+R",)),
    "fit_to_photo": Spec("Fit to this photo…", ("Ctrl+Shift+F",)),
    "remove_fit": Spec("Remove the fit"),
    "find_reference": Spec("Find a reference", ("Ctrl+F",), "search"),
    "face_parser": Spec("Face parser…"),
    "shortcuts": Spec("Keyboard short cuts", ("F1",)),
    "about": Spec("About SEAN Editor"),
}

TOOLS = ("brush", "eraser", "fill", "rectangle", "lasso", "pick", "pan")

# None is a separator, a tuple a submenu: its title, then its commands
Entry = str | None | tuple[str, ...]
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "&File",
        (
            "open_portrait",
            "take_picture",
            "open_labelled",
            "open_project",
            "open_layout",
            "add_references",
            None,
            "save",
            "save_as",
            None,
            "export",
            "export_labels",
            "export_before_after",
            None,
            "quit",
        ),
    ),
    (
        "&Edit",
        (
            "undo",
            "redo",
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
        ),
    ),
    (
        "&View",
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
            "split",
            None,
            ("Region colours", "palette_celebamask", "palette_colour_blind"),
            ("Theme", "theme_dark", "theme_light"),
            None,
            "next_panel",
            "previous_panel",
        ),
    ),
    (
        "&Region",
        (
            "previous_region",
            "next_region",
            None,
            "lock",
            "solo",
            "tick",
            None,
            "tick_all",
            "tick_none",
            None,
            "label_again",
            "neutral_layout",
            "adjust_crop",
            None,
        ),
    ),
    (
        "&Style",
        (
            "apply_style",
            "find_reference",
            None,
            "reset_style",
            "reset_all_styles",
            None,
            "fit_to_photo",
            "remove_fit",
        ),
    ),
    ("&Help", ("shortcuts", "face_parser", "about")),
)


class Actions:
    """The window's QActions by name, and one for each region under `regions`."""

    def __init__(self, owner: QObject, regions: RegionSet) -> None:
        self._made = {name: self._make(owner, spec) for name, spec in SPECS.items()}
        self.regions = [
            self._make(owner, Spec(f"Paint {region.title.lower()}", (region.key,)))
            for region in regions.regions
        ]
        self.refresh_icons()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def connect(self, **does: Callable[[], object]) -> None:
        """Say what some actions do when they are chosen."""
        for name, do in does.items():
            self._made[name].triggered.connect(lambda _=False, do=do: do())

    def all(self) -> list[QAction]:
        """Every action, for a window to listen to their keys."""
        return [*self._made.values(), *self.regions]

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        for name, action in self._made.items():
            if SPECS[name].icon:
                on = "on_accent" if name in TOOLS else "accent" if SPECS[name].checkable else None
                action.setIcon(icon(SPECS[name].icon, 20, on=on))

    def fill(self, bar: QMenuBar, recent: QMenu) -> None:
        """Put the menus into a menu bar, and `recent` into the first of them."""
        for title, entries in MENUS:
            menu = bar.addMenu(title)
            self._fill_menu(menu, entries)
            if title == "&File":
                menu.insertMenu(self._made["open_layout"], recent)
            if title == "&Region":
                self._fill_regions(menu.addMenu("Paint with"))

    def _fill_menu(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, tuple):
                self._fill_menu(menu.addMenu(entry[0]), entry[1:])
            else:
                menu.addAction(self._made[entry])

    def _fill_regions(self, menu: QMenu) -> None:
        for action in self.regions:
            menu.addAction(action)

    @staticmethod
    def _make(owner: QObject, spec: Spec) -> QAction:
        action = QAction(spec.text, owner)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.WindowShortcut)
        action.setCheckable(spec.checkable)
        action.setIconVisibleInMenu(False)  # a menu is read; its ticks must stand out
        if spec.keys:
            key = QKeySequence(spec.keys[0]).toString(QKeySequence.NativeText)
            action.setToolTip(f"{spec.text.rstrip('…')} ({key})")
        return action
