"""Regions of CelebAMask-HQ by what they are to a mix."""

from models.regions import CELEBAMASK_HQ


def _ids(*names: str) -> tuple[int, ...]:
    return tuple(CELEBAMASK_HQ.by_name(name).id for name in names)


BACKGROUND, SKIN, GLASSES, HAIR, HAT, NECK, NECKLACE, CLOTHES = _ids(
    "background", "skin", "eye_g", "hair", "hat", "neck", "neck_l", "cloth"
)
EYES = _ids("l_eye", "r_eye")
EARS = _ids("l_ear", "r_ear")
MOUTH = _ids("mouth", "u_lip", "l_lip")
FEATURES = (*_ids("nose", "l_brow", "r_brow"), *EYES, *MOUTH)
"""What a layout takes from another face as a whole."""
