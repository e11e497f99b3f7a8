"""A file in a folder of pairs that says what its ids mean: `regions.json` or `regions.csv`."""

from __future__ import annotations

import colorsys
import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.lab.datasets.errors import DataError
from models.regions import RegionSet
from models.regions.region_set import MOST, Color, region_set

JSON_FILE, CSV_FILE = "regions.json", "regions.csv"

_FIELDS = ("name", "title", "color", "key", "mirror")


def read_regions(folder: Path) -> RegionSet | None:
    """The regions of a folder, ids in the file's order; None if there is no file. DataError that names the
    file and what is wrong.

    `regions.json` is a list of names or of objects, or an object with that list as `regions` and perhaps a
    `name`; `regions.csv` has a line for each region. The fields of a region: `name`; and if wanted `title`,
    `color` (`#rrggbb`, or in JSON three numbers), `key` (a keyboard short cut) and `mirror` (the region that
    takes its place in a mirrored picture: the left eye's is the right eye).
    """
    for file, read in ((JSON_FILE, _from_json), (CSV_FILE, _from_csv)):
        path = folder / file
        if not path.is_file():
            continue
        try:
            name, rows = read(path.read_text(encoding="utf-8-sig"))
            return _made(name or file, rows)
        except (ValueError, RecursionError, csv.Error) as error:
            raise DataError(f"{path} cannot be used: {error}.") from error
    return None


def _from_json(text: str) -> tuple[str, list[Any]]:
    stored = json.loads(text)
    if isinstance(stored, list):
        return "", stored
    if not isinstance(stored, dict) or not isinstance(stored.get("regions"), list):
        raise ValueError('it holds a list of regions, or {"name": ..., "regions": [...]}')
    return str(stored.get("name", "")), stored["regions"]


def _from_csv(text: str) -> tuple[str, list[Any]]:
    lines = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    return "", [{field: value for field, value in row.items() if value} for row in lines]


def _made(name: str, rows: list[Any]) -> RegionSet:
    regions = [_checked({"name": row} if isinstance(row, str) else row) for row in rows]
    names = [region["name"] for region in regions]
    if not 1 <= len(names) <= MOST:
        raise ValueError(f"it names {len(names)} regions; there can be 1 to {MOST}")
    twice = next((each for each in names if names.count(each) > 1), None)
    if twice is not None:
        raise ValueError(f"it names {twice!r} twice")
    pairs = _pairs({region["name"]: region["mirror"] for region in regions if "mirror" in region}, names)
    table = [
        (
            region["name"],
            region.get("title", region["name"].replace("_", " ").capitalize()),
            _color(region["color"]) if "color" in region else _any_color(number),
            region.get("key", ""),
            None,
        )
        for number, region in enumerate(regions)
    ]
    return region_set(name, table, pairs)


def _checked(row: Any) -> Mapping[str, Any]:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise ValueError(f"a region has a name, unlike {row!r}")
    for field, value in row.items():
        if field not in _FIELDS:
            raise ValueError(f"{row['name']!r} has a field {field!r}; the fields are {', '.join(_FIELDS)}")
        if field != "color" and not isinstance(value, str):
            raise ValueError(f"{field} of {row['name']!r} is a word, not {value!r}")
    return row


def _pairs(mirrors: Mapping[str, str], names: list[str]) -> list[tuple[str, str]]:
    """Each pair once; the file may name it on both sides or on one."""
    pairs: list[tuple[str, str]] = []
    for one, other in mirrors.items():
        if other not in names or other == one:
            raise ValueError(f"mirror of {one!r} is another region, not {other!r}")
        if mirrors.get(other, one) != one or any(other in pair and one not in pair for pair in pairs):
            raise ValueError(f"{other!r} is the mirror of two regions")
        if (other, one) not in pairs:
            pairs.append((one, other))
    return pairs


def _color(value: Any) -> Color:
    """`#rrggbb` or three numbers as RGB in 0..255."""
    numbers = list(value) if isinstance(value, list) else []
    if isinstance(value, str) and len(value) == 7 and value.startswith("#"):
        numbers = list(bytes.fromhex(value[1:]))
    if len(numbers) != 3 or not all(isinstance(n, int) and 0 <= n <= 255 for n in numbers):
        raise ValueError(f"a colour is #rrggbb or [red, green, blue] of 0 to 255, not {value!r}")
    return numbers[0], numbers[1], numbers[2]


def _any_color(number: int) -> Color:
    """A colour for a region without one; neighbours in the list differ in hue, by the golden angle."""
    light = (0.9, 0.65, 0.8)[number % 3]
    red, green, blue = colorsys.hsv_to_rgb(number * 0.618034 % 1, 0.75, light)
    return round(255 * red), round(255 * green), round(255 * blue)
