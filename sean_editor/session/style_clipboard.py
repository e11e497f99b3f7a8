"""Styles of regions copied and pasted: to the same regions, to others, and to other portraits.

What a style names stays what it is: a reference that gave it gives its texture, too. The portrait's own style
becomes that of a reference on another portrait. Only where neither is possible the codes themselves go, as a
made style: to another region, whose layer of the network reads them in its own way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from models.translation import listed, marked, tr
from sean_editor.colour.names import colour_of_lab
from sean_editor.document import (
    OWN_COLOUR,
    Crossing,
    Document,
    MadeStyle,
    Portrait,
    RegionStyle,
    StyleAssignment,
)
from sean_editor.document.chosen_colours import chosen_surfaces
from sean_editor.document.resolving import StyleMatrixLike
from sean_editor.session.present import Present

if TYPE_CHECKING:
    from sean_editor.session.editor_session import EditorSession


class RegionCodes(NamedTuple):
    """Codes [512]: of its form, of a second one with which that shares the blocks, and of another colour."""

    first: np.ndarray
    second: np.ndarray
    crossing: Crossing | None
    colour: np.ndarray | None


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

    @property
    def shown(self) -> tuple[int, ...]:
        """Those of the regions that the layout had or that had been given a style; no other can be seen."""
        edit = self.present.edit
        return tuple(one for one in self.regions if (edit.labels == one).any() or not edit.styles[one].is_own)

    def style(self, region: int) -> RegionStyle:
        """What is in use there, without sources that give nothing."""
        style = self.present.edit.styles[region]
        given = any(self._has(source, region) for source in style.sources)
        return style if given or style.chosen is not None else RegionStyle()

    def abroad(self, region: int) -> RegionStyle | None:
        """The style of a region in words of another portrait, where the own style of this one is that of the
        reference with its id; None where words do not reach.
        """
        style, own = self.style(region), self.portrait.id
        crossing = style.crossing
        second = None if crossing is None else replace(crossing, other=crossing.other or own)
        colour = own if style.colour == OWN_COLOUR else style.colour
        elsewhere = RegionStyle(style.source or own, crossing=second, colour=colour)
        if style.is_own:
            wanted = RegionStyle(own)
        elif style.mix == 1.0:
            wanted = elsewhere
        elif crossing is None and style.colour is None:
            wanted = RegionStyle(style.source, crossing=Crossing.alike(own, 1.0 - style.mix))
        else:
            return None  # shares of three
        return None if own in wanted.sources and not self._own.present[region] else wanted

    def codes(self, region: int) -> RegionCodes:
        """What the region is painted from."""
        style, colour = self.style(region), None
        crossing, mix = style.crossing, style.mix
        if style.colour == OWN_COLOUR:
            colour = self._code(region, RegionStyle())
        elif style.colour is not None and self._has(style.colour, region):
            colour = self._code(region, RegionStyle(style.colour, mix))
        if crossing is None or crossing.even:
            code = self._code(region, replace(style, colour=None))
            return RegionCodes(code, code, None, colour)
        first, second = (self._code(region, RegionStyle(one, mix)) for one in (style.source, crossing.other))
        return RegionCodes(first, second, crossing, colour)

    def chosen_colour(self, region: int) -> str | None:
        """The colour "#rrggbb" that was chosen for it, with its mix; None if none was."""
        alone = StyleAssignment().with_region(region, self.style(region))
        edit = self.present.edit
        for surface in chosen_surfaces(edit.portrait, alone, edit.labels):
            return colour_of_lab(surface.wanted(np.array(surface.chosen)))
        return None

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
        """Copy the styles of regions as they are shown now: of several those that can be seen. False, and
        what was copied stays, while the portrait is not encoded or if none of several can be seen.
        """
        present, chosen = self._session.present(), tuple(dict.fromkeys(regions))
        if present is None:
            return False
        copied = CopiedStyles(present, chosen, self._session.engine.checkpoint_hash)
        if len(chosen) != 1:
            copied = replace(copied, regions=copied.shown)
        if not copied.regions:
            return False
        self.copied = copied
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
    codes = {target: copied.codes(origin) for target, origin in coded.items()}
    name = _name(copied, document, set(coded.values()))
    colours = {target: one.colour for target, one in codes.items() if one.colour is not None}
    first = _made(name, {target: one.first for target, one in codes.items()}, document, copied.network)
    second = _made(name, {target: one.second for target, one in codes.items()}, document, copied.network)
    made = [first] if first.id == second.id else [first, second]
    if colours:
        made.append(_made(tr("Colour of {colour}", colour=name), colours, document, copied.network))
    for target, one in codes.items():
        both = None if one.crossing is None else replace(one.crossing, other=second.id)
        colour = made[-1].id if target in colours else copied.chosen_colour(coded[target])
        styles[target] = RegionStyle(first.id, crossing=both, colour=colour)
    return styles, made


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
