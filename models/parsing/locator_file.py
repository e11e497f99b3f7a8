"""The networks that find a face, and the file they are kept in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from models.blank import blank, give_values
from models.parsing.landmarks import LandmarkRefiner, RefinerConfig
from models.parsing.locator import FaceLocator, LocatorConfig
from models.parsing.our_file import ParsingError, as_fields, read_our_file
from models.translation import tr
from models.weights_file import stored, write_tensors

_FORMAT = "face-locator"
EVIDENCE = 4
"""The evidence for a candidate: the logits of its centre and of the refiner's face, the logarithms of the
error that the refiner foretells and of how much its answers for crop and mirrored crop differ."""


@dataclass(frozen=True)
class FaceModels:
    """`certainty` turns evidence [N, 4] into the logit that the points are right (see locator_certainty)."""

    locator: FaceLocator
    refiner: LandmarkRefiner
    certainty: nn.Linear

    @classmethod
    def new(cls, locator: FaceLocator | None = None, refiner: LandmarkRefiner | None = None) -> FaceModels:
        return cls(locator or FaceLocator(), refiner or LandmarkRefiner(), nn.Linear(EVIDENCE, 1))

    def modules(self) -> dict[str, nn.Module]:
        return {"locator": self.locator, "refiner": self.refiner, "certainty": self.certainty}

    def ready(self, device: torch.device | str = "cpu") -> FaceModels:
        """On `device`, in evaluation mode, without gradients, as CPUs compute them fastest."""
        for module in self.modules().values():
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
            module.to(device).requires_grad_(False).eval()
        return self


def save_face_models(models: FaceModels, path: str | Path) -> None:
    """Writes safetensors: matrices as float16, statistics as float32."""
    state: dict[str, Tensor] = {}
    for part, module in models.modules().items():
        tensors = module.state_dict()
        kept = tensors if part == "certainty" else stored(tensors)  # four numbers that were measured
        state |= {f"{part}.{key}": value for key, value in kept.items()}
    config = {"locator": models.locator.config.as_dict(), "refiner": models.refiner.config.as_dict()}
    write_tensors(path, state, {"format": _FORMAT, "config": json.dumps(config)})


def load_face_models(path: str | Path) -> FaceModels:
    """The networks stored at `path`, ready on the CPU. ParsingError if it is missing, damaged or foreign."""
    path = Path(path)
    tensors, config = read_our_file(path, _FORMAT)
    try:
        models = FaceModels(
            blank(lambda: FaceLocator(LocatorConfig(**as_fields(config["locator"])))),
            blank(lambda: LandmarkRefiner(RefinerConfig(**as_fields(config["refiner"])))),
            blank(lambda: nn.Linear(EVIDENCE, 1)),
        )
        for part, module in models.modules().items():
            give_values(module, {key: tensors[f"{part}.{key}"] for key in module.state_dict()})
    except Exception as error:  # a damaged configuration can ask for any network
        raise ParsingError(
            tr("{file} is not a complete face locator. Download it again.", file=path.name)
        ) from error
    return models.ready()
