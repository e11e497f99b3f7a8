"""Trains a network for some minutes on batches drawn as it goes; can be stopped and resumed."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from models.precision import bfloat16_if_quick

_WARM_UP = 0.03
_DECAY = 0.998
_REPORT_SECONDS, _SAVE_SECONDS = 30.0, 120.0


def train_network(
    network: nn.Module,
    draw: Callable[[np.random.Generator, int], Any],
    loss_of: Callable[[nn.Module, Any], Tensor],
    *,
    minutes: float,
    batch: int,
    state: Path,
    rate: float = 2e-3,
    seed: int = 0,
) -> nn.Module:
    """Trains `network` and returns the moving average of its weights, in evaluation mode.

    `draw(rng, count)` makes a batch and `loss_of(network, batch)` judges it. The learning rate follows a
    cosine of the time spent. `state` is written every two minutes; if it is there, the run goes on from it.
    """
    network = network.to(memory_format=torch.channels_last).train()  # type: ignore[call-overload]
    average = copy.deepcopy(network).requires_grad_(False)
    optimiser = torch.optim.AdamW(network.parameters(), rate, weight_decay=0.01)
    steps, spent = _resume(state, network, average, optimiser)
    rng = np.random.default_rng([seed, steps])
    reported, saved, recent = time.monotonic(), time.monotonic(), 0.0
    try:
        while spent < 60 * minutes:
            began = time.monotonic()
            for group in optimiser.param_groups:
                group["lr"] = rate * _schedule(spent / (60 * minutes))
            loss = _step(network, optimiser, loss_of, draw(rng, batch))
            steps += 1
            _follow(average, network, min(_DECAY, (1 + steps) / (10 + steps)))
            recent += 0.05 * (loss - recent) if recent else loss
            now = time.monotonic()
            spent += now - began
            if now - reported > _REPORT_SECONDS:
                print(f"{spent / 60:5.1f} of {minutes:.1f} min  step {steps}  loss {recent:.3f}", flush=True)
                reported = now
            if now - saved > _SAVE_SECONDS:
                _save(state, network, average, optimiser, steps, spent)
                saved = now
    finally:
        _save(state, network, average, optimiser, steps, spent)
    return average.eval()


def _schedule(share: float) -> float:
    """The learning rate's factor: up at once, down by a cosine."""
    return min(share / _WARM_UP + 0.01, 0.5 * (1 + math.cos(math.pi * share)) + 1e-3)


def _step(
    network: nn.Module,
    optimiser: torch.optim.Optimizer,
    loss_of: Callable[[nn.Module, Any], Tensor],
    batch: object,
) -> float:
    with bfloat16_if_quick(torch.device("cpu")):
        loss = loss_of(network, batch)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()
    return loss.item()


@torch.no_grad()
def _follow(average: nn.Module, network: nn.Module, keep: float) -> None:
    ours, theirs = average.state_dict(), network.state_dict()
    moving = [k for k, v in ours.items() if v.is_floating_point()]
    torch._foreach_lerp_([ours[k] for k in moving], [theirs[k] for k in moving], 1 - keep)


def _save(
    path: Path,
    network: nn.Module,
    average: nn.Module,
    optimiser: torch.optim.Optimizer,
    steps: int,
    spent: float,
) -> None:
    parts = {"network": network.state_dict(), "average": average.state_dict(), "steps": steps, "spent": spent}
    temporary = path.with_suffix(".part")
    torch.save({**parts, "optimiser": optimiser.state_dict()}, temporary)
    temporary.replace(path)


def _resume(
    path: Path, network: nn.Module, average: nn.Module, optimiser: torch.optim.Optimizer
) -> tuple[int, float]:
    if not path.is_file():
        return 0, 0.0
    stored = torch.load(path, map_location="cpu", weights_only=True)
    network.load_state_dict(stored["network"])
    average.load_state_dict(stored["average"])
    optimiser.load_state_dict(stored["optimiser"])
    return int(stored["steps"]), float(stored["spent"])
