"""The regions that the renderer writes: ids of CelebAMask-HQ, `L_` and `R_` as the subject sees them."""

from __future__ import annotations

from enum import IntEnum


class Class(IntEnum):
    """A region of the label map. `L_EYE` is the subject's left eye, at x > 0, right in the picture."""

    BACKGROUND = 0
    SKIN = 1
    NOSE = 2
    EYE_G = 3
    L_EYE = 4
    R_EYE = 5
    L_BROW = 6
    R_BROW = 7
    L_EAR = 8
    R_EAR = 9
    MOUTH = 10
    U_LIP = 11
    L_LIP = 12
    HAIR = 13
    HAT = 14
    EAR_R = 15
    NECK_L = 16
    NECK = 17
    CLOTH = 18


SIDES = (-1, 1)
"""Signs of x: the subject's right, then the left."""


def of_side(name: str, side: int) -> Class:
    """The region of a pair ("EYE", "BROW", "EAR") that lies at the sign `side` of x."""
    return Class[f"{'L' if side > 0 else 'R'}_{name}"]
