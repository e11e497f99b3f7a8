"""The input of a protocol: pictures, the candidates to compare, and the metric networks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from models.errors import UserError
from models.lab.datasets import Dataset
from models.lab.evaluation.candidates import Candidate
from models.lab.evaluation.report import Shot
from models.lab.metrics.face_parsing import FaceMetric
from models.lab.metrics.inception import load_inception
from models.lab.metrics.reconstruction import MetricNetworks
from models.parsing import FaceParser, ParsingError, load_parser
from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ, RegionSet
from models.weights_file import WeightsFileError


@dataclass(frozen=True)
class Task:
    """`data` and `split` name the pictures for people; `batch` pictures are generated at once; `progress`
    gets a few words on what is done.
    """

    dataset: Dataset
    data: str
    split: str
    size: tuple[int, int]
    batch: int
    candidates: list[Candidate]
    metric_networks: MetricNetworks
    progress: Callable[[str], object] = lambda words: None

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The pictures that were measured on, in words."""
        count = len(self.dataset)
        height, width = self.size
        return (
            ("Pictures", f"{count} of {self.data} ({self.split})"),
            ("Size", f"{width} × {height}"),
            ("Regions", f"{len(self.dataset.regions)}, {self.dataset.regions.name}"),
            ("Noise", "SEAN's, as the editor adds it" if any(c.noise for c in self.candidates) else "none"),
        )


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


def photo(caption: str, image: Tensor) -> Shot:
    """A picture [3, H, W] in [-1, 1] to be shown."""
    return Shot(caption, to_pixels(image))


def layout(caption: str, labels: Tensor, regions: RegionSet) -> Shot:
    """A label map [H, W] in the colours of its regions."""
    return Shot(caption, regions.palette()[np.asarray(labels.cpu())], exact=True)
