"""The head of the region panel: every region at once, groups of them, and where the panel is."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt, pyqtSignal
from PyQt5.QtGui import QIcon
from PyQt5.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton

from models.translation import tr, tr_plural
from sean_editor.gui.icons import icon
from sean_editor.gui.panels.region_panel.common_mix import CommonMix
from sean_editor.gui.panels.region_panel.group_bar import GroupBar, icon_button
from sean_editor.gui.panels.region_panel.small_widgets import BriefLabel
from sean_editor.gui.selection import RegionSelection

HEIGHT, SIDE_HEIGHT = 36, 60
"""At the side the groups have a line of their own."""
BELOW, FOLDED, SIDE = "below", "folded", "side"
"""Places of the region panel: below the views, there but folded to this head, or a tab at the side."""


class RegionHeader(QFrame):
    """Selects all regions, none or a group, mixes those selected, resets all styles, folds and docks."""

    reset_requested = pyqtSignal()
    place_wanted = pyqtSignal(str)

    def __init__(self, count: int, selection: RegionSelection) -> None:
        """`count` is the number of regions."""
        super().__init__()
        self._count, self._selection = count, selection
        self.select_all = QCheckBox()
        self.select_all.setFixedWidth(18)
        self.select_all.setAccessibleName(tr("Select all regions"))
        self.select_all.setToolTip(tr("Select or deselect all regions"))
        self.select_all.clicked.connect(self._toggle_all)
        self.together = icon_button(tr("Regions go in groups"))
        self.together.setCheckable(True)
        self.together.toggled.connect(selection.groups.set_together)
        selection.groups.together_changed.connect(self.together.setChecked)
        self.groups = GroupBar(selection, self.together)
        self.summary = BriefLabel()
        self.summary.setProperty("role", "dim")
        self.mix = CommonMix()
        self.reset_all = QPushButton()
        self.reset_all.setProperty("role", "link")
        self.reset_all.setAccessibleName(tr("Reset all styles"))
        self.reset_all.clicked.connect(self.reset_requested)
        self.reset_all.setEnabled(False)  # until a style is in use
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
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget in (self.select_all, self.title):
            line.addWidget(widget)
        line.addSpacing(6)
        line.addWidget(self.together)
        self._line, self._place_of_groups = line, line.count()
        line.addWidget(self.summary, 1)
        line.addStretch(0)
        for control in (self.mix, self.reset_all):
            line.addWidget(control)
        for button in (self.fold_button, self.dock_button):
            button.setIconSize(QSize(18, 18))
            line.addWidget(button)
        self._lines = QGridLayout(self)
        self._lines.setVerticalSpacing(0)
        self._lines.addLayout(line, 0, 0)
        self._lines.setRowStretch(0, 1)

    def set_place(self, place: str) -> None:
        """The panel is there now."""
        self._place = place
        beside = place == SIDE
        self._lines.setContentsMargins(*((8, 2, 6, 2) if beside else (16, 4, 8, 0)))
        self.setFixedHeight(SIDE_HEIGHT if beside else HEIGHT)
        self._place_groups(beside)
        self._show_selection()
        for widget in (self.title, self.summary):  # there the tab has the title
            widget.setVisible(not beside)
        self.fold_button.setVisible(not beside)
        self.reset_all.setText("" if beside else tr("Reset all styles"))
        self.reset_all.setToolTip(tr("Reset all styles") if beside else "")
        fold = tr("Unfold the region list") if place == FOLDED else tr("Fold the region list")
        dock = tr("Move the region list below the views")
        if not beside:
            dock = tr("Move the region list beside the result")
        for button, text in ((self.fold_button, fold), (self.dock_button, dock)):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.refresh_icons()

    def _place_groups(self, beside: bool) -> None:
        """The groups stand in the line of the head, or at the side, where it is too short, below it."""
        self._line.removeWidget(self.groups)
        self._lines.removeWidget(self.groups)
        if beside:
            self._lines.addWidget(self.groups, 1, 0)
        else:
            self._line.insertWidget(self._place_of_groups, self.groups)
        self.groups.set_narrow(beside)

    def refresh_icons(self) -> None:
        """Draw the icons in the colours of the present theme."""
        self.groups.refresh_icons()
        self.together.setIcon(icon("groups", 16, "dim", on="accent"))
        self.reset_all.setIcon(icon("reset", 16, "accent") if self._place == SIDE else QIcon())
        self.fold_button.setIcon(icon("up" if self._place == FOLDED else "down", 18, "dim"))
        self.dock_button.setIcon(icon("dock-below" if self._place == SIDE else "dock-side", 18, "dim"))

    def _show_selection(self) -> None:
        selected, total = len(self._selection.ids), self._count
        some = Qt.PartiallyChecked if selected else Qt.Unchecked
        self.select_all.setCheckState(Qt.Checked if selected == total else some)
        if selected:
            self.summary.set_texts(
                tr(
                    "{selected} of {total} selected: click or drag a face to copy them",
                    selected=selected,
                    total=total,
                ),
                tr_plural("{n} selected", "{n} selected", selected),
            )
        else:
            self.summary.set_texts(
                tr("Nothing selected: click to copy one region, drag to copy the whole face"),
                tr("Nothing selected"),
            )

    def _toggle_all(self) -> None:
        if len(self._selection.ids) == self._count:
            self._selection.clear()
        else:
            self._selection.select_all()
        self._show_selection()  # Qt has changed the box itself, whatever came of it
