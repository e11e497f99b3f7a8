"""What notebooks and scripts look at things with."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.pixels import to_pixels
from models.regions import CELEBAMASK_HQ
from sean_editor.document.portrait import Portrait
from sean_editor.engine.tensors import to_tensors
from sean_editor.notebook import show


@pytest.fixture
def portrait(rng: np.random.Generator) -> Portrait:
    labels = np.zeros((32, 64), np.uint8)
    labels[:8], labels[8:10] = 13, 2
    return Portrait("anna", rng.integers(0, 256, (32, 64, 3), np.uint8), labels)


def test_a_portrait_is_told_and_drawn_by_itself(portrait: Portrait) -> None:
    assert repr(portrait) == "<Portrait anna, 64 x 32, 3 regions>"
    with Image.open(io.BytesIO(portrait._repr_png_())) as drawn:
        assert np.array_equal(np.asarray(drawn), portrait.image)


def test_what_is_shown_lies_side_by_side(portrait: Portrait) -> None:
    floats = torch.zeros(3, 16, 16)
    floats[0], floats[1] = 1.0, -3.0
    hair = portrait.labels == 13
    sheet = np.asarray(show(portrait, portrait.image[:8], portrait.labels, hair, floats, across=3))
    assert sheet.shape == (32 + 8 + 32, 64 * 3 + 8 * 2, 3)
    assert np.array_equal(sheet[:32, :64], portrait.image)
    assert np.array_equal(sheet[:8, 72:136], portrait.image[:8])
    assert (sheet[8:32, 72:136] == 255).all(), "white where nothing is"
    assert sheet[0, 144].tolist() == [0, 0, 204] and sheet[8, 144].tolist() == [76, 153, 0]
    assert sheet[40, 0].tolist() == [255] * 3 and sheet[50, 0].tolist() == [0] * 3
    assert sheet[40, 72].tolist() == [255, 0, 128]


@pytest.mark.parametrize("wrong", [np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4)), np.zeros(4, np.uint8)])
def test_other_things_cannot_be_shown(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="a picture is"):
        show(wrong)
    with pytest.raises(ValueError, match="no picture"):
        show()


def test_tensors_and_back(portrait: Portrait) -> None:
    images, labels = to_tensors(portrait, portrait)
    assert images.shape == (2, 3, 32, 64) and labels.shape == (2, 32, 64) and labels.dtype == torch.int64
    assert images.min() == -1 and images.max() == 1
    assert images[0, :, 3, 5].tolist() == pytest.approx((portrait.image[3, 5] / 127.5 - 1).tolist())
    assert np.array_equal(to_pixels(images)[1], portrait.image)
    assert to_pixels(torch.tensor([-9.0, 0.0, 9.0]).view(3, 1, 1)).ravel().tolist() == [0, 128, 255]
    small = Portrait("small", portrait.image[:, :32], portrait.labels[:, :32])
    with pytest.raises(ValueError, match="one size"):
        to_tensors(portrait, small)


def test_shares_of_regions(portrait: Portrait) -> None:
    shares = CELEBAMASK_HQ.shares(portrait.labels)
    assert list(shares.items()) == [("background", 22 / 32), ("hair", 8 / 32), ("nose", 2 / 32)]
    assert repr(CELEBAMASK_HQ).startswith("<RegionSet CelebAMask-HQ: 0 background, 1 skin, 2 nose, ")


@pytest.mark.slow
def test_a_session_elsewhere_needs_no_window(tmp_path: Path) -> None:
    code = (
        "from models.sean import load_generator\n"
        "from sean_editor import Engine, open_portrait, show, to_tensors\n"
        "amara = open_portrait('amara'); show(amara, amara.labels); to_tensors(amara)\n"
        "import sys; print([name for name in sys.modules if 'PyQt' in name])"
    )
    windows = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in windows}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=bare, capture_output=True, text=True, timeout=600
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
