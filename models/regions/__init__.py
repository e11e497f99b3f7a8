"""Region sets of the data sets."""

from models.regions.ade20k import ADE20K
from models.regions.celebamask_hq import CELEBAMASK_HQ
from models.regions.cityscapes import CITYSCAPES
from models.regions.facades import FACADES
from models.regions.region_set import Region, RegionSet

__all__ = ["ADE20K", "CELEBAMASK_HQ", "CITYSCAPES", "FACADES", "Region", "RegionSet"]
