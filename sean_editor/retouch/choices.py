"""Which amounts are meant for which regions, and how one of them is set for several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from models.regions import CELEBAMASK_HQ
from sean_editor.document.retouch import Retouch
from sean_editor.retouch.soft_regions import ids

MEANT: dict[str, tuple[int, ...]] = {
    "evenness": ids("skin", "nose", "neck", "l_ear", "r_ear"),
    "whitening": ids("mouth"),
    "clarity": ids("l_eye", "r_eye"),
    "shine": ids("hair", "u_lip", "l_lip"),
    "detail": tuple(range(1, len(CELEBAMASK_HQ))),
}
"""The regions that each amount is offered for; from Python it can be given to any."""

TINTED: dict[str, tuple[int, ...]] = {"lips": ids("u_lip", "l_lip"), "cheeks": ids("skin")}
"""What a tint is offered for; that of the skin lies on the cheeks."""

SWATCHES: dict[str, tuple[str, ...]] = {
    "lips": ("#c98276", "#b5605c", "#a04b3f", "#a8324a", "#7d2438", "#8a4a5c"),
    "cheeks": ("#e0938a", "#d9776c", "#cf7f6a", "#c4606c", "#b0654f", "#8f4a44"),
}
"""Natural colours, the palest first."""


def with_values(retouch: Retouch, regions: Iterable[int], **values: Any) -> Retouch:
    """A copy in which these fields of each region's touch have these values."""
    return retouch.with_touches({region: replace(retouch[region], **values) for region in regions})


def meant_for(name: str, regions: Sequence[int]) -> tuple[int, ...]:
    """Those of the regions that the amount `name` is meant for."""
    return tuple(region for region in regions if region in MEANT[name])
