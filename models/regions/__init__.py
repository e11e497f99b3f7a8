"""Region sets of the data sets, and groups of their regions."""

from models.regions.ade20k import ADE20K
from models.regions.celebamask_hq import CELEBAMASK_HQ
from models.regions.cityscapes import CITYSCAPES
from models.regions.facades import FACADES
from models.regions.group_file import read_groups, write_groups
from models.regions.groups import RegionGroup, built_in_groups, own_group
from models.regions.region_set import Region, RegionSet

__all__ = [
    "ADE20K",
    "CELEBAMASK_HQ",
    "CITYSCAPES",
    "FACADES",
    "Region",
    "RegionGroup",
    "RegionSet",
    "built_in_groups",
    "own_group",
    "read_groups",
    "write_groups",
]
