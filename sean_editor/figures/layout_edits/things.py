"""Layout edits of what a person wears: hats, glasses, jewellery, a collar."""

from __future__ import annotations

import numpy as np

from sean_editor.figures.layout_edits.anatomy import EARS, Face, NotApplicable, filled_from, region_id


def add_hat(face: Face) -> np.ndarray:
    """A round hat with a brim just above the brows. Hair above the brim that it does not hold is gone."""
    face.refuse(["hat"], "there is a hat already")
    brim = face.brow_line - 0.15
    head = face.v[face.mask("hair", "skin")]
    crown = float(np.clip(head.min() - 0.1, -2.3, -1.95))
    dome = face.ellipse(face.middle, brim, face.half + 0.12, brim - crown, 2.6) & (face.v < brim)
    hat = dome | face.ellipse(face.middle, brim - 0.1, 1.75 * face.half, 0.17)
    labels = face.painted(hat, "hat", ("background", "skin", "hair"))
    labels[(face.v < brim - 0.1) & ~hat & face.mask("hair")] = region_id("background")
    return labels


def remove_hat(face: Face) -> np.ndarray:
    """The head under the hat: a forehead, and hair above it if there is hair anywhere."""
    face.require(["hat"], "there is no hat")
    hat = face.mask("hat")
    labels = face.painted(hat, "background", ("hat",))
    labels[hat & face.skull(0.1 if face.has("hair") else 0.0)] = region_id(
        "hair" if face.has("hair") else "skin"
    )
    labels[hat & face.ellipse(face.middle, 0.1, face.half - 0.05, 1.3, 2.6)] = region_id("skin")
    return labels


def add_glasses(face: Face) -> np.ndarray:
    """Two round lenses about the eyes, a bridge, and temples to the sides of the face."""
    face.refuse(["eye_g"], "there are glasses already")
    left, right = face.sides
    bar = np.abs(face.v) < 0.035
    temples = bar & (np.abs(face.u) > 0.8) & (face.u > left) & (face.u < right)
    bridge = bar & (np.abs(face.u) < 0.15)
    lenses = face.ellipse(-0.5, 0.06, 0.4, 0.33, 2.4) | face.ellipse(0.5, 0.06, 0.4, 0.33, 2.4)
    return face.painted(lenses | bridge | temples, "eye_g", ("skin", "nose"))


def remove_glasses(face: Face) -> np.ndarray:
    """The root of the nose comes back under the bridge; the rest becomes what is nearest, but no brow."""
    face.require(["eye_g"], "there are no glasses")
    labels = filled_from(face.labels, face.mask("eye_g"), ("skin", "hair", "background", *EARS))
    if face.has("nose"):
        root = face.mask("eye_g") & (np.abs(face.u) < 0.16) & (face.v > 0.05)
        labels[root] = region_id("nose")
    return labels


def add_earrings(face: Face) -> np.ndarray:
    """A drop below every ear that shows."""
    face.refuse(["ear_r"], "there is an earring already")
    face.require(EARS, "the ears do not show")
    drops = np.zeros_like(face.labels, bool)
    for name in EARS:
        if (ear := face.mask(name)).any():
            end = float(face.v[ear].max())
            lobe = ear & (face.v > end - 0.15)
            drops |= face.ellipse(float(face.u[lobe].mean()), end + 0.06, 0.085, 0.13)
    return face.painted(drops, "ear_r", ("background", "skin", "hair", "neck", "cloth", *EARS))


def add_necklace(face: Face) -> np.ndarray:
    """A chain that hangs across the neck."""
    face.refuse(["neck_l"], "there is a necklace already")
    face.require(["neck"], "the neck does not show")
    neck = face.mask("neck") & (face.v > face.chin - 0.1)
    under = neck & (np.abs(face.u - face.middle) < 0.15)
    if not under.any() or (room := float(face.v[under].max()) - face.chin) < 0.2:
        raise NotApplicable("too little of the neck shows")
    lowest = face.chin + 0.65 * room
    level = neck & (np.abs(face.v - lowest) < 0.05)
    left, right = float(face.u[level].min()), float(face.u[level].max())
    along = (face.u - (left + right) / 2) / max((right - left) / 2, 0.1)
    chain = np.abs(face.v - (lowest - 0.22 * along**2)) < 0.045
    return face.painted(chain & neck, "neck_l", ("neck",))


def raise_collar(face: Face) -> np.ndarray:
    """The clothes reach up the neck until just below the chin, as a polo neck does."""
    face.require(["neck"], "the neck does not show")
    covered = face.v > face.chin + 0.1
    if not (covered & face.mask("neck")).any():
        raise NotApplicable("too little of the neck shows")
    return face.painted(covered, "cloth", ("neck", "neck_l"))
