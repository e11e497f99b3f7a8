"""The order of ids in the label maps of a folder: the first ones tell, for asking the face parser is slow."""

from __future__ import annotations

from pathlib import Path

from sean_editor.document.portrait import Portrait
from sean_editor.photo.label_order import AUTO, CELEBAMASK_HQ, FACE_PARSING

ENOUGH = 16
"""Label maps of one folder in the same order: the others there are taken to be of the same making."""


class FolderOrders:
    """What is known of some folders. A folder with maps in both orders is never trusted."""

    def __init__(self) -> None:
        self._found: dict[Path, dict[str, int]] = {}  # how many maps of each order

    def order(self, picture: Path) -> str:
        """The order to read the label map of a picture in: "auto" while the face parser is to be asked."""
        found = self._found.get(picture.parent, {})
        if len(found) == 1:
            ((order, times),) = found.items()
            if times >= ENOUGH:
                return order
        return AUTO

    def learn(self, picture: Path, portrait: Portrait) -> None:
        """`portrait` was read in the order that the face parser told. One with a doubt says nothing."""
        if portrait.notices and not portrait.reordered:
            return
        found = self._found.setdefault(picture.parent, {})
        order = FACE_PARSING if portrait.reordered else CELEBAMASK_HQ
        found[order] = found.get(order, 0) + 1
