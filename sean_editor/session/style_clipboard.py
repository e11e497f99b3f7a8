"""Styles of regions copied and pasted: to the same regions, to others, and to other portraits.

What a style names stays what it is: a reference that gave it gives its texture, too. The portrait's own style
becomes that of a reference on another portrait. Only where neither is possible the codes themselves go, as a
made style: to another region, whose layer of the network reads them in its own way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from models.translation import listed, marked, tr
from sean_editor.document import Crossing, Document, MadeStyle, Portrait, RegionStyle, StyleAssignment
from sean_editor.document.resolving import StyleMatrixLike
from sean_editor.session.present import Present

if TYPE_CHECKING:
    from sean_editor.session.editor_session import EditorSession


@dataclass(frozen=True, eq=False)
class CopiedStyles:
    """The styles of some regions as they were when they were copied, and what they were made of then."""

    present: Present
    regions: tuple[int, ...]
    network: str

    @property
    def portrait(self) -> Portrait:
        """The portrait that they were copied from."""
        return self.present.edit.portrait

    def style(self, region: int) -> RegionStyle:
        """What is in use there, without sources that give nothing."""
        style = self.present.edit.styles[region]
        given = any(self._has(source, region) for source in style.sources)
        return style if given else RegionStyle()

    def abroad(self, region: int) -> RegionStyle | None:
        """The style of a region in words of another portrait, where the own style of this one is that of the
        reference with its id; None where words do not reach.
        """
        style, own = self.style(region), self.portrait.id
        crossing = style.crossing
        second = None if crossing is None else replace(crossing, other=crossing.other or own)
        elsewhere = replace(style, source=style.source or own, crossing=second, mix=1.0)
        if style.is_own:
            wanted = RegionStyle(own)
        elif style.mix == 1.0:
            wanted = elsewhere
        elif crossing is None and style.colour is None:
            wanted = RegionStyle(style.source, crossing=Crossing.alike(own, 1.0 - style.mix))
        else:
            return None  # shares of three
        return None if own in wanted.sources and not self._own.present[region] else wanted

    def ends(self, region: int) -> tuple[np.ndarray, np.ndarray, Crossing | None]:
        """The code [512] that the region is painted from; or two, and how they share the blocks."""
        style = self.style(region)
        crossing = style.crossing
        if crossing is None or crossing.even or style.colour is not None:
            code = self._code(region, style)
            return code, code, None
        first = self._code(region, RegionStyle(style.source, style.mix))
        return first, self._code(region, RegionStyle(crossing.other, style.mix)), crossing

    def source_name(self, region: int) -> str:
        """Whose style it is, for people."""
        style = self.style(region)
        reference = self.present.references.get(style.source or "")
        made = self.present.made.get(style.source or "")
        if style.crossing is None and style.colour is None and (reference or made):
            return reference.portrait.name if reference is not None else made.name if made else ""
        return self.portrait.name

    @property
    def _own(self) -> StyleMatrixLike:
        assert self.present.own.matrix is not None
        return self.present.own.matrix

    def _code(self, region: int, style: RegionStyle) -> np.ndarray:
        """Without the fit, whose codes are of this photo alone."""
        edit = replace(self.present.edit, styles=StyleAssignment().with_region(region, style))
        codes: np.ndarray = replace(self.present, edit=edit, fit=None).styles()[region]
        return codes

    def _has(self, source: str, region: int) -> bool:
        reference, made = self.present.references.get(source), self.present.made.get(source)
        if reference is not None and reference.matrix is not None:
            return bool(reference.matrix.present[region])
        return made is not None and bool(made.present[region])


class StyleClipboard:
    """Of one session. What was copied stays until something else is."""

    def __init__(self, session: EditorSession) -> None:
        self._session = session
        self.copied: CopiedStyles | None = None

    def copy(self, regions: Iterable[int]) -> bool:
        """Copy the styles of regions as they are shown now; False while the portrait is not encoded."""
        present, chosen = self._session.present(), tuple(dict.fromkeys(regions))
        if present is None or not chosen:
            return False
        self.copied = CopiedStyles(present, chosen, self._session.engine.checkpoint_hash)
        return True

    def paste(self, regions: Iterable[int]) -> str:
        """Give regions of the open portrait the copied style, one undoable step; of several copied ones each
        goes to its own region, whatever `regions` say. A sentence on what a person may not expect, or "".
        """
        document, copied = self._session.document, self.copied
        if document is None or copied is None:
            return ""
        single = copied.regions[0] if len(copied.regions) == 1 else None
        origins = {r: r for r in copied.regions} if single is None else dict.fromkeys(regions, single)
        if copied.network != self._session.engine.checkpoint_hash:
            return tr(
                "This style was copied with another network, and means nothing to this one: copy it again."
            )
        styles, made = _translated(copied, document, origins)
        self._session.made.add(*made)
        if any(copied.portrait.id in style.sources for style in styles.values()):
            self._session.add_reference(copied.portrait, kept=True)
        title = document.regions[single].title_in_text if single is not None else ""
        label = tr("Style of {region}", region=title) if title else marked("Paste style")
        document.style_regions(styles, label)
        across = [target for target, origin in origins.items() if target != origin]
        if not across:
            return ""
        return tr(
            "{targets}: now in the style of {region}. Its colour carries over, its pattern only roughly, and "
            "the texture stays as it is.",
            targets=listed(document.regions[target].title for target in across),
            region=title,
        )


def _translated(
    copied: CopiedStyles, document: Document, origins: Mapping[int, int]
) -> tuple[dict[int, RegionStyle], list[MadeStyle]]:
    """Copied styles in words of the open portrait, for each target what its origin has, and what was made."""
    at_home = document.portrait.id == copied.portrait.id
    styles: dict[int, RegionStyle] = {}
    coded: dict[int, int] = {}  # by target
    for target, origin in origins.items():
        style = copied.style(origin) if at_home else copied.abroad(origin)
        if target != origin or style is None:
            coded[target] = origin
        else:
            styles[target] = style
    if not coded:
        return styles, []
    ends = {target: copied.ends(origin) for target, origin in coded.items()}
    name = _name(copied, document, set(coded.values()))
    first = _made(name, {target: end[0] for target, end in ends.items()}, document, copied.network)
    second = _made(name, {target: end[1] for target, end in ends.items()}, document, copied.network)
    for target, (_, _, crossing) in ends.items():
        both = None if crossing is None else replace(crossing, other=second.id)
        styles[target] = RegionStyle(first.id, crossing=both)
    return styles, [first] if first.id == second.id else [first, second]


def _made(name: str, codes: Mapping[int, np.ndarray], document: Document, network: str) -> MadeStyle:
    """A style that has these codes [512] for these regions."""
    matrix = np.zeros((len(document.regions), *next(iter(codes.values())).shape), np.float32)
    for region, code in codes.items():
        matrix[region] = code
    return MadeStyle(name, matrix, np.isin(np.arange(len(matrix)), list(codes)), network)


def _name(copied: CopiedStyles, document: Document, origins: Collection[int]) -> str:
    """ "Hair of Yuki"; the portrait's name for several regions."""
    if len(origins) > 1:
        return copied.portrait.name
    (origin,) = origins
    title, source = document.regions[origin].title, copied.source_name(origin)
    return tr("{regions} of {reference}", regions=title, reference=source)
