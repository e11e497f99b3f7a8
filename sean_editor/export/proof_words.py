"""A proof in one or two sentences."""

from __future__ import annotations

from models.translation import joined, tr
from sean_editor.export.difference import Difference
from sean_editor.export.proof import Proof


def proof_words(proof: Proof) -> str:
    """What a proof says, in the language of the window."""
    words = [difference_words(proof.made if not proof.lossless else proof.written, proof.keep_unedited)]
    if not proof.lossless and proof.written.outside:
        words.append(_about_format(proof))
    return joined(*words)


def difference_words(found: Difference, keep_unedited: bool = True) -> str:
    """How many pixels are outside the edit, and how many of them changed; first whether they were to stay."""
    if keep_unedited:
        return _outside(found)
    return joined(
        tr("Unedited areas are not kept: the whole face is repainted."),
        _outside(found) if found.outside else "",
    )


def _outside(found: Difference) -> str:
    if not found.outside:
        return tr("No pixel is outside the edit.")
    return tr(
        "{count} pixels outside the edit: {changed} changed.",
        count=f"{found.outside:,}",
        changed=f"{found.changed_outside:,}",
    )


def _about_format(proof: Proof) -> str:
    """What writing did to the pixels outside."""
    found = proof.written
    return tr(
        "{format} itself is not lossless here: it changed {changed} of them, by at most {largest} of {white} "
        "levels.",
        format=proof.format,
        changed=f"{found.changed_outside:,}",
        largest=found.largest_outside,
        white=found.white,
    )
