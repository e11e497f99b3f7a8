"""One description of a SEAN network: the paper's full size, our compact one, and anything between."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any

BLOCK_NAMES = ("head_0", "G_middle_0", "G_middle_1", "up_0", "up_1", "up_2", "up_3")
"""The seven residual blocks in order; the names are those of the public checkpoint."""

STYLED_BLOCKS = 6
"""All blocks but the last carry a style branch (paper sec. 3.2; Fig. 7 gives each its own style matrix)."""

STRIDE = 32
"""The generator starts at 1/32 of the image; H and W must be multiples of it."""


@dataclass(frozen=True)
class SEANConfig:
    """Sizes of a SEAN generator and its style encoder.

    base_width   nf of the paper: channels of the last block; the first has 16 times as many.
    mask_hidden  channels between the two convolutions of the mask branch.
    style_rank   None: one 512 x 512 transform per region and SEAN module (the paper's A_ij).
                 r: the transform is 512 -> r and the style convolutions read r channels.
    encoder      "paper": Fig. 4A. "moments": ours, pools narrow features and colour moments per region.
    """

    regions: int = 19
    style_length: int = 512
    base_width: int = 64
    mask_hidden: int = 128
    style_rank: int | None = None
    encoder: str = "paper"

    def __post_init__(self) -> None:
        if self.encoder not in ("paper", "moments"):
            raise ValueError(f"no style encoder called {self.encoder!r}; there are 'paper' and 'moments'")
        if min(self.regions, self.style_length, self.base_width, self.mask_hidden) < 1:
            raise ValueError("every size of a SEAN network is at least 1")

    @classmethod
    def paper(cls, **changes: Any) -> SEANConfig:
        """The public full-size network for CelebAMask-HQ: 266,907,367 parameters."""
        return replace(cls(), **changes)

    @classmethod
    def compact(cls, **changes: Any) -> SEANConfig:
        """The network this project ships: the same blocks, a sixteenth of the parameters, real time on two
        cores.
        """
        small = cls(base_width=16, mask_hidden=32, style_rank=64, encoder="moments")
        return replace(small, **changes)

    @property
    def transform_width(self) -> int:
        """Channels of the style map that the style convolutions read."""
        return self.style_rank or self.style_length

    @property
    def block_widths(self) -> tuple[tuple[int, int], ...]:
        """(in, out) channels of the seven blocks."""
        nf = self.base_width
        widths = (16, 16, 16, 16, 8, 4, 2, 1)
        return tuple((a * nf, b * nf) for a, b in pairwise(widths))

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
