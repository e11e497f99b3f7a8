"""Styles of references put on the open portrait, and the shapes that they need there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import numpy as np

from models.translation import listed, marked, tr
from sean_editor.document import Document, MadeStyle, RegionStyle, Signal
from sean_editor.document.geometry import whole
from sean_editor.session.borrowed_shapes import borrowed_layout
from sean_editor.session.present import Reference

_WORN = ("hair", "cloth", "hat", "eye_g", "ear_r", "neck_l")
"""What a face may simply not have; of all else there is only that it is hidden."""


class Applying:
    """For one session: `document` gives the open one, `reference` one by its id. Without it nothing happens.

    `said` announces sentences about what could not be applied.
    """

    def __init__(
        self,
        document: Callable[[], Document | None],
        reference: Callable[[str], Reference | None],
        said: Signal,
    ) -> None:
        self._document, self._reference, self._said = document, reference, said

    def style(self, reference_id: str, region_ids: Iterable[int]) -> None:
        """Apply a reference's styles to regions, one undoable step. Those it lacks are skipped and named."""
        document, reference = self._document(), self._reference(reference_id)
        if document is None or reference is None:
            return
        chosen = list(dict.fromkeys(region_ids))
        shown = reference.portrait.shown_regions
        document.assign_style([region for region in chosen if region in shown], reference_id)
        missing = [region for region in chosen if region not in shown]
        if missing:
            name, regions = reference.portrait.name, named(document, missing)
            self._said.emit(
                tr("{reference} has no {regions}: left unchanged.", reference=name, regions=regions)
            )

    def colour(
        self, reference_id: str, region_ids: Iterable[int], together: Collection[int] = frozenset()
    ) -> None:
        """Give regions the colour of a reference, one undoable step; form and texture stay as they are.

        Regions that the reference or the layout lacks are skipped, and named. Of those that were asked for
        `together`, as with a group or the whole face, nothing is said if any region gets its colour.
        """
        reference = self._reference(reference_id)
        if reference is not None:
            portrait = reference.portrait
            self._tint(reference_id, portrait.name, portrait.shown_regions, region_ids, together)

    def made_colour(
        self, style: MadeStyle, region_ids: Iterable[int], together: Collection[int] = frozenset()
    ) -> None:
        """As `colour`, of a made style. The session has to know it (`EditorSession.made`)."""
        given = frozenset(np.flatnonzero(style.present).tolist())
        self._tint(style.id, style.name, given, region_ids, together)

    def _tint(
        self,
        source: str,
        name: str,
        shown: frozenset[int],
        region_ids: Iterable[int],
        together: Collection[int],
    ) -> None:
        document = self._document()
        if document is None:
            return
        present, chosen = document.region_ids, list(dict.fromkeys(region_ids))
        given = [region for region in chosen if region in shown & present]
        document.assign_colour(given, source)
        lacking = [region for region in chosen if region not in given and not (given and region in together)]
        hidden = [region for region in lacking if region not in shown]
        absent = [region for region in lacking if region in shown]
        if hidden:
            regions = named(document, hidden)
            self._said.emit(
                tr("{reference} has no {regions}: left unchanged.", reference=name, regions=regions)
            )
        if absent:
            self._said.emit(
                tr(
                    "This layout has no {regions}: paint it first, then give it a colour.",
                    regions=named(document, absent),
                )
            )

    def face(self, reference_id: str) -> None:
        """Apply a reference's styles to the whole face, one undoable step.

        What it hides, such as the inside of a closed mouth, or brows and ears under hair, has the portrait's
        own style then. What it does not wear stays as it is, and so does the background.
        """
        document, reference = self._document(), self._reference(reference_id)
        if document is None or reference is None:
            return
        face = frozenset(range(1, len(document.regions)))
        shown = reference.portrait.shown_regions
        worn = {region.id for region in document.regions.regions if region.name in _WORN}
        document.take_face(reference_id, sorted(face & shown), sorted(face - shown - worn))

    def made(self, style: MadeStyle, region_ids: Iterable[int]) -> None:
        """Apply a made style to regions, one undoable step named after it. Those that it has not are skipped,
        and named if it has none. The session has to know the style (`EditorSession.made`).
        """
        document = self._document()
        if document is None:
            return
        chosen = tuple(dict.fromkeys(region_ids))
        given = [region for region in chosen if style.present[region]]
        if given:
            document.style_regions(dict.fromkeys(given, RegionStyle(style.id)), style.name)
        elif chosen:
            regions = named(document, chosen)
            self._said.emit(
                tr("{reference} has no {regions}: left unchanged.", reference=style.name, regions=regions)
            )

    def lacking_shapes(self, reference_id: str, region_ids: Iterable[int]) -> tuple[int, ...]:
        """Which of these regions the reference has and the layout lacks: their style does not show yet."""
        document, reference = self._document(), self._reference(reference_id)
        if document is None or reference is None:
            return ()
        wanted = reference.portrait.shown_regions.intersection(region_ids)
        return tuple(sorted(wanted - document.region_ids))

    def shapes(self, reference_id: str, region_ids: Iterable[int]) -> None:
        """Paint the shapes of a reference's regions as they would lie on this face, and apply their style.

        One undoable step. It is said if there is no place for any of them, as for ear-rings under hair.
        """
        document, reference = self._document(), self._reference(reference_id)
        if document is None or reference is None:
            return
        chosen = tuple(region_ids)
        layout = borrowed_layout(document.labels, reference.portrait.labels, chosen)
        brought = [region for region in chosen if (layout == region).any()]
        name, regions = reference.portrait.name, named(document, brought or chosen)
        if not brought:
            self._said.emit(tr("There is no place for this: {regions}. Paint it.", regions=regions))
            return
        with document.one_step(tr("{regions} of {reference}", regions=regions, reference=name)):
            document.begin_edit(marked("Shape"))
            for region in brought:
                document.paint_mask(whole(layout.shape), layout == region, region)
            document.end_edit()
            document.assign_style(brought, reference_id)


def named(document: Document, region_ids: Iterable[int]) -> str:
    """ "hat", "hat or glasses", "hat, glasses or earring"."""
    *rest, last = [document.regions[region].title_in_text for region in region_ids]
    return tr("{names} or {last}", names=listed(rest), last=last) if rest else last
