"""Commands for the shapes of regions: the transform tool's switches, and growing, shrinking, smoothing."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QObject

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.gui.canvas import LayoutCanvas
from sean_editor.gui.panels.transform_bar import TransformBar
from sean_editor.gui.workbench import Workbench

_AMOUNTS = tuple(str(pixels) for pixels in (2, *range(1, 41)))
"""Pixels that are remembered for the outline; the first is the default."""


class ShapeCommands(QObject):
    """Acts on the shape in hand, and on the outline of the region that is painted."""

    def __init__(self, bench: Workbench, canvas: LayoutCanvas, bar: TransformBar) -> None:
        super().__init__(bench.window)
        self._bench, self._canvas, self._bar = bench, canvas, bar
        actions, tools = bench.actions, bench.tool_state
        actions["warp"].toggled.connect(tools.set_warp)
        tools.warp_changed.connect(actions["warp"].setChecked)
        actions.connect(
            transform_region=self._transform_region,
            flip_across=lambda: canvas.change_shape(lambda pose: pose.flipped()),
            flip_down=lambda: canvas.change_shape(lambda pose: pose.flipped(across=False)),
            grow=lambda: self._reshape(lambda d, *of: d.grow_region(of[0], bar.amount.value(), of[1])),
            shrink=lambda: self._reshape(lambda d, *of: d.grow_region(of[0], -bar.amount.value(), of[1])),
            smooth=lambda: self._reshape(lambda d, *of: d.smooth_region(of[0], bar.amount.value(), of[1])),
            fill_holes=lambda: self._reshape(lambda d, *of: d.fill_holes(*of)),
        )
        bar.accepted.connect(canvas.accept_gesture)
        bar.cancelled.connect(canvas.cancel_gesture)
        bar.amount.setValue(int(bench.settings.choice("outline_pixels", _AMOUNTS)))
        bar.amount.valueChanged.connect(lambda v: bench.settings.set_choice("outline_pixels", str(v)))
        canvas.holding_changed.connect(self._show)
        tools.tool_changed.connect(self._show)
        tools.region_changed.connect(self._show)
        bench.session.document_changed.connect(self._show)
        self._show()

    def _transform_region(self) -> None:
        region = self._bench.tool_state.region
        selected = self._bench.selection.ids
        self._canvas.transform_regions(selected if region in selected else (region,))
        if self._canvas.document is not None and not self._canvas.holding:
            if region in self._canvas.document.locked:
                self._say_locked(region)
            else:
                title = self._bench.regions[region].title_in_text
                text = tr("The layout has no {region} that could be transformed.", region=title)
                self._bench.banner.show_notice(text)

    def _say_locked(self, region: int) -> None:
        title = self._bench.regions[region].title
        self._bench.banner.show_notice(tr("{region} is locked. Unlock it to change it.", region=title))

    def _reshape(self, do: Callable[[Document, int, bool], object]) -> None:
        document, tools = self._bench.session.document, self._bench.tool_state
        if document is None:
            return
        if tools.region in document.locked:
            self._say_locked(tools.region)
        else:
            do(document, tools.region, tools.mirror)

    def _show(self, *_: object) -> None:
        """Texts with the region's name; what can be done now."""
        document, tools, actions = self._bench.session.document, self._bench.tool_state, self._bench.actions
        region = self._bench.regions[tools.region].title_in_text
        for name, text in (
            ("transform_region", tr("Transform {region}", region=region)),
            ("grow", tr("Grow {region}", region=region)),
            ("shrink", tr("Shrink {region}", region=region)),
            ("smooth", tr("Smooth the outline of {region}", region=region)),
            ("fill_holes", tr("Fill the holes of {region}", region=region)),
        ):
            actions.rename(name, text)
            actions[name].setEnabled(document is not None)
        holding = self._canvas.holding
        for name in ("flip_across", "flip_down"):
            actions[name].setEnabled(holding)
        in_hand = tools.tool == "transform" and document is not None
        actions["warp"].setEnabled(in_hand)
        self._bar.set_holding(holding)
        self._bar.setVisible(in_hand)
