"""What the looks that come with the program are made of. `docs/make_looks.py` makes them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from models.translation import marked
from sean_editor.document import MadeStyle, RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.retouch import NO_RETOUCH, Light
from sean_editor.engine.transfer import region_ids
from sean_editor.photo.by_name import portrait_by_name
from sean_editor.retouch.choices import MEANT, TINTED, with_values
from sean_editor.session.making import portrait_style

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


@dataclass(frozen=True)
class Recipe:
    """A look in words.

    model     the shipped portrait on its preview
    colours   region or group -> (a colour "#rrggbb" or the shipped portrait whose colour it is, share)
    amounts   amount, with a region or group ("shine lips") or for all that it is meant for -> how much
    tints     "lips" or "cheeks" -> (colour, how much)
    """

    name: str
    model: str = "lucia"
    colours: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    amounts: Mapping[str, float] = field(default_factory=dict)
    tints: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    light: Light = field(default_factory=Light)

    def make(self, engine: Engine) -> Look:
        """The look, without its preview. Encodes the portraits that are named: slow."""
        made: dict[str, MadeStyle] = {}
        wanted: dict[int, RegionStyle] = {}

        def known(portrait: str, regions: tuple[int, ...]) -> str:
            style = portrait_style(engine, portrait_by_name(portrait), regions, self.name)
            made[style.id] = style
            return style.id

        for where, (colour, share) in self.colours.items():
            regions = tuple(region_ids([where]))
            giver = colour if colour.startswith("#") else known(colour, regions)
            wanted |= dict.fromkeys(regions, RegionStyle(None, share, colour=giver))
        retouch = NO_RETOUCH
        for words, amount in self.amounts.items():
            name, _, where = words.partition(" ")
            regions = tuple(region_ids([where])) if where else MEANT[name]
            retouch = with_values(retouch, regions, **{name: amount})
        for where, (tint, amount) in self.tints.items():
            retouch = with_values(retouch, TINTED[where], tint=tint, tinting=amount)
        return Look(
            self.name,
            StyleAssignment().with_regions(wanted),
            made,
            replace(retouch, light=self.light),
        )


RECIPES = (
    Recipe(marked("Copper hair"), "yuki", {"hair": ("#86431f", 0.85)}, amounts={"shine hair": 0.2}),
    Recipe(marked("Chestnut hair"), "elin", {"hair": ("clara", 1.0)}, amounts={"shine hair": 0.2}),
    Recipe(marked("Ink black hair"), "vera", {"hair": ("#16130f", 0.9)}, amounts={"shine hair": 0.3}),
    Recipe(marked("Silver hair"), "omar", {"hair": ("greta", 0.9)}),
    Recipe(marked("Rose lips"), "mei", tints={"lips": ("#a8324a", 0.5)}, amounts={"shine lips": 0.2}),
    Recipe(marked("Nude lips"), "clara", tints={"lips": ("#b5605c", 0.5), "cheeks": ("#cf7f6a", 0.25)}),
    Recipe(marked("Clean skin"), "lars", amounts={"evenness": 0.6}, light=Light(soften=0.15)),
    Recipe(marked("Bright eyes"), "priya", amounts={"clarity": 0.6, "whitening": 0.4}),
    Recipe(
        marked("Studio light"),
        "naomi",
        amounts={"evenness": 0.25, "clarity": 0.2},
        light=Light(soften=0.4, lift=0.2),
    ),
    Recipe(marked("Window light"), "joy", light=Light(turn=-0.5)),
    Recipe(
        marked("Evening"),
        "lucia",
        tints={"lips": ("#7d2438", 0.6), "cheeks": ("#c4606c", 0.3)},
        amounts={"evenness": 0.35, "clarity": 0.4, "shine": 0.3},
        light=Light(turn=0.25),
    ),
    Recipe(
        marked("Natural polish"),
        "amara",
        tints={"lips": ("#a04b3f", 0.2)},
        amounts={"evenness": 0.35, "clarity": 0.3, "whitening": 0.3, "shine": 0.15},
        light=Light(soften=0.2),
    ),
)
