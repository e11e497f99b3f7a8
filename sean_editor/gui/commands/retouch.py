"""Retouching: what the panel's sliders and the blemish brush do to the open document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PyQt5.QtCore import QObject

from models.translation import marked
from sean_editor.document.document import Document
from sean_editor.document.retouch import MOST_SPOTS, NO_RETOUCH, Light, Spot
from sean_editor.gui.actions import TOOLS
from sean_editor.gui.canvas import ResultCanvas
from sean_editor.gui.commands.result_view import ResultView
from sean_editor.gui.panels.retouch import RetouchPanel
from sean_editor.gui.panels.retouch.panel import AMOUNTS
from sean_editor.gui.workbench import Workbench
from sean_editor.retouch.choices import MEANT, TINTED, with_values

TINT, BLEMISHES = marked("Tint"), marked("Blemishes")
_GRIP = 1.0  # radii from the middle of a spot within which it is brought back


class RetouchCommands(QObject):
    """Follows the open document and the selection. With nothing selected an amount is for all regions of the
    face that it is meant for.
    """

    def __init__(
        self,
        bench: Workbench,
        panel: RetouchPanel,
        canvas: ResultCanvas,
        result: ResultView,
        reveal: Callable[[], object],
    ) -> None:
        super().__init__(bench.window)
        self._bench, self._session, self._panel = bench, bench.session, panel
        self._brush, self._result, self._reveal = canvas.spot_brush, result, reveal
        self._document: Document | None = None
        self._connect_panel()
        self._connect_brush()
        bench.actions.connect(retouch=self.show, reset_retouch=self.reset)
        bench.selection.changed.connect(self._show)

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.amount_changed.connect(self.set_amount)
        panel.tint_changed.connect(self.set_tint)
        panel.tinting_changed.connect(self.set_tinting)
        panel.settled.connect(self._settle)
        panel.spots_removed.connect(lambda: self._set_spots(()))
        panel.before_held.connect(self._show_before)
        panel.reset_requested.connect(self.reset)

    def _connect_brush(self) -> None:
        actions, tools = self._bench.actions, self._bench.tool_state
        toggle = actions["blemishes"]
        toggle.toggled.connect(tools.set_spotting)
        tools.spotting_changed.connect(toggle.setChecked)
        tools.spotting_changed.connect(self._brush.set_on)
        for changed in (tools.spotting_changed, tools.spot_size_changed):
            changed.connect(lambda _: self._show_brush())
        self._panel.brush_toggled.connect(toggle.setChecked)
        self._panel.brush_sized.connect(tools.set_spot_size)
        for name in TOOLS:  # who takes up another tool puts this one down
            actions[name].triggered.connect(lambda _: tools.set_spotting(False))
        self._brush.placed.connect(self._place)
        self._brush.taken_back.connect(self._take_back)
        self._brush.settled.connect(self._settle)
        self._show_brush()

    def set_document(self, document: Document | None) -> None:
        """Another document is open, or none."""
        if self._document is not None:
            self._document.retouch_changed.disconnect(self._show)
            self._document.history_changed.disconnect(self._show)
        self._document = document
        if document is not None:
            document.retouch_changed.connect(self._show)
            document.history_changed.connect(self._show)  # a layout may have other regions
        self._show()

    def show(self) -> None:
        """Bring the panel to the front, and give it the keyboard."""
        self._bench.actions["large_result"].setChecked(False)
        self._reveal()
        self._panel.take_keyboard()

    # amounts and tints

    def set_amount(self, name: str, percent: int) -> None:
        """Set an amount of the chosen regions. Until the hand is lifted it is one step with what follows."""
        label = AMOUNTS[name][0]
        self._change(self._chosen(MEANT[name]), label, name, **{name: percent / 100})

    def set_tint(self, where: str, color: str) -> None:
        """Choose the colour of a tint; where there was none, half of it. One step."""
        document, regions = self._document, self._chosen(TINTED[where])
        if document is None:
            return
        most = max((document.retouch[region].tinting for region in regions), default=0.0)
        self._panel.show_tint(where, color, [most or 0.5])
        self._change(regions, TINT, where, tint=color, tinting=most or 0.5)
        self._settle()

    def set_tinting(self, where: str, percent: int) -> None:
        """Set how much of a tint the chosen regions have."""
        color = self._panel.tints[where].color
        self._change(self._chosen(TINTED[where]), TINT, where, tint=color, tinting=percent / 100)

    def reset(self) -> None:
        """Take back amounts, tints, blemishes and light. One step."""
        document = self._document
        if document is not None:
            kept = replace(document.retouch, touches={}, spots=(), light=Light())
            document.set_retouch(kept, marked("Reset retouching"))

    def _change(self, regions: Sequence[int], label: str, sliding: str, **values: object) -> None:
        document = self._document
        if document is not None and regions:
            document.set_retouch(with_values(document.retouch, regions, **values), label, sliding)

    def _settle(self) -> None:
        if self._document is not None:
            self._document.end_mix()
            self._show()  # a drag may have been undone under the hand

    def _chosen(self, meant: Sequence[int]) -> tuple[int, ...]:
        """Those of the regions that are selected, or all, as far as the layout has them."""
        document, selected = self._document, self._bench.selection.ids
        if document is None:
            return ()
        there = document.region_ids
        return tuple(region for region in meant if region in there and (not selected or region in selected))

    # blemishes

    def _place(self, x: float, y: float) -> None:
        document = self._document
        if document is not None and len(document.retouch.spots) < MOST_SPOTS:
            spot = Spot(round(x, 5), round(y, 5), self._bench.tool_state.spot_size / 2000)
            self._set_spots((*document.retouch.spots, spot), "spots")

    def _take_back(self, x: float, y: float) -> None:
        document = self._document
        if document is not None:
            spots = document.retouch.spots
            kept = [spot for spot in spots if np.hypot(spot.x - x, spot.y - y) > _GRIP * spot.radius]
            self._set_spots(tuple(kept), "spots_back")

    def _set_spots(self, spots: tuple[Spot, ...], sliding: str = "") -> None:
        if self._document is not None:
            self._document.set_retouch(replace(self._document.retouch, spots=spots), BLEMISHES, sliding)

    # what is shown

    def _show_before(self, before: bool) -> None:
        shown = self._session.unretouched if before else None
        self._result.show_passing(shown.pixels if shown is not None else None)

    def _show_brush(self) -> None:
        tools = self._bench.tool_state
        self._brush.set_radius(tools.spot_size / 2000)
        self._panel.show_brush(tools.spotting, tools.spot_size)

    def _show(self, *_: object) -> None:
        document, panel = self._document, self._panel
        retouch = document.retouch if document is not None else NO_RETOUCH
        offered = {
            name for name, meant in (MEANT | TINTED).items() if document is None or self._chosen(meant)
        }
        panel.show_regions(len(self._bench.selection.ids), offered)
        panel.show_amounts(
            {
                name: [getattr(retouch[region], name) for region in self._chosen(MEANT[name])]
                for name in AMOUNTS
            }
        )
        for where, meant in TINTED.items():
            touches = [retouch[region] for region in self._chosen(meant)]
            color = next((touch.tint for touch in touches if touch.tint is not None), None)
            panel.show_tint(where, color, [touch.tinting for touch in touches])
        panel.show_spots(len(retouch.spots))
        self._brush.set_spots(retouch.spots)
        retouched = bool(retouch.touches or retouch.spots) or not retouch.light.is_none
        panel.show_usable(document is not None, retouched)
        self._bench.actions["reset_retouch"].setEnabled(retouched)
        self._bench.actions["blemishes"].setEnabled(document is not None)
