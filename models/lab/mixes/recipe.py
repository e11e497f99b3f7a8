"""What mixed portraits are made of: a JSON file with a recipe for each name."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from models.choices import check_choices
from models.errors import UserError
from models.lab.mixes.fabric import Cloth
from models.lab.mixes.glasses import Glasses
from models.lab.mixes.hair_flow import HairStyle
from models.lab.mixes.necklace import Necklace
from models.regions import CELEBAMASK_HQ
from models.translation import tr

T = TypeVar("T")


@dataclass(frozen=True)
class Finish:
    """How the network's picture becomes a portrait: `finish.py`. No hair style: hair stays as it is painted.

    backdrop  pixels: standard deviation of the blur of the background
    sharp     how much stronger the detail of the face gets
    age       0..1: how strong the grain of the skin is
    """

    hair: HairStyle | None = None
    glasses: Glasses | None = None
    necklace: Necklace | None = None
    hat: Cloth = "felt"
    clothes: Cloth = "plain"
    backdrop: float = 4.0
    sharp: float = 1.0
    age: float = 0.5

    def __post_init__(self) -> None:
        check_choices(self)


@dataclass(frozen=True)
class Recipe:
    """A portrait of at least two people.

    head     gives layout and styles of head, hair, body and background
    face     gives both of eyes, brows, nose and mouth
    own      0..1: the head's share of the style of the skin; the rest is the face's
    styles   other donors of the styles of regions, by the region's name
    without  regions of the head, by name, that the portrait does not have
    bend     pixels: how far the layout is bent, and `seed` how
    """

    head: str
    face: str
    own: float = 0.35
    styles: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    bend: float = 2.0
    seed: int = 1
    finish: Finish = field(default_factory=Finish)

    def __post_init__(self) -> None:
        if self.head == self.face:
            raise ValueError("head and face are those of one person")
        for name in (*self.styles, *self.without):
            if name not in {region.name for region in CELEBAMASK_HQ.regions}:
                raise ValueError(f"there is no region {name!r}")


def read_recipes(path: Path) -> dict[str, Recipe]:
    """The recipes of a file by name. UserError if it cannot be read or a recipe makes no sense."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {name: _recipe(values) for name, values in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            tr(
                "{file} is no file of recipes: {reason}. See resources/portraits/mixes.json.",
                file=path,
                reason=error,
            )
        ) from error


def _recipe(values: dict[str, Any]) -> Recipe:
    finish = dict(values.get("finish", {}))
    for name, kind in (("hair", HairStyle), ("glasses", Glasses), ("necklace", Necklace)):
        if finish.get(name) is not None:
            finish[name] = _built(kind, finish[name])
    return _built(Recipe, {**values, "finish": _built(Finish, finish)})


def _built(kind: type[T], values: dict[str, Any]) -> T:
    """A dataclass from JSON: lists become tuples. ValueError for a field that it does not have."""
    unknown = set(values) - {one.name for one in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
