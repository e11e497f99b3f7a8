"""The style of a region as its row shows it: words, a thumbnail, the mix."""

from __future__ import annotations

from PyQt5.QtGui import QColor, QImage, QPixmap

from models.translation import tr
from sean_editor.document.document import Document
from sean_editor.document.portrait import Portrait
from sean_editor.gui.panels.region_panel.row import THUMB, RegionRow
from sean_editor.gui.panels.region_panel.source_words import (
    FindSource,
    Source,
    source_thumbnail,
    source_words,
)
from sean_editor.gui.panels.region_pictures import rounded


def show_style(row: RegionRow, document: Document, present: bool, find_source: FindSource) -> None:
    """Show the style that a region has in a document. `present`: whether it is in the layout."""
    region, ratio = row.region.id, row.devicePixelRatioF()
    style = document.styles[region]
    if style.is_own:
        row.show_style(*_unassigned(document.portrait, region, present, ratio), None, resettable=False)
        return
    words = source_words(style, region, find_source)
    thumbnail = _thumbnail(words.shown or document.portrait, region, ratio)
    if style.chosen is not None and words.shown is None:
        thumbnail = _plain(style.chosen, ratio)
    row.show_style(words.text, thumbnail, style.mix if words.gives else None, resettable=True)


def _unassigned(portrait: Portrait, region: int, present: bool, ratio: float) -> tuple[str, QPixmap]:
    """The style of a region to which none was applied."""
    if not present:
        return tr("Not in this layout"), QPixmap()
    if not (portrait.labels == region).any():  # painted anew: see KeptCodes
        return tr("Typical style"), QPixmap()
    return tr("Own style"), _thumbnail(portrait, region, ratio)


def _plain(colour: str, ratio: float) -> QPixmap:
    image = QImage(1, 1, QImage.Format_RGB32)
    image.fill(QColor(colour))
    return rounded(image, THUMB, ratio)


def _thumbnail(source: Source, region: int, ratio: float) -> QPixmap:
    return rounded(source_thumbnail(source, region, round(THUMB * ratio)), THUMB, ratio)
