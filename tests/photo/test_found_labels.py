"""Label maps beside a picture: of another size, of another order, of another picture altogether."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_analyser import FakeAnalyser, FakeFace, FakeParsing
from PIL import Image

from models.label_maps import to_face_parsing
from sean_editor import open_portrait
from sean_editor.document.photo_origin import Photo
from sean_editor.errors import UserError
from sean_editor.photo import load_portrait, opening, portraits, shipped_portraits
from sean_editor.photo.label_order import as_stored
from sean_editor.photo.portraits import load_pair

AMARA = load_portrait(shipped_portraits()[0])


class Knowing(FakeAnalyser):
    """Sees amara's regions in every crop."""

    sure = True

    def parse(self, image: np.ndarray) -> FakeParsing:
        return FakeParsing(AMARA.labels, sure=self.sure)


@pytest.fixture
def analyser(monkeypatch: pytest.MonkeyPatch) -> Knowing:
    made = Knowing(FakeFace(np.array([[310.0, 240], [390, 240], [320, 330], [380, 330]])))
    for module in (opening, portraits):
        monkeypatch.setattr(module, "default_analyser", lambda: made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Amara at twice her size; no label map yet."""
    for name in ("images", "labels"):
        (tmp_path / name).mkdir()
    large = Image.fromarray(AMARA.image).resize((512, 512), Image.Resampling.BICUBIC)
    large.save(tmp_path / "images" / "amara.png")
    return tmp_path


def put(folder: Path, labels: np.ndarray) -> Path:
    """The label map of the picture, and the picture."""
    Image.fromarray(labels).save(folder / "labels" / "amara.png")
    return folder / "images" / "amara.png"


@pytest.mark.parametrize("times", [1, 2, 4])
def test_a_map_of_another_size_is_scaled_with_the_nearest(
    folder: Path, analyser: Knowing, times: int
) -> None:
    path = put(folder, AMARA.labels.repeat(times, 0).repeat(times, 1))
    portrait = load_portrait(path)
    assert np.array_equal(portrait.labels, AMARA.labels) and not portrait.notices
    assert np.array_equal(load_portrait(path, folder / "labels" / "amara.png").labels, AMARA.labels)


def test_a_map_in_another_order_is_converted_and_that_is_said(folder: Path, analyser: Knowing) -> None:
    stored = to_face_parsing(AMARA.labels)
    path = put(folder, stored)
    portrait = load_portrait(path)
    assert np.array_equal(portrait.labels, AMARA.labels) and portrait.reordered
    (notice,) = portrait.notices
    assert "amara.png" in notice and "face-parsing.PyTorch" in notice
    back = as_stored(portrait)
    assert np.array_equal(back.labels, stored) and not back.reordered and not back.notices
    assert np.array_equal(load_portrait(path, order="celebamask-hq").labels, stored)
    assert np.array_equal(load_portrait(path, order="face-parsing").labels, AMARA.labels)
    with pytest.raises(ValueError, match="auto, celebamask-hq, face-parsing"):
        load_portrait(path, order="voc")
    with pytest.warns(UserWarning, match="face-parsing"):
        assert np.array_equal(open_portrait(path).labels, AMARA.labels)


def test_ids_that_lie_nowhere_are_noticed(folder: Path, analyser: Knowing) -> None:
    shuffled = np.random.default_rng(3).permutation(19).astype(np.uint8)[AMARA.labels]
    portrait = load_portrait(put(folder, shuffled))
    assert np.array_equal(portrait.labels, shuffled)
    assert "% of the regions in" in portrait.notices[0] and "amara.png" in portrait.notices[0]
    analyser.sure = False  # then nothing can be said
    assert not load_portrait(put(folder, shuffled)).notices


def test_a_painted_map_is_not_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portraits, "default_analyser", lambda: pytest.fail("nothing to ask"))
    picture = Image.fromarray(AMARA.labels)
    palette = portraits.CELEBAMASK_HQ.palette()
    picture.putpalette(palette.tobytes())
    picture.save(folder / "labels" / "amara.png")
    assert np.array_equal(load_portrait(folder / "images" / "amara.png").labels, AMARA.labels)


UNFIT = {
    "another shape": np.zeros((400, 300), np.uint8),
    "a colour picture": np.arange(300 * 300 * 3).reshape(300, 300, 3).astype(np.uint8),
    "unknown ids": np.full((512, 512), 77, np.uint8),
    "a mask": AMARA.labels == 13,
}


@pytest.mark.parametrize("kind", UNFIT)
def test_a_found_map_that_does_not_fit_blocks_nothing(folder: Path, analyser: Knowing, kind: str) -> None:
    path = put(folder, UNFIT[kind])
    pair = load_pair(path)
    assert isinstance(pair, Photo) and len(pair.notices) == 1
    portrait = load_portrait(path)
    assert portrait.origin is not None and portrait.origin.photo.size == (512, 512)
    assert np.array_equal(portrait.labels, AMARA.labels), "by the analyser"
    assert portrait.notices == pair.notices
    assert "amara.png was opened without its label map" in portrait.notices[0]
    assert str(folder / "labels" / "amara.png") in portrait.notices[0]
    with pytest.raises(UserError, match=r"labels/amara\.png"):
        load_portrait(path, folder / "labels" / "amara.png")


def test_a_damaged_map_blocks_nothing(folder: Path, analyser: Knowing) -> None:
    (folder / "labels" / "amara.png").write_bytes(b"no picture")
    portrait = load_portrait(folder / "images" / "amara.png")
    assert "not a picture of a kind that is supported" in portrait.notices[0]


def test_a_face_that_is_asked_for_is_one_of_the_photo(folder: Path, analyser: Knowing) -> None:
    path = put(folder, AMARA.labels)
    portrait = load_portrait(path, face=0)
    assert portrait.origin is not None
    assert not np.array_equal(portrait.origin.alignment.quad[0], [0, 0])
    with pytest.raises(UserError, match="already cut out"):
        load_portrait(path, folder / "labels" / "amara.png", face=0)
