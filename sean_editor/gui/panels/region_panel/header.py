"""The head of the region panel: every region at once."""

from __future__ import annotations

from PyQt5.QtCore import Qt, pyqtSignal
from PyQt5.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton

from models.translation import tr
from sean_editor.gui.selection import RegionSelection

HEIGHT = 36


class RegionHeader(QFrame):
    """Selects all regions or none, says how many are selected, and resets all styles."""

    reset_requested = pyqtSignal()

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
        self.summary = QLabel()
        self.summary.setProperty("role", "dim")
        self.reset_all = QPushButton(tr("Reset all styles"))
        self.reset_all.setProperty("role", "link")
        self.reset_all.clicked.connect(self.reset_requested)
        self._lay_out()
        selection.changed.connect(self._show_selection)
        self._show_selection()

    def _lay_out(self) -> None:
        title = QLabel(tr("Regions"))
        title.setProperty("role", "title")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 4, 12, 0)
        line.setSpacing(6)
        for widget in (self.select_all, title):
            line.addWidget(widget)
        line.addSpacing(6)
        line.addWidget(self.summary)
        line.addStretch(1)
        line.addWidget(self.reset_all)

    def _show_selection(self) -> None:
        selected = len(self._selection.ids)
        some = Qt.PartiallyChecked if selected else Qt.Unchecked
        self.select_all.setCheckState(Qt.Checked if selected == self._count else some)
        self.summary.setText(
            tr(
                "{selected} of {total} selected: click or drag a face to copy them",
                selected=selected,
                total=self._count,
            )
            if selected
            else tr("Nothing selected: click to copy one region, drag to copy the whole face")
        )

    def _toggle_all(self) -> None:
        if len(self._selection.ids) == self._count:
            self._selection.clear()
        else:
            self._selection.select_all()
        self._show_selection()  # Qt has changed the box itself, whatever came of it
