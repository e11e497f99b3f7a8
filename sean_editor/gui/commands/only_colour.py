"""Only colour: regions take the colour of a reference, and keep the form and the texture that they have."""

from __future__ import annotations

from functools import partial

from PyQt5.QtCore import QObject
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QMenu

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.document.styles import OWN_COLOUR, RegionStyle
from sean_editor.gui.panels.gallery import GalleryPanel
from sean_editor.gui.panels.library import LibraryPanel
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.workbench import Workbench


class OnlyColourCommands(QObject):
    """The switch of the gallery and the library, what the gallery gives while it is on, and the colours of a
    region.
    """

    def __init__(
        self, bench: Workbench, gallery: GalleryPanel, library: LibraryPanel, panel: RegionPanel
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._gallery = bench, gallery
        self._document: Document | None = None
        switch = bench.actions["only_colour"]
        key = switch.shortcut().toString(QKeySequence.NativeText)
        switch.setToolTip(
            tr("Take only the colour of a face or a style; form and texture stay ({key})", key=key)
        )
        for cards in (gallery, library):
            cards.follow_only_colour(switch)
        gallery.colour_requested.connect(self.apply)
        panel.menu_filling.connect(self._fill_menu)
        bench.actions.connect(
            own_colour=lambda: self._give(bench.tool_state.region, OWN_COLOUR),
            remove_colour=lambda: self._give(bench.tool_state.region, None),
        )
        bench.tool_state.region_changed.connect(lambda _: self._show_region())
        bench.session.document_changed.connect(self._follow)
        self._follow()

    def apply(self, reference_id: str, regions: tuple[int, ...]) -> None:
        """Give regions the colour of a reference."""
        together = self._bench.selection.asked_together(regions)
        self._bench.session.applying.colour(reference_id, regions, together)

    def tint_dropped(self, reference_id: str, regions: tuple[int, ...] | None, _target: int) -> None:
        """The colours of regions of a card, or (None) of the whole face, were dropped onto the result."""
        self.apply(reference_id, self._bench.selection.whole_face if regions is None else regions)

    def _give(self, region: int, colour: str | None) -> None:
        if self._document is not None:
            self._document.assign_colour([region], colour)

    def _follow(self) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.history_changed.disconnect(self._show_region)
        self._document = self._bench.session.document
        if self._document is not None:
            self._document.history_changed.connect(self._show_region)
        self._show_region()

    def _show_region(self) -> None:
        """The entries of the Style menu follow the region that is painted."""
        actions, region = self._bench.actions, self._bench.tool_state.region
        title, style = self._bench.regions[region].title_in_text, self._style(region)
        actions["own_colour"].setText(tr("Keep own colour of {region}", region=title))
        actions["own_colour"].setEnabled(_may_keep(style))
        actions["remove_colour"].setText(tr("Remove other colour of {region}", region=title))
        actions["remove_colour"].setEnabled(style.colour is not None)

    def _style(self, region: int) -> RegionStyle:
        return RegionStyle() if self._document is None else self._document.styles[region]

    # the context menu of a region

    def _fill_menu(self, menu: QMenu, region: int) -> None:
        style = self._style(region)
        menu.addSeparator()
        takes = menu.addMenu(tr("Take only the colour of"))
        takes.setEnabled(self._document is not None)
        takes.aboutToShow.connect(lambda: self._fill_references(takes, region))
        menu.addAction(tr("Keep own colour"), lambda: self._give(region, OWN_COLOUR)).setEnabled(
            _may_keep(style)
        )
        menu.addAction(tr("Remove other colour"), lambda: self._give(region, None)).setEnabled(
            style.colour is not None
        )

    def _fill_references(self, menu: QMenu, region: int) -> None:
        """The references that the gallery shows and that have the region, in its order."""
        menu.clear()
        for reference in self._gallery.shown_references():
            if region in reference.portrait.shown_regions:
                name = reference.portrait.name.replace("&", "&&")
                menu.addAction(name, partial(self.apply, reference.id, (region,)))
        if menu.isEmpty():
            menu.addAction(tr("No face has it")).setEnabled(False)


def _may_keep(style: RegionStyle) -> bool:
    """Whether a region with this style could have the portrait's own colour under the form of another."""
    return style.colour != style.coloured(OWN_COLOUR).colour == OWN_COLOUR
