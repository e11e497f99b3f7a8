"""Retouching as it is asked for: what becomes of the pixels that the network and the photo have given.

All lengths are shares of the portrait's side, so that they hold at any size; x goes right, y goes down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from math import hypot
from typing import Any

from models.regions import CELEBAMASK_HQ
from sean_editor.document.plain_values import checked_keys, colour_of, number, numbers

MOST_SPOTS = 2000
SMALLEST_SPOT, LARGEST_SPOT = 1e-4, 0.25  # radii
MOST_PULLS = 500
LIGHT_NUMBERS = 9
_BRIGHTEST = 20.0  # logarithms of luminance


@dataclass(frozen=True)
class Touch:
    """What is done to one region; 0 leaves it alone.

    evenness   0..1: tones and blotches become even, pores stay
    detail     -1..1: less or more of the finest detail
    whitening  0..1: yellow goes, lightness comes: teeth
    clarity    0..1: contrast of what is small: eyes
    shine      0..1: light on strands and lips
    tint       a colour "#rrggbb" that is laid over, None: none
    tinting    0..1: how much of it
    """

    evenness: float = 0.0
    detail: float = 0.0
    whitening: float = 0.0
    clarity: float = 0.0
    shine: float = 0.0
    tint: str | None = None
    tinting: float = 0.0

    def __post_init__(self) -> None:
        for name, least in _AMOUNTS.items():
            number(getattr(self, name), least, 1.0, name)
        colour_of(self.tint)

    @property
    def is_none(self) -> bool:
        """Whether it changes nothing."""
        return not (any(getattr(self, name) for name in _AMOUNTS if name != "tinting") or self.tints)

    @property
    def tints(self) -> bool:
        """Whether a colour is laid over."""
        return self.tint is not None and self.tinting > 0


_AMOUNTS = {"evenness": 0.0, "detail": -1.0, "whitening": 0.0, "clarity": 0.0, "shine": 0.0, "tinting": 0.0}
"""The least value of each amount; the most is 1."""
AMOUNTS = tuple(_AMOUNTS)
UNTOUCHED = Touch()


@dataclass(frozen=True)
class Spot:
    """A blemish that the skin around it takes the place of: a disc around (x, y)."""

    x: float
    y: float
    radius: float

    def __post_init__(self) -> None:
        numbers((self.x, self.y), 0.0, 1.0, "spot")
        number(self.radius, SMALLEST_SPOT, LARGEST_SPOT, "radius")


@dataclass(frozen=True)
class Light:
    """The face's shading. 0 leaves it alone.

    soften  0..1: how much of its contrast goes
    turn    -1..1: light from the left or from the right is added
    lift    -1..1: light from below or from above is added
    taken   the light of another face, nine numbers as `retouch.face_light` finds them; None: of none
    share   0..1: how much of that takes the place of the face's own
    """

    soften: float = 0.0
    turn: float = 0.0
    lift: float = 0.0
    taken: tuple[float, ...] | None = None
    share: float = 1.0

    def __post_init__(self) -> None:
        for name, least in (("soften", 0.0), ("turn", -1.0), ("lift", -1.0), ("share", 0.0)):
            number(getattr(self, name), least, 1.0, name)
        if self.taken is not None:
            if not isinstance(self.taken, tuple | list) or len(self.taken) != LIGHT_NUMBERS:
                raise ValueError(f"a light has {LIGHT_NUMBERS} numbers, not {self.taken!r:.40}")
            numbers(self.taken, -_BRIGHTEST, _BRIGHTEST, "light")
            object.__setattr__(self, "taken", tuple(self.taken))  # JSON has lists

    @property
    def is_none(self) -> bool:
        """Whether it changes nothing."""
        return not (self.soften or self.turn or self.lift or (self.taken is not None and self.share))


@dataclass(frozen=True)
class Pull:
    """A point of the face, dragged by (dx, dy); what lies within `radius` follows, the nearer the more.

    Each pull drags what the pulls before it have made; one that is `joined` goes together with the one before
    it, as the two sides of a face do. A point is dragged by `radius` at most: so nothing ever folds.
    """

    x: float
    y: float
    dx: float
    dy: float
    radius: float
    joined: bool = False

    def __post_init__(self) -> None:
        numbers((self.x, self.y), 0.0, 1.0, "pull")
        numbers((self.dx, self.dy), -1.0, 1.0, "pull")
        number(self.radius, 1e-3, 1.0, "radius")
        if hypot(self.dx, self.dy) > self.radius * (1 + 1e-6):
            raise ValueError(
                f"a pull by {hypot(self.dx, self.dy):g} is longer than its radius {self.radius:g}"
            )
        if type(self.joined) is not bool:
            raise ValueError(f"a pull is joined or not, not {self.joined!r:.40}")


@dataclass(frozen=True)
class Retouch:
    """Immutable: all retouching of a portrait. A region that is not mentioned is left alone.

    The order in which it is done: pulls, light, spots, touches.
    """

    touches: Mapping[int, Touch] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()
    light: Light = field(default_factory=Light)
    pulls: tuple[Pull, ...] = ()

    def __post_init__(self) -> None:
        told = {region: touch for region, touch in sorted(self.touches.items()) if not touch.is_none}
        object.__setattr__(self, "touches", told)

    def __getitem__(self, region: int) -> Touch:
        return self.touches.get(region, UNTOUCHED)

    @property
    def is_none(self) -> bool:
        """Whether it changes nothing."""
        return self == NO_RETOUCH or (not (self.touches or self.spots or self.pulls) and self.light.is_none)

    def with_touches(self, touches: Mapping[int, Touch]) -> Retouch:
        """A copy in which each of these regions is treated so."""
        return replace(self, touches={**self.touches, **touches})

    def for_others(self) -> Retouch:
        """What of it can be done to other portraits: spots and pulls have their places on one."""
        return replace(self, spots=(), pulls=())


NO_RETOUCH = Retouch()


def retouch_values(retouch: Retouch) -> dict[str, object]:
    """Plain values for JSON, without what is as it was; `read_retouch` reads them."""
    values: dict[str, object] = {}
    if retouch.touches:
        values["touches"] = {str(region): _told(touch) for region, touch in retouch.touches.items()}
    if not retouch.light.is_none:
        values["light"] = _told(retouch.light)
    for name, several in (("spots", retouch.spots), ("pulls", retouch.pulls)):
        if several:
            values[name] = [[getattr(one, part.name) for part in fields(one)] for one in several]
    return values


def read_retouch(values: object, regions: int = len(CELEBAMASK_HQ)) -> Retouch:
    """The retouching in plain values. ValueError for anything that is not as it should be."""
    told = checked_keys(values, ("touches", "light", "spots", "pulls"))
    touches = {}
    for key, item in checked_keys(told.get("touches", {})).items():
        if not key.isdecimal() or int(key) >= regions:
            raise ValueError(f"a touch of region {key}, which does not exist")
        touches[int(key)] = Touch(**checked_keys(item, [part.name for part in fields(Touch)]))
    light = Light(**checked_keys(told.get("light", {}), [part.name for part in fields(Light)]))
    spots = tuple(Spot(*row) for row in _rows(told.get("spots", []), 3, MOST_SPOTS))
    pulls = tuple(Pull(*row) for row in _rows(told.get("pulls", []), 6, MOST_PULLS))
    return Retouch(touches, spots, light, pulls)


def _told(one: Touch | Light) -> dict[str, object]:
    return {part.name: value for part in fields(one) if (value := getattr(one, part.name)) != part.default}


def _rows(values: object, length: int, most: int) -> list[list[Any]]:
    """Lists of `length` values each."""
    if not isinstance(values, list) or len(values) > most:
        raise ValueError(f"a list of at most {most} is meant")
    for row in values:
        if not isinstance(row, list) or len(row) != length:
            raise ValueError(f"lists of {length} values are meant")
    return values
