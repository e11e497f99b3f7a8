"""SPADE and Pix2PixHD: the networks that the paper compares SEAN with, written from their own papers."""

from models.lab.baselines.pix2pixhd import Pix2PixHDConfig, Pix2PixHDGenerator
from models.lab.baselines.size import count_parameters, width_for
from models.lab.baselines.spade import SPADEConfig, SPADEEncoder, SPADEGenerator, kl_divergence

__all__ = [
    "Pix2PixHDConfig",
    "Pix2PixHDGenerator",
    "SPADEConfig",
    "SPADEEncoder",
    "SPADEGenerator",
    "count_parameters",
    "kl_divergence",
    "width_for",
]
