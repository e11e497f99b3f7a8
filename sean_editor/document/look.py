"""A look: styles, colours, touches and light under a name, for any portrait. It holds no photo."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from sean_editor.document.made_style import MadeStyle
from sean_editor.document.retouch import (
    AMOUNTS,
    NO_RETOUCH,
    UNTOUCHED,
    Light,
    Retouch,
    Touch,
    retouch_values,
)
from sean_editor.document.styles import StyleAssignment

_DIGITS = 4  # of a share after the point: a percent of it comes out the same again


class State(NamedTuple):
    """What a look changes of a portrait."""

    styles: StyleAssignment
    retouch: Retouch = NO_RETOUCH


@dataclass(frozen=True, eq=False)
class Look:
    """Made by `session.looks`, kept in a .seanlook file.

    styles   what each region gets; it names made styles alone
    made     these, by id
    retouch  touches and light
    preview  uint8 [P, P, 3], the look on a shipped portrait; None: nobody has painted it yet

    ValueError for a look that changes nothing, or whose styles name others than those made.
    """

    name: str
    styles: StyleAssignment = field(default_factory=StyleAssignment)
    made: Mapping[str, MadeStyle] = field(default_factory=dict)
    retouch: Retouch = NO_RETOUCH
    preview: np.ndarray | None = None

    def __post_init__(self) -> None:
        retouch, used = self.retouch.for_others(), self.styles.sources()
        if not len(self.styles) and retouch.is_none:
            raise ValueError("a look without a style, a colour, a touch or light")
        if used - self.made.keys():
            raise ValueError("a look whose styles are not in it")
        object.__setattr__(self, "retouch", retouch)
        object.__setattr__(self, "made", {one: self.made[one] for one in sorted(used)})

    @cached_property
    def id(self) -> str:
        """A hash of all but name and preview, 32 hex digits."""
        assigned = [(region, astuple(self.styles[region])) for region in self.styles]
        told = json.dumps([assigned, retouch_values(self.retouch)], sort_keys=True)
        content = json.dumps(json.loads(told, parse_int=float)).encode()  # 1 and 1.0 are the same
        return hashlib.blake2b(content, digest_size=16, person=b"look").hexdigest()

    @property
    def regions(self) -> tuple[int, ...]:
        """The regions that get a style or are touched, in id order; light is for all of a face."""
        return tuple(sorted({*self.styles, *self.retouch.touches}))

    def foreign(self, network: str) -> tuple[MadeStyle, ...]:
        """The made styles whose codes belong to another network than the one with this hash."""
        return tuple(style for style in self.made.values() if style.network != network)

    def lacking(self, there: Collection[int], network: str = "") -> tuple[int, ...]:
        """Its regions that a layout with the regions `there` has not, and those whose style belongs to
        another `network` ("": unknown).
        """
        lost = [region for region in self.styles if not self._styles(region, network)]
        return tuple(region for region in self.regions if region not in there or region in lost)

    def on(
        self, state: State, strength: float = 1.0, there: Collection[int] | None = None, network: str = ""
    ) -> State:
        """The state with the look on it.

        strength  0..1: the share of the look in its regions, the rest is the portrait's own
        there     the regions of the layout; None: all
        network   that of the portrait's codes; styles of another one are left out ("": unknown)

        Of a touch the look sets what it has, and leaves the rest.
        """
        if not 0.0 <= strength <= 1.0:
            raise ValueError(f"a strength lies between 0 and 1, not {strength}")
        shown = frozenset(self.regions if there is None else there)
        styles = {
            region: replace(self.styles[region], mix=round(self.styles[region].mix * strength, _DIGITS))
            for region in self.styles
            if region in shown and self._styles(region, network)
        }
        touches = {
            region: _touched(state.retouch[region], touch, strength)
            for region, touch in self.retouch.touches.items()
            if region in shown
        }
        retouch = state.retouch.with_touches(touches)
        if not self.retouch.light.is_none:
            retouch = replace(retouch, light=_dimmed(self.retouch.light, strength))
        return State(state.styles.with_regions(styles), retouch)

    def strength_in(
        self, state: State, there: Collection[int] | None = None, network: str = ""
    ) -> float | None:
        """The strength, in whole percents, at which a state shows this look; None if it does not, or if this
        network cannot paint all of it.
        """
        if not all(self._styles(region, network) for region in self.styles):
            return None
        for share in sorted({round(share, 2) for share in self._shares(state)}, reverse=True):
            if 0 < share <= 1 and self.on(state, share, there, network) == state:
                return share
        return None

    def _shares(self, state: State) -> Iterable[float]:
        """Shares of what the look would be in full, one of which is its strength if it is in use."""
        for region in self.styles:
            if self.styles[region].mix and not state.styles[region].is_own:
                yield state.styles[region].mix / self.styles[region].mix
        for region, touch in self.retouch.touches.items():
            for name in AMOUNTS:
                if (full := getattr(touch, name)) and (now := getattr(state.retouch[region], name)):
                    yield now / full
        full_light, light = self.retouch.light, state.retouch.light
        for name in ("soften", "turn", "lift"):
            if (full := getattr(full_light, name)) and (now := getattr(light, name)):
                yield now / full
        if full_light.taken is not None and full_light.share and light.taken is not None:
            yield light.share / full_light.share

    def _styles(self, region: int, network: str) -> bool:
        """Whether this network can paint anything of a region's style."""
        style = self.styles[region]
        return style.chosen is not None or any(
            self.made[one].present[region] and network in ("", self.made[one].network)
            for one in style.sources
        )


def _touched(before: Touch, touch: Touch, strength: float) -> Touch:
    """`before` with what the touch has, scaled."""
    amounts = {name: full for name in AMOUNTS if (full := getattr(touch, name))}
    values = {name: round(full * strength, _DIGITS) for name, full in amounts.items()}
    tint = touch.tint if touch.tints else before.tint
    changed = replace(before, **values, tint=tint)
    return UNTOUCHED if changed.is_none else changed


def _dimmed(light: Light, strength: float) -> Light:
    def scaled(value: float) -> float:
        return round(value * strength, _DIGITS)

    share = light.share if light.taken is None else scaled(light.share)
    dimmed = Light(scaled(light.soften), scaled(light.turn), scaled(light.lift), light.taken, share)
    return Light() if dimmed.is_none else dimmed
