"""Benchmark of edits and of encoding: the engine against the plain network, in one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from models.inversion import EVEN, StyleInverter
from models.parsing import FaceParser
from models.pixels import to_signed
from models.sean import SEANGenerator, encode_styles
from models.sean.noise import noise_maps
from sean_editor.engine.allocator import keep_memory
from sean_editor.engine.captured import SETTLED
from sean_editor.engine.cuda_graph import recorder_for
from sean_editor.engine.renderer import Renderer, quick_dtype

EDITS = {"open": "new image", "swap": "style swap", "stroke": "1 % brush stroke"}
_STROKE_SHARE = 0.01
_REGION = 13  # hair: a large region, so an honest one

Sample = tuple[np.ndarray, np.ndarray]
"""Image uint8 [H, W, 3] and label map uint8 [H, W]."""


@dataclass(frozen=True)
class Measurement:
    """Median milliseconds of one edit, and how far its picture is from the reference's (values in -1..1)."""

    model: str
    edit: str
    reference_ms: float
    engine_ms: float
    max_difference: float
    quick_ms: float | None = None
    """In bfloat16 or float16, as the window paints where the device does so; None where it does not."""
    quick_difference: float | None = None
    quick_mean: float | None = None
    """The largest and the mean difference of its pictures from the reference's."""
    captured_ms: float | None = None
    """As quick, by recordings, as the window paints on CUDA; None where nothing is recorded."""
    captured_difference: float | None = None
    captured_mean: float | None = None
    trouble: str | None = None
    """Why recordings were given up in this run; None if they were not."""
    draft_ms: float | None = None
    """In the window: a stroke while the brush is down, when only what is around it is computed; not exact."""

    @property
    def speedup(self) -> float:
        return self.reference_ms / self.engine_ms


def measure(
    generator: SEANGenerator,
    model: str,
    samples: Sequence[Sample],
    device: torch.device,
    rounds: int,
    quick: bool = True,
) -> Iterator[Measurement]:
    """Times each edit of EDITS `rounds` times, after some for warmth, on at least two portraits of one size;
    with `quick` also as the window paints, where that is another way.

    All sides take turns, so that what else the machine does falls on all.
    """
    keep_memory()
    bench = _Bench(generator.to(device), samples, device, quick)
    for edit in EDITS:
        times: dict[str, list[float]] = {side: [] for side in ("reference", *bench.renderers, "draft")}
        off = dict.fromkeys(bench.renderers, 0.0)
        mean = dict.fromkeys(bench.renderers, 0.0)
        for number in range(rounds + bench.warmth):
            reference: np.ndarray | None = None
            for name, renderer in bench.renderers.items():
                plain, fast, draft = getattr(bench, edit)(number, renderer)
                if reference is None:
                    reference = bench.time(times["reference"], plain)
                picture = bench.time(times[name], fast)
                apart = np.abs(reference - picture)
                off[name] = max(off[name], float(apart.max()))
                mean[name] = max(mean[name], float(apart.mean()))
            if draft is not None:
                bench.time(times["draft"], draft)
        medians = {
            side: statistics.median(values[bench.warmth :]) for side, values in times.items() if values
        }
        yield Measurement(
            model,
            edit,
            reference_ms=medians["reference"],
            engine_ms=medians["engine"],
            max_difference=off["engine"],
            quick_ms=medians.get("quick"),
            quick_difference=off.get("quick"),
            quick_mean=mean.get("quick"),
            captured_ms=medians.get("captured"),
            captured_difference=off.get("captured"),
            captured_mean=mean.get("captured"),
            trouble=bench.trouble,
            draft_ms=medians.get("draft"),
        )


@dataclass(frozen=True)
class Encoding:
    """Median milliseconds until a portrait that is not cached has style codes.

    first_ms   those of the encoder's first pass, which make the first picture
    refined_ms the final ones
    before_ms  the final ones by equal steps, as they were refined before
    """

    first_ms: float
    refined_ms: float
    before_ms: float

    @property
    def ratio(self) -> float:
        return self.refined_ms / self.before_ms


