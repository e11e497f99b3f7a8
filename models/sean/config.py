"""One description of a SEAN network: the paper's full size, our compact one, and every variant of either."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from models.blocks import STYLED_BLOCKS
from models.choices import check_choices

EncoderName = Literal["paper", "flat", "moments", "textures", "closeups"]
_MOST_REGIONS = 256
"""Label maps are uint8."""


@dataclass(frozen=True)
class SEANConfig:
    """Sizes of a SEAN generator and its style encoder, and switches for the variants that are compared. The
    defaults are the paper's network; the laboratory names the combinations (variants.py).

    The names are those of the configuration in weights files. ValueError for a value that does not fit.
    """

    # Sizes

    regions: int = 19
    """S: ids of the label maps."""
    style_length: int = 512
    """Numbers of a style code."""
    base_width: int = 64
    """nf of the paper: channels of the last block; the first has 16 times as many."""
    mask_hidden: int = 128
    """Channels between the two convolutions of the mask branch."""
    style_rank: int | None = None
    """None: one 512 x 512 transform per region and SEAN module (the paper's A_ij). r: the transform is
    512 -> r and the style convolutions read r channels."""

    # How a portrait is encoded

    encoder: EncoderName = "paper"
    """"paper": Fig. 4A. "flat": without its bottleneck. "moments": ours, pools narrow features and colour
    moments per region. "textures": ours, adds fine textures, context, and where in the region things are.
    "closeups": ours, adds a crop of every region."""
    style_norm: bool = False
    """Whether the style codes of all regions present have the same length (RMS 1)."""
    second_look: float = 0.0
    """g: a second pass of the encoder. It encodes the picture generated from the first codes and adds g times
    the difference (generator.py). 0: one pass."""
    descent: int = 0
    """Steps of gradient refinement that follow the encoder (models/inversion). The editor and the evaluation
    take them, training does not."""

    # Where styles and layout modulate

    style_level: Literal["unified", "block", "module"] = "unified"
    """"unified": one encoder, one style matrix for all. "block", "module": every styled residual block, or
    every SEAN module, has an encoder of its own."""
    mask_branch: bool = True
    """Whether the layout modulates by itself, too (SPADE). Without it the last block has a style branch, for
    it would have nothing else."""
    style_branch: bool = True
    """Whether styles modulate. Without it there is no style encoder, and styles have no effect."""
    style_map_step: int = 1
    """k: the style map is made at 1/k of a SEAN module's resolution; gamma and beta of the style branch are
    enlarged (nearest)."""
    noise: bool = True
    """Whether SEAN modules add noise."""
    norm: Literal["sync_batch", "batch"] = "sync_batch"
    """Batch norm over the joint batch of all processes, or over each process's own."""

    def __post_init__(self) -> None:
        check_choices(self)
        if not self.mask_branch and not self.style_branch:
            raise ValueError("a SEAN network has a mask branch or a style branch")
        sizes = (self.regions, self.style_length, self.base_width, self.mask_hidden, self.style_map_step)
        counts = (*sizes, 1 if self.style_rank is None else self.style_rank)
        if not all(isinstance(count, int) for count in counts) or min(counts) < 1:
            raise ValueError("every size of a SEAN network is a whole number, at least 1")
        if self.regions > _MOST_REGIONS:
            raise ValueError(f"a SEAN network has at most {_MOST_REGIONS} regions, not {self.regions}")
        if not 0 <= self.second_look <= 2:
            raise ValueError(f"second_look is 0 to 2, not {self.second_look}")
        if not isinstance(self.descent, int) or not 0 <= self.descent <= 64:
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
        cores. The shipped weights also encode in a second pass, which helps once the network is trained.
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

    def encoding_as(self, other: SEANConfig) -> SEANConfig:
        """This network with the encoder passes and refinement steps of `other`: the weights are the same."""
        return replace(self, second_look=other.second_look, descent=other.descent)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
