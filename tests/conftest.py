"""What tests of several packages share: layouts, and examples that may take as long as they need."""

from __future__ import annotations

import worker_threads  # noqa: F401  isort: skip  (first: torch reads it when it is imported)

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from portraits_of_256 import shipped_from, write_small_portraits

# the processes that tests start find the program compiled
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# how long an example takes says nothing on shared cores
settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")

LONGEST = (
    "test_export_onnx_variants.py",
    "test_packaging.py",
    "test_export_onnx.py",
    "test_exact_resume.py",
    "test_several_processes.py",
    "test_beside_triton.py",
)
"""Files whose slow tests take long begin first: no core then waits at the end for the last one."""


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: tests of the window wait for timers a tenth of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected is no garbage: looking through it took a twentieth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the shipped portraits of 256 pixels, without photos: images/NAME.jpg and labels/NAME.png."""
    return write_small_portraits(tmp_path_factory.mktemp("shipped") / "small")


@pytest.fixture
def small_portraits(small_folder: Path) -> Iterator[Path]:
    """They are the shipped portraits for this test; their folder."""
    with shipped_from(small_folder):
        yield small_folder


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
