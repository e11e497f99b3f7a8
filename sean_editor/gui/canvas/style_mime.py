"""The data of a style that is dragged from a reference onto the result."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PyQt5.QtCore import QMimeData

STYLE_MIME = "application/x-sean-style"


@dataclass(frozen=True)
class StyleDrag:
    """A style on its way, or its colour alone: of one `region`, or with `region` None of the whole face's
    `regions`.
    """

    reference: str
    region: int | None = None
    regions: tuple[int, ...] = ()
    only_colour: bool = False

    @property
    def targets(self) -> tuple[int, ...]:
        """The region ids that a drop would change."""
        return self.regions if self.region is None else (self.region,)


def encode(drag: StyleDrag) -> QMimeData:
    """The drag as mime data for a QDrag."""
    payload = {
        "reference": drag.reference,
        "region": drag.region,
        "regions": list(drag.regions),
        "only_colour": drag.only_colour,
    }
    mime = QMimeData()
    mime.setData(STYLE_MIME, json.dumps(payload).encode())
    return mime


def decode(mime: QMimeData) -> StyleDrag | None:
    """The style in `mime`; None if there is none or it cannot be read (any program may send one)."""
    if not mime.hasFormat(STYLE_MIME):
        return None
    try:
        payload = json.loads(bytes(mime.data(STYLE_MIME)).decode())
        reference, region, regions = payload["reference"], payload["region"], payload["regions"]
        if not isinstance(reference, str) or not (region is None or isinstance(region, int)):
            return None
        only_colour = payload.get("only_colour") is True
        return StyleDrag(reference, region, tuple(int(r) for r in regions), only_colour)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
