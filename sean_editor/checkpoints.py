"""Where weights files lie, and which one is used unless another is asked for."""

from __future__ import annotations

from pathlib import Path

CHECKPOINTS = Path(__file__).resolve().parents[1] / "checkpoints"
DEFAULT_CHECKPOINT = CHECKPOINTS / "compact-256.safetensors"
FACE_LOCATOR = CHECKPOINTS / "face-locator.safetensors"
FACE_PARSER = CHECKPOINTS / "face-parser.safetensors"
PUBLIC_FACE_PARSER = CHECKPOINTS / "79999_iter.pth"
