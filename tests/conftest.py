"""What tests of several packages share: layouts, and examples that may take as long as they need."""

from __future__ import annotations

import worker_threads  # noqa: F401  isort: skip  (first: torch reads it when it is imported)

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import settings

# how long an example takes says nothing on shared cores
settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.fixture
def make_layout(rng: np.random.Generator) -> Callable[..., np.ndarray]:
    """Cells of random regions, so that borders of all kinds occur, also at the picture's edge."""

    def make(height: int = 64, width: int = 64, cells: int = 24, regions: int = 19) -> np.ndarray:
        centres = rng.uniform(0, (height, width), (cells, 2))
        ids = rng.integers(0, regions, cells).astype(np.uint8)
        rows, columns = np.mgrid[:height, :width]
        distance = (rows[..., None] - centres[:, 0]) ** 2 + (columns[..., None] - centres[:, 1]) ** 2
        return ids[distance.argmin(-1)]

    return make
