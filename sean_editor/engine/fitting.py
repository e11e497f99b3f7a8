"""Fitting to one photo: gradient descent on its style codes, so that the network comes closer to it.

Each styled block gets codes of its own, which say more than one matrix for all and still are nothing but
styles: a region with another face's style loses them. The convolutions that draw the picture may be
adapted too (tuning.py). They serve every style, so while they learn this photo they are held to what they
made of other colours before.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.blocks import STRIDE, STYLED_BLOCKS
from models.losses import reconstruction, roughness
from models.pixels import to_pixels, to_signed
from models.sean.lookup import LayoutLevel, forward_by_lookup, layout_levels
from sean_editor.document.fit import Fit
from sean_editor.engine.adam import Adam
from sean_editor.engine.tuning import tunable, tuned_generator

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine

RATE = 0.06  # of the codes' own size, a step
TUNING_RATE = 1e-3
BETAS = (0.9, 0.99)  # of Adam's running means
PRIOR = 0.02  # what it costs a code to have moved by its own size
TEXTURE = 0.5  # share of the loss that hair be as rough as it is; without it a fit is smooth
HOLD = 1.0  # share of the loss that other styles look as before
OTHERS = 8  # recoloured copies that stand for other styles
SETTLING = 0.45  # the first part, in which only codes move: convolutions are to learn what no code can say
COOLING = 0.4  # the last part of the time, in which the steps become smaller


class FitCancelledError(Exception):
    """The fit was given up; nothing has changed."""


def fit_styles(
    engine: Engine,
    image: np.ndarray,
    labels: np.ndarray,
    *,
    seconds: float = 20.0,
    tune: bool = False,
    steps: int | None = None,
    report: Callable[[float, float], object] = lambda fraction, psnr: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Fit:
    """Codes, and with `tune` a few convolutions, that bring the network closer to a portrait.

    image, labels  uint8 [H, W, 3] and uint8 [H, W]; H and W are multiples of 32.
    seconds        how long to go on; or a number of `steps`, which gives the same fit every time.
    report         receives the fraction done, 0..1, and the closeness reached, in dB, after every step.
    cancelled      is asked before every step; FitCancelledError if it says so.

    The engine is left as it is. `psnr_before` and `psnr_after` are those of the pictures that it renders.
    """
    with engine.weights_in_use():
        return _fitted(engine, image, labels, seconds, tune, steps, report, cancelled)


def _fitted(
    engine: Engine,
    image: np.ndarray,
    labels: np.ndarray,
    seconds: float,
    tune: bool,
    steps: int | None,
    report: Callable[[float, float], object],
    cancelled: Callable[[], bool],
) -> Fit:
    own = engine.encode(image, labels).codes
    before = closeness(engine.render(labels, own), image)
    best = Fit(own, before, before, weights=engine.checkpoint_hash)
    report(0.0, before)
    descent = _Descent(engine, image, labels, own, tune)
    started, done, count = time.perf_counter(), 0.0, 0
    while done < 1:
        if cancelled():
            raise FitCancelledError
        rate = min(1.0, (1 - done) / COOLING)
        descent.step(rate, tuning=rate if done >= SETTLING else 0.0)
        count += 1
        done = count / steps if steps is not None else (time.perf_counter() - started) / seconds
        report(min(done, 1.0), max(before, descent.best))
    found = replace(best, codes=descent.codes(), tuned=descent.tuned())
    after = closeness(engine.render(labels, found.codes, fit=found), image)
    return replace(found, psnr_after=after) if after > before else best


def closeness(result: np.ndarray, photo: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB of two pictures uint8 [H, W, 3]; at most 100."""
    error = np.mean(np.square(result.astype(np.float64) - photo))
    return float(10 * np.log10(255**2 / max(error, 255**2 * 1e-10)))


