"""A grid that chooses its number of columns by its width and reads down, then across."""

from __future__ import annotations

from collections.abc import Sequence

from PyQt5.QtCore import QSize, pyqtSignal
from PyQt5.QtGui import QResizeEvent
from PyQt5.QtWidgets import QGridLayout, QWidget

GAP = 8


class ReflowGrid(QWidget):
    """Widgets of one size in as many columns as fit."""

    reflowed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self.set_narrow(False)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)

    def fill(self, items: Sequence[QWidget]) -> None:
        """Show these from now on. It is done once."""
        self._items = list(items)
        self.reflow(1)

    def set_narrow(self, narrow: bool) -> None:
        """Leave less room at the edges, or the usual one. The widgets' own sizes may have changed."""
        self._grid.setContentsMargins(*((2, 4, 2, 4) if narrow else (8, 2, 8, 6)))
        if self._columns:
            self.reflow(self.fitting_columns(self.width()))

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return self._columns

    def reflow(self, columns: int) -> None:
        """Arrange the widgets in `columns` columns."""
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        rows = -(-len(self._items) // columns)
        for index, item in enumerate(self._items):
            self._grid.addWidget(item, index % rows, index // rows)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        for row in range(len(self._items) + 1):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        self.reflowed.emit()

    def content_height(self) -> int:
        """The height that shows every widget."""
        rows = -(-len(self._items) // self._columns)
        margins = self._grid.contentsMargins()
        return rows * self._items[0].height() + margins.top() + margins.bottom()

    def fitting_columns(self, width: int) -> int:
        """How many columns fit in `width` pixels, at least one."""
        least = self._least_width()
        margins = self._grid.contentsMargins()
        return max(1, (width - margins.left() - margins.right() + GAP) // (least + GAP))

    def _least_width(self) -> int:
        return self._items[0].minimumSizeHint().width() if self._items else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._items:
            self.reflow(self.fitting_columns(event.size().width()))

    def minimumSizeHint(self) -> QSize:
        # the width must be free to shrink below the present columns, or it could never lose one
        least = self._least_width()
        margins = self._grid.contentsMargins()
        return QSize(least + margins.left() + margins.right(), self._grid.minimumSize().height())
