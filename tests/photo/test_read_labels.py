"""Label maps from indexed, grey and coloured files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import photo_files
import pytest
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.errors import UserError
from sean_editor.export import write_labels
from sean_editor.photo import read_labels

LABELS = np.random.default_rng(0).integers(0, 19, (8, 10)).astype(np.uint8).repeat(4, 0).repeat(4, 1)


def test_grey_ids(tmp_path: Path) -> None:
    Image.fromarray(LABELS).save(tmp_path / "grey.png")
    Image.fromarray(LABELS.astype(np.uint16)).save(tmp_path / "deep.png")
    Image.fromarray(np.stack([LABELS] * 3, -1)).save(tmp_path / "rgb.png")
    for name in ("grey", "deep", "rgb"):
        labels = read_labels(tmp_path / f"{name}.png")
        assert labels.dtype == np.uint8 and np.array_equal(labels, LABELS)


@pytest.mark.parametrize("palette", ["celebamask", "colour-blind"])
def test_a_picture_in_the_palette(tmp_path: Path, palette: str) -> None:
    colours = CELEBAMASK_HQ.palette(palette)[LABELS]
    Image.fromarray(colours).save(tmp_path / "a.png")
    Image.fromarray(np.dstack([colours, np.full_like(LABELS, 255)])).save(tmp_path / "alpha.png")
    assert np.array_equal(read_labels(tmp_path / "a.png"), LABELS)
    assert np.array_equal(read_labels(tmp_path / "alpha.png"), LABELS)


def test_a_picture_in_the_colours_that_the_safe_palette_had_before(tmp_path: Path) -> None:
    former = CELEBAMASK_HQ.palette("colour-blind")
    former[4] = 0, 90, 181
    Image.fromarray(former[LABELS]).save(tmp_path / "a.png")
    assert np.array_equal(read_labels(tmp_path / "a.png"), LABELS)


def test_a_palette_in_another_order_is_read_by_its_colours(tmp_path: Path) -> None:
    order = np.random.default_rng(1).permutation(19)
    places = np.argsort(order).astype(np.uint8)
    picture = Image.fromarray(places[LABELS])
    picture.putpalette(CELEBAMASK_HQ.palette()[order].tobytes())
    picture.save(tmp_path / "a.png")
    assert np.array_equal(read_labels(tmp_path / "a.png"), LABELS)


def test_indices_with_a_palette_of_other_colours_are_ids(tmp_path: Path) -> None:
    picture = Image.fromarray(LABELS)
    picture.putpalette(np.random.default_rng(2).integers(0, 256, (19, 3)).astype(np.uint8).tobytes())
    picture.save(tmp_path / "a.png")
    with pytest.warns(UserWarning, match=r"palette of .*a\.png is not that of the regions"):
        assert np.array_equal(read_labels(tmp_path / "a.png"), LABELS)
    picture.putpalette(bytes(57))  # all black
    picture.save(tmp_path / "a.png")
    assert np.array_equal(read_labels(tmp_path / "a.png"), LABELS)


def test_ids_out_of_range_are_named(tmp_path: Path) -> None:
    wrong = LABELS.copy()
    wrong[0, :2] = 19, 200
    Image.fromarray(wrong).save(tmp_path / "wrong.png")
    with pytest.raises(UserError, match=r"wrong\.png has label ids .*: 19, 200\."):
        read_labels(tmp_path / "wrong.png")
    Image.fromarray(wrong.astype(np.uint16) + 256).save(tmp_path / "deep.png")  # must not wrap around
    with pytest.raises(UserError, match=r"256, .*, \.\.\."):
        read_labels(tmp_path / "deep.png")


def test_a_few_unknown_colours_become_the_nearest_and_are_named(tmp_path: Path) -> None:
    colours = CELEBAMASK_HQ.palette()[LABELS]
    colours[5, 7] = CELEBAMASK_HQ.palette()[LABELS[5, 7]] + np.array([0, 1, 2], np.uint8)
    Image.fromarray(colours).save(tmp_path / "a.png")
    with pytest.warns(UserWarning, match=r"#\w{6} \(1\); 1 pixels .* at x 7 to 7, y 5 to 5"):
        assert np.array_equal(read_labels(tmp_path / "a.png"), LABELS)


def test_a_region_in_an_unknown_colour_is_named(tmp_path: Path) -> None:
    colours = CELEBAMASK_HQ.palette()[LABELS]
    colours[10:16, 4:14] = 1, 2, 3
    Image.fromarray(colours).save(tmp_path / "a.png")
    said = r"not in the palette of CelebAMask-HQ: #010203 \(60\); 60 pixels .* at x 4 to 13, y 10 to 15"
    with pytest.raises(UserError, match=said):
        read_labels(tmp_path / "a.png")


def test_no_label_map_at_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    for path in (tmp_path, tmp_path / "gone.png", tmp_path / "text.png"):
        with pytest.raises(UserError, match=str(path)):
            read_labels(path)


def test_a_map_of_one_region(tmp_path: Path) -> None:
    for region in (0, 15, 18):
        write_labels(tmp_path / "a.png", np.full((32, 32), region, np.uint8))
        assert (read_labels(tmp_path / "a.png") == region).all()


@pytest.mark.parametrize("kind", ["u2", "u4", "i1", "i2", "i4", "f2", "f4", "f8"])
@pytest.mark.parametrize("most", [16, 18])
def test_ids_of_every_number_type_in_a_tiff(tmp_path: Path, kind: str, most: int) -> None:
    """They are no shades of grey: a white of the type is not looked for."""
    ids = np.repeat(np.arange(most + 1, dtype=np.uint8), 4)[None].repeat(8, 0)
    for order, planar in (("<", False), (">", True)):
        path = photo_files.save_tiff(tmp_path / "a.tif", ids.astype(kind), order=order, planar=planar)
        assert np.array_equal(read_labels(path), ids)
    if kind == "u2":
        assert np.array_equal(read_labels(photo_files.save_tiff(path, ids.astype("u2"), 12)), ids)
    if kind[0] != "u":
        path = photo_files.save_tiff(tmp_path / "a.tif", -ids.astype(kind))
        with pytest.raises(UserError):
            read_labels(path)
