"""Whose style a region has, in words and with a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PyQt5.QtGui import QImage

from models.translation import tr
from sean_editor.document import OWN_COLOUR, MadeStyle, Portrait, RegionStyle
from sean_editor.gui.panels.region_pictures import picture, region_thumbnail

Source = Portrait | MadeStyle
FindSource = Callable[[str], Source | None]
"""The reference or the made style with an id, None if there is none (any more)."""


class SourceWords(NamedTuple):
    """What a row says of a region's style; `gives` is False if nothing of it can be seen."""

    text: str
    shown: Source | None
    gives: bool


def source_words(style: RegionStyle, region: int, find: FindSource) -> SourceWords:
    """What to say of a style that is not the portrait's own."""
    if style.chosen is not None:
        return _chosen_words(style, region, find)
    found = {one: find(one) for one in style.sources}
    giving = {one: source for one, source in found.items() if source is not None and _gives(source, region)}
    if not giving:
        known = next((source for source in found.values() if source is not None), None)
        if known is None:
            return SourceWords(tr("Own style: reference removed"), None, False)
        return SourceWords(tr("Own style: {reference} has none", reference=known.name), None, False)

    def name(source: str | None) -> str:
        return giving[source].name if source in giving else tr("Own style")

    first = style.source if style.source in giving else None
    form, wins = name(first), first
    if style.crossing is not None:
        other = style.crossing.other
        form = tr("{first} and {second}", first=form, second=name(other))
        wins = other if style.crossing.shares[-1] >= 0.5 else first
    if style.colour == OWN_COLOUR:
        form = tr("{shape}, own colour", shape=form)
    elif style.colour in giving:
        wins = style.colour
        if first is None and style.crossing is None:
            form = tr("Colour of {colour}", colour=name(wins))
        else:
            form = tr("{shape}, colour of {colour}", shape=form, colour=name(wins))
    return SourceWords(form, giving.get(wins or ""), True)


def _chosen_words(style: RegionStyle, region: int, find: FindSource) -> SourceWords:
    """What to say of a style with a chosen colour."""
    form = source_words(replace(style, colour=None), region, find) if style.sources else None
    if form is None or not form.gives:
        return SourceWords(tr("Colour {colour}", colour=style.chosen), None, True)
    return SourceWords(tr("{shape}, colour {colour}", shape=form.text, colour=style.chosen), form.shown, True)


def source_thumbnail(source: Source, region: int, side: int) -> QImage:
    """A square picture of a source's region, `side` pixels."""
    if isinstance(source, Portrait):
        return region_thumbnail(source, region, side)
    if source.picture is not None:
        return picture(source.picture, side)
    return QImage()


def _gives(source: Source, region: int) -> bool:
    if isinstance(source, Portrait):
        return region in source.region_ids
    return bool(source.present[region])
