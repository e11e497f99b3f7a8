"""Appearance: theme, region colours, opacity, outlines. Chosen in the View menu and remembered."""

from __future__ import annotations

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QActionGroup

from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.panels.tool_bar import ToolBar
from sean_editor.gui.panels.view_panels import LayoutPanel
from sean_editor.gui.theme import theme
from sean_editor.gui.workbench import Workbench

PALETTES = {"celebamask": "palette_celebamask", "colour-blind": "palette_colour_blind"}


class Appearance(QObject):
    """Keeps actions, views and settings agreed about the looks."""

    def __init__(self, bench: Workbench, layout: LayoutPanel, regions: RegionPanel, tools: ToolBar) -> None:
        super().__init__(bench.window)
        self._settings, self._actions, self._regions = bench.settings, bench.actions, bench.regions
        self._layout, self._region_panel, self._tool_bar = layout, regions, tools
        self._groups = [self._group("theme_dark", "theme_light"), self._group(*PALETTES.values())]
        self._actions["theme_dark"].triggered.connect(lambda: self.set_theme("dark"))
        self._actions["theme_light"].triggered.connect(lambda: self.set_theme("light"))
        for palette, name in PALETTES.items():
            self._actions[name].triggered.connect(lambda _, p=palette: self.choose_palette(p))
        self._actions["contours"].toggled.connect(self.set_contours)
        self._actions["hide_mask"].toggled.connect(lambda _: self.show_mask())
        layout.opacity_changed.connect(self.set_opacity)
        theme().changed.connect(self._refresh_icons)
        self._mask_held = False

    def restore(self) -> None:
        """Look as the last time."""
        self._actions[f"theme_{theme().tokens.name}"].setChecked(True)
        self._set_palette(self._settings.palette)
        self._layout.opacity.slider.setValue(self._settings.mask_opacity)
        self.set_opacity(self._settings.mask_opacity)
        self._actions["contours"].setChecked(self._settings.contours)
        self.set_contours(self._settings.contours)

    def set_theme(self, name: str) -> None:
        """Switch to the theme called `name`."""
        theme().apply(name)
        self._settings.theme = name
        self._actions[f"theme_{name}"].setChecked(True)

    def choose_palette(self, name: str) -> None:
        """Colour the regions by the palette called `name`, everywhere, from now on."""
        self._settings.palette = name
        self._set_palette(name)

    def _set_palette(self, name: str) -> None:
        colors = self._regions.palette(name)
        self._actions[PALETTES[name]].setChecked(True)
        self._layout.canvas.mask.set_palette(colors)
        self._region_panel.set_palette(colors)
        self._tool_bar.swatches.set_palette(colors)

    def set_opacity(self, percent: int) -> None:
        """How strongly the layout covers the photo."""
        self._settings.mask_opacity = percent
        self._layout.canvas.mask.set_opacity(percent / 100)

    def set_contours(self, shown: bool) -> None:
        """Outline the regions, or not."""
        self._settings.contours = shown
        self._layout.canvas.mask.set_contours(shown)

    def hold_mask_away(self, held: bool) -> None:
        """Hide the layout while a key is held."""
        self._mask_held = held
        self.show_mask()

    def show_mask(self) -> None:
        """Show the layout unless it is switched off or held away."""
        self._layout.canvas.mask.set_hidden(self._mask_held or self._actions["hide_mask"].isChecked())

    def _group(self, *names: str) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            group.addAction(self._actions[name])
        return group

    def _refresh_icons(self) -> None:
        self._actions.refresh_icons()
