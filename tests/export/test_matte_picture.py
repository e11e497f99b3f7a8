"""The matte as a grey picture: for the portrait's own resolution, and for any other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from portraits_of_256 import without_origin

from models.regions import CELEBAMASK_HQ
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.export.matte import matte_picture, write_matte
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.texture.matte import Matte

HAIR = CELEBAMASK_HQ.by_name("hair").id


def of_photo(side: int) -> Portrait:
    """A portrait that fills a photo of `side` pixels."""
    portrait = load_portrait(shipped_portraits()[0])
    photo = Photo(np.zeros((side, side, 3), np.uint8), "black")
    origin = PhotoOrigin(photo, Alignment.whole_square(side, side))
    return Portrait("black", portrait.image, portrait.labels, origin=origin)


def test_white_is_hair() -> None:
    portrait = without_origin(load_portrait(shipped_portraits()[0]))
    grey = matte_picture(portrait)
    assert grey.shape == portrait.labels.shape and grey.dtype == np.uint8
    hair = portrait.labels == HAIR
    assert grey[hair].mean() > 215 and grey[~hair].mean() < 30


def test_the_own_size_is_that_of_the_face_in_its_photo() -> None:
    assert matte_picture(of_photo(300)).shape == (304, 304)


def test_a_matte_that_is_there_is_taken() -> None:
    levels = np.zeros((256, 256, 3), np.float32)
    there = Matte(np.full((256, 256), 0.5, np.float32), levels, levels, levels.astype(np.uint8))
    assert np.unique(matte_picture(of_photo(300), 320, there)).tolist() == [128]


@pytest.mark.parametrize("name", ["hair.png", "hair.TIF"])
def test_files_hold_every_level(tmp_path: Path, name: str) -> None:
    grey = np.arange(256, dtype=np.uint8).reshape(16, 16)
    write_matte(tmp_path / name, grey)
    with Image.open(tmp_path / name) as file:
        assert file.mode == "L" and np.array_equal(np.array(file), grey)


def test_a_lossy_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"End the name in .png"):
        write_matte(tmp_path / "hair.jpg", np.zeros((8, 8), np.uint8))
    assert list(tmp_path.iterdir()) == []
