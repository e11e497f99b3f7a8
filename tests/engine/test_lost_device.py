"""A graphics card that fails: the engine goes on with the CPU, from the same weights, and loses nothing."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from failing_device import ASSERT, FULL, LAUNCH, LIBRARY, MPS_FULL, fail

from models.sean import SEANGenerator, save_generator
from sean_editor.engine.device import about_lost_device, is_device_error
from sean_editor.engine.engine import Engine
from sean_editor.engine.renderer import Renderer
from sean_editor.errors import UserError


@pytest.fixture(scope="module")
def checkpoint(compact: SEANGenerator, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "compact.safetensors"
    save_generator(compact, path)
    return path


@pytest.fixture
def engine(checkpoint: Path, tmp_path: Path) -> Engine:
    return Engine(checkpoint, "cpu", tmp_path / "styles")


def portrait() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, (64, 64, 3), np.uint8), rng.integers(0, 19, (64, 64)).astype(np.uint8)


@pytest.mark.parametrize("error", [ASSERT, LAUNCH, FULL, MPS_FULL, LIBRARY, torch.AcceleratorError("gone")])
def test_these_are_of_a_graphics_card(error: Exception) -> None:
    assert is_device_error(error)
    said = about_lost_device(error)
    assert ("memory of the graphics card is used up" in said) == (error in (FULL, MPS_FULL))
    assert "CPU" in said and "Nothing was lost" in said and "\n" not in said


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory"),
        RuntimeError("shape '[3]' is invalid for input of size 4"),
        MemoryError(),
        ValueError("CUDA"),
        UserError("CUDA error"),
    ],
)
def test_these_are_not(error: Exception) -> None:
    assert not is_device_error(error)


@pytest.mark.slow
def test_a_picture_is_made_again_from_the_same_weights(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    image, labels = portrait()
    codes = engine.encode(image, labels).codes
    expected, network, told = engine.render(labels, codes), engine.generator, []
    engine.moved = told.append
    calls = fail(monkeypatch, Renderer, "render", ASSERT)
    assert np.array_equal(engine.render(labels, codes), expected)
    assert len(calls) == 2 and engine.generator is not network and engine.device.type == "cpu"
    assert len(told) == 1 and "device-side assert triggered)" in told[0]
    assert np.array_equal(engine.render(labels, codes), expected) and len(told) == 1


@pytest.mark.parametrize("encode", ["encode_once", "encode_afresh"])
def test_styles_are_encoded_again(engine: Engine, encode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image, labels = portrait()
    expected = getattr(engine, encode)(image, labels).codes
    told: list[str] = []
    engine.moved = told.append
    fail(monkeypatch, type(engine.generator.Zencoder), "forward", FULL)
    assert np.array_equal(getattr(engine, encode)(image, labels).codes, expected)
    assert len(told) == 1 and "memory of the graphics card" in told[0]


def test_two_threads_that_fail_move_it_once(engine: Engine) -> None:
    told: list[str] = []
    engine.moved = told.append
    both = threading.Barrier(2)
    network = engine.generator

    def work() -> object:
        if engine.generator is network:
            both.wait(20)
            raise LAUNCH
        return engine.generator

    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(engine.on_device(work))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [engine.generator] * 2 and engine.generator is not network and len(told) == 1


def test_what_fails_on_the_cpu_as_well_is_an_error(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch, Renderer, "render", ASSERT, times=2)
    with pytest.raises(RuntimeError, match="device-side assert"):
        engine.render(portrait()[1], np.zeros((19, 512), np.float32))


def test_weights_that_were_exchanged_meanwhile_are_not_taken(
    checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shutil.copyfile(checkpoint, tmp_path / "mine.safetensors")
    engine = Engine(path, "cpu", tmp_path / "styles")
    path.write_bytes(path.read_bytes() + b" ")
    fail(monkeypatch, Renderer, "render", ASSERT)
    with pytest.raises(UserError, match=r"mine\.safetensors has changed .* Save your work"):
        engine.render(portrait()[1], np.zeros((19, 512), np.float32))
