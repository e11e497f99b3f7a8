"""Layout edits of the hair: longer, shorter, none, some."""

from __future__ import annotations

import numpy as np

from sean_editor.figures.layout_edits.anatomy import EARS, Face, NotApplicable, filled_from, region_id


def grow_long(face: Face) -> np.ndarray:
    """Hair falls past the chin on both sides, over the shoulders, the ears and the sides of the neck."""
    face.require(["hair"], "there is no hair")
    if float(face.v[face.mask("hair")].max()) > face.chin:
        raise NotApplicable("the hair is long already")
    aside = np.abs(face.u - face.middle)
    outer = face.half + 0.12 + 0.28 * np.clip((face.v + 0.8) / 1.6, 0, 1)
    end = face.chin + 0.6 + 0.05 * np.sin(9 * face.u)
    falling = (aside < outer) & (aside > 0.62 * face.half) & (face.v > -0.9) & (face.v < end)
    return face.painted(falling, "hair", ("background", "neck", "cloth", "ear_r", *EARS))


def cut_short(face: Face) -> np.ndarray:
    """Only the hair close to the skull stays."""
    face.require(["hair"], "there is no hair")
    return _without(face, face.mask("hair") & ~face.skull(0.3), "the hair is short already")


def shave(face: Face) -> np.ndarray:
    """No hair: a bald skull, and what was behind the hair below it."""
    face.require(["hair"], "there is no hair")
    hair = face.mask("hair")
    bald = hair & face.skull()
    labels = _without(face, hair & ~bald, "")
    labels[bald] = region_id("skin")
    return labels


def grow_on_bald(face: Face) -> np.ndarray:
    """Short hair on a bald head, with a hairline."""
    face.refuse(["hair", "hat"], "the head is not bald")
    forehead = face.ellipse(face.middle, 0.1, face.half - 0.06, 1.25, 2.8)
    aside = np.abs(face.u - face.middle)
    tapering = aside < face.half + 0.12 - 0.3 * np.maximum(face.v + 0.6, 0)
    cap = face.skull(0.16) & ~forehead & (face.v < 0.1) & tapering
    return face.painted(cap, "hair", ("skin", "background"))


def add_fringe(face: Face) -> np.ndarray:
    """Hair over the forehead down to the brows."""
    face.require(["hair"], "there is no hair")
    end = face.brow_line - 0.06 + 0.03 * np.sin(16 * face.u)
    forehead = face.mask("skin") & (face.v < end)
    if forehead.sum() < 0.1 * face.unit**2:
        raise NotApplicable("there is a fringe already, or the forehead is covered")
    return face.painted(forehead, "hair", ("skin",))


def cover_ears(face: Face) -> np.ndarray:
    """Hair comes down over the ears, with what hangs from them."""
    face.require(["hair"], "there is no hair")
    face.require(EARS, "the ears do not show")
    covered = np.zeros_like(face.labels, bool)
    for name in EARS:
        if (ear := face.mask(name)).any():
            left, right = float(face.u[ear].min()), float(face.u[ear].max())
            top, end = -0.7, float(face.v[ear].max()) + 0.15
            wide, high = (right - left) / 2 + 0.1, (end - top) / 2
            covered |= ear | face.ellipse((left + right) / 2, (top + end) / 2, wide, high, 3.0)
    return face.painted(covered | face.mask("ear_r"), "hair", ("background", "ear_r", *EARS))


def _without(face: Face, gone: np.ndarray, nothing: str) -> np.ndarray:
    """The labels without the hair in `gone`: face, neck or what lies behind, whichever is nearest there.

    NotApplicable, for the reason `nothing`, if there is none to speak of.
    """
    if nothing and gone.sum() < 0.5 * face.unit**2:
        raise NotApplicable(nothing)
    aside = np.abs(face.u - face.middle)
    in_face = face.ellipse(face.middle, 0.3, face.half - 0.03, face.chin - 0.2, 2.2) & (face.v > -0.3)
    in_neck = (aside < 0.7 * face.half) & (face.v > face.chin - 0.25)
    on_shoulders = face.v > face.chin + 0.1 + 0.3 * aside
    labels = filled_from(face.labels, gone, ("background",))
    for inside, around in ((on_shoulders, ("background", "cloth")), (in_face, ("skin",)),
                           (in_neck, ("neck", "cloth"))):  # fmt: skip
        if face.has(*around):
            labels = np.where(inside & gone, filled_from(face.labels, gone, around), labels)
    return labels
