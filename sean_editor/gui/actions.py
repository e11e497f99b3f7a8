"""Every command of the window: its text, keys and icon. Menus, tool bar and shortcut sheet read this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PyQt5.QtCore import QObject, Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QAction, QMenu, QMenuBar

from models.regions import RegionSet
from models.translation import marked, tr, tr_marked
from sean_editor.gui.icons import icon


@dataclass(frozen=True)
class Spec:
    """A command: its menu text, its shortcuts (the first is shown), its icon and whether it is a switch."""

    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


SPECS: dict[str, Spec] = {
    "open_portrait": Spec(marked("Open…"), ("Ctrl+O",), "image"),
    "open_labelled": Spec(marked("Open with a label map…")),
    "take_picture": Spec(marked("Take a picture…")),
    "open_layout": Spec(marked("Open layout…"), ("Ctrl+L",), "layers"),
    "add_references": Spec(marked("Add references…"), ("Ctrl+Shift+O",), "plus"),
    "save": Spec(marked("Save"), ("Ctrl+S",)),
    "save_as": Spec(marked("Save as…"), ("Ctrl+Shift+S",)),
    "export": Spec(marked("Export…"), ("Ctrl+E",), "export"),
    "export_labels": Spec(marked("Export layout…"), ("Ctrl+Shift+E",)),
    "export_before_after": Spec(marked("Export before and after…"), ("Ctrl+Alt+E",)),
    "batch": Spec(marked("Apply to a folder…")),
    "quit": Spec(marked("Quit"), ("Ctrl+Q",)),
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
    "pick": Spec(marked("Pick region"), ("I",), "pick", True),
    "pan": Spec(marked("Pan"), ("H",), "pan", True),
    "smaller": Spec(marked("Smaller brush"), ("[",)),
    "larger": Spec(marked("Larger brush"), ("]",)),
    "much_smaller": Spec(marked("Much smaller brush"), ("Shift+[",)),
    "much_larger": Spec(marked("Much larger brush"), ("Shift+]",)),
    "swap": Spec(marked("Swap the last two regions"), ("X",), "swap"),
    "mirror": Spec(marked("Paint both sides (mirror)"), ("M",), "mirror", True),
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
    "regions_below": Spec(marked("Below the views"), checkable=True),
    "regions_folded": Spec(marked("Folded to a line"), checkable=True),
    "regions_side": Spec(marked("Beside the result"), checkable=True),
    "palette_celebamask": Spec(marked("CelebAMask-HQ colours"), checkable=True),
    "palette_colour_blind": Spec(marked("Colour-blind-safe colours"), checkable=True),
    "theme_dark": Spec(marked("Dark"), checkable=True),
    "theme_light": Spec(marked("Light"), checkable=True),
    "next_panel": Spec(marked("Next panel"), ("F6",)),
    "previous_panel": Spec(marked("Previous panel"), ("Shift+F6",)),
    "previous_region": Spec(marked("Previous region"), ("Q",)),
    "next_region": Spec(marked("Next region"), ("W",)),
    "lock": Spec(marked("Lock this region"), ("Ctrl+K",), "lock", True),
    "solo": Spec(marked("Solo this region"), ("Ctrl+I",), "solo", True),
    "select": Spec(marked("Select this region"), ("T",), "", True),
    "select_all": Spec(marked("Select all regions"), ("Ctrl+A",)),
    "select_none": Spec(marked("Deselect all regions"), ("Ctrl+Shift+A",)),
    "label_again": Spec(marked("Label the regions again")),
    "neutral_layout": Spec(marked("Start from a neutral layout")),
    "adjust_crop": Spec(marked("Adjust crop…")),
    "apply_style": Spec(marked("Apply selected reference"), ("Ctrl+Return",)),
    "reset_style": Spec(marked("Reset this region's style"), ("Ctrl+R",), "reset"),
    "reset_all_styles": Spec(marked("Reset all styles"), ("Ctrl+Shift+R",)),
    "fit_to_photo": Spec(marked("Fit to photo…"), ("Ctrl+Shift+F",)),
    "remove_fit": Spec(marked("Remove fit")),
    "find_reference": Spec(marked("Find reference"), ("Ctrl+F",), "search"),
    "face_parser": Spec(marked("Face parser…")),
    "shortcuts": Spec(marked("Keyboard shortcuts"), ("F1",)),
    "about": Spec(marked("About SEAN Editor")),
}

TOOLS = ("brush", "eraser", "fill", "rectangle", "lasso", "pick", "pan")

# None is a separator, a tuple a submenu: its title, then its commands
Entry = str | None | tuple[str, ...]
MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        marked("&File"),
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
            "batch",
            None,
            "quit",
        ),
    ),
    (
        marked("&Edit"),
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
        ),
    ),
    (
        marked("&View"),
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
            None,
            "next_panel",
            "previous_panel",
        ),
    ),
    (
        marked("&Region"),
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
            "label_again",
            "neutral_layout",
            "adjust_crop",
            None,
        ),
    ),
    (
        marked("&Style"),
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
    (marked("&Help"), ("shortcuts", "face_parser", "about")),
)


class Actions:
    """The window's QActions by name, and one for each region under `regions`."""

    def __init__(self, owner: QObject, regions: RegionSet) -> None:
        self._made = {name: _made(owner, tr_marked(spec.text), spec) for name, spec in SPECS.items()}
        self.regions = [
            _made(owner, tr("Paint {region}", region=region.title_in_text), Spec("", (region.key,)))
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
            menu = bar.addMenu(tr_marked(title))
            self._fill_menu(menu, entries)
            if title == "&File":
                menu.insertMenu(self._made["open_layout"], recent)
            if title == "&Region":
                self._fill_regions(menu.addMenu(tr("Paint with")))

    def _fill_menu(self, menu: QMenu, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, tuple):
                self._fill_menu(menu.addMenu(tr_marked(entry[0])), entry[1:])
            else:
                menu.addAction(self._made[entry])

    def _fill_regions(self, menu: QMenu) -> None:
        for action in self.regions:
            menu.addAction(action)


def _made(owner: QObject, text: str, spec: Spec) -> QAction:
    action = QAction(text, owner)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setShortcutContext(Qt.WindowShortcut)
    action.setCheckable(spec.checkable)
    action.setIconVisibleInMenu(False)  # a menu is read; its check marks must stand out
    if spec.keys:
        key = QKeySequence(spec.keys[0]).toString(QKeySequence.NativeText)
        action.setToolTip(f"{text.rstrip('…')} ({key})")
    return action
