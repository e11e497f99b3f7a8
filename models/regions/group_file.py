"""Groups of one's own as JSON: `{"T-zone": ["skin", "nose"]}`, a name and the names of its regions each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from models.atomic_write import write_atomically
from models.errors import UserError
from models.regions.groups import RegionGroup, own_group
from models.regions.region_set import RegionSet
from models.translation import tr

LARGEST_FILE = 1 << 20  # bytes


def groups_to_json(groups: Iterable[RegionGroup], regions: RegionSet) -> str:
    """The groups by name, with the names of their regions."""
    named = {group.name: [regions[region].name for region in group.ids] for group in groups}
    return json.dumps(named, ensure_ascii=False, indent=2) + "\n"


def groups_from_json(text: str, regions: RegionSet) -> list[RegionGroup]:
    """The groups in the order of the text. UserError says what is wrong with it."""
    try:
        named = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(tr("It is not JSON.")) from error
    if not isinstance(named, dict):
        raise UserError(tr("It has no names of groups."))
    groups: list[RegionGroup] = []
    for name, members in named.items():
        groups.append(own_group(name, _ids(name, members, regions), regions, groups))
    return groups


def read_groups(path: Path | str, regions: RegionSet) -> list[RegionGroup]:
    """The groups of a file. UserError names the file, and says what is wrong and what a file looks like."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise UserError(tr("It is too large."))
        return groups_from_json(data.decode("utf-8-sig"), regions)
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(tr("{file} cannot be read: {why}.", file=path, why=why)) from error
    except (UserError, UnicodeDecodeError) as error:
        why = str(error) if isinstance(error, UserError) else tr("It is not text.")
        example = '{"T-zone": ["skin", "nose"]}'
        raise UserError(
            tr(
                "{file} is no file of region groups. {why} A file looks like this: {example}",
                file=path,
                why=why,
                example=example,
            )
        ) from error


def write_groups(path: Path | str, groups: Iterable[RegionGroup], regions: RegionSet) -> None:
    """Save groups, for another computer or the command line. UserError if the place cannot be written to."""
    write_atomically(path, groups_to_json(groups, regions))


def _ids(name: str, members: object, regions: RegionSet) -> list[int]:
    known = {region.name: region.id for region in regions.regions}
    if not isinstance(members, list):
        raise UserError(tr("The group “{group}” is no list of regions.", group=name))
    for member in members:
        if not isinstance(member, str) or member not in known:
            raise UserError(
                tr("The group “{group}” has an unknown region: {region}.", group=name, region=member)
            )
    return [known[member] for member in members]
