"""What the looks that come with the program are made of. `docs/make_looks.py` makes them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from models.translation import marked
from sean_editor.document import MadeStyle, RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.retouch import NO_RETOUCH, Light
from sean_editor.engine.transfer import region_ids
from sean_editor.photo.by_name import portrait_by_name
from sean_editor.retouch.choices import MEANT, TINTED, with_values
from sean_editor.retouch.face_light import light_of
from sean_editor.session.making import portrait_style

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine


@dataclass(frozen=True)
class Recipe:
    """A look in words.

    model     the shipped portrait on its preview
    colours   region or group -> (a colour "#rrggbb" or the shipped portrait whose colour it is, share)
    styles    region or group -> (the shipped portrait whose style it is, share)
    amounts   amount -> how much, for the regions that it is meant for
    tints     "lips" or "cheeks" -> (colour, how much)
    lit_as    (the shipped portrait whose light is taken, share)
    """

    name: str
    model: str = "lucia"
    colours: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    amounts: Mapping[str, float] = field(default_factory=dict)
    tints: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    light: Light = field(default_factory=Light)
    lit_as: tuple[str, float] | None = None

    def make(self, engine: Engine) -> Look:
        """The look, without its preview. Encodes the portraits that are named: slow."""
        made: dict[str, MadeStyle] = {}
        wanted: dict[int, RegionStyle] = {}

        def known(portrait: str, regions: tuple[int, ...]) -> str:
            style = portrait_style(engine, portrait_by_name(portrait), regions, self.name)
            made[style.id] = style
            return style.id

        for where, (portrait, share) in self.styles.items():
            regions = tuple(region_ids([where]))
            wanted |= dict.fromkeys(regions, RegionStyle(known(portrait, regions), share))
        for where, (colour, share) in self.colours.items():
            regions = tuple(region_ids([where]))
            giver = colour if colour.startswith("#") else known(colour, regions)
            wanted |= dict.fromkeys(regions, RegionStyle(None, share, colour=giver))
        retouch = NO_RETOUCH
        for name, amount in self.amounts.items():
            retouch = with_values(retouch, MEANT[name], **{name: amount})
        for where, (tint, amount) in self.tints.items():
            retouch = with_values(retouch, TINTED[where], tint=tint, tinting=amount)
        return Look(
            self.name,
            StyleAssignment().with_regions(wanted),
            made,
            replace(retouch, light=self._light()),
        )

    def _light(self) -> Light:
        if self.lit_as is None:
            return self.light
        giver, share = portrait_by_name(self.lit_as[0]), self.lit_as[1]
        values: dict[str, Any] = {"taken": light_of(giver.image, giver.labels), "share": share}
        return replace(self.light, **values)


RECIPES = (
    Recipe(marked("Copper hair"), "yuki", {"hair": ("clara", 1.0)}, amounts={"shine": 0.2}),
    Recipe(marked("Chestnut hair"), "elin", {"hair": ("#5a3421", 0.9)}, amounts={"shine": 0.25}),
    Recipe(marked("Ink black hair"), "astrid", {"hair": ("#16130f", 0.9)}, amounts={"shine": 0.3}),
    Recipe(marked("Silver hair"), "omar", {"hair": ("greta", 1.0)}),
    Recipe(marked("Rose lips"), "mei", tints={"lips": ("#a8324a", 0.5)}, amounts={"shine": 0.2}),
    Recipe(marked("Nude lips"), "clara", tints={"lips": ("#b5605c", 0.35), "cheeks": ("#cf7f6a", 0.2)}),
    Recipe(
        marked("Clean skin"),
        "lars",
        amounts={"evenness": 0.6},
        light=Light(soften=0.15),
    ),
    Recipe(marked("Bright eyes"), "priya", amounts={"clarity": 0.6, "whitening": 0.4}),
    Recipe(
        marked("Studio light"),
        "naomi",
        amounts={"evenness": 0.25, "clarity": 0.2},
        light=Light(soften=0.5, lift=0.2),
    ),
    Recipe(marked("Window light"), "joy", lit_as=("vera", 0.6)),
    Recipe(
        marked("Evening"),
        "lucia",
        tints={"lips": ("#7d2438", 0.6), "cheeks": ("#c4606c", 0.3)},
        amounts={"evenness": 0.35, "clarity": 0.4, "shine": 0.3},
        light=Light(turn=0.25, lift=0.1),
    ),
    Recipe(
        marked("Natural polish"),
        "amara",
        tints={"lips": ("#a04b3f", 0.2)},
        amounts={"evenness": 0.35, "clarity": 0.3, "whitening": 0.3, "shine": 0.15},
        light=Light(soften=0.2),
    ),
)
