"""Chosen colours in style space: the codes with which the network paints regions in the colours asked for.

Codes hold the colours of a region. What a code has to become is found by encoding the network's own picture
again, with the region in another colour: the difference of the two codes is added to that of the region. The
network does not follow exactly, so the colour that it painted is measured, and what is missing is added to
what is asked for in the next step. What is left over in the end is corrected in the picture.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

from models.blocks import STYLED_BLOCKS
from models.colour_difference import ciede2000
from sean_editor.colour.surface import Surface, SurfacePart
from sean_editor.document.fit import Fit
from sean_editor.document.resolving import COLOUR_SHARES

_STEPS = 3
_CLOSE = 1.0  # CIEDE2000: no further step
_REACH = 25.0  # Lab: how far beyond the colour asked for a step may aim
_KEPT = 8  # states of an edit between which one goes back and forth
Value = TypeVar("Value")


class Network(Protocol):
    """What is asked of the network."""

    def paint(
        self, labels: np.ndarray, styles: np.ndarray, draft: bool = False, fit: Fit | None = None
    ) -> np.ndarray:
        """The portrait uint8 [H, W, 3] of styles [S, 512] or [6, S, 512]."""

    def codes_of(self, image: np.ndarray, labels: np.ndarray) -> np.ndarray | None:
        """The codes [S, 512] of a portrait, quickly; None for a network that has no encoder."""


@dataclass(frozen=True, eq=False)
class _Base:
    """A state without its chosen colours: its picture uint8 [H, W, 3], and the codes of that, [S, 512]."""

    picture: np.ndarray
    codes: np.ndarray | None


@dataclass(frozen=True, eq=False)
class _Part:
    """A surface in the picture, and the mean colour asked for, Lab [3]."""

    surface: Surface
    there: SurfacePart
    wanted: np.ndarray

    def dyed(self, picture: np.ndarray, colour: np.ndarray) -> np.ndarray:
        return self.there.dyed(picture, colour, self.surface.own_tints)


class Colouring:
    """Of one network. Several threads may use it; one solution at a time is looked for."""

    def __init__(self, network: Network) -> None:
        self._network, self._lock = network, threading.Lock()
        self._bases: OrderedDict[Hashable, _Base] = OrderedDict()
        self._solved: OrderedDict[Hashable, np.ndarray] = OrderedDict()
        self._encoded: OrderedDict[Hashable, np.ndarray | None] = OrderedDict()
        self._newest: tuple[Hashable, np.ndarray] | None = None  # whatever the layout

    def picture(
        self,
        labels: np.ndarray,
        styles: np.ndarray,
        surfaces: Sequence[Surface],
        draft: bool = False,
        fit: Fit | None = None,
    ) -> np.ndarray:
        """The portrait uint8 [H, W, 3] of styles [S, 512] or [6, S, 512], with the colours of the surfaces.

        A draft takes one step, and none while only the layout changes: it leaves more to the correction.
        """
        with self._lock:
            state = _digest(styles), tuple(surfaces), id(fit)
            if draft and self._newest is not None and self._newest[0] == state:
                codes, base = self._newest[1], None
            else:
                base = self._base(labels, styles, fit)
                codes = self._codes(labels, styles, surfaces, base, 1 if draft else _STEPS, fit)
                self._newest = state, codes
        picture = self._network.paint(labels, codes, draft, fit)
        for part in _parts(surfaces, labels, picture if base is None else base.picture):
            picture = part.dyed(picture, part.wanted)
        return picture

    def codes(
        self, labels: np.ndarray, styles: np.ndarray, surfaces: Sequence[Surface], fit: Fit | None = None
    ) -> np.ndarray:
        """The styles float32 [6, S, 512] with which the network itself comes closest to these colours."""
        with self._lock:
            base = self._base(labels, styles, fit)
            return self._codes(labels, styles, surfaces, base, _STEPS, fit)

    def _base(self, labels: np.ndarray, styles: np.ndarray, fit: Fit | None) -> _Base:
        def make() -> _Base:
            picture = self._network.paint(labels, styles, fit=fit)
            return _Base(picture, self._codes_of(picture, labels))

        return _kept(self._bases, (_digest(labels), _digest(styles), id(fit)), make)

    def _codes_of(self, picture: np.ndarray, labels: np.ndarray) -> np.ndarray | None:
        """Kept: what a draft began, the whole picture goes on with."""
        key = _digest(picture), _digest(labels)
        return _kept(self._encoded, key, lambda: self._network.codes_of(picture, labels))

    def _codes(
        self,
        labels: np.ndarray,
        styles: np.ndarray,
        surfaces: Sequence[Surface],
        base: _Base,
        steps: int,
        fit: Fit | None,
    ) -> np.ndarray:
        key = _digest(labels), _digest(styles), id(fit), tuple(surfaces), steps
        return _kept(
            self._solved, key, lambda: self._solve(labels, _by_block(styles), surfaces, base, steps, fit)
        )

    def _solve(
        self,
        labels: np.ndarray,
        styles: np.ndarray,
        surfaces: Sequence[Surface],
        base: _Base,
        steps: int,
        fit: Fit | None,
    ) -> np.ndarray:
        """The best of some steps; `styles` is [6, S, 512]."""
        parts = _parts(surfaces, labels, base.picture)
        if base.codes is None or not parts:
            return styles
        aims = [part.wanted for part in parts]
        best, least = styles, np.inf
        for step in range(steps):
            dyed = base.picture
            for part, aim in zip(parts, aims, strict=True):
                dyed = part.dyed(dyed, aim)
            codes = self._codes_of(dyed, labels)
            assert codes is not None
            found = _shifted(styles, codes - base.codes, parts)
            if steps == 1:
                return found
            picture = self._network.paint(labels, found, fit=fit)
            means = [part.there.mean(picture) for part in parts]
            miss = max(float(ciede2000(m, part.wanted)) for m, part in zip(means, parts, strict=True))
            if miss < least:
                best, least = found, miss
            if least < _CLOSE or step == steps - 1:
                break
            aims = [_next(part, aim, mean) for part, aim, mean in zip(parts, aims, means, strict=True)]
        return best


def _parts(surfaces: Sequence[Surface], labels: np.ndarray, picture: np.ndarray) -> list[_Part]:
    """Those of the surfaces of which the picture shows enough."""
    found = []
    for surface in surfaces:
        part = surface.part(labels, picture)
        if part.enough:
            found.append(_Part(surface, part, surface.wanted(part.mean(picture))))
    return found


def _next(part: _Part, aim: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """What to ask for after `aim` gave `mean`, all Lab [3]."""
    further: np.ndarray = part.wanted + np.clip(aim - mean, -_REACH, _REACH)
    further[0] = np.clip(further[0], 0, 100)
    return further


def _shifted(styles: np.ndarray, shift: np.ndarray, parts: Sequence[_Part]) -> np.ndarray:
    """Styles [6, S, 512] with a shift [S, 512] of the codes of the parts' regions, in the blocks that decide
    colours. Codes keep their length.
    """
    shifted = np.array(styles, np.float32)
    for region in (region for part in parts for region in part.surface.regions):
        for block, share in enumerate(COLOUR_SHARES):
            code = styles[block, region] + np.float32(share) * shift[region]
            length = float(np.linalg.norm(code))
            if share and length > 0:
                shifted[block, region] = code * (float(np.linalg.norm(styles[block, region])) / length)
    return shifted


def _by_block(styles: np.ndarray) -> np.ndarray:
    """Styles [S, 512] or [6, S, 512] as [6, S, 512]."""
    styles = np.asarray(styles, np.float32)
    return styles if styles.ndim == 3 else np.repeat(styles[None], STYLED_BLOCKS, 0)


def _kept(store: OrderedDict[Hashable, Value], key: Hashable, make: Callable[[], Value]) -> Value:
    """What is stored under `key`, made if it is not; the last few stay."""
    if key not in store:
        store[key] = make()
        while len(store) > _KEPT:
            store.popitem(last=False)
    store.move_to_end(key)
    return store[key]


def _digest(array: np.ndarray) -> bytes:
    content = hashlib.blake2b(repr((array.shape, array.dtype)).encode(), digest_size=16)
    content.update(np.ascontiguousarray(array).tobytes())
    return content.digest()
