"""What a step and a snapshot are called in the list."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PyQt5.QtCore import QDateTime, QLocale

from models.regions import RegionSet
from models.translation import listed, tr, tr_plural
from sean_editor.document.commands import LayoutPatch, StyleChange
from sean_editor.document.history import Command
from sean_editor.document.snapshots import Snapshot

MOST_NAMES = 2


def step_note(command: Command, regions: RegionSet) -> str:
    """Which regions a step painted or gave a style; "" if it did neither."""
    if isinstance(command, LayoutPatch):
        before, after = command.before, command.after
        painted = (after.labels != before.labels) | (after.painted != before.painted)
        return _listed(np.unique(after.labels[painted]).tolist(), regions)
    if isinstance(command, StyleChange):
        return _listed(sorted(command.after), regions)
    return ""


def snapshot_title(snapshot: Snapshot) -> str:
    """Its name."""
    return snapshot.name or tr("Automatic")


def snapshot_note(snapshot: Snapshot) -> str:
    """When it was taken; today the time alone."""
    taken, locale = QDateTime(snapshot.taken), QLocale()
    time = locale.toString(taken.time(), QLocale.ShortFormat)
    if taken.date() == QDateTime.currentDateTime().date():
        return time
    return tr("{date}, {time}", date=locale.toString(taken.date(), QLocale.ShortFormat), time=time)


def _listed(ids: Iterable[int], regions: RegionSet) -> str:
    names = [regions[region].title_in_text for region in ids]
    if len(names) <= MOST_NAMES:
        return listed(names)
    return tr_plural("{n} region", "{n} regions", len(names))
