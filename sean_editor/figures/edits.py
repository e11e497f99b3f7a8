"""Scripted layout edits, each on a portrait that it suits: layout and result, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.document.resolving import resolve
from sean_editor.document.styles import StyleAssignment
from sean_editor.figures.layout_edits import EDITS, LayoutEdit, NotApplicable
from sean_editor.figures.sheet import GAP, LABEL, MARGIN, NOTE, TITLE, Look, Sheet
from sean_editor.session.kept_codes import KeptCodes

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_PAIR_GAP = 4
_BLOCK_GAP = 40
_HEAD = 40  # units above a block's pictures: its title, and what they are
_STRIDE = 5  # between the portraits of one edit and the next, so that neighbours differ
_TITLES = ("layout", "edited", "result before", "result after")


class Sample(NamedTuple):
    """An edit on the portrait that was chosen for it."""

    edit: LayoutEdit
    portrait: Portrait
    labels: np.ndarray
    """The edited layout, uint8 [H, W]."""


def edits(
    engine: Engine,
    portraits: Sequence[Portrait],
    known: Sequence[Portrait] = (),
    wanted: Sequence[LayoutEdit] = EDITS,
    look: Look | None = None,
    across: int = 2,
) -> np.ndarray:
    """The figure, uint8 [H, W, 3]: a block for every edit, `across` of them side by side.

    Each edit is shown on another portrait, as far as they suit it. A region that its portrait lacked has
    what it does in the editor: the most typical style of the portraits that are known, these and `known`. The
    pictures are the network's own, nothing is kept from the photo. ValueError without portraits or edits.
    """
    look = look or Look()
    if not (portraits and wanted):
        raise ValueError("a sheet of edits needs portraits and edits")
    for portrait in (*known, *portraits):
        engine.encode(portrait.image, portrait.labels)  # from now on the bank knows its styles
    stand_in = KeptCodes(engine).lacking()
    assert stand_in is not None
    across = min(across, len(wanted))
    block = 4 * look.cell + 2 * _PAIR_GAP + GAP
    rows = -(-len(wanted) // across)
    width = 2 * MARGIN + across * block + (across - 1) * _BLOCK_GAP
    high = look.cell + _HEAD + 2 * GAP
    sheet = Sheet(width, 2 * MARGIN - 2 * GAP + rows * high, look)
    for k, edit in enumerate(wanted):
        x = MARGIN + (k % across) * (block + _BLOCK_GAP)
        y = MARGIN + (k // across) * high
        sheet.text(x, y + 14, edit.title, TITLE, anchor="ls")
        try:
            sample = sample_of(edit, portraits, first=_STRIDE * k)
        except NotApplicable as reason:
            words = f"on none of these portraits: {reason}"
            sheet.text(x, y + _HEAD - 5, words, NOTE, quiet=True, anchor="ls", room=block)
            continue
        _draw(sheet, x, y, block, engine, sample, stand_in)
    return sheet.pixels


def sample_of(edit: LayoutEdit, portraits: Sequence[Portrait], first: int = 0) -> Sample:
    """The edit on the first portrait that it suits, looked for from number `first` on, round and round.
    NotApplicable, for the reason that the last one has, if there is none.
    """
    reason = NotApplicable("there are no portraits")
    for k in range(len(portraits)):
        portrait = portraits[(first + k) % len(portraits)]
        try:
            return Sample(edit, portrait, edit.apply(portrait.labels))
        except NotApplicable as error:
            reason = error
    raise reason


def before_and_after(engine: Engine, sample: Sample, stand_in: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both pictures, uint8 [H, W, 3]; `stand_in` float32 [S, 512] is used for regions that are new."""
    own = engine.encode(sample.portrait.image, sample.portrait.labels)
    styles = resolve(StyleAssignment(), own, {}, stand_in)
    return engine.render(sample.portrait.labels, styles), engine.render(sample.labels, styles)


def _draw(
    sheet: Sheet, x: float, y: float, block: float, engine: Engine, sample: Sample, stand_in: np.ndarray
) -> None:
    palette = CELEBAMASK_HQ.palette()
    before, after = before_and_after(engine, sample, stand_in)
    name = sample.portrait.name
    if new := _new_regions(sample):
        name += f"; {', '.join(new)}: typical style"
    sheet.text(x + block, y + 14, name, LABEL, quiet=True, anchor="rs", room=block / 2)
    pictures = (palette[sample.portrait.labels], palette[sample.labels], before, after)
    for k, (picture, words) in enumerate(zip(pictures, _TITLES, strict=True)):
        left = x + k * (sheet.look.cell + _PAIR_GAP) + (GAP - _PAIR_GAP if k > 1 else 0)
        sheet.text(left, y + _HEAD - 5, words, NOTE, quiet=True, anchor="ls")
        sheet.picture(left, y + _HEAD, picture)


def _new_regions(sample: Sample) -> list[str]:
    """Those that the portrait lacks and the edited layout has, as a caption names them."""
    ids = np.setdiff1d(sample.labels, sample.portrait.labels)
    return [CELEBAMASK_HQ[int(region)].title.lower() for region in ids]
