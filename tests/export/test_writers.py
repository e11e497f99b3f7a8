"""Files come out whole, in the format their name says, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.errors import UserError
from sean_editor.export import before_after, write_array, write_image, write_labels
from sean_editor.export.strip import proportions
from sean_editor.photo import read_image, read_labels

random = np.random.default_rng(0)
as_root = hasattr(os, "geteuid") and os.geteuid() == 0


def picture(height: int = 48, width: int = 64) -> np.ndarray:
    """A smooth colour picture, kind to lossy formats."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], -1).astype(
        np.uint8
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.png", "PNG"),
        ("a.jpg", "JPEG"),
        ("a.JPEG", "JPEG"),
        ("a.webp", "WEBP"),
        ("a.tif", "TIFF"),
        ("à b.PNG", "PNG"),
    ],
)
def test_the_suffix_chooses_the_format(tmp_path: Path, name: str, kind: str) -> None:
    image = picture()
    write_image(tmp_path / name, image)
    with Image.open(tmp_path / name) as file:
        assert (file.format, file.mode, file.size) == (kind, "RGB", (64, 48))
    difference = np.abs(read_image(tmp_path / name).astype(int) - image).max()
    assert difference == 0 if kind in ("PNG", "TIFF") else difference < 16
    assert [entry.name for entry in tmp_path.iterdir()] == [name]  # nothing temporary is left


def test_quality_decides_the_size_of_a_jpeg(tmp_path: Path) -> None:
    noise = random.integers(0, 256, (64, 64, 3), np.uint8)
    write_image(tmp_path / "good.jpg", noise, quality=95)
    write_image(tmp_path / "small.jpg", noise, quality=30)
    assert (tmp_path / "small.jpg").stat().st_size < (tmp_path / "good.jpg").stat().st_size / 2


def test_pictures_that_do_not_lie_in_one_piece_are_written_too(tmp_path: Path) -> None:
    image = picture()[::2, ::-2]
    write_image(tmp_path / "a.png", image)
    assert np.array_equal(read_image(tmp_path / "a.png"), image)


@given(
    labels=npst.arrays(
        np.uint8, npst.array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.integers(0, 18)
    )
)
@settings(max_examples=30, deadline=None)
@pytest.mark.parametrize("palette", ["celebamask", "colour-blind"])
def test_a_label_map_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, palette: str, labels: np.ndarray
) -> None:
    path = tmp_path_factory.getbasetemp() / "labels.png"
    write_labels(path, labels, CELEBAMASK_HQ, palette)
    assert np.array_equal(read_labels(path), labels)


@pytest.mark.parametrize("palette", ["celebamask", "colour-blind"])
def test_a_label_map_is_an_indexed_png_in_the_palette(tmp_path: Path, palette: str) -> None:
    labels = random.integers(0, 19, (32, 40)).astype(np.uint8)
    write_labels(tmp_path / "a.png", labels, palette=palette)
    with Image.open(tmp_path / "a.png") as file:
        assert (file.format, file.mode) == ("PNG", "P")
        assert np.array_equal(np.array(file), labels)
        assert np.array_equal(np.array(file.convert("RGB")), CELEBAMASK_HQ.palette(palette)[labels])


def test_before_after_holds_both_pictures_pixel_for_pixel() -> None:
    original, result = picture(256, 256), picture(256, 256)[:, ::-1]
    sheet = before_after(original, result)
    margin, _, footer = proportions(256)
    assert sheet.dtype == np.uint8
    assert sheet.shape == (256 + margin + footer, 2 * 256 + 3 * margin, 3)
    assert np.array_equal(sheet[margin : margin + 256, margin : margin + 256], original)
    assert np.array_equal(sheet[margin : margin + 256, 2 * margin + 256 : -margin], result)
    assert sheet[:margin].max() < 40  # dark ground
    captions = sheet[margin + 256 :]
    assert captions[:, : sheet.shape[1] // 2].max() > 180 and captions[:, sheet.shape[1] // 2 :].max() > 180


def test_before_after_wants_one_size() -> None:
    with pytest.raises(ValueError, match="differ in size"):
        before_after(picture(32, 32), picture(32, 48))


def test_an_array_file_holds_the_networks_numbers(tmp_path: Path) -> None:
    image = random.uniform(-1, 1, (3, 8, 9))
    write_array(tmp_path / "a.npy", image)
    read = np.load(tmp_path / "a.npy", allow_pickle=False)
    assert read.dtype == np.float32 and np.array_equal(read, image.astype(np.float32))


def test_a_wrong_suffix_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"a\.gif.*\.png, \.jpg"):
        write_image(tmp_path / "a.gif", picture())
    with pytest.raises(UserError, match=r"not a PNG file"):
        write_labels(tmp_path / "a.jpg", np.zeros((4, 4), np.uint8))
    with pytest.raises(UserError, match=r"\.npy"):
        write_array(tmp_path / "a.png", np.zeros((3, 4, 4)))
    assert not list(tmp_path.iterdir())


def test_places_that_cannot_be_written_to_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        write_image(tmp_path / "missing" / "a.png", picture())
    (tmp_path / "b.png").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        write_image(tmp_path / "b.png", picture())
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UserError, match="no folder"):
        write_image(tmp_path / "file" / "a.png", picture())
    with pytest.raises(UserError, match="Could not write"):
        write_image(tmp_path / ("a" * 300 + ".png"), picture())
    with pytest.raises(UserError, match="Could not write"):  # beyond what WebP can hold
        write_image(tmp_path / "a.webp", np.zeros((1, 20_000, 3), np.uint8))
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["b.png", "file"]


@pytest.mark.skipif(as_root, reason="permissions do not bind root")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(UserError, match="Permission denied"):
            write_image(tmp_path / "a.png", picture())
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_an_older_file_survives_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_image(tmp_path / "a.png", picture())
    before = (tmp_path / "a.png").read_bytes()

    def disk_full(self: Image.Image, file: object, *args: object, **options: object) -> None:
        file.write(b"half a picture")  # type: ignore[attr-defined]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", disk_full)
    with pytest.raises(UserError, match="No space left"):
        write_image(tmp_path / "a.png", picture()[::-1])
    assert (tmp_path / "a.png").read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.png"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.png").symlink_to(tmp_path / "there" / "a.png")
    write_image(tmp_path / "link.png", picture())
    assert (tmp_path / "link.png").is_symlink() and (tmp_path / "there" / "a.png").is_file()
