"""The portrait analyser: where a photo shows faces, and what region each pixel of a portrait is."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from models.parsing import ParsingError
from models.parsing.locator_file import load_face_models
from models.parsing.predictor import RegionPredictor
from models.regions import CELEBAMASK_HQ
from sean_editor.checkpoints import FACE_LOCATOR, usual_parser
from sean_editor.engine.device import choose_device, with_fallback
from sean_editor.engine.resting import RestingWeights
from sean_editor.errors import UserError
from sean_editor.photo.finding import FaceFinder, FoundFace

__all__ = ["Analyser", "FoundFace", "Parsing"]

_FACE = [
    CELEBAMASK_HQ.by_name(name).id
    for name in ("skin", "nose", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")
]
_NOSE = CELEBAMASK_HQ.by_name("nose").id
_SURE = 0.7
_LEAST_FACE = 0.08
"""Share of the portrait that a face fills at the very least; the training portraits' median is a third."""


@dataclass(frozen=True, eq=False)
class Parsing:
    """labels uint8 [256, 256]; `confidence` 0..1 is the mean probability of the chosen labels over the face;
    `sure` whether that, and the presence of a face at all, is enough to go by.
    """

    labels: np.ndarray
    confidence: float
    sure: bool


class Analyser:
    """Finds faces and labels portraits. Networks are loaded when first needed; any thread may call.

    UserError, from the methods, if a weights file cannot be used. If the graphics card fails, they go on with
    the CPU.
    """

    def __init__(self, parser: Path | None = None, locator: Path | None = None, device: str = "auto") -> None:
        """`parser` and `locator` are weights files; without `parser` the public one is used if it lies in
        checkpoints/, else the shipped one.
        """
        self._parser_path = parser or usual_parser()
        self._locator_path = locator or FACE_LOCATOR
        self._device = choose_device(device)
        self._lock = threading.Lock()
        self._predictor: tuple[RegionPredictor, RestingWeights] | None = None
        self._finder: tuple[FaceFinder, RestingWeights] | None = None

    @property
    def parser_name(self) -> str:
        """The file name of the parser in use."""
        return self._parser_path.name

    def use_parser(self, path: Path | None) -> None:
        """Label regions with the weights in `path` from now on, None: the usual ones.

        UserError, and nothing changes, if they cannot be used.
        """
        chosen = path or usual_parser()
        predictor = self._load_predictor(chosen)
        with self._lock:
            self._parser_path, self._predictor = chosen, predictor

    def find_faces(self, pixels: np.ndarray) -> list[FoundFace]:
        """The faces of an upright RGB photo uint8 [H, W, 3] of any size, however they are turned, best first
        (confidence x size). Empty where there is none.
        """

        def find() -> list[FoundFace]:
            finder, weights = self._loaded_finder()
            with weights.in_use():
                return finder.find(pixels)

        return with_fallback(find, self._move_to_cpu)

    def parse(self, image: np.ndarray) -> Parsing:
        """The regions of a portrait uint8 [H, H, 3] that is aligned as in CelebA-HQ: of 256 pixels a side, or
        better of 512, where eyes and lips are seen in detail.
        """

        def predict() -> tuple[np.ndarray, np.ndarray]:
            predictor, weights = self._loaded_predictor()
            with weights.in_use():
                return predictor(image)

        labels, probability = with_fallback(predict, self._move_to_cpu)
        on_face = np.isin(labels, _FACE)
        confidence = float(probability[on_face].mean()) if on_face.any() else 0.0
        whole = on_face.mean() > _LEAST_FACE and bool((labels == _NOSE).any())
        return Parsing(labels, confidence, bool(whole and confidence >= _SURE))

    def rest(self) -> None:
        """Free memory that the next photo takes again in some milliseconds."""
        with self._lock:
            loaded = [one for one in (self._predictor, self._finder) if one is not None]
            if self._device.type == "cpu":
                for _, weights in loaded:
                    weights.rest()

    def _loaded_finder(self) -> tuple[FaceFinder, RestingWeights]:
        with self._lock:
            if self._finder is None:
                try:
                    models = load_face_models(self._locator_path)
                except ParsingError as error:
                    raise UserError(str(error)) from error
                weights = RestingWeights(nn.ModuleList(models.modules().values()))
                self._finder = FaceFinder(models, self._device), weights
            return self._finder

    def _move_to_cpu(self, _error: Exception) -> None:
        with self._lock:
            self._device, self._predictor, self._finder = torch.device("cpu"), None, None

    def _loaded_predictor(self) -> tuple[RegionPredictor, RestingWeights]:
        with self._lock:
            if self._predictor is None:
                self._predictor = self._load_predictor(self._parser_path)
            return self._predictor

    def _load_predictor(self, path: Path) -> tuple[RegionPredictor, RestingWeights]:
        try:
            predictor = RegionPredictor.load(path, self._device)
        except ParsingError as error:
            raise UserError(str(error)) from error
        networks = [network for network in (predictor.parser, predictor.close_ups) if network is not None]
        return predictor, RestingWeights(nn.ModuleList(networks))
