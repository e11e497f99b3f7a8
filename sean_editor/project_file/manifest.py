"""manifest.json: the names, ids and numbers of a project. Everything read from it is checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from models.regions import CELEBAMASK_HQ, RegionSet
from models.translation import tr
from sean_editor.colour.names import is_chosen, is_written_well
from sean_editor.document.photo_origin import Alignment
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project, Weights
from sean_editor.document.retouch import NO_RETOUCH, Retouch, read_retouch, retouch_values
from sean_editor.document.snapshots import Snapshot
from sean_editor.document.styles import OWN_COLOUR, Crossing, RegionStyle, StyleAssignment
from sean_editor.project_file.checks import is_hex
from sean_editor.project_file.limits import MAX_NAME
from sean_editor.project_file.made_styles import describe_made
from sean_editor.project_file.manifest_head import malformed, read_content, typed
from sean_editor.version import __version__

FORMAT = "sean-project"
VERSION = 3
"""The newest that is read. Files that an older program understands are written as 1 or 2."""
T = TypeVar("T")


class NewerVersionError(ValueError):
    """The file follows a format that is newer than this program."""


@dataclass(frozen=True)
class Named:
    """A portrait in the archive: its id, its name, and whether there is a close-up of it."""

    id: str
    name: str
    close_up: bool = False


@dataclass(frozen=True)
class Manifest:
    """The checked content of manifest.json; `alignment` and `photo` (its name) are there or not together.

    photo_size     (width, height) of the whole photo; None in files of older versions.
    stands_for_sha256  of the content that the file had which this copy stands for; "" if unknown.
    snapshots      as it stands there: one that is damaged is left out, see snapshots.py.
    made           likewise, see made_styles.py.
    """

    portrait: Named
    styles: StyleAssignment
    locked: frozenset[int]
    references: tuple[Named, ...]
    alignment: Alignment | None
    photo: str
    photo_size: tuple[int, int] | None
    weights: Weights | None
    view: Mapping[str, object]
    stands_for: Path | None
    stands_for_sha256: str = ""
    snapshots: object = None
    made: object = None
    retouch: Retouch = NO_RETOUCH


def write_manifest(project: Project, regions: RegionSet = CELEBAMASK_HQ) -> bytes:
    """The manifest of `project` as JSON."""
    origin, weights = project.portrait.origin, project.weights
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": _needed_version(project),
        "program": f"SEAN Editor {__version__}",
        "regions": regions.name,
        "portrait": describe_portrait(project.portrait),
        "styles": describe_styles(project.styles),
        "locked": sorted(project.locked),
        "references": [describe_portrait(portrait) for portrait in project.references],
        "view": dict(project.view),
    }
    if not project.retouch.is_none:
        content["retouch"] = retouch_values(project.retouch)
    if project.made:
        content["made"] = [describe_made(one) for one in project.made]
    if project.snapshots:
        content["snapshots"] = [_describe_snapshot(one, project) for one in project.snapshots]
    if origin is not None:
        content["photo"] = {
            "name": _plain(origin.photo.name),
            "size": list(origin.photo.size),
            "alignment": origin.alignment.quad.tolist(),
        }
    if weights is not None:
        content["weights"] = weights._asdict()
    if project.stands_for is not None:
        content["stands_for"] = str(project.stands_for)
        content["stands_for_sha256"] = project.stands_for_sha256
    return json.dumps(content, indent=1, allow_nan=False).encode()


def read_manifest(data: bytes, regions: RegionSet = CELEBAMASK_HQ) -> Manifest:
    """The manifest in `data`. ValueError, in words for a person, for anything that is not as it should be."""
    another = tr("its manifest is not that of a project")
    content = read_content(data, FORMAT, VERSION, regions, another, _newer)
    photo = typed(content, "photo", dict) if "photo" in content else None
    stands_for, stands_for_sha256 = content.get("stands_for"), content.get("stands_for_sha256")
    references = tuple(read_named(item) for item in typed(content, "references", list))
    if len({one.id for one in references}) < len(references):
        raise ValueError(tr("two of its references are the same"))
    return Manifest(
        read_named(content.get("portrait")),
        StyleAssignment().with_regions(read_styles(typed(content, "styles", dict), len(regions))),
        frozenset(_region(i, len(regions)) for i in typed(content, "locked", list)),
        references,
        _read_alignment(photo["alignment"]) if photo and "alignment" in photo else None,
        _plain(typed(photo, "name", str)) if photo is not None else "",
        _read_size(photo["size"]) if photo and "size" in photo else None,
        _read_weights(content["weights"]) if "weights" in content else None,
        typed(content, "view", dict),
        Path(stands_for) if isinstance(stands_for, str) else None,
        _hex(stands_for_sha256, 64) if stands_for_sha256 else "",
        content.get("snapshots"),
        content.get("made"),
        _read_retouch(content.get("retouch", {}), len(regions)),
    )


def _newer(version: int) -> NewerVersionError:
    return NewerVersionError(
        tr("format {version}, this program reads up to {newest}", version=version, newest=VERSION)
    )


def describe_portrait(portrait: Portrait) -> dict[str, object]:
    """What a manifest says of a portrait; `read_named` reads it."""
    named: dict[str, object] = {"id": portrait.id, "name": _plain(portrait.name)}
    return named if portrait.close_up is None else {**named, "close_up": True}


def _needed_version(project: Project) -> int:
    """Version 1 knows styles of one reference alone, version 2 neither retouching nor chosen colours."""
    states: list[Project | Snapshot] = [project, *project.snapshots]
    styles = [one.styles[region] for one in states for region in one.styles]
    if not all(one.retouch.is_none for one in states) or any(one.chosen is not None for one in styles):
        return VERSION
    plain = all(style.crossing is None and style.colour is None for style in styles)
    return 1 if plain and not project.made else 2


def _plain(name: str) -> str:
    """A name that is no path, and not endless: it is offered as a file's name later."""
    return name.replace("/", "-").replace("\\", "-").replace("\0", "-")[:MAX_NAME]


