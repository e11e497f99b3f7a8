"""Edits of the open document, the tools that make them, and the regions that they are made to."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtCore import QObject
from PyQt5.QtWidgets import QActionGroup

from sean_editor.document.document import Document
from sean_editor.gui.actions import TOOLS
from sean_editor.gui.panels.region_panel import RegionPanel
from sean_editor.gui.workbench import Workbench


class EditCommands(QObject):
    """Undo and redo, tools and their size, the region that is painted, locks, solo and the selection."""

    def __init__(self, bench: Workbench, panel: RegionPanel) -> None:
        super().__init__(bench.window)
        self._bench, self._panel = bench, panel
        self._connect_document()
        self._connect_tools()
        self._connect_regions()

    def _connect_document(self) -> None:
        tools = self._bench.tool_state
        self._bench.actions.connect(
            undo=lambda: self._with_document(Document.undo),
            redo=lambda: self._with_document(Document.redo),
            reset_style=lambda: self._with_document(lambda d: d.reset_styles([tools.region])),
            reset_all_styles=lambda: self._with_document(Document.reset_styles),
        )

    def _connect_tools(self) -> None:
        tools, actions = self._bench.tool_state, self._bench.actions
        group = QActionGroup(self)
        for name in TOOLS:
            group.addAction(actions[name])
            actions[name].triggered.connect(lambda _=False, n=name: tools.set_tool(n))
        tools.tool_changed.connect(lambda name: actions[name].setChecked(True))
        actions[tools.tool].setChecked(True)
        actions["mirror"].toggled.connect(tools.set_mirror)
        tools.mirror_changed.connect(actions["mirror"].setChecked)
        actions["pressure"].toggled.connect(self._set_pressure)
        actions["pressure"].setChecked(self._bench.settings.pressure)
        self._set_pressure(self._bench.settings.pressure)
        actions.connect(
            smaller=lambda: tools.step_size(-1),
            larger=lambda: tools.step_size(1),
            much_smaller=lambda: tools.step_size(-10),
            much_larger=lambda: tools.step_size(10),
        )

    def _set_pressure(self, sets_size: bool) -> None:
        self._bench.settings.pressure = sets_size
        self._bench.tool_state.pressure_sets_size = sets_size

    def _connect_regions(self) -> None:
        tools, actions, selection = self._bench.tool_state, self._bench.actions, self._bench.selection
        rows = self._panel.rows
        for region, action in enumerate(actions.regions):
            action.triggered.connect(lambda _=False, r=region: tools.set_region(r))
        actions.connect(
            swap=tools.swap_regions,
            previous_region=lambda: tools.step_region(-1),
            next_region=lambda: tools.step_region(1),
            lock=lambda: rows[tools.region].lock.toggle(),
            solo=lambda: rows[tools.region].solo.toggle(),
            select=lambda: rows[tools.region].check.toggle(),
            select_all=selection.select_all,
            select_none=selection.clear,
        )

    def _with_document(self, do: Callable[[Document], object]) -> None:
        document = self._bench.session.document
        if document is not None:
            do(document)
