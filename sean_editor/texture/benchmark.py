"""Benchmark of the texture pass: how long a person waits for texture, and what it costs elsewhere."""

from __future__ import annotations

import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import cv2
import numpy as np
import torch
from torch import Tensor

from sean_editor.checkpoints import TEXTURE_AUTOENCODER
from sean_editor.engine.engine import Engine
from sean_editor.texture.request import RegionTexture, Source, TextureRequest, TextureResult
from sean_editor.texture.texture_pass import TexturePass

T = TypeVar("T")

AUTOENCODER = 512
"""Pixels of the side of the picture that autoencoders are timed on."""
_HAIR = 13
_MIX = 0.7
_DRAFTS = 8  # pictures of a slider that moves
_PREPARED = 2  # stages that the editor prepares in the background
_WARM = 64  # pixels of a picture that loads what is loaded once


class Autoencoder(Protocol):
    """Ours, or one to compare with."""

    def encode(self, images: Tensor) -> Tensor: ...

    def decode(self, latents: Tensor) -> Tensor: ...


@dataclass(frozen=True, eq=False)
class Person:
    """A face that is edited or that gives its hair: what the pass takes of it, and its codes [S, 512]."""

    source: Source
    codes: np.ndarray


@dataclass(frozen=True)
class Stage:
    """Median milliseconds of a stage at `size` pixels, from the network's picture on.

    prepared  another person's hair for the first time, the reference having been there for a while: the
              editor prepares all stages but the last
    first     the same, of a reference that has just been added
    again     the same hair in another colour
    mixed     70 % of it
    """

    size: int
    prepared: float
    first: float
    again: float
    mixed: float

    @property
    def second(self) -> float:
        """The slower one of the second edits, as a share of the first."""
        return max(self.again, self.mixed) / self.first


@dataclass(frozen=True)
class TextureMeasurement:
    """Everything in median milliseconds, memory in megabytes.

    network       the network's exact picture, which comes before the first stage
    matte         the matte of a portrait's hair, which is prepared in the background
    stages        in the order in which they appear
    draft         a picture of a moving colour slider, without texture
    draft_beside  the same right after a rest, when a stage was under way and is given up
    memory        by how much the pass raises the peak of the process; None where the system does not say
    autoencoder   encoding and decoding at 512 pixels
    teacher       the same of another autoencoder, None if there is none
    means         how the hair got its texture at each stage
    """

    network: float
    matte: float
    stages: tuple[Stage, ...]
    draft: float
    draft_beside: float
    memory: float | None
    autoencoder: float
    teacher: float | None
    means: tuple[str, ...] = field(default=())

    def shown_after(self, stage: Stage) -> float:
        """Milliseconds from the rest of a first edit to a stage on the screen, with a prepared reference."""
        return self.network + sum(s.prepared for s in self.stages if s.size <= stage.size)


def measure_texture(
    engine: Engine,
    own: Person,
    other: Person,
    rounds: int,
    autoencoder: Autoencoder,
    teacher: Autoencoder | None,
    sizes: Sequence[int],
    weights: Path = TEXTURE_AUTOENCODER,
) -> TextureMeasurement:
    """Medians of `rounds` repetitions of stages at `sizes`, after one for warmth.

    `weights` are those of the pass.
    """
    bench = _Bench(engine, own, other, weights)
    bench.network_alone()
    before = peak_memory()
    for number in range(rounds + 1):
        if number == 1:
            bench.times.clear()
        bench.stages(sizes)
        bench.drafts(bench.last_pass, sizes[-1])
    after = peak_memory()
    coded = {
        name: _median_of(rounds, partial(_there_and_back, network))
        for name, network in (("ours", autoencoder), ("teacher", teacher))
        if network is not None
    }
    middle = {key: statistics.median(values) for key, values in bench.times.items()}
    stages = (
        Stage(size, *(middle[f"{what} {size}"] for what in ("prepared", "first", "again", "mixed")))
        for size in sizes
    )
    return TextureMeasurement(
        network=middle["network"],
        matte=middle["matte"],
        stages=tuple(stages),
        draft=middle["draft"],
        draft_beside=middle["draft beside"],
        memory=None if before is None or after is None else max(0.0, after - before),
        autoencoder=coded["ours"],
        teacher=coded.get("teacher"),
        means=tuple(bench.means),
    )