def read_named(item: object) -> Named:
    """A portrait's id and name in a manifest. ValueError if they are not as they should be."""
    if not isinstance(item, dict):
        raise ValueError(malformed("portrait"))
    return Named(_hex(item.get("id"), 32), _plain(typed(item, "name", str)), item.get("close_up") is True)


def describe_styles(styles: StyleAssignment) -> dict[str, object]:
    """What a manifest says of styles; `read_styles` reads it."""
    return {str(region): _describe_style(styles[region]) for region in styles}


def _describe_style(style: RegionStyle) -> dict[str, object]:
    described: dict[str, object] = {"source": style.source, "mix": style.mix}
    if style.crossing is not None:
        described["crossing"] = {"other": style.crossing.other, "shares": list(style.crossing.shares)}
    if style.colour is not None:
        described["colour"] = style.colour
    return described


def _describe_snapshot(snapshot: Snapshot, project: Project) -> dict[str, object]:
    fit = "none" if snapshot.fit is None else "project" if snapshot.fit is project.fit else "own"
    return {
        "name": snapshot.name,
        "taken": snapshot.taken.isoformat(),
        "automatic": snapshot.automatic,
        "styles": describe_styles(snapshot.styles),
        "fit": fit,
        "retouch": retouch_values(snapshot.retouch),
    }


def _read_retouch(values: object, count: int) -> Retouch:
    try:
        return read_retouch(values, count)
    except ValueError as error:
        raise ValueError(malformed("retouch")) from error


def read_styles(content: Mapping[str, Any], count: int) -> dict[int, RegionStyle]:
    """The style of each region in a manifest of `count` regions. ValueError if it is not as it should be."""
    styles = {}
    for key, item in content.items():
        if not key.isdecimal() or not isinstance(item, dict) or type(item.get("mix")) not in (int, float):
            raise ValueError(malformed("styles"))
        style = RegionStyle(
            _source(item.get("source")),
            float(item["mix"]),
            _read_crossing(item["crossing"]) if item.get("crossing") is not None else None,
            _colour(item.get("colour")),
        )
        if style.is_own:
            raise ValueError(malformed("styles"))
        styles[_region(int(key), count)] = style
    return styles


def _read_crossing(item: object) -> Crossing:
    if not isinstance(item, dict):
        raise ValueError(malformed("crossing"))
    values = typed(item, "shares", list)
    if any(type(share) not in (int, float) for share in values):
        raise ValueError(malformed("crossing"))
    return Crossing(_source(item.get("other")), tuple(map(float, values)))


def _read_alignment(quad: object) -> Alignment:
    try:
        return Alignment(quad)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise ValueError(malformed("alignment")) from error


def _read_size(size: object) -> tuple[int, int]:
    if not isinstance(size, list) or len(size) != 2 or any(type(side) is not int for side in size):
        raise ValueError(malformed("size"))
    return size[0], size[1]


def _read_weights(item: object) -> Weights:
    if not isinstance(item, dict):
        raise ValueError(malformed("weights"))
    return Weights(typed(item, "name", str), _hex(item.get("sha256"), 64))


def _region(value: object, count: int) -> int:
    if type(value) is not int or not 0 <= value < count:
        raise ValueError(tr("it refers to region {region}, which does not exist", region=value))
    return value


def _source(value: object) -> str | None:
    return None if value is None else _hex(value, 32)


def _colour(value: object) -> str | None:
    if isinstance(value, str) and is_chosen(value):
        if not is_written_well(value):
            raise ValueError(malformed("colour"))
        return value
    return OWN_COLOUR if value == OWN_COLOUR else _source(value)


def _hex(value: object, digits: int) -> str:
    if not is_hex(value, digits):
        raise ValueError(tr("an id in its manifest is malformed"))
    return value
