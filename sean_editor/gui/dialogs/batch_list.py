"""The photos of a batch, and what has become of each so far."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PyQt5.QtCore import QSize, Qt
from PyQt5.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PyQt5.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from models.regions import RegionSet
from models.translation import listed, marked, tr, tr_marked, tr_plural
from sean_editor.batch import Outcome, Status
from sean_editor.gui.icons import icon
from sean_editor.gui.theme import theme

ICON = 16
ICONS = {
    Status.DONE: ("check", "accent"),
    Status.UNCHANGED: ("minus", "dim"),
    Status.FAILED: ("warning", "danger"),
}
EMPTY = marked("The photos, and what becomes of them")


class BatchList(QListWidget):
    """A row for each photo: its name, and beneath it a line that says how it went."""

    def __init__(self, regions: RegionSet) -> None:
        super().__init__()
        self._regions = regions
        self.setObjectName("batch")
        self.setAccessibleName(tr("Photos"))
        self.setIconSize(QSize(ICON, ICON))
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollPerPixel)
        self._rows: dict[str, QListWidgetItem] = {}

    def show_photos(self, photos: Sequence[Path]) -> None:
        """List these, with nothing done yet."""
        self.clear()
        self._rows = {}
        for path in photos:
            self._rows[path.name] = row = QListWidgetItem(QIcon(), path.name)
            self.addItem(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme().tokens.dim))
            painter.drawText(self.viewport().rect(), Qt.AlignCenter, tr_marked(EMPTY))
            painter.end()

    def show_under_way(self, path: Path) -> None:
        """This one is being edited now."""
        row = self._rows[path.name]
        row.setText(f"{path.name}\n{tr('Under way…')}")
        self.scrollToItem(row)

    def show_waiting(self, path: Path) -> None:
        """This one is not being edited any more, and was not finished."""
        self._rows[path.name].setText(path.name)

    def show_outcome(self, outcome: Outcome) -> None:
        """This one is over."""
        row, (name, token) = self._rows[outcome.photo], ICONS[outcome.status]
        row.setIcon(icon(name, ICON, token))
        row.setText(f"{outcome.photo}\n{outcome_words(outcome, self._regions)}")


def outcome_words(outcome: Outcome, regions: RegionSet) -> str:
    """What became of a photo, in a line."""
    if outcome.status is not Status.DONE:
        return outcome.remark
    if outcome.again:
        return tr("Done before: {file}", file=outcome.output)
    faces = tr_plural("{n} face", "{n} faces", outcome.faces)
    titles = listed(regions.by_name(name).title for name in outcome.regions.split())
    words = tr("{faces}: {regions}", faces=faces, regions=titles) if outcome.regions else faces  # only lit
    return tr("{words}. {remark}", words=words, remark=outcome.remark) if outcome.remark else words


def summary_words(outcomes: Sequence[Outcome], total: int) -> str:
    """How the photos of a batch went, counted."""
    done = sum(one.status is Status.DONE and not one.again for one in outcomes)
    again = sum(one.status is Status.DONE and one.again for one in outcomes)
    unchanged = sum(one.status is Status.UNCHANGED for one in outcomes)
    failed = sum(one.status is Status.FAILED for one in outcomes)
    parts = [tr_plural("{n} photo done", "{n} photos done", done)]
    if again:
        parts.append(tr_plural("{n} done before", "{n} done before", again))
    if unchanged:
        parts.append(tr_plural("{n} not changed", "{n} not changed", unchanged))
    if failed:
        parts.append(tr_plural("{n} failed", "{n} failed", failed))
    left = total - len(outcomes)
    if left:
        parts.append(tr_plural("{n} left", "{n} left", left))
    return listed(parts)
