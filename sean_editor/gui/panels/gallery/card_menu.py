"""The part of a card menu that applies the card: what is under the pointer, its group, what is selected."""

from __future__ import annotations

from functools import partial

from PyQt5.QtWidgets import QMenu

from models.regions import RegionSet
from models.translation import tr
from sean_editor.gui.panels.card_panel import CardPanel
from sean_editor.gui.panels.gallery.card import CardTarget


def add_applying(menu: QMenu, panel: CardPanel, regions: RegionSet, target: CardTarget) -> None:
    """Add what applies the styles of a card, then what applies its colours alone."""
    one, whole = target.reference, panel.selection.whole_face
    parts = _parts(panel, regions, target)
    for name, ids in parts:
        menu.addAction(tr("Apply {region}", region=name), partial(panel.apply_requested.emit, one, ids))
    menu.addAction(panel.apply_text(), lambda: panel.apply_requested.emit(one, whole))
    menu.addSeparator()
    for name, ids in parts:
        words = tr("Only colour: {region}", region=name)
        menu.addAction(words, partial(panel.colour_requested.emit, one, ids))
    menu.addAction(panel.colour_text(), lambda: panel.colour_requested.emit(one, whole))


def _parts(panel: CardPanel, regions: RegionSet, target: CardTarget) -> list[tuple[str, tuple[int, ...]]]:
    """The region under the pointer and its group, by their titles."""
    if target.region is None:
        return []
    group = panel.selection.groups.of(target.region)
    alone = (regions[target.region].title_in_text, (target.region,))
    return [alone] if group is None else [alone, (group.title_in_text, group.ids)]
