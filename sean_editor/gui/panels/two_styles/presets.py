"""The steps of the paper's Fig. 7 as a menu, each written as its six blocks."""

from __future__ import annotations

from collections.abc import Callable

from PyQt5.QtWidgets import QMenu, QWidget

from models.translation import marked, tr, tr_marked
from sean_editor.document.two_styles import COARSE_FIRST, FINE_FIRST, INTERPOLATED, Shares

WAYS: tuple[tuple[str, tuple[Shares, ...]], ...] = (
    (marked("Coarse blocks first"), COARSE_FIRST),
    (marked("Fine blocks first"), FINE_FIRST),
    (marked("All blocks alike"), INTERPOLATED),
)


def preset_menu(parent: QWidget, choose: Callable[[Shares], object]) -> QMenu:
    """A submenu for each way from A to B; a step hands its shares to `choose`."""
    menu = QMenu(parent)
    for title, steps in WAYS:
        way = menu.addMenu(tr_marked(title))
        for shares in steps:
            way.addAction(_words(shares), lambda shares=shares: choose(shares))
    return menu


def _words(shares: Shares) -> str:
    """ "A A A B B B", or B's share if there is some of both in a block."""
    if any(0 < share < 1 for share in shares):
        return tr("{percent} % B", percent=round(100 * shares[0]))
    return " ".join("B" if share else "A" for share in shares)
