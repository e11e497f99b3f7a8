"""The checkpoints that `evaluate` and the figure `comparison` compare, each as a system with a name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePath
from typing import Any

import torch
from torch import Tensor

from models.errors import UserError
from models.inversion import StyleInverter
from models.lab.baselines.size import count_parameters
from models.lab.systems import Batch, System, load_system
from models.lab.systems.sean import SEANSystem
from models.lab.systems.spade import SPADESystem
from models.lab.training.core.state import STATE_FILE
from models.lab.training.plan import TrainingPlan
from models.lab.training.settings import SETTINGS_FILE
from models.parsing import FaceParser
from models.regions import RegionSet
from models.sean.generator import NoiseMaps
from models.sean.noise import noise_maps
from models.sean.painting import encode_styles
from models.weights_file import WeightsFileError

_OWN = ("seed", "steps", "minutes", "epochs", "workers", "save_every_minutes", "log_every")
"""Fields of a plan in which runs of one recipe may differ; the steps that were made are compared apart."""

KINDS = {"sean": "SEAN", "spade": "SPADE", "pix2pixhd": "Pix2PixHD"}
"""The systems' names as their papers write them."""


@dataclass(frozen=True)
class Candidate:
    """A checkpoint being compared.

    kind        the system's name for people, "SEAN".
    name        which checkpoint of that kind: the folder of its run, or its file.
    system      in evaluation mode, on `device`.
    parameters  number of trainable weights.
    steps       length of its training run; None where that is unknown.
    noise       whether it is a SEAN generator that paints with the editor's noise.
    refine      whether styles are refined by gradient steps against the picture, as the editor does it, if
                the network has such steps; else the encoder's are taken.
    parser      the face parser on `device` that helps the refinement on faces; None for other regions.
    seed        of its training run; None where that is unknown.
    recipe      what else its run was told, as text; the same for runs that differ in their seed only.
    """

    kind: str
    name: str
    system: System
    device: torch.device
    parameters: int
    steps: int | None
    noise: bool = False
    refine: bool = False
    parser: FaceParser | None = None
    seed: int | None = None
    recipe: str = ""

    @property
    def title(self) -> str:
        """Kind and name, "SEAN wide"; the kind alone if the name says the same. Refinement is named."""
        title = self.kind if self.name.lower() == self.kind.lower() else f"{self.kind} {self.name}"
        return f"{title}, refined" if self.refined else title

    @property
    def refined(self) -> bool:
        """Whether its styles have seen more of a picture than the encoder tells."""
        return self.refine and isinstance(self.system, SEANSystem) and self.system.config.descent > 0

    @torch.inference_mode()
    def reconstruct(self, batch: Batch) -> Tensor:
        """Pictures [B, 3, H, W] in [-1, 1] from their own styles and layouts, on the CPU.

        SEAN's styles are the encoder's, or, if that is asked for, refined as the editor does it.
        """
        batch = batch.to(self.device)
        if isinstance(self.system, SEANSystem) and self.system.config.style_branch:
            painter = RegionPainter(self)
            return painter.paint(batch.labels, painter.encode(batch))
        return self.system.reconstruct(batch.images, batch.labels, batch.instances).float().cpu()


class RegionPainter:
    """A candidate that has a style code for each region: a SEAN generator. UserError for any other."""

    def __init__(self, candidate: Candidate) -> None:
        system = candidate.system
        if not isinstance(system, SEANSystem):
            raise UserError(
                f"{candidate.title} has no style for each region. The protocol transfer measures SEAN only."
            )
        self._generator, self._device, self._noise = system.generator, candidate.device, candidate.noise
        self._inverter = StyleInverter(self._generator, candidate.parser) if candidate.refined else None

    @torch.inference_mode()
    def encode(self, batch: Batch) -> Tensor:
        """Style matrices [B, S, 512]."""
        batch = batch.to(self._device)
        if self._inverter is None:
            return encode_styles(self._generator, batch.images, batch.labels).float().cpu()
        return self._inverter.invert(batch.images, batch.labels).cpu()

    def paint(self, labels: Tensor, codes: Tensor) -> Tensor:
        """Pictures [B, 3, H, W] in [-1, 1]."""
        noise: NoiseMaps | bool = False
        if self._noise:
            maps = noise_maps(self._generator, *labels.shape[1:])
            noise = {module: drawn.to(self._device) for module, drawn in maps.items()}
        painted = self._generator(labels.to(self._device), codes.to(self._device), noise)
        return painted.float().cpu()


