"""Files of `export-onnx`, run by ONNX Runtime, for the tests of that command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from sean_editor.cli.main import main

onnx = pytest.importorskip("onnx", reason="onnx is not installed: python main.py install onnx")
pytest.importorskip("onnxscript", reason="onnxscript is not installed: python main.py install onnx")
ort = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed: python main.py install onnx")


class Exported:
    """Both files of an export, run by ONNX Runtime."""

    def __init__(self, prefix: Path) -> None:
        self.paths = [prefix.with_name(f"{prefix.name}-{part}.onnx") for part in ("encoder", "generator")]
        self._sessions: dict[int, ort.InferenceSession] = {}

    def encode(self, images: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
        return self._run(0, images=images, labels=labels)

    def paint(self, labels: torch.Tensor, styles: torch.Tensor) -> torch.Tensor:
        return self._run(1, labels=labels, styles=styles)

    def metadata(self, number: int) -> dict[str, str]:
        return {one.key: one.value for one in onnx.load(self.paths[number]).metadata_props}

    def _run(self, number: int, **inputs: torch.Tensor) -> torch.Tensor:
        if number not in self._sessions:
            self._sessions[number] = ort.InferenceSession(str(self.paths[number]))
        (result,) = self._sessions[number].run(None, {name: one.numpy() for name, one in inputs.items()})
        return torch.from_numpy(result)


def export(checkpoint: Path, prefix: Path, *options: object) -> Exported:
    words = ["export-onnx", "--checkpoint", checkpoint, "-o", prefix, *options]
    assert main([str(word) for word in words]) == 0
    return Exported(prefix)


def difference(a: torch.Tensor, b: torch.Tensor) -> float:
    assert a.shape == b.shape
    return (a - b).abs().max().item()


def sample(
    make_layout: Callable[..., np.ndarray], batch: int, height: int, width: int, regions: int = 19
) -> tuple[torch.Tensor, torch.Tensor]:
    """Images [B, 3, H, W] and layouts [B, H, W] in which several regions are absent."""
    torch.manual_seed(5)
    some = {"cells": regions // 2, "regions": regions}
    layouts = np.stack([make_layout(height, width, **some) for _ in range(batch)]).astype(np.int64)
    assert all(len(np.unique(layout)) < 0.65 * regions for layout in layouts)
    coarse = torch.rand(batch, 3, height // 16, width // 16) * 2 - 1
    return torch.nn.functional.interpolate(coarse, scale_factor=16.0), torch.from_numpy(layouts)
