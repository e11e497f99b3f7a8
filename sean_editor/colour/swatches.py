"""Swatches: colours as they occur on people, and a few bold ones, by what they are for."""

from __future__ import annotations

from typing import NamedTuple

from models.translation import marked


class Swatch(NamedTuple):
    """A named colour "#rrggbb"; the name is English, to be translated by `tr_marked`."""

    name: str
    colour: str


class Swatches(NamedTuple):
    """Those of one kind: its title, the names of the regions that they are for, and the colours."""

    title: str
    regions: tuple[str, ...]
    colours: tuple[Swatch, ...]


HAIR = Swatches(
    marked("Hair"),
    ("hair", "l_brow", "r_brow"),
    (
        Swatch(marked("Black"), "#17130f"),
        Swatch(marked("Dark brown"), "#33221a"),
        Swatch(marked("Brown"), "#553826"),
        Swatch(marked("Light brown"), "#7d5a3c"),
        Swatch(marked("Dark blond"), "#94734a"),
        Swatch(marked("Blond"), "#b8965f"),
        Swatch(marked("Light blond"), "#d6bb8a"),
        Swatch(marked("Platinum"), "#e3d8c3"),
        Swatch(marked("Auburn"), "#6a2f1c"),
        Swatch(marked("Red"), "#8e431f"),
        Swatch(marked("Ginger"), "#b5652b"),
        Swatch(marked("Dark grey"), "#5c5955"),
        Swatch(marked("Grey"), "#8f8c88"),
        Swatch(marked("White"), "#d4d1cb"),
        Swatch(marked("Rose"), "#d890a5"),
        Swatch(marked("Wine"), "#6d1f36"),
        Swatch(marked("Violet"), "#6b4a94"),
        Swatch(marked("Blue"), "#31589b"),
        Swatch(marked("Turquoise"), "#2f8f8e"),
        Swatch(marked("Green"), "#47793f"),
    ),
)
LIPS = Swatches(
    marked("Lips"),
    ("u_lip", "l_lip"),
    (
        Swatch(marked("Pale"), "#d3a093"),
        Swatch(marked("Nude"), "#b97e6e"),
        Swatch(marked("Peach"), "#d5826c"),
        Swatch(marked("Rosewood"), "#a4585a"),
        Swatch(marked("Pink"), "#d07285"),
        Swatch(marked("Coral"), "#d35c4f"),
        Swatch(marked("Red"), "#b02a32"),
        Swatch(marked("Dark red"), "#7c1c26"),
        Swatch(marked("Berry"), "#7d2a4b"),
        Swatch(marked("Plum"), "#552239"),
        Swatch(marked("Brown"), "#6f4036"),
        Swatch(marked("Dark brown"), "#4a2a26"),
    ),
)
IRISES = Swatches(
    marked("Eyes"),
    ("l_eye", "r_eye"),
    (
        Swatch(marked("Dark brown"), "#2c1a12"),
        Swatch(marked("Brown"), "#4d301d"),
        Swatch(marked("Amber"), "#7b5226"),
        Swatch(marked("Hazel"), "#66583a"),
        Swatch(marked("Green"), "#5f6b52"),
        Swatch(marked("Grey-green"), "#6f7a6c"),
        Swatch(marked("Grey"), "#7f8588"),
        Swatch(marked("Grey-blue"), "#66757f"),
        Swatch(marked("Blue"), "#546f88"),
        Swatch(marked("Light blue"), "#8ba1b1"),
        Swatch(marked("Dark blue"), "#39495b"),
        Swatch(marked("Violet"), "#5f567a"),
    ),
)
SKIN = Swatches(
    marked("Skin"),
    ("skin", "nose", "l_ear", "r_ear", "neck"),
    (
        Swatch(marked("Very light"), "#e8c7b4"),
        Swatch(marked("Light"), "#dcb49c"),
        Swatch(marked("Light, warm"), "#d2a67f"),
        Swatch(marked("Medium"), "#bd8d6c"),
        Swatch(marked("Medium, warm"), "#b07f53"),
        Swatch(marked("Olive"), "#a37b55"),
        Swatch(marked("Tan"), "#966645"),
        Swatch(marked("Brown"), "#7c4f36"),
        Swatch(marked("Dark brown"), "#5e3a29"),
        Swatch(marked("Deep"), "#44291e"),
        Swatch(marked("Very deep"), "#301d17"),
    ),
)
CLOTHES = Swatches(
    marked("Clothes"),
    ("cloth", "hat", "background"),
    (
        Swatch(marked("White"), "#e2e1dd"),
        Swatch(marked("Cream"), "#ded2b6"),
        Swatch(marked("Grey"), "#85868a"),
        Swatch(marked("Charcoal"), "#3b3d42"),
        Swatch(marked("Black"), "#161719"),
        Swatch(marked("Navy"), "#232e4d"),
        Swatch(marked("Blue"), "#3a66a8"),
        Swatch(marked("Sky blue"), "#8fb3d6"),
        Swatch(marked("Turquoise"), "#2c8a8c"),
        Swatch(marked("Green"), "#3b7048"),
        Swatch(marked("Olive"), "#6b6a3e"),
        Swatch(marked("Yellow"), "#d8b13e"),
        Swatch(marked("Orange"), "#cc6f2e"),
        Swatch(marked("Red"), "#a92f2f"),
        Swatch(marked("Wine"), "#642334"),
        Swatch(marked("Rose"), "#d59aa6"),
        Swatch(marked("Violet"), "#6a4d8c"),
        Swatch(marked("Brown"), "#6d4a33"),
    ),
)
ALL = (HAIR, LIPS, IRISES, SKIN, CLOTHES)


def swatches_for(region: str) -> Swatches:
    """Those for a region, by its name."""
    return next((one for one in ALL if region in one.regions), CLOTHES)
