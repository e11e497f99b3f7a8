"""The pictures of one network on one device, for several threads: as fast as it can, or exact."""

from __future__ import annotations

import threading

import numpy as np
import torch

from models.sean.generator import SEANGenerator
from sean_editor.document.fit import Fit
from sean_editor.engine.cuda_graph import recorder_for
from sean_editor.engine.renderer import Network, Renderer, quick_dtype
from sean_editor.engine.resting import RestingWeights


class Pictures:
    """Renders with a generator, whose `weights` may rest, and with what fits add to it. `seed` and `size` are
    those of the renderer. `quick`: in the numbers that the device computes fastest in, and by recordings if
    it has them; else exact.
    """

    def __init__(
        self,
        generator: SEANGenerator,
        weights: RestingWeights,
        device: torch.device,
        seed: int | None,
        size: int,
        quick: bool,
    ) -> None:
        self._generator, self._weights = generator, weights
        self._device, self._seed, self._size, self._quick = device, seed, size, quick
        self._lock = threading.Lock()
        self._tuned: tuple[Fit, Network] | None = None  # of the last fit that was rendered with
        self._make_renderer()

    def render(
        self, labels: np.ndarray, styles: np.ndarray, draft: bool, fit: Fit | None, apart: bool
    ) -> np.ndarray:
        """The picture, float32 [3, H, W] in [-1, 1]. The arguments are those of `Engine.render`."""
        try:
            return self._render(labels, styles, draft, fit, apart)
        except OverflowError:
            self._compute_exactly()
            return self._render(labels, styles, draft, fit, apart)

    def rest(self) -> None:
        """Free what strokes have left behind, and what can be looked up again."""
        with self._lock:
            self._renderer.rest()

    @property
    def computed_in(self) -> str:
        """The type of the numbers, and whether pictures are replayed, e.g. "float16, CUDA graph"."""
        return self._renderer.computed_in

    def _render(
        self, labels: np.ndarray, styles: np.ndarray, draft: bool, fit: Fit | None, apart: bool
    ) -> np.ndarray:
        with self._lock:
            renderer, network = self._renderer, self._network(fit)
            if not apart:
                return renderer.render(labels, styles, draft, network)
        return renderer.render_apart(labels, styles, network)  # no draft waits for it

    def _network(self, fit: Fit | None) -> Network | None:
        """The network tuned by a fit; None if there is nothing to tune."""
        if fit is None or not fit.tuned:
            return None
        if self._tuned is None or self._tuned[0] is not fit:
            with self._weights.in_use():
                self._tuned = fit, self._renderer.tuned(fit.tuned)
        return self._tuned[1]

    def _make_renderer(self) -> None:
        dtype = quick_dtype(self._device) if self._quick else torch.float32
        recorder = recorder_for(self._device) if self._quick else None
        self._renderer = Renderer(
            self._generator, self._device, self._seed, dtype, self._size, recorder=recorder
        )
        self._tuned = None

    def _compute_exactly(self) -> None:
        """From now on in float32: the numbers of this network are too large for float16."""
        with self._lock, self._weights.in_use():
            if self._quick:  # no other thread was faster
                self._quick = False
                self._make_renderer()
