"""One description of a SEAN network: the paper's full size, our compact one, and every variant of either."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any

BLOCK_NAMES = ("head_0", "G_middle_0", "G_middle_1", "up_0", "up_1", "up_2", "up_3")
"""The seven residual blocks in order; the names are those of the public checkpoint."""

BLOCK_UPSAMPLING = (1, 2, 1, 2, 2, 2, 2)
"""How much each block's input is enlarged."""

STYLED_BLOCKS = 6
"""All blocks but the last carry a style branch (paper sec. 3.2; Fig. 7 gives each its own style matrix)."""

STRIDE = 32
"""The generator starts at 1/32 of the image; H and W must be multiples of it."""


_CHOICES = {
    "encoder": ("paper", "flat", "moments", "textures", "closeups"),
    "style_level": ("unified", "block", "module"),
    "norm": ("sync_batch", "batch"),
}


@dataclass(frozen=True)
class SEANConfig:
    """Sizes of a SEAN generator and its style encoder, and what is left out of it or done otherwise for
    comparison (variants.py names the combinations; the defaults are the paper's network).

    base_width   nf of the paper: channels of the last block; the first has 16 times as many.
    mask_hidden  channels between the two convolutions of the mask branch.
    style_rank   None: one 512 x 512 transform per region and SEAN module (the paper's A_ij).
                 r: the transform is 512 -> r and the style convolutions read r channels.
    encoder      "paper": Fig. 4A. "flat": without its bottleneck. "moments": ours, pools narrow features and
                 colour moments per region. "textures": ours, richer: also fine textures, context, and where
                 in the region things are. "closeups": the same, and every region seen from close up.
    style_norm   whether the styles of all regions present are brought to one length (RMS 1).
    second_look  g: styles are read twice. What the generator makes of the first ones is encoded, too, and g
                 times the difference added to them (generator.py); 0: they are read once.
    descent      in how many steps what the encoder reads is refined by whoever can wait for it
                 (models/inversion): the editor and the evaluation do, training does not.
    style_level  where styles are computed. "unified": one encoder, one style matrix for all. "block",
                 "module": every styled residual block, or every SEAN module, has an encoder of its own.
    mask_branch  whether the layout modulates by itself, too (SPADE). Without it the last block has a style
                 branch, for it would have nothing else.
    style_branch  whether styles modulate. Without it there is no style encoder, and styles have no effect.
    style_map_step  k: the style map is made at 1/k of a SEAN module's resolution, and what follows from it
                 is enlarged (nearest).
    noise        whether SEAN modules add noise.
    norm         batch norm over the joint batch of all processes ("sync_batch") or over each one's own.
    """

    regions: int = 19
    style_length: int = 512
    base_width: int = 64
    mask_hidden: int = 128
    style_rank: int | None = None
    encoder: str = "paper"
    style_norm: bool = False
    second_look: float = 0.0
    descent: int = 0
    style_level: str = "unified"
    mask_branch: bool = True
    style_branch: bool = True
    style_map_step: int = 1
    noise: bool = True
    norm: str = "sync_batch"

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            if getattr(self, name) not in known:
                raise ValueError(f"{name} is one of {', '.join(known)}, not {getattr(self, name)!r}")
        if not self.mask_branch and not self.style_branch:
            raise ValueError("a SEAN network has a mask branch or a style branch")
        sizes = (self.regions, self.style_length, self.base_width, self.mask_hidden, self.style_map_step)
        if min(sizes) < 1 or (self.style_rank is not None and self.style_rank < 1):
            raise ValueError("every size of a SEAN network is at least 1")
        if not 0 <= self.second_look <= 2:
            raise ValueError(f"second_look is 0 to 2, not {self.second_look}")
        if not 0 <= self.descent <= 64:
            raise ValueError(f"descent is 0 to 64 steps, not {self.descent}")
        if (self.second_look or self.descent) and not (self.style_branch and self.style_level == "unified"):
            raise ValueError("second_look and descent are for networks with one style encoder")

    @classmethod
    def paper(cls, **changes: Any) -> SEANConfig:
        """The public full-size network for CelebAMask-HQ: 266,907,367 parameters."""
        return replace(cls(), **changes)

    @classmethod
    def compact(cls, **changes: Any) -> SEANConfig:
        """The network this project ships: the same blocks, a sixteenth of the parameters, real time on two
        cores. What ships takes a second look, too, which is worth while once the network has learnt.
        """
        small = cls(base_width=16, mask_hidden=32, style_rank=64, encoder="closeups", style_norm=True)
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

    @property
    def style_count(self) -> int:
        """How many style matrices the generator can be given: one per styled block, or per SEAN module."""
        if self.style_level != "module":
            return STYLED_BLOCKS
        return sum(2 if fin == fout else 3 for fin, fout in self.block_widths[:STYLED_BLOCKS])

    def reading_as(self, other: SEANConfig) -> SEANConfig:
        """This network, but looking at portraits as often as `other`: the weights are the same."""
        return replace(self, second_look=other.second_look, descent=other.descent)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
