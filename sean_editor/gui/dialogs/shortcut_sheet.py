"""All keys and gestures on one sheet, read from the same table as the menus."""

from __future__ import annotations

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QGuiApplication, QKeySequence
from PyQt5.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.regions import RegionSet
from models.translation import listed, marked, tr, tr_marked
from sean_editor.gui.actions import MENUS, SPECS, Entry
from sean_editor.gui.translation import without_mnemonic

GESTURES = (
    (marked("Hide the layout while held"), marked("Tab")),
    (marked("Show the original while held"), "\\"),
    (marked("Move the crosshair over a view"), marked("Arrow keys")),
    (marked("Put the tool down or lift it there"), marked("Space")),
    (marked("Go through the regions of a reference"), marked("Space, arrow keys")),
    (marked("Change the brush size"), marked("Shift + drag")),
    (marked("Pick the region under the pointer"), marked("Alt + click, Ctrl + click")),
    (marked("Zoom at the pointer"), marked("Ctrl + wheel")),
    (marked("Pan"), marked("Space + drag, middle drag")),
    (marked("Apply the selected regions of a face"), marked("Click its card")),
    (marked("Apply one region"), marked("Drag it to the result")),
    (marked("Apply the whole face"), marked("Shift + drag")),
)

_HEIGHT = 720
_FRAME = 1  # around what scrolls, by the style sheet
_AROUND = 40
"""Pixels that the frame of the window system may take."""


class ShortcutSheet(QDialog):
    """Three columns of keys, or as many as the screen has room for."""

    def __init__(self, parent: QWidget, regions: RegionSet) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        sections = [(without_mnemonic(tr_marked(menu.title)), self._rows(menu.entries)) for menu in MENUS]
        sections = [(title, rows) for title, rows in sections if rows]
        gestures = [(tr_marked(what), tr_marked(how)) for what, how in GESTURES]
        sections.insert(2, (tr("Mouse and held keys"), gestures))
        sections.append((tr("Paint with"), [(region.title, region.key) for region in regions.regions]))
        scroll = QScrollArea()
        room = QGuiApplication.primaryScreen().availableSize() - QSize(_AROUND, _AROUND)
        around = QSize(scroll.verticalScrollBar().sizeHint().width() + 2 * _FRAME, 2 * _FRAME)
        holders = (self._columns(sections, count) for count in (3, 2))
        fitting = (holder for holder in holders if holder.sizeHint().width() + around.width() <= room.width())
        holder = next(fitting, None) or self._columns(sections, 1)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.NoFrame)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setFocus()
        wanted = holder.sizeHint() + around
        self.resize(wanted.boundedTo(QSize(room.width(), min(room.height(), _HEIGHT))))

    @classmethod
    def _columns(cls, sections: list, count: int) -> QWidget:
        holder = QWidget()
        columns = QHBoxLayout(holder)
        columns.setContentsMargins(24, 24, 24, 24)
        columns.setSpacing(40)
        for share in cls._share(sections, count):
            column = QVBoxLayout()
            column.setSpacing(24)
            for title, rows in share:
                column.addWidget(cls._section(title, rows))
            column.addStretch(1)
            columns.addLayout(column)
        return holder

    @staticmethod
    def _rows(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
        shown = [entry for entry in entries if entry is not None]
        names = [name for entry in shown for name in ([entry] if isinstance(entry, str) else entry[1:])]
        return [(tr_marked(SPECS[n].text).rstrip("…"), _keys(SPECS[n].keys)) for n in names if SPECS[n].keys]

    @staticmethod
    def _share(sections: list, columns: int) -> list[list]:
        """Deal the sections, in order, into columns of about one height."""
        height = sum(len(rows) + 2 for _, rows in sections) / columns
        shares: list[list] = [[] for _ in range(columns)]
        filled = 0.0
        for title, rows in sections:
            middle = filled + (len(rows) + 2) / 2
            shares[min(int(middle / height), columns - 1)].append((title, rows))
            filled += len(rows) + 2
        return shares

    @staticmethod
    def _section(title: str, rows: list[tuple[str, str]]) -> QWidget:
        box = QFrame()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(16)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (what, key) in enumerate(rows, start=1):
            grid.addWidget(QLabel(what), row, 0)
            cap = QLabel(key)
            cap.setProperty("role", "dim")
            grid.addWidget(cap, row, 1, Qt.AlignRight)
        return box


def _keys(keys: tuple[str, ...]) -> str:
    shown = [QKeySequence(k).toString(QKeySequence.NativeText) for k in keys if k != "Ctrl+="]
    return listed(shown)
