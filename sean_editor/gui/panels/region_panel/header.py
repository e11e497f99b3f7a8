"""The head of the region panel: every region at once, and where the panel is."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from models.translation import tr, tr_plural
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.region_panel.small_widgets import ElidedLabel
from sean_editor.gui.selection import RegionSelection

HEIGHT = 36
BELOW, FOLDED, SIDE = "below", "folded", "side"
"""Places of the region panel: below the views, there but folded to this head, or a tab at the side."""


class RegionHeader(QFrame):
    """Selects all regions or none, says how many are selected, resets all styles, folds and docks."""

    reset_requested = pyqtSignal()
    place_wanted = pyqtSignal(str)

    def __init__(self, count: int, selection: RegionSelection) -> None:
        """`count` is the number of regions."""
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._count, self._selection = count, selection
        self.select_all = QCheckBox()
        self.select_all.setFixedWidth(18)
        self.select_all.setAccessibleName(tr("Select all regions"))
        self.select_all.setToolTip(tr("Select or deselect all regions"))
        self.select_all.clicked.connect(self._toggle_all)
        self.summary = ElidedLabel()
        self.summary.setProperty("role", "dim")
        self.reset_all = QPushButton(tr("Reset all styles"))
        self.reset_all.setProperty("role", "link")
        self.reset_all.clicked.connect(self.reset_requested)
        self.fold_button, self.dock_button = QToolButton(), QToolButton()
        self._place = BELOW
        self.fold_button.clicked.connect(
            lambda: self.place_wanted.emit(BELOW if self._place == FOLDED else FOLDED)
        )
        self.dock_button.clicked.connect(
            lambda: self.place_wanted.emit(BELOW if self._place == SIDE else SIDE)
        )
        self._lay_out()
        self.set_place(BELOW)
        selection.changed.connect(self._show_selection)

    def _lay_out(self) -> None:
        self.title = QLabel(tr("Regions"))
        self.title.setProperty("role", "title")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 8, 0)
        line.setSpacing(6)
        for widget in (self.select_all, self.title):
            line.addWidget(widget)
        line.addSpacing(6)
        line.addWidget(self.summary, 1)
        line.addWidget(self.reset_all)
        for button in (self.fold_button, self.dock_button):
            button.setIconSize(QSize(18, 18))
            line.addWidget(button)

    def set_place(self, place: str) -> None:
        """The panel is there now."""
        self._place = place
        self._show_selection()
        self.title.setVisible(place != SIDE)  # there the tab has it
        self.fold_button.setVisible(place != SIDE)
        fold = tr("Unfold the region list") if place == FOLDED else tr("Fold the region list")
        dock = tr("Move the region list below the views")
        if place != SIDE:
            dock = tr("Move the region list beside the result")
        for button, text in ((self.fold_button, fold), (self.dock_button, dock)):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.refresh_icons()

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        self.fold_button.setIcon(icon("up" if self._place == FOLDED else "down", 18, "dim"))
        self.dock_button.setIcon(icon("dock-below" if self._place == SIDE else "dock-side", 18, "dim"))

    def _show_selection(self) -> None:
        selected = len(self._selection.ids)
        some = Qt.PartiallyChecked if selected else Qt.Unchecked
        self.select_all.setCheckState(Qt.Checked if selected == self._count else some)
        self.summary.set_text(self._summary(selected))

    def _summary(self, selected: int) -> str:
        if self._place == SIDE:  # in a few words
            return tr_plural("{n} selected", "{n} selected", selected) if selected else ""
        if not selected:
            return tr("Nothing selected: click to copy one region, drag to copy the whole face")
        return tr(
            "{selected} of {total} selected: click or drag a face to copy them",
            selected=selected,
            total=self._count,
        )

    def _toggle_all(self) -> None:
        if len(self._selection.ids) == self._count:
            self._selection.clear()
        else:
            self._selection.select_all()
        self._show_selection()  # Qt has changed the box itself, whatever came of it
