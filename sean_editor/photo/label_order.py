"""Label maps whose ids are in range but in another order: the face parser tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from models.label_maps import agreement, from_face_parsing, in_face_parsing_order, to_face_parsing
from models.translation import tr
from sean_editor.document.portrait import PORTRAIT_SIZE, Portrait
from sean_editor.errors import UserError
from sean_editor.photo.cut_portrait import LabelsRegions
from sean_editor.photo.resizing import fit_image, fit_labels

AUTO, CELEBAMASK_HQ, FACE_PARSING = ORDERS = ("auto", "celebamask-hq", "face-parsing")
"""The order of a label map's ids: by the face parser, as they are, or that of face-parsing.PyTorch."""

_DOUBTFUL = 0.5
"""The share of agreement with the face parser below which a label map may be another picture's; in 104
portraits with maps of their own it was 0.74 and more."""


def in_order(
    portrait: Portrait, file: Path | str, order: str = AUTO, analyser: LabelsRegions | None = None
) -> Portrait:
    """The portrait with the ids of its label map, which came from `file`, in CelebAMask-HQ's order.

    With "auto" the analyser's regions decide; a notice says so if the ids were converted, or if they fit the
    picture in neither order. ValueError for another order.
    """
    if order not in ORDERS:
        raise ValueError(f"an order is one of {', '.join(ORDERS)}, not {order!r}")
    if order == FACE_PARSING:
        return _converted(portrait)
    if order == CELEBAMASK_HQ or analyser is None:
        return portrait
    try:
        seen = analyser.parse(fit_image(portrait.image, PORTRAIT_SIZE))
    except UserError:  # weights that cannot be used: there is nothing to compare with
        return portrait
    labels = fit_labels(portrait.labels, PORTRAIT_SIZE)
    if in_face_parsing_order(labels, seen.labels):
        return _noticed(_converted(portrait), converted_notice(file))
    share = agreement(labels, seen.labels)
    return _noticed(portrait, _doubt(file, share)) if seen.sure and share < _DOUBTFUL else portrait


def as_stored(portrait: Portrait) -> Portrait:
    """A portrait that `in_order` converted, with the ids of the file."""
    return replace(portrait, labels=to_face_parsing(portrait.labels), notices=(), reordered=False)


def converted_notice(file: Path | str) -> str:
    """The notice about a label map that was converted."""
    return tr(
        "The ids in {file} are in the order of face-parsing.PyTorch, where 17 is hair. They were converted "
        "to CelebAMask-HQ's.",
        file=file,
    )


def _converted(portrait: Portrait) -> Portrait:
    return replace(portrait, labels=from_face_parsing(portrait.labels), reordered=True)


def _noticed(portrait: Portrait, notice: str) -> Portrait:
    return replace(portrait, notices=(*portrait.notices, notice))


def _doubt(file: Path | str, share: float) -> str:
    return tr(
        "Only {share} % of the regions in {file} lie where the face parser sees them. Check that it belongs "
        "to this picture and has the ids of CelebAMask-HQ.",
        share=round(100 * share),
        file=file,
    )
