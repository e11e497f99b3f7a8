"""The picture is the label map, however a file stores it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from kinds import AMARA, PORTRAITS, doubled, save_optimised, smoothed
from PIL import Image

from models.errors import UserError
from models.label_maps import check_lossless, labels_in
from models.regions import CELEBAMASK_HQ, FACADES

HAND_DRAWN = PORTRAITS.parent / "training" / "faces" / "labels"


def read(path: Path, **options: int) -> tuple[np.ndarray, tuple[str, ...]]:
    with Image.open(path) as picture:
        check_lossless(picture, path)
        found = labels_in(picture, path, CELEBAMASK_HQ, **options)
    return found.ids, found.notices


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_optimised_file_keeps_its_labels(tmp_path: Path, seed: int) -> None:
    for name, colours in (
        ("grey", AMARA),
        ("palette", CELEBAMASK_HQ.palette()[AMARA]),
        ("colour-blind", CELEBAMASK_HQ.palette("colour-blind")[AMARA]),
    ):
        save_optimised(tmp_path / f"{name}.png", colours, seed)
        with Image.open(tmp_path / f"{name}.png") as picture:
            assert picture.mode == "P" and (np.asarray(picture) != AMARA).mean() > 0.3
        ids, notices = read(tmp_path / f"{name}.png")
        assert np.array_equal(ids, AMARA) and not notices


def test_unlabelled_pixels_survive_an_optimiser(tmp_path: Path) -> None:
    labels = AMARA.copy()
    labels[:40] = 255
    save_optimised(tmp_path / "a.png", labels)
    assert np.array_equal(read(tmp_path / "a.png", unlabelled=255)[0], labels)
    palette = np.zeros((256, 3), np.uint8)
    palette[:19], palette[255] = CELEBAMASK_HQ.palette(), 255
    picture = Image.fromarray(labels)
    picture.putpalette(palette.tobytes())
    picture.save(tmp_path / "b.png")
    assert np.array_equal(read(tmp_path / "b.png", unlabelled=255)[0], labels)


def test_a_palette_for_display_is_not_read_and_that_is_said(tmp_path: Path) -> None:
    voc = [[0, 0, 0]] + [[128 * (i & 1), 64 * (i & 2), 32 * (i & 4)] for i in range(1, 19)]
    voc = [[r, g, b ^ (i // 8 * 64)] for i, (r, g, b) in enumerate(voc)]
    picture = Image.fromarray(AMARA)
    picture.putpalette(np.array(voc, np.uint8).tobytes())
    picture.save(tmp_path / "a.png")
    ids, (notice,) = read(tmp_path / "a.png")
    assert np.array_equal(ids, AMARA) and "a.png" in notice and "indices" in notice


def test_few_colours_are_read_and_that_is_said(tmp_path: Path) -> None:
    picture = Image.fromarray((AMARA == 13).astype(np.uint8))
    picture.putpalette(bytes([0, 0, 0, 0, 0, 204]))  # hair at index 1, which is skin's id
    picture.save(tmp_path / "a.png")
    ids, (notice,) = read(tmp_path / "a.png")
    assert np.array_equal(ids == 13, AMARA == 13) and "colours" in notice


def test_numbers_that_begin_with_one() -> None:
    palette = np.zeros((13, 3), np.uint8)
    palette[1:] = FACADES.palette()
    stored = np.arange(1, 13, dtype=np.uint8)[None].repeat(4, 0)
    picture = Image.fromarray(stored)
    picture.putpalette(palette.tobytes())
    found = labels_in(picture, "a.png", FACADES, first_id=1)
    assert found.by_colour and np.array_equal(found.ids, stored - 1)
    picture.putpalette(np.arange(39, dtype=np.uint8).tobytes())
    found = labels_in(picture, "a.png", FACADES, first_id=1)
    assert not found.by_colour and np.array_equal(found.ids, stored)


def test_smoothed_edges_are_read_by_the_colours_beside_them(tmp_path: Path) -> None:
    edges = smoothed(doubled(AMARA))
    Image.fromarray(edges).save(tmp_path / "a.png")
    ids, (notice,) = read(tmp_path / "a.png")
    assert (ids != doubled(AMARA)).mean() < 0.005
    pure = (edges == CELEBAMASK_HQ.palette()[doubled(AMARA)]).all(-1)
    assert pure.mean() < 0.99 and np.array_equal(ids[pure], doubled(AMARA)[pure])
    assert "#" in notice and f"{(~pure).sum()} pixels" in notice
    few = Image.fromarray(edges).quantize(200)  # the same with a palette
    few.save(tmp_path / "b.png")
    assert (read(tmp_path / "b.png")[0] != doubled(AMARA)).mean() < 0.02


def test_a_colour_picture_is_no_label_map(tmp_path: Path, small_folder: Path) -> None:
    with Image.open(small_folder / "images" / "amara.jpg") as photo:
        photo.save(tmp_path / "a.png")
    with pytest.raises(UserError, match=r"a\.png has colours .*#\w{6} \(\d+\), .*65\d{3} pixels"):
        read(tmp_path / "a.png")


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P"])
def test_a_mask_is_no_label_map(tmp_path: Path, mode: str) -> None:
    mask = Image.fromarray(AMARA == 13)
    grey = Image.fromarray((AMARA == 13).astype(np.uint8) * 255)
    kinds = {"1": mask, "L": grey, "RGB": grey.convert("RGB"), "P": grey.convert("P")}
    kinds[mode].save(tmp_path / "a.png")
    with pytest.raises(UserError, match=r"a\.png is a mask of two values"):
        read(tmp_path / "a.png")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.jpg", {"quality": 95}),
        ("a.avif", {"quality": 90}),
        ("a.webp", {"quality": 90}),
        ("a.tif", {"compression": "jpeg"}),
    ],
)
def test_lossy_formats_are_refused(tmp_path: Path, name: str, options: dict[str, object]) -> None:
    Image.fromarray(AMARA).convert("RGB").save(tmp_path / name, **options)
    with pytest.raises(UserError, match=r"blurs label ids.*PNG"):
        read(tmp_path / name)


@pytest.mark.parametrize("frames", [1, 2])
def test_lossless_webp_and_tiff_are_read(tmp_path: Path, frames: int) -> None:
    painted = Image.fromarray(CELEBAMASK_HQ.palette()[AMARA])
    more = {"save_all": True, "append_images": [painted.transpose(Image.Transpose.ROTATE_90)]}
    painted.save(tmp_path / "a.webp", lossless=True, **(more if frames == 2 else {}))
    painted.save(tmp_path / "a.tif", compression="tiff_lzw")
    for name in ("a.webp", "a.tif"):
        assert np.array_equal(read(tmp_path / name)[0], AMARA)


@pytest.mark.parametrize(
    "how", [Image.Resampling.BILINEAR, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS]
)
@pytest.mark.parametrize("side", [128, 170, 384, 512, 1024])
def test_interpolated_ids_are_refused(tmp_path: Path, how: Image.Resampling, side: int) -> None:
    blurred = np.asarray(Image.fromarray(AMARA).resize((side, side), how)).clip(max=18)
    Image.fromarray(blurred).save(tmp_path / "a.png")
    with pytest.raises(UserError, match=r"a\.png has blurred label ids.*nearest"):
        read(tmp_path / "a.png")


def test_fractions_are_no_ids(tmp_path: Path) -> None:
    Image.fromarray(AMARA.astype(np.float32)).save(tmp_path / "whole.tif")
    assert np.array_equal(read(tmp_path / "whole.tif")[0], AMARA)
    Image.fromarray(AMARA.astype(np.float32) + 0.5).save(tmp_path / "half.tif")
    with pytest.raises(UserError, match="fractions"):
        read(tmp_path / "half.tif")


@pytest.mark.slow
@pytest.mark.parametrize("folder", [PORTRAITS / "labels", HAND_DRAWN])
def test_what_is_shipped_is_read_as_it_is(folder: Path) -> None:
    files = sorted(folder.glob("*.png"))
    assert len(files) in (24, 200)
    for path in files:
        stored = np.asarray(Image.open(path))
        ids, notices = read(path, unlabelled=255)
        assert np.array_equal(ids, stored) and not notices, path
        for sized in (doubled(stored), stored[::2, ::2]):  # the nearest pixel
            found = labels_in(Image.fromarray(sized), path, CELEBAMASK_HQ, 255)
            assert np.array_equal(found.ids, sized), path
