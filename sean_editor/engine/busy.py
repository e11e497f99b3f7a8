"""A style swap beside a process that keeps a core busy, as on a machine that does other work, too."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch

from models.pixels import to_signed
from models.sean import SEANGenerator, encode_styles
from sean_editor.engine.renderer import Renderer, quick_dtype

_REGION = 13  # hair
_BUSY = "print(flush=True)\nwhile True: pass"


@dataclass(frozen=True)
class BusySwap:
    """Median milliseconds of a style swap."""

    alone_ms: float
    busy_ms: float

    @property
    def ratio(self) -> float:
        return self.busy_ms / self.alone_ms


def measure_beside_busy(
    generator: SEANGenerator,
    samples: Sequence[tuple[np.ndarray, np.ndarray]],
    device: torch.device,
    rounds: int,
    quick: bool,
) -> BusySwap:
    """Times `rounds` swaps alone and as many beside one busy process, after one for warmth. `samples` are
    images uint8 [H, W, 3] with label maps uint8 [H, W]; the first is shown.
    """
    image, labels = samples[0]
    dtype = quick_dtype(device) if quick else torch.float32
    renderer = Renderer(generator.to(device), device, dtype=dtype, size=labels.shape[0])
    with torch.inference_mode():
        layout = torch.from_numpy(labels.astype(np.int64))[None].to(device)
        codes = encode_styles(generator, to_signed(image, device)[None], layout)[0].cpu().numpy()

    def swap(number: int) -> None:
        styles = codes.copy()
        styles[_REGION] *= 1 + (number + 1) / 10
        renderer.render(labels, styles)

    renderer.render(labels, codes)
    swap(rounds)
    alone = _median(swap, rounds)
    with busy_process():
        return BusySwap(alone, _median(swap, rounds))


@contextmanager
def busy_process() -> Iterator[subprocess.Popen[bytes]]:
    """A process that computes without end; it has begun when this is entered, and ended when it is left."""
    process = subprocess.Popen([sys.executable, "-c", _BUSY], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def _median(work: Callable[[int], None], rounds: int) -> float:
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)