class _Descent:
    """The state of one fit: where the codes and convolutions stand, and the closest they came."""

    def __init__(
        self, engine: Engine, image: np.ndarray, labels: np.ndarray, own: np.ndarray, tune: bool
    ) -> None:
        # MPS lacks the look-ups that training uses
        device = engine.device if engine.device.type != "mps" else torch.device("cpu")
        self._shared = engine.generator.state_dict()
        names = tunable(engine.generator) if tune else []
        nothing = {name: np.zeros(self._shared[name].shape, np.float32) for name in names}
        self._generator = tuned_generator(engine.generator, nothing).to(device)
        self._tuned = {name: self._generator.get_parameter(name).requires_grad_() for name in names}
        noise = engine.noise(*labels.shape)
        self._noise = noise if isinstance(noise, bool) else {name: n.to(device) for name, n in noise.items()}
        self._labels = torch.from_numpy(labels.astype(np.int64))[None].to(device)
        heights = [labels.shape[0] * block // STRIDE for block in (1, 2, 4, 8, 16, 32)]
        levels = layout_levels(labels[None], engine.generator.config.regions, heights)
        self._levels: dict[int, LayoutLevel] = {h: level.to(device) for h, level in levels.items()}
        self._target = to_signed(image, device)[None]

        self._own = _per_block(own).to(device)
        self._present = self._own.any(2, keepdim=True)
        self._size = self._own[self._present.squeeze(2)].square().mean().sqrt()
        self._moved = torch.zeros_like(self._own).requires_grad_()  # in units of the codes' own size
        self._code_steps = Adam([self._moved], BETAS)
        self._tuning_steps = Adam(list(self._tuned.values()), BETAS)
        self._others = _other_styles(engine, image, labels, device) if tune else []
        self._steps = 0
        self.best = -np.inf
        self._keep()

    @torch.enable_grad()
    def step(self, rate: float, tuning: float) -> None:
        """One step downhill: codes go `rate` times, convolutions `tuning` times as far as usual."""
        result = self._paint(self._codes())
        psnr = closeness(to_pixels(result[0]), to_pixels(self._target[0]))
        if psnr > self.best:
            self.best = psnr
            self._keep()
        loss = reconstruction(result, self._target)
        loss = loss + TEXTURE * roughness(result, self._target)
        loss = loss + PRIOR * self._moved.square().sum() / (self._present.sum() * self._moved.shape[2])
        if self._others and tuning > 0 and self._steps % 2 == 0:
            codes, wanted = self._others[self._steps // 2 % len(self._others)]
            loss = loss + HOLD * F.l1_loss(self._paint(codes), wanted)
        codes_gradient, *tuning_gradients = torch.autograd.grad(loss, [self._moved, *self._tuned.values()])
        self._code_steps.step([codes_gradient], RATE * rate)
        self._tuning_steps.step(tuning_gradients, TUNING_RATE * tuning)
        self._steps += 1

    def codes(self) -> np.ndarray:
        """The codes [6, S, 512] of the closest picture."""
        return self._best_codes.cpu().numpy()

    def tuned(self) -> dict[str, np.ndarray]:
        """The differences of its convolutions from the shared ones."""
        return {name: (v.cpu() - self._shared[name].cpu()).numpy() for name, v in self._best_tuned.items()}

    def _codes(self) -> Tensor:
        return self._own + self._moved * self._size * self._present

    def _keep(self) -> None:
        self._best_codes = self._codes().detach().clone()
        self._best_tuned = {name: value.detach().clone() for name, value in self._tuned.items()}

    def _paint(self, codes: Tensor) -> Tensor:
        """The picture [1, 3, H, W] for codes [6, S, 512]."""
        x = forward_by_lookup(self._generator, self._labels, self._levels, codes[None], self._noise)
        return self._generator.to_image(x)


def _other_styles(
    engine: Engine, image: np.ndarray, labels: np.ndarray, device: torch.device
) -> list[tuple[Tensor, Tensor]]:
    """Codes [6, S, 512] of the portrait in other colours, each with its picture [1, 3, H, W]."""
    rng = np.random.default_rng(0)
    others = []
    for _ in range(OTHERS):
        codes = engine.encode_once(_recoloured(image, labels, rng), labels).codes  # they need not be exact
        picture = torch.from_numpy(engine.render_float(labels, codes))[None]
        others.append((_per_block(codes).to(device), picture.to(device)))
    return others


def _recoloured(image: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Every region of a picture uint8 [H, W, 3] in other colours, drawn as training draws them."""
    count = int(labels.max()) + 1
    gain, offset = rng.uniform(0.6, 1.3, (count, 3)), rng.uniform(-32, 32, (count, 3))
    values = (image - 127.5) * gain[labels] + 127.5 + offset[labels]
    return np.clip(values, 0, 255).astype(np.uint8)


def _per_block(codes: np.ndarray) -> Tensor:
    """Codes [S, 512] as [6, S, 512]."""
    return torch.from_numpy(codes.copy()).expand(STYLED_BLOCKS, -1, -1)
