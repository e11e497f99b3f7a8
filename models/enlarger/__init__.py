"""The enlarger: the generator's picture at twice its size, with the detail that a photo would have there."""

from models.enlarger.checkpoint import EnlargerError, load_enlarger, save_enlarger
from models.enlarger.enlarging import TIMES, enlarge
from models.enlarger.network import STEP, Enlarger, EnlargerConfig, fixed_noise

__all__ = [
    "STEP",
    "TIMES",
    "Enlarger",
    "EnlargerConfig",
    "EnlargerError",
    "enlarge",
    "fixed_noise",
    "load_enlarger",
    "save_enlarger",
]