def load_candidates(
    paths: Sequence[Path],
    device: torch.device,
    regions: RegionSet,
    noise: bool = False,
    refine: bool = False,
    parser: FaceParser | None = None,
) -> list[Candidate]:
    """The systems stored at `paths`. With `noise` SEAN generators paint with the editor's; other systems have
    none. With `refine` the styles of those that can are refined, on faces with the help of `parser`, on
    `device`.

    UserError if a file cannot be used, is for label maps of other regions, or is given twice.
    """
    candidates = []
    for path, name in zip(paths, _names(paths), strict=True):
        try:
            system = load_system(path).to(device)
        except WeightsFileError as error:
            raise UserError(str(error)) from error
        if system.regions != len(regions):
            raise UserError(
                f"{path} paints {system.regions} regions, the pictures have {len(regions)} ({regions.name}). "
                "Give a checkpoint that was trained on such pictures."
            )
        parameters, told = count_parameters(system.network), _settings(path)
        noisy = noise and isinstance(system, SEANSystem)
        helper = parser if refine else None
        candidates.append(
            Candidate(
                _kind(system),
                name,
                system,
                device,
                parameters,
                _steps(path),
                noisy,
                refine,
                helper,
                _seed(told),
                _recipe(told),
            )
        )
    if refine and not any(candidate.refined for candidate in candidates):
        raise UserError("None of these checkpoints has refinement steps. Leave --refine out.")
    return candidates


def _kind(system: System) -> str:
    if isinstance(system, SPADESystem) and system.config.style == "map":
        return "SPADE++"
    return KINDS.get(system.name, system.name)


def _names(paths: Sequence[Path]) -> list[str]:
    """A short name for each checkpoint: the folder of a run, else the file; the path where that is not
    enough.
    """
    names = [p.resolve().parent.name if p.stem == "generator" else p.stem for p in paths]
    often = Counter(name.lower() for name in names)
    names = [str(p) if often[name.lower()] > 1 else name for p, name in zip(paths, names, strict=True)]
    if len(set(names)) < len(names):
        raise UserError(f"{Counter(names).most_common(1)[0][0]} is given twice as a checkpoint.")
    return names


def _settings(checkpoint: Path) -> dict[str, Any]:
    """What the run that saved the checkpoint was told; {} if no run lies around it."""
    try:
        told = json.loads((checkpoint.parent / SETTINGS_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) and isinstance(told.get("plan"), dict) else {}


def _seed(told: dict[str, Any]) -> int | None:
    seed = told.get("plan", {}).get("seed")
    return seed if isinstance(seed, int) else None


def _recipe(told: dict[str, Any]) -> str:
    """The plan of a run where it is not the usual one, and the names of its data: not where they lay."""
    usual = {field.name: field.default for field in fields(TrainingPlan)}
    plan = told.get("plan", {}).items()
    unusual = {name: value for name, value in plan if name not in _OWN and value != usual.get(name)}
    files = {name: told.get(name) or [] for name in ("data", "names", "start", "start_discriminator")}
    names = {
        name: [PurePath(str(path)).name for path in ([paths] if isinstance(paths, str) else paths)]
        for name, paths in files.items()
    }
    return json.dumps([unusual, names, told.get("share")], sort_keys=True)


def _steps(checkpoint: Path) -> int | None:
    """How many steps a run had made when it saved the checkpoint; None if no run lies around it."""
    settings, state = checkpoint.parent / SETTINGS_FILE, checkpoint.parent / STATE_FILE
    if not settings.is_file():
        return None
    try:
        if state.is_file():
            return int(torch.load(state, map_location="cpu", weights_only=True, mmap=True)["step"])
        return json.loads(settings.read_text(encoding="utf-8"))["plan"]["steps"]
    except Exception:  # another program's files: the column stays empty
        return None
