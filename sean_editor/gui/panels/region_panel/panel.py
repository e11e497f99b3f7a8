"""The region panel: rows for all regions, kept in step with the document, the tool and the selection."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
from PyQt5.QtCore import QPoint, Qt, pyqtSignal
from PyQt5.QtGui import QColor, QResizeEvent
from PyQt5.QtWidgets import (
    QWIDGETSIZE_MAX,
    QFrame,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.regions import RegionSet
from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.gui.canvas.tool_state import ToolState
from sean_editor.gui.panels.region_panel.header import FOLDED, SIDE, RegionHeader
from sean_editor.gui.panels.region_panel.reflow import ReflowGrid
from sean_editor.gui.panels.region_panel.row import RegionRow
from sean_editor.gui.panels.region_panel.shown_style import show_style
from sean_editor.gui.panels.region_panel.source_words import FindSource
from sean_editor.gui.selection import RegionSelection
from sean_editor.gui.theme import theme


class RegionPanel(QFrame):
    """Shows a document's regions; changes their locks, mixes and styles."""

    region_hovered = pyqtSignal(int)  # region id under the pointer, -1 for none
    regions_pointed = pyqtSignal(tuple)  # of the group under the pointer, () for none
    solo_changed = pyqtSignal(object)  # region id, or None
    height_wanted = pyqtSignal(int)  # what shows every row, at the present width
    copy_requested = pyqtSignal(int)  # of the style of a region
    paste_requested = pyqtSignal(int)
    place_wanted = pyqtSignal(str)  # BELOW, FOLDED or SIDE
    menu_filling = pyqtSignal(object, int)  # the menu of a region, for others to add to

    def __init__(
        self,
        regions: RegionSet,
        tool_state: ToolState,
        selection: RegionSelection,
        find_source: FindSource,
        parent: QWidget | None = None,
    ) -> None:
        """`find_source` gives the reference or the made style with an id, None if there is none."""
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Regions"))
        self._regions = regions
        self.tool_state, self.selection, self._find_source = tool_state, selection, find_source
        self._document: Document | None = None
        self._palette = regions.palette()
        self._present: tuple[bool, ...] = ()
        self.solo: int | None = None
        self.can_paste = False  # a style was copied
        self.header = RegionHeader(len(regions), selection)
        self.grid = ReflowGrid()
        self._lay_out()
        self.rows = self._make_rows()
        self.grid.fill(self.rows)
        tool_state.region_changed.connect(lambda _: self._show_current())
        selection.changed.connect(self._show_selection)
        self.header.place_wanted.connect(self.place_wanted)
        self.header.reset_requested.connect(lambda: self._edit(Document.reset_styles))
        self.header.mix.valueChanged.connect(self._mix_several)
        self.header.mix.settled.connect(lambda: self._edit(Document.end_mix))
        self.header.groups.regions_pointed.connect(self.regions_pointed)
        theme().changed.connect(self._refresh_icons)
        self._show_current()
        self._show_selection()
        self.set_palette(self._palette)
        self.set_document(None)

    # building

    def _make_rows(self) -> list[RegionRow]:
        name_width = max(self.fontMetrics().horizontalAdvance(r.title) for r in self._regions.regions) + 8
        rows = [RegionRow(region, name_width, self.grid) for region in self._regions.regions]
        for row in rows:
            row.chosen.connect(self.tool_state.set_region)
            row.selected.connect(self.selection.select)
            row.stepped.connect(self._step)
            row.hovered.connect(lambda region, on: self.region_hovered.emit(region if on else -1))
            row.locked.connect(lambda region, on: self._edit(lambda d: d.set_locked(region, on)))
            row.soloed.connect(lambda region, on: self.set_solo(region if on else None))
            row.mixed.connect(lambda region, mix: self._edit(lambda d: d.set_mix(region, mix)))
            row.mix_settled.connect(lambda _: self._edit(Document.end_mix))
            row.reset.connect(lambda region: self._edit(lambda d: d.reset_styles([region])))
            row.customContextMenuRequested.connect(
                lambda point, r=row: self.open_menu(r.region.id, r.mapToGlobal(point))
            )
        return rows

    def _lay_out(self) -> None:
        """Before there are rows: the style sheet is applied again to all in what gets another parent."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self.scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.NoFocus)
        scroll.setWidget(self.grid)
        column.addWidget(scroll, 1)
        # other rows come under a pointer that rests: they announce themselves when it moves
        scroll.verticalScrollBar().valueChanged.connect(lambda _: self.region_hovered.emit(-1))
        self.grid.reflowed.connect(self._fit_height)

    # what it shows

    def set_document(self, document: Document | None) -> None:
        """Show another document, or none."""
        if self._document is not None:
            self._document.layout_changed.disconnect(self._layout_changed)
            self._document.styles_changed.disconnect(self._show_styles)
            self._document.locks_changed.disconnect(self._show_locks)
        self._document = document
        self._present = ()
        if document is not None:
            document.layout_changed.connect(self._layout_changed)
            document.styles_changed.connect(self._show_styles)
            document.locks_changed.connect(self._show_locks)
        self.grid.setEnabled(document is not None)
        self.set_solo(None)
        self._layout_changed()  # shows the styles, too
        self._show_locks()
        self._show_common_mix()

    def set_place(self, place: str) -> None:
        """Be as the panel is at this place: folded it is its head alone, at the side its rows are narrow."""
        self.header.set_place(place)
        self.scroll.setVisible(place != FOLDED)
        self.setMinimumHeight(self.header.height())
        self.setMaximumHeight(self.header.height() if place == FOLDED else QWIDGETSIZE_MAX)
        for row in self.rows:
            row.set_narrow(place == SIDE)
        self.grid.set_narrow(place == SIDE)

    def full_height(self) -> int:
        """The height that shows every row, at the present width."""
        return self.header.height() + self.grid.content_height() + 2 * self.scroll.frameWidth()

    def set_palette(self, palette: np.ndarray) -> None:
        """Colour the chips, uint8 [S, 3]."""
        self._palette = palette
        for row in self.rows:
            row.chip.set_color(QColor(*palette[row.region.id].tolist()))

    def set_solo(self, region: int | None) -> None:
        """Show one region alone in the views, or (None) all."""
        changed = region != self.solo
        self.solo = region
        for row in self.rows:
            row.show_solo(row.region.id == region)
        if changed:
            self.solo_changed.emit(region)

    def show_pointed(self, regions: Collection[int]) -> None:
        """Light the rows of the regions under the pointer, or that a drag from there would take."""
        for row in self.rows:
            row.show_pointed(row.region.id in regions)

    def refresh_styles(self) -> None:
        """The references changed: show names and thumbnails again."""
        self._show_styles()

    def focus_current(self) -> None:
        """Put the keyboard on the current region's row."""
        row = self.rows[self.tool_state.region]
        self.scroll.ensureWidgetVisible(row)
        row.check.setFocus(Qt.ShortcutFocusReason)

    def _layout_changed(self, *_: Any) -> None:
        if self._document is None:
            return
        there = self._document.region_ids
        present = tuple(region in there for region in range(len(self._regions)))
        if present != self._present:
            self._present = present
            for row in self.rows:
                row.show_present(present[row.region.id])
            self._show_styles()

    def _show_styles(self, changed: Any = None) -> None:
        if self._document is None:
            return
        for row in self.rows:
            if changed is None or row.region.id in changed:
                show_style(row, self._document, self._present[row.region.id], self._find_source)
        self.header.reset_all.setEnabled(len(self._document.styles) > 0)
        self._show_common_mix()

    def _show_common_mix(self) -> None:
        """The mix of the selected regions, or of all if none is selected."""
        document, mix = self._document, self.header.mix
        mix.show_mixes([document.styles[r].mix for r in self._mixable()] if document is not None else [])
        if self.selection.ids:
            mix.setToolTip(tr("How much of the references' styles is mixed in, for all selected regions"))
        else:
            mix.setToolTip(tr("How much of the references' styles is mixed in, for all regions"))

    def _mixable(self) -> list[int]:
        """The regions that the common slider mixes."""
        shown = [row.region.id for row in self.rows if row.mixing]
        return [region for region in shown if region in self.selection.ids or not self.selection.ids]

    def _show_locks(self) -> None:
        locked = self._document.locked if self._document is not None else frozenset()
        for row in self.rows:
            row.show_locked(row.region.id in locked)

    def _show_selection(self) -> None:
        selected = self.selection.ids
        for row in self.rows:
            row.show_selected(row.region.id in selected)
        self._show_common_mix()

    def _show_current(self) -> None:
        for row in self.rows:
            row.show_current(row.region.id == self.tool_state.region)

    def _refresh_icons(self) -> None:
        self.header.refresh_icons()
        for row in self.rows:
            row.refresh_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()  # there may be room for all rows now

    def _fit_height(self) -> None:
        self.height_wanted.emit(self.full_height())

    # what it does

    def _edit(self, do: Callable[[Document], None]) -> None:
        if self._document is not None:
            do(self._document)

    def _mix_several(self, percent: int) -> None:
        regions = self._mixable()
        self._edit(lambda document: document.set_mix(regions, percent / 100))

    def open_menu(self, region: int, place: QPoint) -> None:
        """Open the context menu of a region at a place of the screen."""
        menu = self.menu_for(region)
        menu.exec_(place)
        menu.deleteLater()

    def menu_for(self, region: int) -> QMenu:
        """The context menu of one region."""
        row, region_name = self.rows[region], self._regions[region].title_in_text
        menu = QMenu(self)
        menu.addAction(
            tr("Paint with {region}", region=region_name), lambda: self.tool_state.set_region(region)
        )
        menu.addAction(tr("Select only this region"), lambda: self.selection.set({region}))
        menu.addSeparator()
        menu.addAction(tr("Unlock") if row.lock.isChecked() else tr("Lock"), row.lock.toggle)
        menu.addAction(tr("Show all regions") if row.solo.isChecked() else tr("Solo"), row.solo.toggle)
        menu.addSeparator()
        menu.addAction(tr("Copy style"), lambda: self.copy_requested.emit(region))
        menu.addAction(tr("Paste style"), lambda: self.paste_requested.emit(region)).setEnabled(
            self.can_paste
        )
        menu.addAction(tr("Reset to own style"), row.reset_button.click).setEnabled(row.resettable)
        self.menu_filling.emit(menu, region)
        return menu

    def _step(self, step: int) -> None:
        """Go to the next row, and stay in the column of controls that has the keyboard."""
        controls, focus = self.rows[self.tool_state.region].controls, self.focusWidget()
        column = controls.index(focus) if focus in controls else 0
        self.tool_state.step_region(step)
        row = self.rows[self.tool_state.region]
        self.scroll.ensureWidgetVisible(row)
        control = row.controls[column] if not row.controls[column].isHidden() else row.check
        control.setFocus(Qt.TabFocusReason)
