"""Regions as a figure names them: the two of a pair together, several as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.regions import CELEBAMASK_HQ
from sean_editor.engine.transfer import region_ids

Regions = Sequence[str | int]
"""Regions by name or id, or "all", as `transfer_styles` takes them."""

_TOGETHER = (
    ("All skin", ("skin", "nose", "neck", "l_ear", "r_ear")),
    ("Eyes", ("l_eye", "r_eye")),
    ("Brows", ("l_brow", "r_brow")),
    ("Ears", ("l_ear", "r_ear")),
    ("Lips", ("u_lip", "l_lip")),
)


def regions_title(regions: Iterable[str | int]) -> str:
    """Title of a group of regions, as "Lips" or "Skin, Nose and 2 more". UserError as `region_ids`."""
    ids = set(region_ids(regions))
    if len(ids) == len(CELEBAMASK_HQ):
        return "All regions"
    titles = {}
    for title, names in _TOGETHER:
        if ids_of(names) <= ids:
            titles[min(ids_of(names))] = title
            ids -= ids_of(names)
    titles |= {region: CELEBAMASK_HQ[region].title for region in ids}
    words = [titles[region] for region in sorted(titles)]
    if len(words) > 3:
        return f"{', '.join(words[:2])} and {len(words) - 2} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def ids_of(names: Iterable[str]) -> set[int]:
    return {CELEBAMASK_HQ.by_name(name).id for name in names}