class _Bench:
    """The edits; `times` gathers milliseconds by what was done."""

    def __init__(self, engine: Engine, own: Person, other: Person, weights: Path) -> None:
        self._engine, self._own, self._other, self._weights = engine, own, other, weights
        self.times: dict[str, list[float]] = {}
        self.means: list[str] = []
        self.last_pass = TexturePass(weights)

    def network_alone(self) -> None:
        """What there is without texture: the peak of memory is known after that."""
        for draft in (False, True):
            self._picture(1.0, 1.0, draft)

    def fresh_pass(self, sizes: Sequence[int]) -> TexturePass:
        """One that knows what is prepared when a portrait is opened; its weights are loaded."""
        texture = self.last_pass = TexturePass(self._weights)
        self._timed("matte", partial(texture.matte, self._own.source))
        self._prepare(texture, None, sizes)
        texture.render(self._request(self._picture(1.0, 1.0), _WARM, 1.0))
        return texture

    def _prepare(self, texture: TexturePass, other: Source | None, sizes: Sequence[int]) -> None:
        for size in sizes[:_PREPARED]:
            texture.prepare(self._own.source, other, size)

    def stages(self, sizes: Sequence[int]) -> None:
        """A prepared edit, then another first one and two further ones, each through all sizes."""
        texture = self.fresh_pass(sizes)
        self._prepare(texture, self._other.source, sizes)
        picture = self._timed("network", partial(self._picture, 1.0, 1.0))
        for size in sizes:
            self._timed(f"prepared {size}", partial(texture.render, self._request(picture, size, 1.0)))
        texture, self.means = self.fresh_pass(sizes), []
        for what, colour, mix in (("first", 1.0, 1.0), ("again", 0.8, 1.0), ("mixed", 1.0, _MIX)):
            picture = self._timed("network", partial(self._picture, colour, mix))
            for size in sizes:
                request = self._request(picture, size, mix)
                result = self._timed(f"{what} {size}", partial(texture.render, request))
                if what == "first":
                    self.means.append(_means(result))

    def drafts(self, texture: TexturePass, size: int) -> None:
        """A slider that moves: alone, and from a rest on, during which a stage had been begun."""
        for mix in np.linspace(0.1, 0.9, _DRAFTS):
            self._timed("draft", partial(self._picture, 1.0, float(mix), draft=True))
        moved = threading.Event()
        request = self._request(self._picture(0.9, 1.0), size, 1.0)

        def render() -> None:
            with suppress(CancelledError):
                texture.render(request, moved.is_set)

        rest = threading.Thread(target=render)
        rest.start()
        time.sleep(0.02)
        moved.set()
        for mix in np.linspace(0.1, 0.9, _DRAFTS):
            self._timed("draft beside", partial(self._picture, 1.0, float(mix), draft=True))
        rest.join()

    def _picture(self, colour: float, mix: float, draft: bool = False) -> np.ndarray:
        """The network's: `mix` of the other person's hair, its code scaled by `colour`."""
        codes = self._own.codes.copy()
        codes[_HAIR] += np.float32(mix) * (np.float32(colour) * self._other.codes[_HAIR] - codes[_HAIR])
        return self._engine.render(self._own.source.labels, codes, draft)

    def _request(self, picture: np.ndarray, size: int, mix: float) -> TextureRequest:
        own, regions = self._own.source, {_HAIR: RegionTexture(self._other.source, mix)}
        return TextureRequest(picture, own.labels, own, regions, size)

    def _timed(self, what: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        done = work()
        self.times.setdefault(what, []).append((time.perf_counter() - began) * 1e3)
        return done


@torch.inference_mode()
def _there_and_back(network: Autoencoder) -> None:
    image = torch.zeros(1, 3, AUTOENCODER, AUTOENCODER)
    network.decode(network.encode(image))


def _median_of(rounds: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1e3)
    return statistics.median(times[1:])


def _means(result: TextureResult) -> str:
    (report,) = (report for report in result.reports if report.region == _HAIR)
    return f"{report.means.value} ({report.lack.value})" if report.lack else report.means.value


def peak_memory() -> float | None:
    """The most memory that this process has had, in megabytes; None on Windows."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def enlarged(image: np.ndarray, size: int) -> np.ndarray:
    """A small picture uint8 [h, h, 3] at the size of a photo, with fine grain, so that it is worked on like
    one: for a benchmark where no photos are at hand.
    """
    large = cv2.resize(image, (size, size), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    random = np.random.default_rng(0)
    for scale in (1, 2, 4):
        grain = random.normal(0, 8, (size // scale, size // scale)).astype(np.float32)
        large += cv2.resize(grain, (size, size), interpolation=cv2.INTER_LINEAR)[..., None]
    return np.clip(np.rint(large), 0, 255).astype(np.uint8)
