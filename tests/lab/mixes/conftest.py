"""Shipped portraits as donors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sean_editor.photo import read_image, read_labels

PORTRAITS = Path(__file__).resolve().parents[3] / "resources" / "portraits"


@pytest.fixture(scope="session")
def faces() -> dict[str, np.ndarray]:
    """Label maps of shipped portraits by name."""
    return {path.stem: read_labels(path) for path in sorted((PORTRAITS / "labels").glob("*.png"))}


@pytest.fixture(scope="session")
def pictures() -> dict[str, np.ndarray]:
    return {path.stem: read_image(path) for path in sorted((PORTRAITS / "images").glob("*.jpg"))}
