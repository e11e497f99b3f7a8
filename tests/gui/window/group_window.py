"""Chips, cards and rows of a window with groups, for tests."""

from __future__ import annotations

import cv2
import numpy as np
from PyQt5.QtCore import QPoint
from PyQt5.QtWidgets import QApplication, QMenu

from models.regions import CELEBAMASK_HQ
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.panels.gallery.card import picture_rect
from sean_editor.gui.panels.region_panel.group_bar import GroupChip
from sean_editor.session.editor_session import Reference

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}
SKIN, NOSE, HAIR, HAT, NECK, MOUTH = (ID[n] for n in ("skin", "nose", "hair", "hat", "neck", "mouth"))


def settle(window: MainWindow, qtbot) -> None:
    def done() -> bool:
        return window.session.idle and all(r.matrix is not None for r in window.session.references)

    qtbot.waitUntil(done, timeout=20000)
    QApplication.processEvents()


def chip(window: MainWindow, title: str) -> GroupChip:
    return next(one for one in window.region_panel.header.groups.chips if one.text() == title)


def on_card(window: MainWindow, row: int, region: int) -> QPoint:
    """A point of the gallery's viewport that lies deep in a region of a card, however small that is."""
    face = window.session.references[row].portrait
    inside = cv2.distanceTransform((face.labels == region).astype(np.uint8), cv2.DIST_L2, 3)
    rows, columns = np.nonzero(inside >= 0.6 * inside.max())
    y, x = rows[len(rows) // 2], columns[len(rows) // 2]
    square = picture_rect(window.gallery.list.visualRect(window.gallery.proxy.index(row, 0)))
    scale = square.width() / face.size[0]
    return QPoint(round(square.left() + (x + 0.5) * scale), round(square.top() + (y + 0.5) * scale))


def shown(reference: Reference, regions: set[int]) -> set[int]:
    return regions & reference.portrait.shown_regions


def lit_rows(window: MainWindow) -> set[int]:
    return {row.region.id for row in window.region_panel.rows if row.property("pointed")}


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}
