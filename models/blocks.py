"""The residual blocks of every SEAN network: their names, and how large the pictures are that they make."""

from __future__ import annotations

BLOCK_NAMES = ("head_0", "G_middle_0", "G_middle_1", "up_0", "up_1", "up_2", "up_3")
"""The seven residual blocks in order; the names are those of the public checkpoint."""

BLOCK_UPSAMPLING = (1, 2, 1, 2, 2, 2, 2)
"""How much each block's input is enlarged."""

STYLED_BLOCKS = 6
"""All blocks but the last carry a style branch (paper sec. 3.2; Fig. 7 gives each its own style matrix)."""

STRIDE = 32
"""The generator starts at 1/32 of the image; H and W must be multiples of it."""
