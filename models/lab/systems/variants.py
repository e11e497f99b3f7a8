"""The network's variants, each one change of its configuration: those of the paper's Table 3, and others that
show the effect of a part.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from models.sean.config import SEANConfig


@dataclass(frozen=True)
class Variant:
    """`row` is its name in Table 3, empty for those that the table does not have; `changes` make it."""

    row: str
    what: str
    changes: dict[str, Any] = field(default_factory=dict)


VARIANTS = {
    "sean": Variant(
        "unified encoder; w/ downsampling; w/ noise",
        "The network as published, to which the others are compared.",
    ),
    "module-encoders": Variant(
        "SEAN-level encoders",
        "Styles are computed in the generator: every SEAN module has a style encoder of its own.",
        {"style_level": "module"},
    ),
    "block-encoders": Variant(
        "ResBlk-level encoders",
        "Styles are computed in the generator: every styled residual block has a style encoder of its own.",
        {"style_level": "block"},
    ),
    "flat-encoder": Variant(
        "w/o downsampling",
        "The style encoder without its bottleneck: its features stay at half the resolution.",
        {"encoder": "flat"},
    ),
    "no-noise": Variant("w/o noise", "SEAN modules add no noise.", {"noise": False}),
    "style-only": Variant(
        "", "No mask branch: the layout acts through the style map alone.", {"mask_branch": False}
    ),
    "mask-only": Variant(
        "",
        "No style branch: SPADE's modulation in SEAN's generator, blind to styles.",
        {"style_branch": False},
    ),
    "coarse-style-map": Variant(
        "", "The style map at a quarter of each module's resolution.", {"style_map_step": 4}
    ),
    "batch-norm": Variant("", "Every process normalizes its own share of a batch.", {"norm": "batch"}),
    "low-rank": Variant("", "Ours: each region's transform is 512 -> 64.", {"style_rank": 64}),
    "full-rank": Variant("", "The paper's transforms, 512 -> 512.", {"style_rank": None}),
    "moments-encoder": Variant(
        "", "Ours: narrow features and colours, pooled to moments.", {"encoder": "moments"}
    ),
    "texture-encoder": Variant(
        "", "Ours: features of three resolutions, moments and a grid.", {"encoder": "textures"}
    ),
    "closeup-encoder": Variant("", "Ours: the same, and a crop of every region.", {"encoder": "closeups"}),
    "second-look": Variant(
        "",
        "Ours: a second encoder pass, on the generated picture, corrects the styles.",
        {"second_look": 1.0},
    ),
    "paper-encoder": Variant("", "The paper's style encoder, pooled to means.", {"encoder": "paper"}),
    "style-norm": Variant("", "The styles of all regions have one length.", {"style_norm": True}),
}
"""By name. Table 3's remaining rows are other systems: Pix2PixHD, SPADE, and SPADE++, which is
`SPADEConfig(style="map")`.
"""


def variant(name: str, base: SEANConfig) -> SEANConfig:
    """`base` with what the variant changes. ValueError for a name that is none."""
    if name not in VARIANTS:
        raise ValueError(f"There is no variant called {name!r}; there are: {', '.join(VARIANTS)}.")
    return replace(base, **VARIANTS[name].changes)