def measure_encoding(
    generator: SEANGenerator, parser: FaceParser, samples: Sequence[Sample], device: torch.device, rounds: int
) -> Encoding:
    """Times the encoding of portraits `rounds` times, after one for warmth; all three take turns."""
    keep_memory()
    generator, parser = generator.to(device), parser.to(device)
    ways = {
        "first": lambda image, labels: generator.Zencoder(image, labels),
        "refined": StyleInverter(generator, parser).invert,
        "before": StyleInverter(generator, parser, EVEN).invert,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        image, labels = samples[number % len(samples)]
        picture = to_signed(image, device)[None]
        layout = torch.from_numpy(labels.astype(np.int64))[None].to(device)
        for name, encode in ways.items():
            start = time.perf_counter()
            with torch.no_grad():
                encode(picture, layout).cpu()  # waits for the device
            times[name].append((time.perf_counter() - start) * 1e3)
    return Encoding(**{f"{name}_ms": statistics.median(values[1:]) for name, values in times.items()})


Work = Callable[[], np.ndarray]


class _Bench:
    """Prepares each edit; only the returned functions are timed: (reference, renderer, draft or None)."""

    def __init__(
        self, generator: SEANGenerator, samples: Sequence[Sample], device: torch.device, quick: bool
    ) -> None:
        self._generator, self._device, self._samples = generator, device, samples
        height, width = samples[0][1].shape
        maps = noise_maps(generator, height, width)
        self._noise = {key: value.to(device) for key, value in maps.items()}
        self.renderers = {"engine": Renderer(generator, device, size=height)}  # the last is the window's
        dtype, recorder = quick_dtype(device), recorder_for(device)
        if quick and dtype != torch.float32:
            self.renderers["quick"] = Renderer(generator, device, dtype=dtype, size=height)
        if quick and recorder is not None:
            self.renderers["captured"] = Renderer(
                generator, device, dtype=dtype, size=height, recorder=recorder
            )
        self._codes = [self._encode(*sample, self._quickly) for sample in samples]

    @property
    def warmth(self) -> int:
        """How many rounds do not count: recordings are made and compared in them."""
        return SETTLED if "captured" in self.renderers else 1

    @property
    def trouble(self) -> str | None:
        """Why nothing is recorded any more."""
        captured = self.renderers.get("captured")
        return None if captured is None else captured.trouble

    def open(self, number: int, renderer: Renderer) -> tuple[Work, Work, Work | None]:
        """Another portrait each time: its style matrix, then its picture."""
        image, labels = self._samples[number % len(self._samples)]
        renderer.render(*self._state(number + 1))
        return (
            lambda: self._plain(labels, self._encode(image, labels, self._generator.encode)),
            lambda: renderer.render(labels, self._encode(image, labels, self._quickly)),
            None,
        )

    def swap(self, number: int, renderer: Renderer) -> tuple[Work, Work, Work | None]:
        """One portrait, with one style after the other applied to its hair."""
        labels, codes = self._state(0)
        codes = codes.copy()
        codes[_REGION] = self._codes[1][_REGION] * (1 + number / 10)
        return lambda: self._plain(labels, codes), lambda: renderer.render(labels, codes), None

    def stroke(self, number: int, renderer: Renderer) -> tuple[Work, Work, Work | None]:
        """A round dab of hair, each time in another place."""
        labels, codes = self._state(0)
        before = labels
        labels, dabbed = _dab(labels, number), _dab(labels, number + 0.5)
        renderer.render(before, codes)
        return (
            lambda: self._plain(labels, codes),
            lambda: renderer.render(labels, codes),
            lambda: renderer.render(dabbed, codes, draft=True),
        )

    def time(self, times: list[float], work: Work) -> np.ndarray:
        """Run `work` and note its milliseconds. A picture on the CPU waits for the device by itself."""
        start = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - start) * 1e3)
        return result

    def _state(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        number %= len(self._samples)
        return self._samples[number][1], self._codes[number]

    def _layout(self, labels: np.ndarray) -> Tensor:
        return torch.from_numpy(labels.astype(np.int64))[None].to(self._device)

    @torch.inference_mode()
    def _encode(
        self, image: np.ndarray, labels: np.ndarray, encode: Callable[[Tensor, Tensor], Tensor]
    ) -> np.ndarray:
        return encode(to_signed(image, self._device)[None], self._layout(labels))[0].cpu().numpy()

    def _quickly(self, images: Tensor, labels: Tensor) -> Tensor:
        return encode_styles(self._generator, images, labels)

    @torch.inference_mode()
    def _plain(self, labels: np.ndarray, codes: np.ndarray) -> np.ndarray:
        styles = torch.from_numpy(codes)[None].to(self._device)
        return self._generator(self._layout(labels), styles, noise=self._noise)[0].cpu().numpy()


def _dab(labels: np.ndarray, position: float) -> np.ndarray:
    """The layout with a disc of hair over a hundredth of it; `position` moves it about the middle."""
    height, width = labels.shape
    angle = 2.4 * position
    y, x = height * (0.5 + 0.25 * np.sin(angle)), width * (0.5 + 0.25 * np.cos(angle))
    rows, columns = np.ogrid[:height, :width]
    disc = (rows - y) ** 2 + (columns - x) ** 2 <= _STROKE_SHARE * height * width / np.pi
    return np.where(disc, np.uint8(_REGION), labels)
