"""Chosen colours: which regions get one, and how near the picture comes to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PyQt5.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PyQt5.QtGui import QColor, QImage
from PyQt5.QtWidgets import QColorDialog, QMenu, QWidget

from models.colour_difference import ciede2000
from models.translation import marked, tr, tr_plural
from sean_editor.colour.names import colour_of, colour_of_lab
from sean_editor.colour.surface import Surface
from sean_editor.colour.swatches import swatches_for
from sean_editor.document.chosen_colours import chosen_surfaces
from sean_editor.document.document import Document
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.export.composite import Edit
from sean_editor.gui.panels.colour import ColourPanel
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.workbench import Workbench
from sean_editor.texture.smoothing import scaled

COLOUR = marked("Colour")
_ANY = "#808080"
_MEASURE_MS = 60  # after the last picture: a drag brings many
_PICKED = 5  # pixels of the side of what the eyedropper takes the mean of


class ColourCommands(QObject):
    """Follows the open document, the selection, the region that is painted, and the result."""

    def __init__(
        self,
        bench: Workbench,
        panel: ColourPanel,
        regions: RegionPanel,
        result: QWidget,
        reveal: Callable[[], object],
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._panel = bench, bench.session, panel
        self._result, self._reveal = result, reveal
        self._document: Document | None = None
        self._dialog: QColorDialog | None = None
        self.regions: tuple[int, ...] = ()
        """What gets the colour: the selected regions, or the one that is painted with those it belongs to."""
        self._measuring = QTimer(self, singleShot=True, interval=_MEASURE_MS)
        self._measuring.timeout.connect(self._measure)
        panel.colour_chosen.connect(self.choose)
        panel.settled.connect(self._settle)
        panel.reset_requested.connect(self.reset)
        panel.dialog_requested.connect(self.ask)
        panel.picking_toggled.connect(self._pick)
        regions.menu_filling.connect(self._fill_menu)
        bench.actions.connect(choose_colour=self.show)
        bench.selection.changed.connect(self._show)
        bench.tool_state.region_changed.connect(lambda _: self._show())
        for changed in (self._session.result_changed, self._session.texturing.changed):
            changed.connect(lambda *_: self._measuring.start())
        panel.installEventFilter(self)

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.history_changed.disconnect(self._show)
            self._document.styles_changed.disconnect(self._styled)
        self._document = document
        self._panel.show_picking(False)
        if document is not None:
            document.history_changed.connect(self._show)
            document.styles_changed.connect(self._styled)
        self._show()
        self._measuring.start()

    def show(self) -> None:
        """Bring the panel to the front, and give it the keyboard."""
        self._bench.actions["large_result"].setChecked(False)
        self._reveal()
        self._panel.sliders[0].setFocus()

    # the colour

    def choose(self, colour: str) -> None:
        """Give the regions a colour. Until the hand is lifted it is one step with what follows."""
        document = self._document
        if document is not None and self.regions:
            styles = {region: document.styles[region].coloured(colour) for region in self.regions}
            document.style_regions(styles, COLOUR, sliding=True)

    def reset(self) -> None:
        """Take the chosen colours away. One step."""
        if self._document is not None:
            chosen = [r for r in self.regions if self._document.styles[r].chosen is not None]
            self._document.assign_colour(chosen, None)

    def ask(self) -> None:
        """Choose from all colours; the picture follows, and what it was returns if nothing is chosen."""
        document = self._document
        if document is None or self._dialog is not None:
            return
        before = {region: document.styles[region] for region in self.regions}
        dialog = QColorDialog(QColor(self._panel.colour), self._bench.window)
        dialog.setWindowTitle(tr("Colour of {regions}", regions=self._panel.title.full_text))
        dialog.setAttribute(Qt.WA_DeleteOnClose)
        dialog.currentColorChanged.connect(lambda color: self.choose(color.name()))
        dialog.accepted.connect(self._settle)
        dialog.rejected.connect(lambda: self._give_up(document, before))
        dialog.finished.connect(lambda _: setattr(self, "_dialog", None))
        self._dialog = dialog
        dialog.show()

    def _give_up(self, document: Document, before: dict[int, RegionStyle]) -> None:
        if document is self._document:
            changed = {region: style for region, style in before.items() if document.styles[region] != style}
            document.style_regions(changed, COLOUR, sliding=True)
            document.end_mix()

    def _settle(self) -> None:
        if self._document is not None:
            self._document.end_mix()
            self._show()  # a drag may have been undone under the hand

    # the eyedropper

    def _pick(self, on: bool) -> None:
        target = self._result
        if on:
            target.installEventFilter(self)
            target.setCursor(Qt.CrossCursor)
        else:
            target.removeEventFilter(self)
            target.unsetCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel:
            if event.type() == QEvent.Show:
                self._show()
                self._measuring.start()
            return False
        if event.type() == QEvent.MouseButtonPress and event.button() == Qt.LeftButton:
            self.choose(_colour_at(self._result, event.pos()))
            self._settle()
            self._panel.show_picking(False)
            return True
        return event.type() in (QEvent.MouseButtonDblClick, QEvent.MouseMove)

    # the panel

    def _fill_menu(self, menu: QMenu, region: int) -> None:
        entry = menu.addAction(tr("Choose colour…"), lambda: self._show_for(region))
        entry.setEnabled(self._document is not None)

    def _show_for(self, region: int) -> None:
        if self._bench.selection.ids and region not in self._bench.selection.ids:
            self._bench.selection.set((region,))
        self._bench.tool_state.set_region(region)
        self.show()

    def _styled(self, regions: frozenset[int]) -> None:
        if not regions.isdisjoint(self.regions):
            self._show()

    def _show(self, *_: object) -> None:
        """Show the colour in use; nothing while nobody looks."""
        document, bench = self._document, self._bench
        self.regions, title = self._target()
        if not self._panel.isVisible():
            return
        first = self.regions[0] if self.regions else bench.tool_state.region
        swatches = swatches_for(bench.regions[first].name)
        hint = ""
        if document is None:
            hint = tr("Open a portrait first.")
        elif not np.isin(document.labels, self.regions).any():
            hint = tr("This layout has no {regions}: paint it first, then give it a colour.", regions=title)
        self._panel.show_target(title, swatches, hint)
        chosen = None
        if document is not None:
            found = (document.styles[region].chosen for region in self.regions)
            chosen = next((one for one in found if one is not None), None)
        self._panel.show_colour(chosen or self._shown_colour(), chosen is not None)

    def _target(self) -> tuple[tuple[int, ...], str]:
        """The regions that get the colour, and what they are called."""
        bench, painted = self._bench, self._bench.tool_state.region
        ids = tuple(sorted(bench.selection.ids))
        groups = bench.selection.groups.built_in
        if not ids:
            group = next((group for group in groups if painted in group.ids), None)
            return (group.ids, group.title) if group else ((painted,), bench.regions[painted].title)
        if len(ids) == 1:
            return ids, bench.regions[ids[0]].title
        named = next((group.title for group in groups if group.ids == ids), None)
        return ids, named or tr_plural("{n} selected region", "{n} selected regions", len(ids))

    def _shown_colour(self) -> str | None:
        """The mean colour of the regions in the picture, "#rrggbb"."""
        shown, document = self._session.shown, self._document
        if document is None or shown is None or not self.regions:
            return None
        wanted = StyleAssignment().with_regions(dict.fromkeys(self.regions, RegionStyle(colour=_ANY)))
        found = chosen_surfaces(document.portrait, wanted, document.labels)
        means = _means(found[:1], document.labels, shown.pixels)
        return colour_of_lab(means[0][1]) if means else None

    def _before(self, side: int) -> np.ndarray | None:
        """The portrait's own picture, `side` pixels high; None if it is not square."""
        photo, document = self._session.texturing.photo, self._document
        if photo is None and document is not None:
            photo = document.portrait.image
        return None if photo is None or photo.shape[0] != photo.shape[1] else scaled(photo, side)

    def _measure(self) -> None:
        """Show how near the picture comes to the colours of the regions."""
        shown, document = self._session.shown, self._document
        if document is None or shown is None or not self._panel.isVisible():
            return
        surfaces = [s for s in Edit.of(document).surfaces if not set(s.regions).isdisjoint(self.regions)]
        if not surfaces:
            self._show()
            return
        means = _means(surfaces, document.labels, shown.pixels, self._before(shown.pixels.shape[0]))
        misses = [float(ciede2000(mean, surface.wanted(mean))) for surface, mean in means]
        self._panel.show_reached(max(misses, default=None))


def _means(
    surfaces: Sequence[Surface], labels: np.ndarray, pixels: np.ndarray, before: np.ndarray | None = None
) -> list[tuple[Surface, np.ndarray]]:
    """The mean colours, Lab [3], of surfaces in a picture; without those that it hardly shows.

    `before` is the picture without colours, as large, whose highlights do not take them.
    """
    seen = pixels if before is None or before.shape != pixels.shape else before
    parts = [(surface, surface.part(labels, seen)) for surface in surfaces]
    return [(surface, part.mean(pixels)) for surface, part in parts if part.enough]


def _colour_at(widget: QWidget, place: QPoint) -> str:
    """The mean colour of what a widget shows about a place, "#rrggbb"."""
    half = _PICKED // 2
    box = QRect(place - QPoint(half, half), place + QPoint(half, half)).intersected(widget.rect())
    image = widget.grab(box).toImage().scaled(1, 1, Qt.IgnoreAspectRatio, Qt.SmoothTransformation)
    color = image.convertToFormat(QImage.Format_RGB888).pixelColor(0, 0)
    return colour_of((color.red(), color.green(), color.blue()))
