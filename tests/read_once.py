"""What commands in the tests' process read again and again is read once: networks, and labels of portraits.

A command builds its network anew, in a seventh of a second for a tiny one; the check of a folder's labels
lets the shipped face parser look at three portraits. What is remembered goes by the content of the file and
of the picture, so another network or picture is another one here, too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from torch import nn

from models.lab.datasets import order
from models.lab.datasets.dataset import Dataset
from models.lab.datasets.order import check_order
from models.lab.systems import load_system
from models.parsing.checkpoint import load_networks
from models.parsing.predictor import Device, RegionPredictor
from models.sean import load_generator

_networks: dict[tuple[str, bytes], nn.Module] = {}
_labels: dict[bytes, np.ndarray] = {}


def networks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands share the networks that they only look at: of the engine, and those that are evaluated."""
    for place, read in (
        ("sean_editor.engine.engine.load_generator", load_generator),
        ("models.lab.evaluation.candidates.load_system", load_system),
    ):
        monkeypatch.setattr(place, _once(place, read))


def labels_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A face parser's file is read once, and the check of label ids lets it look at each portrait once."""
    monkeypatch.setattr(RegionPredictor, "load", _parser)
    monkeypatch.setattr(order, "check_order", _check_order)


def _check_order(folder: Dataset, label: Callable[[np.ndarray], np.ndarray]) -> None:
    def known(image: np.ndarray) -> np.ndarray:
        key = blake2b(image.tobytes()).digest()
        if key not in _labels:
            _labels[key] = label(image)
        return _labels[key]

    check_order(folder, known)


@cache
def _parser(path: Path, device: Device = "cpu") -> RegionPredictor:
    networks = load_networks(path)
    return RegionPredictor(networks.parser, networks.close_ups, device, networks.factors)


def _once(place: str, read: Callable[[Path], nn.Module]) -> Callable[[Path], nn.Module]:
    def known(path: Path) -> nn.Module:
        if not path.is_file():
            return read(path)  # an error, as it is
        key = place, blake2b(path.read_bytes() + path.suffix.encode()).digest()
        if key not in _networks:
            _networks[key] = read(path)
        return _networks[key]

    return known
