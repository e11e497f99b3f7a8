"""Regions as a figure names them: the two of a pair together, several as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.regions import CELEBAMASK_HQ, built_in_groups
from sean_editor.engine.transfer import region_ids

Regions = Sequence[str | int]
"""Regions by name or id, groups by name, or "all", as `transfer_styles` takes them."""

_EARS = ("Ears", (CELEBAMASK_HQ.by_name("l_ear").id, CELEBAMASK_HQ.by_name("r_ear").id))
_TOGETHER = (*((group.english, group.ids) for group in built_in_groups(CELEBAMASK_HQ)), _EARS)
"""Titles, and the regions that have them together."""


def regions_title(regions: Iterable[str | int]) -> str:
    """Title of a group of regions, as "Lips" or "Skin, Nose and 2 more". UserError as `region_ids`."""
    ids = set(region_ids(regions))
    if len(ids) == len(CELEBAMASK_HQ):
        return "All regions"
    titles = {}
    for title, together in _TOGETHER:
        if ids.issuperset(together):
            titles[min(together)] = title
            ids -= set(together)
    titles |= {region: CELEBAMASK_HQ[region].title for region in ids}
    words = [titles[region] for region in sorted(titles)]
    if len(words) > 3:
        return f"{', '.join(words[:2])} and {len(words) - 2} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
