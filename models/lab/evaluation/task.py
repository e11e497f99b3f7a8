"""The input of a protocol: pictures, the candidates to compare, and the metric networks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.errors import UserError
from models.lab.datasets import Dataset
from models.lab.evaluation.candidates import Candidate
from models.lab.evaluation.reference import Reference
from models.lab.evaluation.report import Shot
from models.lab.metrics.face_parsing import FaceMetric
from models.lab.metrics.inception import load_inception
from models.lab.metrics.mobilenet import load_mobilenet
from models.lab.metrics.perceptual import MobileNetDistance, load_lpips
from models.lab.metrics.reconstruction import MetricNetworks
from models.parsing import FaceParser, ParsingError, load_parser
from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ, RegionSet
from models.weights_file import WeightsFileError


@dataclass(frozen=True)
class MetricFacts:
    """What a report says of its metric networks: who segments, and which perceptual distance it is ("lpips",
    "mobilenet" or "").
    """

    segmenter: str = "our face parser"
    perceptual: str = ""


@dataclass(frozen=True)
class Task:
    """`data` and `split` name the pictures for people; `batch` pictures are generated at once; `progress`
    gets a few words on what is done. `metrics` says which networks measure, `reference` what FID and KID
    compare with; None: the test pictures.
    """

    dataset: Dataset
    data: str
    split: str
    size: tuple[int, int]
    batch: int
    candidates: list[Candidate]
    metric_networks: MetricNetworks
    metrics: MetricFacts = field(default_factory=MetricFacts)
    reference: Reference | None = None
    progress: Callable[[str], object] = lambda words: None

    @property
    def counted(self) -> np.ndarray:
        """Which regions an evaluation of labels counts, bool [S]."""
        regions = self.dataset.regions
        return np.isin(np.arange(len(regions)), regions.counted or range(len(regions)))

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The pictures that were measured on, in words."""
        count = len(self.dataset)
        height, width = self.size
        return (
            ("Pictures", f"{count} of {self.data} ({self.split})"),
            ("Size", f"{width} × {height}"),
            ("Regions", f"{len(self.dataset.regions)}, {self.dataset.regions.name}"),
            ("Styles", self._styles()),
            ("Noise", "SEAN's, as the editor adds it" if any(c.noise for c in self.candidates) else "none"),
        )

    def _styles(self) -> str:
        refined = [c.title for c in self.candidates if c.refined]
        return f"refined against the picture: {', '.join(refined)}" if refined else "the encoder's"


def find_metric_networks(
    regions: RegionSet, device: torch.device, face_parser: Path, inception: Path
) -> MetricNetworks:
    """The metric networks for pictures with these regions: for faces the parser in the file `face_parser`,
    and the network of FID if the file `inception` exists. UserError if a file is damaged.
    """
    try:
        face = None
        if regions == CELEBAMASK_HQ:
            parser = load_parser(face_parser)
            assert isinstance(parser, FaceParser)
            face = FaceMetric(parser.to(device))
        if not inception.is_file():
            return MetricNetworks(face)
        network = load_inception(inception).to(device)
    except (ParsingError, WeightsFileError) as error:
        raise UserError(str(error)) from error
    return MetricNetworks(face, lambda images: network(images.to(device)))


def find_perceptual(
    device: torch.device, alexnet: Path, mobilenet: Path
) -> tuple[Callable[[Tensor, Tensor], Tensor] | None, str]:
    """The perceptual distance that can be measured, and its name in `MetricFacts`: LPIPS with the file
    `alexnet`, else its substitute with the file `mobilenet`, else none. UserError if a file is damaged.
    """
    try:
        if alexnet.is_file():
            lpips = load_lpips(alexnet).to(device)
            return lambda ones, others: lpips(ones.to(device), others.to(device)).cpu(), "lpips"
        if mobilenet.is_file():
            substitute = MobileNetDistance(load_mobilenet(mobilenet).to(device))
            return lambda ones, others: substitute(ones.to(device), others.to(device)).cpu(), "mobilenet"
    except WeightsFileError as error:
        raise UserError(str(error)) from error
    return None, ""


def photo(caption: str, image: Tensor) -> Shot:
    """A picture [3, H, W] in [-1, 1] to be shown."""
    return Shot(caption, to_pixels(image))


def layout(caption: str, labels: Tensor, regions: RegionSet) -> Shot:
    """A label map [H, W] in the colours of its regions."""
    return Shot(caption, regions.palette()[np.asarray(labels.cpu())], exact=True)
