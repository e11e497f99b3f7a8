"""What a person has chosen in a window, and what no file keeps: the window that takes its place has it, too.

Each part of the window is a pair: what reads its choices, and what makes them in another window. Add one here
for a switch, a slider or a list that would begin anew otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PyQt5.QtCore import QSize

from sean_editor.gui.canvas import ResultCanvas
from sean_editor.gui.canvas.view_transform import ViewTransform
from sean_editor.gui.commands.first_steps import FirstSteps
from sean_editor.gui.commands.history import HistoryCommands
from sean_editor.gui.commands.library import LibraryCommands
from sean_editor.gui.commands.made_styles import MadeStyleCommands
from sean_editor.gui.commands.references import ReferenceCommands
from sean_editor.gui.commands.style_clipboard import StyleClipboardCommands
from sean_editor.gui.commands.two_styles import TwoStylesCommands
from sean_editor.gui.panels.central_layout import CentralLayout
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.history import HistoryPanel
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.panels.library_pages import LibraryPages
from sean_editor.gui.panels.looks import LooksPanel
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.panels.transform_bar import TransformBar
from sean_editor.gui.panels.two_styles import TwoStylesPanel
from sean_editor.gui.workbench import Workbench

Pair = tuple[Callable[[], Any], Callable[[Any], object]]

SWITCHES = ("only_colour", "groups_together", "hide_mask", "split", "large_result")
"""Actions that are on or off, and that the settings do not keep."""


class Choices:
    """Those of one window, by the names of its parts."""

    def __init__(self, parts: Mapping[str, Pair]) -> None:
        self._parts = dict(parts)

    def read(self) -> dict[str, Any]:
        """The choices as they are now."""
        return {name: read() for name, (read, _) in self._parts.items()}

    def make(self, choices: Mapping[str, Any]) -> None:
        """Make them again, in the order of the parts. The work that they are about is open."""
        for name, (_, make) in self._parts.items():
            if name in choices:
                make(choices[name])


def bench_choices(bench: Workbench) -> dict[str, Pair]:
    """The switches, the tool in hand, and what the views show."""

    def switch(on: Mapping[str, bool]) -> None:
        for name, checked in on.items():
            bench.actions[name].setChecked(checked)

    def take_up(hand: tuple[str, int, tuple[int, int], bool, bool]) -> None:
        tools = bench.tool_state
        tool, size, regions, mirror, warp = hand
        tools.set_tool(tool)
        tools.set_size(size)
        for region in regions:
            tools.set_region(region)
        tools.set_mirror(mirror)
        tools.set_warp(warp)

    def look(at: ViewTransform | None) -> None:
        if at is not None:
            bench.view.adopt(at)

    tools, view = bench.tool_state, bench.view
    return {
        "switches": (lambda: {name: bench.actions[name].isChecked() for name in SWITCHES}, switch),
        "hand": (
            lambda: (
                tools.tool,
                tools.size,
                (tools.previous_region, tools.region),
                tools.mirror,
                tools.warp,
            ),
            take_up,
        ),
        "view": (lambda: None if view.fitting else view.transform(QSize()), look),
    }


def panel_choices(
    central: CentralLayout,
    first_steps: FirstSteps,
    gallery: GalleryPanel,
    references: ReferenceCommands,
    regions: RegionPanel,
    bar: TransformBar,
    result: ResultCanvas,
) -> dict[str, Pair]:
    """The tab in front, the hint to the first steps, and what is set in panels without commands."""
    return {
        "first_steps": (lambda: first_steps.at, first_steps.go_on),
        "tab": (central.side.currentIndex, central.side.setCurrentIndex),
        "removed": (lambda: references.removed, lambda ids: references.note_removed(*ids)),
        "gallery": (gallery.choices, gallery.choose_again),
        "solo": (lambda: regions.solo, regions.set_solo),
        "outline": (bar.amount.value, bar.amount.setValue),
        "divider": (lambda: result.divider, result.place_divider),
    }


def style_choices(
    clipboard: StyleClipboardCommands,
    library: LibraryCommands,
    library_panel: LibraryPanel,
    made: MadeStyleCommands,
) -> dict[str, Pair]:
    """The copied style, and the styles that are on offer."""
    return {
        "clipboard": (lambda: clipboard.clipboard.copied, clipboard.have),
        "offered": (lambda: library.offered, library.offer_again),
        "library": (library_panel.choices, library_panel.choose_again),
        "random": (lambda: made.rolled, made.roll_on_from),
    }


def look_choices(pages: LibraryPages, panel: LooksPanel) -> dict[str, Pair]:
    """Which page of the library is in front, and the current look."""
    return {
        "library_page": (pages.currentIndex, pages.setCurrentIndex),
        "looks": (panel.choices, panel.choose_again),
    }


def work_choices(
    history: HistoryCommands,
    history_panel: HistoryPanel,
    two_styles: TwoStylesCommands,
    two_styles_panel: TwoStylesPanel,
) -> dict[str, Pair]:
    """The pictures of the steps and which of them are ticked; A and B, and how they are played."""
    return {
        "pictures": (history.pictures, history.have_pictures),
        "ticked_states": (history_panel.marked_rows, history_panel.mark_rows),
        "two_styles": (lambda: two_styles.two, two_styles.have),
        "playing": (two_styles_panel.playing_choices, two_styles_panel.choose_playing),
    }
