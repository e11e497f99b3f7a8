"""Region groups: named sets of regions that go together, such as the skin of a face, its nose and ears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.errors import UserError
from models.regions.region_set import RegionSet
from models.translation import marked, tr, tr_marked

LONGEST_NAME = 40

_BUILT_IN = (
    ("face-skin", marked("Face skin"), marked("face skin"), ("skin", "nose", "l_ear", "r_ear", "neck")),
    ("eyes", marked("Eyes"), marked("eyes"), ("l_eye", "r_eye")),
    ("brows", marked("Brows"), marked("brows"), ("l_brow", "r_brow")),
    ("lips", marked("Lips"), marked("lips"), ("u_lip", "l_lip")),
)
"""Name, title, the title inside a sentence, and regions. The inside of the mouth is no part of the lips."""


@dataclass(frozen=True)
class RegionGroup:
    """A named set of regions. `ids` are their ids, in order; `name` is what commands take.

    `english` and `english_in_text` are the titles of a built-in group before translation. A group of one's
    own has none: its name is its title.
    """

    name: str
    ids: tuple[int, ...]
    english: str = ""
    english_in_text: str = ""

    @property
    def built_in(self) -> bool:
        """Whether it comes with its region set, so that nobody can rename or remove it."""
        return bool(self.english)

    @property
    def title(self) -> str:
        """The name that people see, e.g. "Face skin", in their language."""
        return tr_marked(self.english) if self.english else self.name

    @property
    def title_in_text(self) -> str:
        """The name as it stands in the middle of a sentence, e.g. "face skin", in the person's language."""
        return tr_marked(self.english_in_text) if self.english else self.name


def built_in_groups(regions: RegionSet) -> tuple[RegionGroup, ...]:
    """The groups whose regions this set has, found by name: those of a face, none for streets or facades."""
    known = {region.name: region.id for region in regions.regions}
    return tuple(
        RegionGroup(name, tuple(sorted(known[member] for member in members)), title, in_text)
        for name, title, in_text, members in _BUILT_IN
        if known.keys() >= set(members)
    )


def own_group(
    name: str, ids: Iterable[int], regions: RegionSet, others: Iterable[RegionGroup] = ()
) -> RegionGroup:
    """A group of one's own. UserError for a name that cannot be used beside `others`, or without regions.

    Names differ in more than their case from those of regions and other groups, because commands take all
    of them. ValueError for an id that `regions` lacks.
    """
    name, members = " ".join(name.split()), tuple(sorted(set(ids)))
    if any(not 0 <= region < len(regions) for region in members):
        raise ValueError(f"{regions.name} lacks some of the regions {members}")
    if not name:
        raise UserError(tr("A group needs a name."))
    if len(name) > LONGEST_NAME:
        raise UserError(tr("The name of a group has at most {n} characters.", n=LONGEST_NAME))
    if not name.isprintable():
        raise UserError(tr("The name of a group has characters that cannot be shown."))
    if "," in name:
        raise UserError(tr("The name of a group has no comma: commas separate names."))
    if not members:
        raise UserError(tr("A group needs a region. Select those that go together."))
    groups = (*built_in_groups(regions), *others)
    taken = {"all", *(region.name for region in regions.regions)}
    taken.update(word for group in groups for word in (group.name, group.english))
    if name.casefold() in {word.casefold() for word in taken}:
        raise UserError(tr("There is a region or group called “{name}”. Choose another name.", name=name))
    return RegionGroup(name, members)
