"""Scripted edits of layouts: pure functions on label maps that work on any portrait."""

from __future__ import annotations

from sean_editor.errors import UserError
from sean_editor.figures.layout_edits import features, hair, things
from sean_editor.figures.layout_edits.anatomy import EARS, NotApplicable
from sean_editor.figures.layout_edits.edit import LayoutEdit

__all__ = ["EDITS", "LayoutEdit", "NotApplicable", "edits_by_name"]

_BEHIND = ("background", "neck", "cloth")

EDITS = (
    LayoutEdit(
        "add-hat", "Hat put on", things.add_hat, ("background", "skin", "hair"), ("hat", "background")
    ),
    LayoutEdit(
        "remove-hat", "Hat taken off", things.remove_hat, ("hat",), ("background", "skin", "hair")
    ),
    LayoutEdit("add-glasses", "Glasses put on", things.add_glasses, ("skin", "nose"), ("eye_g",)),
    LayoutEdit(
        "remove-glasses", "Glasses taken off", things.remove_glasses, ("eye_g",),
        ("skin", "nose", "hair", "background", *EARS),
    ),
    LayoutEdit(
        "add-earrings", "Earrings put on", things.add_earrings,
        ("skin", "hair", *_BEHIND, *EARS), ("ear_r",),
    ),
    LayoutEdit("add-necklace", "Necklace put on", things.add_necklace, ("neck",), ("neck_l",)),
    LayoutEdit("raise-collar", "Collar raised", things.raise_collar, ("neck", "neck_l"), ("cloth",)),
    LayoutEdit("grow-hair", "Hair grown long", hair.grow_long, (*_BEHIND, "ear_r", *EARS), ("hair",)),
    LayoutEdit("cut-hair", "Hair cut short", hair.cut_short, ("hair",), ("skin", *_BEHIND)),
    LayoutEdit("remove-hair", "Hair removed", hair.shave, ("hair",), ("skin", *_BEHIND)),
    LayoutEdit("add-hair", "Hair on a bald head", hair.grow_on_bald, ("skin", "background"), ("hair",)),
    LayoutEdit("add-fringe", "Fringe", hair.add_fringe, ("skin",), ("hair",)),
    LayoutEdit(
        "cover-ears", "Ears covered by hair", hair.cover_ears, ("background", "ear_r", *EARS), ("hair",)
    ),
    LayoutEdit(
        "open-mouth", "Mouth opened", features.open_mouth, ("skin", "l_lip", "mouth"), ("mouth", "l_lip")
    ),
    LayoutEdit(
        "close-mouth", "Mouth closed", features.close_mouth, ("mouth", "l_lip"), ("u_lip", "l_lip", "skin")
    ),
    LayoutEdit(
        "enlarge-eyes", "Eyes enlarged", features.enlarge_eyes, ("skin", "eye_g", "nose"),
        ("l_eye", "r_eye"), goes_on=True,
    ),
    LayoutEdit(
        "thicken-brows", "Brows thickened", features.thicken_brows, ("skin",), ("l_brow", "r_brow"),
        goes_on=True,
    ),
    LayoutEdit(
        "lengthen-nose", "Nose lengthened", features.lengthen_nose, ("skin",), ("nose",), goes_on=True
    ),
    LayoutEdit(
        "slim-face", "Face slimmed", features.slim_face, ("skin",),
        ("hair", *_BEHIND, *EARS), goes_on=True,
    ),
    LayoutEdit(
        "widen-neck", "Neck widened", features.widen_neck, ("background", "cloth"), ("neck",), goes_on=True
    ),
)  # fmt: skip


def edits_by_name(names: list[str]) -> list[LayoutEdit]:
    """UserError for a name that is none, with those there are."""
    known = {edit.name: edit for edit in EDITS}
    for name in names:
        if name not in known:
            raise UserError(f"There is no edit “{name}”. The edits are: {', '.join(known)}.")
    return [known[name] for name in names]
