"""The style codes that an opened project was kept with, and the network that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from models.translation import tr
from sean_editor.document.project import Project, Weights

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import StyleMatrix


class KeptCodes:
    """For one open document: the codes of regions that its portrait lacks, so that its picture can return.

    A painted hat gets the most typical of the hats in the style bank. These depend on the portraits opened
    before; so a project keeps the codes that were in use when it was saved.
    """

    def __init__(self, engine: Engine, project: Project | None = None) -> None:
        self._engine = engine
        self._codes = project.stand_in if project is not None else None
        self._weights = project.weights if project is not None else None
        self._silent = False

    def of(self, engine: Engine) -> KeptCodes:
        """The same with another network, which the person has chosen: it needs no warning."""
        other = KeptCodes(engine)
        other._codes, other._weights, other._silent = self._codes, self._weights, True
        return other

    @property
    def silent(self) -> bool:
        """Whether the person has chosen the network and knows what that means."""
        return self._silent

    def check_weights(self) -> str:
        """Codes of one network mean nothing to another: a sentence where the network is another, or ""."""
        kept, now = self._weights, self._engine.checkpoint_name
        if kept is None or self._silent or self._fit_the_network:
            return ""
        return tr(
            "This project was made with {weights}, not with {now}: the result may look different.",
            weights=kept.name,
            now=now,
        )

    def lacking(self) -> np.ndarray | None:
        """The codes float32 [S, 512] to use where the portrait lacks a region, None while none are known."""
        typical = self._engine.bank.typical()
        if typical is None or self._codes is None or not self._fit_the_network:
            return typical.codes if typical is not None else None
        return np.where(self._codes.any(1, keepdims=True), self._codes, typical.codes)

    @property
    def _fit_the_network(self) -> bool:
        return self._weights is None or self._weights.sha256 == self._engine.checkpoint_hash

    def to_keep(self, own: StyleMatrix | None, layout: np.ndarray) -> np.ndarray | None:
        """The codes [S, 512] that the picture of `layout` [H, W] needs, zeros elsewhere; None if none.

        `own` are the portrait's codes, None while they are being read.
        """
        if own is None:
            return self._codes
        needed = np.bincount(layout.ravel(), minlength=len(own.present)) > 0
        needed &= ~own.present
        codes = self.lacking()
        return codes * needed[:, None] if codes is not None and needed.any() else None

    def weights(self, known: bool) -> Weights | None:
        """The network in use; while it is not `known`, the one that was kept: asking would wait for it."""
        if not known:
            return self._weights
        return Weights(self._engine.checkpoint_name, self._engine.checkpoint_hash)
