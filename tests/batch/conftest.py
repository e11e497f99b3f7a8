"""A folder of photos with known faces, a tiny network, and an analyser that knows the faces."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from batch_samples import HAIR, PLAIN, UPPER_LIP, KnownFaces

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.batch import Batch, BatchEdit, BatchOptions
from sean_editor.document.portrait import Portrait
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.engine.engine import Engine
from sean_editor.photo import load_portrait, shipped_portraits


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp("batch")
    path = folder / "tiny.safetensors"
    save_generator(SEANGenerator(SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4)), path)
    return Engine(path, "cpu", folder / "cache")


@pytest.fixture(scope="session")
def portraits() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()[:4]]


@pytest.fixture
def analyser(portraits: list[Portrait]) -> KnownFaces:
    return KnownFaces(portraits)


@pytest.fixture
def edit(portraits: list[Portrait]) -> BatchEdit:
    """The hair of one portrait, and seven tenths of another's upper lip."""
    hair, lip = portraits[2:]
    styles = StyleAssignment().with_regions({HAIR: RegionStyle(hair.id), UPPER_LIP: RegionStyle(lip.id, 0.7)})
    return BatchEdit(styles, {hair.id: hair, lip.id: lip})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "photos"
    made.mkdir()
    return made


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def run(engine, edit: BatchEdit, folder: Path, output: Path, analyser: KnownFaces):
    """Runs a batch to its end: its outcomes by photo."""

    def run(options: BatchOptions = PLAIN, edit: BatchEdit = edit, **more):
        batch = Batch(engine, edit, folder, output, options, analyser)
        return {outcome.photo: outcome for outcome in batch.run(**more)}

    return run
