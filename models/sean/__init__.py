"""The network SEAN (Zhu et al., CVPR 2020)."""

from models.blocks import BLOCK_NAMES, STYLED_BLOCKS
from models.sean.checkpoint import CheckpointError, load_generator, save_generator
from models.sean.config import SEANConfig
from models.sean.folder import from_pretrained, save_pretrained
from models.sean.generator import SEANGenerator
from models.sean.painting import encode_styles

__all__ = [
    "BLOCK_NAMES",
    "STYLED_BLOCKS",
    "CheckpointError",
    "SEANConfig",
    "SEANGenerator",
    "encode_styles",
    "from_pretrained",
    "load_generator",
    "save_generator",
    "save_pretrained",
]
