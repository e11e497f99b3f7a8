"""Faces to retouch: skin with pores and blotches, a mouth with teeth, strands of hair."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.photo.by_name import find_portrait
from sean_editor.photo.portraits import load_portrait

SKIN, NOSE, L_EYE, R_EYE, MOUTH, U_LIP, L_LIP, HAIR, NECK = (
    CELEBAMASK_HQ.by_name(name).id
    for name in ("skin", "nose", "l_eye", "r_eye", "mouth", "u_lip", "l_lip", "hair", "neck")
)


@cache
def face() -> Portrait:
    """A shipped portrait, which shows its teeth."""
    return load_portrait(find_portrait("clara"))


def enlarged(side: int) -> np.ndarray:
    """Its picture uint8 [side, side, 3]."""
    return cv2.resize(face().image, (side, side), interpolation=cv2.INTER_CUBIC)


def noise(side: int, deviation: float, seed: int = 0) -> np.ndarray:
    """Smooth noise float32 [side, side] of variance 1; `deviation` in pixels is that of its blur."""
    values = np.random.default_rng(seed).standard_normal((side, side)).astype(np.float32)
    smooth = cv2.GaussianBlur(values, (0, 0), deviation) if deviation else values
    return smooth / smooth.std()


def skin(side: int, blotches: float = 4.0, pores: float = 3.0) -> np.ndarray:
    """A picture uint8 [side, side, 3] that is all skin: blotches and pores of these levels, on a slope."""
    plain = np.full((side, side, 3), (205, 160, 140), np.float32)
    plain += 20 * (np.linspace(-1, 1, side, dtype=np.float32)[:, None, None])
    plain += blotches * noise(side, 0.012 * side, 1)[..., None]
    plain[..., 1:] -= blotches * noise(side, 0.012 * side, 2)[..., None]
    plain += pores * noise(side, 0, 3)[..., None]
    return np.clip(np.rint(plain), 0, 255).astype(np.uint8)


def band(picture: np.ndarray, finer: float, coarser: float) -> np.ndarray:
    """The variance [3] of the levels between two blurs, whose deviations are shares of the side."""
    levels = picture.astype(np.float32)
    if finer >= 0.02:  # wide blurs take long
        levels = cv2.resize(levels, (128, 128), interpolation=cv2.INTER_AREA)
    side = levels.shape[0]
    fine = cv2.GaussianBlur(levels, (0, 0), finer * side) if finer else levels
    inner = np.s_[side // 8 : -side // 8, side // 8 : -side // 8]
    return (fine - cv2.GaussianBlur(levels, (0, 0), coarser * side))[inner].var((0, 1))


def photographed(turn: float = 0.2, profile: bytes | None = None) -> Portrait:
    """The face in a larger photo, turned."""
    centre, half = np.array([330.0, 260.0]), 180.0
    x = half * np.array([np.cos(turn), np.sin(turn)])
    y = np.array([-x[1], x[0]])
    place = Alignment(np.stack([centre - x - y, centre - x + y, centre + x + y, centre + x - y]))
    pixels = np.full((560, 700, 3), 90, np.uint8)
    pixels += np.random.default_rng(4).integers(0, 9, pixels.shape, dtype=np.uint8)
    to_photo = np.array([*((place.quad[[3, 1]] - place.quad[0]).T / 256).T, place.quad[0]]).T
    cv2.warpAffine(face().image, to_photo, (700, 560), dst=pixels, borderMode=cv2.BORDER_TRANSPARENT)
    photo = Photo(pixels, "holiday", icc_profile=profile)
    return Portrait("holiday", face().image, face().labels, origin=PhotoOrigin(photo, place))
