"""Two files compared: as stored, upright, with masks and proofs; and the picture of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms
from unedited_files import UPRIGHT, noise, write_source

from sean_editor.document.geometry import Box
from sean_editor.errors import UserError
from sean_editor.export.heat_map import heat_map
from sean_editor.export.verify import read_mask, verify
from sean_editor.photo.code_points import profile_of_code_points

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def pair(
    folder: Path, channels: int = 3, depth: int = 8, suffix: str = "png"
) -> tuple[Path, Path, np.ndarray]:
    """Two files, of which the second differs in a box of 10 x 6 pixels, and the samples of the first."""
    samples = noise(50, 70, channels, depth, np.random.default_rng(2))
    other = samples.copy()
    other[20:26, 30:40, 0] ^= 1
    before, after = folder / f"before.{suffix}", folder / f"after.{suffix}"
    write_source(before, samples)
    write_source(after, other)
    return before, after, samples


@pytest.mark.parametrize(("channels", "depth"), [(3, 8), (4, 8), (1, 16), (3, 16), (4, 16)])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_one_level_is_found_at_any_depth(tmp_path: Path, channels: int, depth: int, suffix: str) -> None:
    before, after, _ = pair(tmp_path, channels, depth, suffix)
    found = verify(before, after)
    assert found.difference.changed_outside == 60 and found.difference.largest_outside == 1
    assert found.areas == [(Box(30, 20, 40, 26), 60)] and not found.passed
    same = verify(before, before)
    assert same.passed and same.areas == [] and same.difference.changed == 0


def test_a_mask_says_what_may_have_changed(tmp_path: Path) -> None:
    before, after, _ = pair(tmp_path)
    mask = np.zeros((50, 70), bool)
    mask[20:26, 30:40] = True
    assert verify(before, after, mask).passed
    mask[22, 33] = False
    found = verify(before, after, mask)
    assert not found.passed and found.difference.changed_outside == 1


def test_orientation_is_taken_into_account(tmp_path: Path) -> None:
    samples = noise(50, 70, 3, 8, np.random.default_rng(2))
    for orientation in range(1, 9):
        write_source(tmp_path / "turned.tif", samples, orientation)
        write_source(tmp_path / "upright.png", np.ascontiguousarray(UPRIGHT[orientation](samples)))
        assert verify(tmp_path / "turned.tif", tmp_path / "upright.png").passed


def test_sizes_must_agree(tmp_path: Path) -> None:
    before, after, samples = pair(tmp_path)
    write_source(tmp_path / "small.png", samples[:40])
    with pytest.raises(UserError, match=r"before.png has 70 x 50 pixels and .*small.png has 70 x 40"):
        verify(before, tmp_path / "small.png")
    with pytest.raises(UserError, match="The mask has 70 x 40 pixels"):
        verify(before, after, np.zeros((40, 70), bool))


def test_equal_samples_in_another_colour_space_do_not_pass(tmp_path: Path) -> None:
    samples = noise(50, 70, 3, 8, np.random.default_rng(2))
    wide = profile_of_code_points(9, 13)
    for name, profile in (("plain", None), ("srgb", SRGB), ("wide", wide)):
        write_source(tmp_path / f"{name}.png", samples, profile=profile)
    assert verify(tmp_path / "plain.png", tmp_path / "srgb.png").passed, "plain means sRGB"
    found = verify(tmp_path / "plain.png", tmp_path / "wide.png")
    assert found.difference.changed == 0 and not found.passed
    assert "colour profiles differ" in found.remarks[0]


@pytest.mark.parametrize("kind", ["white on black", "white on nothing", "one bit", "sixteen bits"])
def test_masks_of_all_kinds(tmp_path: Path, kind: str) -> None:
    wanted = np.zeros((50, 70), bool)
    wanted[5:20, 8:30] = True
    grey = 255 * wanted.view(np.uint8)
    if kind == "white on black":
        Image.fromarray(grey).save(tmp_path / "mask.png")
    elif kind == "white on nothing":
        Image.fromarray(np.dstack([np.full((50, 70, 3), 255, np.uint8), grey])).save(tmp_path / "mask.png")
    elif kind == "one bit":
        Image.fromarray(wanted).save(tmp_path / "mask.png")
    else:
        Image.fromarray(wanted.astype(np.uint16)).save(tmp_path / "mask.png")
    assert np.array_equal(read_mask(tmp_path / "mask.png"), wanted)


def test_a_heat_map_shows_each_kind_of_pixel() -> None:
    picture = np.full((480, 640, 3), 200, np.uint8)
    changes = np.zeros((480, 640), np.int32)
    changes[100:200, 100:200], changes[150, 150], changes[300, 400] = 1, 255, 3
    reach = np.zeros((480, 640), bool)
    reach[90:210, 90:210] = True
    shown = heat_map(picture, changes, reach)
    assert shown.shape[1] == 640 and shown.shape[0] > 480, "a legend below"
    assert shown[20, 20].tolist() == [70, 70, 70], "what did not change is dark grey"
    assert shown[89, 150].tolist() == [255, 255, 255], "the outline of the mask"
    assert (shown[298:303, 398:403] == (255, 64, 160)).all(), "a single pixel outside can be seen"
    little, much = shown[120, 120].astype(int), shown[150, 150].astype(int)
    assert little[2] > little[0] and much[0] > much[2], "from blue to yellow"
    assert much.sum() > 2 * little.sum(), "also without colours"
    assert len(np.unique(shown[480:].reshape(-1, 3), axis=0)) > 50, "the scale in the legend"


def test_a_heat_map_of_a_small_picture_is_enlarged() -> None:
    picture = np.full((30, 40, 3), 200, np.uint8)
    shown = heat_map(picture, np.zeros((30, 40), np.int32))
    assert shown.shape[1] == 480 and shown.shape[0] > 360
