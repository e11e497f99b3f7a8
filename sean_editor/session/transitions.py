"""Transitions from one style to another without a window: every state on the way, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from models.atomic_write import Cancelled, never, stop_if
from models.translation import tr
from sean_editor.document.fit import Fit
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import BLOCKS, StyleAssignment
from sean_editor.document.two_styles import Shares, TwoStyles, alike
from sean_editor.engine.transfer import region_ids
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Kind
from sean_editor.session.lending import lending
from sean_editor.session.present import Present, Reference
from sean_editor.session.textures import TextureJob, Textures, textured_exports

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

_DISSOLVE = 0.2
"""The texture of one photo gives way to that of another around the middle: from 0.5 less this to 0.5 more."""


@dataclass(frozen=True, eq=False)
class Transition:
    """Regions on their way from style A to style B; all else is as in `present`, which holds both styles."""

    present: Present
    two: TwoStyles
    regions: tuple[int, ...]

    def at(self, shares: float | Sequence[float]) -> Present:
        """The state with this share of B, in 0..1, or one for each of the six blocks."""
        before = self.present.edit.styles
        styles = self.two.styles(before, self.regions, _each(shares))
        return self.present.with_styles(before.with_regions(styles))

    def styles(self, shares: float | Sequence[float]) -> np.ndarray:
        """The styles there, float32 [S, 512]; [6, S, 512] with a fit or where the blocks differ."""
        return self.at(shares).styles()

    def refined(self, engine: Engine) -> Transition:
        """The same with the final codes. Slow where there are none yet."""
        return replace(self, present=self.present.refined(engine))


def transition(
    engine: Engine,
    portrait: Portrait,
    a: Portrait | None,
    b: Portrait | None,
    regions: Iterable[str | int] = ("all",),
    layout: np.ndarray | None = None,
    fit: Fit | None = None,
) -> Transition:
    """A portrait whose `regions` (names or ids, as `region_ids` takes them) go from the style of `a` to that
    of `b`; None is the portrait's own. Where one of them lacks a region, the portrait's own stands in.

    `layout` uint8 [H, W] is painted instead of the portrait's own; `fit` is the portrait's, if there is one.
    UserError for a region that does not exist.
    """

    def read(one: Portrait) -> Reference:
        return Reference(one.id, one, engine.encode(one.image, one.labels))

    given = {one.id: lending(engine, read(one)) for one in (a, b) if one is not None}
    two = TwoStyles(a.id if a is not None else None, b.id if b is not None else None)
    labels = portrait.labels if layout is None else layout
    edit = Edit(portrait, labels.astype(np.uint8), StyleAssignment())
    return Transition(Present(edit, read(portrait), fit, given, None), two, tuple(region_ids(regions)))


class TransitionPictures:
    """Finished pictures of a transition, as the export of the window makes them.

    side           pixels of the side; None: that of the portrait in its photo
    textured       whether they get the texture of photos
    keep_unedited  whether the photo stays where nothing is edited
    """

    def __init__(
        self,
        textures: Textures,
        move: Transition,
        side: int | None = None,
        textured: bool = False,
        keep_unedited: bool = True,
    ) -> None:
        self._textures, self._move = textures, move
        self._request = ExportRequest(Kind.PORTRAIT, keep_unedited, textured=textured, side=side)

    def picture(self, shares: float | Sequence[float], cancelled: Cancelled = never) -> np.ndarray:
        """uint8 [P, P, 3] with these shares of B. CancelledError soon after `cancelled()` is true."""
        stop_if(cancelled)
        job = self._move.at(shares).job()
        late = (_each(shares)[-1] - 0.5) / (2 * _DISSOLVE) + 0.5  # 0..1 while both textures show
        two = self._move.two
        if not self._request.textured or two.a is None or two.b is None or not 0 < late < 1:
            return self._finished(job, cancelled)
        both = [self._finished(self._with_texture_of(share, job), cancelled) for share in (0.0, 1.0)]
        mixed = (1 - late) * both[0] + late * both[1].astype(np.float32)
        return np.rint(mixed).astype(np.uint8)

    def pictures(
        self,
        shares: Sequence[float],
        cancelled: Cancelled = never,
        report: Callable[[int], object] = lambda _: None,
    ) -> Iterator[np.ndarray]:
        """One after another; `report` hears how many are done."""
        for number, share in enumerate(shares, 1):
            yield self.picture(share, cancelled)
            report(number)

    def _with_texture_of(self, end: float, job: TextureJob) -> TextureJob:
        """The job with the texture that the transition has at an end; its styles stay."""
        return replace(job, edit=self._move.at(end).edit)

    def _finished(self, job: TextureJob, cancelled: Cancelled) -> np.ndarray:
        exports = textured_exports(self._textures, job.edit, lambda: job)
        return exports.picture(self._request, cancelled).pixels


def _each(shares: float | Sequence[float]) -> Shares:
    each = alike(shares) if isinstance(shares, int | float) else tuple(shares)
    if len(each) != BLOCKS or not all(0.0 <= share <= 1.0 for share in each):
        raise UserError(
            tr("A share of style B is a number from 0 to 1, or one for each of {n} blocks.", n=BLOCKS)
        )
    return each
