"""`python main.py doctor`: it tells what is there and what is not, and its exit status agrees."""

from __future__ import annotations

import shutil
from configparser import ConfigParser
from pathlib import Path

import numpy as np
import pytest
import torch

from models.enlarger import Enlarger, save_enlarger
from models.parsing.bisenet import BiSeNet
from models.parsing.locator_file import FaceModels, save_face_models
from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.checkpoints import DEFAULT_CHECKPOINT, ENLARGER, WIDE_CHECKPOINT
from sean_editor.locations import INSTALL
from sean_editor.machine import diagnosis, weights_findings
from sean_editor.machine.diagnosis import Extra
from sean_editor.machine.finding import Finding
from sean_editor.machine.weights_findings import checkpoints, photos


@pytest.fixture
def weights(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of checkpoints that holds the default one."""
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    shutil.copy(checkpoint, folder / DEFAULT_CHECKPOINT.name)
    for name in ("CHECKPOINTS", "ADDED_CHECKPOINTS"):
        monkeypatch.setattr(weights_findings, name, folder)
    return folder


@pytest.mark.slow
def test_this_machine_is_well(run, weights: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    outcome = run("doctor")
    assert outcome.status == 0, outcome.out
    assert "a window opens" in outcome.out
    assert f"{DEFAULT_CHECKPOINT.name}, " in outcome.out and "(the default)" in outcome.out
    assert any(kind in outcome.out for kind in ("CPU, ", "CUDA, ", "MPS"))
    assert str(own_cache / "styles") in outcome.out
    for use in ("HEIC photos", "watch training", "ONNX files"):
        assert use in outcome.out
    assert not [line for line in outcome.out.splitlines() if line.startswith("!")]


def test_something_needed_is_missing(run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Finding("Python", "3"), Finding("torch", "is not installed.", needed=True)]
    monkeypatch.setattr("sean_editor.machine.diagnosis.findings", lambda: iter(found))
    outcome = run("doctor")
    assert outcome.status == 1
    assert "! torch           is not installed.\n" in outcome.out
    assert "marked with !: 1" in outcome.out


def test_checkpoints_are_told_apart(weights: Path) -> None:
    (weights / "latest_net_G.pth").write_bytes(b"half a download")
    (weights / "vgg19-dcbb9e9d.pth").write_bytes(bytes(1000))
    (weights / "compact-256.md").write_text("a model card is no checkpoint")
    ours, broken, vgg = checkpoints()
    assert "compact SEAN generator, 19 regions" in ours.text and not ours.needed
    assert "cannot be read as weights" in broken.text and not broken.needed, "the program works without it"
    assert "VGG-19" in vgg.text


def test_the_wide_network_is_told(weights: Path) -> None:
    save_generator(
        SEANGenerator(SEANConfig.compact(base_width=17, style_rank=4)), weights / WIDE_CHECKPOINT.name
    )
    _, wide = checkpoints()
    assert "wide SEAN generator, 19 regions" in wide.text and wide.text.endswith("(the default on CUDA)")


def test_face_parsers_are_told_apart(weights: Path) -> None:
    torch.save(BiSeNet().state_dict(), weights / "79999_iter.pth")
    public, ours = checkpoints()
    assert "face parser BiSeNet, 13,300,416 parameters" in public.text and "(the default)" in ours.text
    (weights / "79999_iter.pth").write_bytes(b"half a download")
    (weights / "face-parser.safetensors").write_bytes(b"damaged")
    findings = list(checkpoints())
    assert "cannot be read" in findings[0].text and not findings[0].needed
    assert "cannot be read" in findings[-1].text and findings[-1].needed, "it came with the program"


def test_the_face_locator_is_told(weights: Path) -> None:
    save_face_models(FaceModels.new(), weights / "face-locator.safetensors")
    _, locator = checkpoints()
    assert "finds faces" in locator.text and not locator.needed
    (weights / "face-locator.safetensors").write_bytes(b"damaged")
    _, damaged = checkpoints()
    assert "cannot be read" in damaged.text and damaged.needed


def test_the_enlarger_is_told(weights: Path) -> None:
    save_enlarger(Enlarger(), weights / ENLARGER.name)
    _, enlarger = checkpoints()
    assert "enlarges results, 955,644 parameters" in enlarger.text and not enlarger.needed
    (weights / ENLARGER.name).write_bytes(b"damaged")
    _, damaged = checkpoints()
    assert "cannot be read" in damaged.text and damaged.needed


def test_what_photos_lack(weights: Path) -> None:
    assert "face-locator.safetensors and face-parser.safetensors are not in" in photos().text
    (weights / "face-locator.safetensors").touch()
    assert "as face-parser.safetensors is not in" in photos().text
    (weights / "79999_iter.pth").touch()
    found = photos()
    assert "found by face-locator.safetensors and labelled by 79999_iter.pth" in found.text
    assert not found.needed


def test_the_default_checkpoint_is_needed(weights: Path) -> None:
    default = weights / DEFAULT_CHECKPOINT.name
    default.write_bytes(b"damaged")
    assert [finding.needed for finding in checkpoints()] == [True]
    default.unlink()
    assert [finding.needed for finding in checkpoints()] == [True]


def test_packages_that_are_not_there_or_do_not_load() -> None:
    assert diagnosis.package("no-such-distribution", "nothing").needed
    broken = diagnosis.package("numpy", "numpy.no_such_module")
    assert broken.needed and "no_such_module" in broken.text
    assert not diagnosis.package("numpy", "numpy").needed


def test_extras_say_what_they_are_for(monkeypatch: pytest.MonkeyPatch) -> None:
    there = diagnosis.extra(Extra("test", ("pytest", "numpy"), "to try things"))
    assert there == ("Optional", f"pytest {pytest.__version__}, numpy {np.__version__}, to try things", False)
    one = diagnosis.extra(Extra("odd", ("numpy", "no-such-thing"), "to try things"))
    assert one.text == f"no-such-thing is not installed; to try things: {INSTALL} odd"
    assert not one.needed


def test_extras_are_those_of_the_setup_file() -> None:
    setup = ConfigParser()
    setup.read(Path(__file__).resolve().parents[2] / "setup.cfg", encoding="utf-8")
    wanted = {
        name: {line.split(">=")[0] for line in lines.split("\n") if line}
        for name, lines in setup["options.extras_require"].items()
    }
    for extra in diagnosis.EXTRAS:
        assert wanted[extra.name] == set(extra.distributions)
    assert set(wanted) - {extra.name for extra in diagnosis.EXTRAS} == {"test"}


def test_packages_for_a_window_count_where_there_is_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        diagnosis,
        "missing_packages",
        lambda libraries: ["libxcb-xkb1"] if "libxcb-xkb.so.1" in libraries else [],
    )
    monkeypatch.setattr(diagnosis, "uses_x11", lambda: False)
    assert [finding.needed for finding in diagnosis.system_packages()] == [False]
    monkeypatch.setattr(diagnosis, "uses_x11", lambda: True)
    (finding,) = diagnosis.system_packages()
    assert finding.needed and "sudo apt-get install libxcb-xkb1" in finding.text
