"""The data of a style that is dragged from a reference onto the result."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from PyQt5.QtCore import QMimeData

STYLE_MIME = "application/x-sean-style"


@dataclass(frozen=True)
class StyleDrag:
    """A style on its way, or its colour alone: of one `region`, of a `group`'s `regions`, or of the whole
    face's `regions`.
    """

    reference: str
    region: int | None = None
    regions: tuple[int, ...] = ()
    group: bool = False
    only_colour: bool = False

    @property
    def targets(self) -> tuple[int, ...]:
        """The region ids that a drop would change."""
        return self.regions if self.region is None else (self.region,)

    @property
    def asked(self) -> tuple[int, ...] | None:
        """The region ids that were asked for, None for the whole face."""
        return None if self.region is None and not self.group else self.targets


def encode(drag: StyleDrag) -> QMimeData:
    """The drag as mime data for a QDrag."""
    mime = QMimeData()
    mime.setData(STYLE_MIME, json.dumps(asdict(drag)).encode())
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
        group, only_colour = (payload.get(name) is True for name in ("group", "only_colour"))
        return StyleDrag(reference, region, tuple(int(r) for r in regions), group, only_colour)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
