"""The context menu of a card: apply it, use it elsewhere, remove it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PyQt5.QtCore import Qt
from PyQt5.QtGui import QKeySequence
from PyQt5.QtWidgets import QMenu

from models.regions import RegionSet
from models.translation import tr
from sean_editor.gui.panels.gallery.card import CardTarget

if TYPE_CHECKING:
    from sean_editor.gui.panels.gallery.panel import GalleryPanel


def card_menu(panel: GalleryPanel, regions: RegionSet, target: CardTarget) -> QMenu:
    """What can be done with a card, with the region under the pointer and with its group."""
    menu, one, whole = QMenu(panel), target.reference, panel.selection.whole_face
    parts = _parts(panel, regions, target)
    for name, ids in parts:
        menu.addAction(tr("Apply {region}", region=name), partial(panel.apply_requested.emit, one, ids))
    menu.addAction(panel.apply_text(), lambda: panel.apply_requested.emit(one, whole))
    menu.addSeparator()
    for name, ids in parts:
        words = tr("Only colour: {region}", region=name)
        menu.addAction(words, partial(panel.colour_requested.emit, one, ids))
    menu.addAction(panel.colour_text(), lambda: panel.colour_requested.emit(one, whole))
    menu.addSeparator()
    for letter in "AB":
        words = tr("Use as style {letter}", letter=letter)
        menu.addAction(words, partial(panel.slot_requested.emit, one, letter.lower()))
    ticks = panel.list.ticks
    ticked = one in ticks.ids
    menu.addAction(
        tr("Deselect for an average") if ticked else tr("Select for an average"), lambda: ticks.toggle(one)
    )
    menu.addAction(tr("Keep style in library"), lambda: panel.keep_requested.emit(one))
    menu.addSeparator()
    menu.addAction(tr("Open as portrait"), lambda: panel.open_requested.emit(one))
    key = QKeySequence(Qt.Key_Delete).toString(QKeySequence.NativeText)
    menu.addAction("\t".join((tr("Remove from the gallery"), key)), lambda: panel.remove_requested.emit(one))
    return menu


def _parts(panel: GalleryPanel, regions: RegionSet, target: CardTarget) -> list[tuple[str, tuple[int, ...]]]:
    """The region under the pointer and its group, by their titles."""
    if target.region is None:
        return []
    group = panel.selection.groups.of(target.region)
    alone = (regions[target.region].title_in_text, (target.region,))
    return [alone] if group is None else [alone, (group.title_in_text, group.ids)]
