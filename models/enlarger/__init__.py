"""The enlarger: the generator's picture at twice its size, with the detail that a photo would have there."""

from models.enlarger.checkpoint import EnlargerError, load_enlarger, save_enlarger
from models.enlarger.network import STEP, Enlarger, EnlargerConfig, fixed_noise

__all__ = [
    "STEP",
    "Enlarger",
    "EnlargerConfig",
    "EnlargerError",
    "fixed_noise",
    "load_enlarger",
    "save_enlarger",
]
