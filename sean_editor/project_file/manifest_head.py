"""How the manifest of every file of ours begins: JSON of a format, a version, and the regions' name."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from models.regions import RegionSet
from models.translation import tr

T = TypeVar("T")


def newer_file(_version: int) -> ValueError:
    """What is wrong with a file of a version to come."""
    return ValueError(tr("a newer SEAN Editor has written it; update this program to open it"))


def read_content(
    data: bytes,
    form: str,
    newest: int,
    regions: RegionSet,
    another: str,
    newer: Callable[[int], ValueError] = newer_file,
) -> dict[str, Any]:
    """The content of a manifest of this format, up to this version, for these regions.

    ValueError, in words for a person, for anything else; `another` is said of one of another format, and
    `newer(version)` is raised for one of a version to come.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(tr("its manifest is not JSON")) from error
    if not isinstance(content, dict) or content.get("format") != form:
        raise ValueError(another)
    version = typed(content, "version", int)
    if version > newest:
        raise newer(version)
    if content.get("regions") != regions.name:
        raise ValueError(tr("its regions are not those of {regions}", regions=regions.name))
    return content


def typed(content: Mapping[str, Any], key: str, kind: type[T]) -> T:
    """The value of this key, of exactly this type. ValueError if it is not there, or another one."""
    value: Any = content.get(key)
    if type(value) is not kind:  # a bool is an int to isinstance
        raise ValueError(malformed(key))
    return value


def malformed(key: str) -> str:
    """What is wrong with a manifest without a good value of this key."""
    return tr("“{key}” is missing or malformed in its manifest", key=key)
