"""Every kind of export: what it shows is what is written."""

from __future__ import annotations

from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.photo import read_image, read_labels
from sean_editor.photo.blend import Blend
from sean_editor.photo.portraits import load_portrait, shipped_portraits

HAIR = 13
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


class Painter:
    """Stands in for the network, and counts."""

    def __init__(self, picture: np.ndarray) -> None:
        self.picture, self.times = picture, 0

    def __call__(self) -> np.ndarray:
        self.times += 1
        return self.picture


@pytest.fixture
def portrait() -> Portrait:
    """A shipped portrait amid a photo of 400 x 300."""
    shipped = load_portrait(shipped_portraits()[0])
    pixels = np.full((300, 400, 3), 128, np.uint8)
    pixels[20:276, 100:356] = shipped.image
    place = Alignment(np.array([[100, 20], [100, 276], [356, 276], [356, 20]], float))
    return replace(shipped, origin=PhotoOrigin(Photo(pixels, "holiday", icc_profile=PROFILE), place))


@pytest.fixture
def painter(portrait: Portrait) -> Painter:
    return Painter(portrait.image[..., ::-1].copy())


@pytest.fixture
def exports(portrait: Portrait, painter: Painter) -> Exports:
    document = Document(portrait)
    document.assign_style([HAIR], "another")
    return Exports(Edit.of(document), painter)


@pytest.mark.parametrize("kind", Kind)
def test_its_size_is_known_before_it_is_made(exports: Exports, kind: Kind) -> None:
    assert exports.size(kind) == exports.picture(ExportRequest(kind)).size


@pytest.mark.parametrize("kind", [Kind.PORTRAIT, Kind.PHOTO, Kind.BEFORE_AFTER])
def test_what_is_shown_is_what_is_written(exports: Exports, kind: Kind, tmp_path: Path) -> None:
    for name in ("out.png", "out.tif"):
        exports.write(tmp_path / name, ExportRequest(kind))
        assert np.array_equal(read_image(tmp_path / name), exports.picture(ExportRequest(kind)).pixels)


def test_the_layout_is_written_as_region_ids_and_shown_in_colour(
    exports: Exports, portrait: Portrait, painter: Painter, tmp_path: Path
) -> None:
    exports.write(tmp_path / "out.png", ExportRequest(Kind.LAYOUT))
    assert np.array_equal(read_labels(tmp_path / "out.png"), portrait.labels)
    colours = exports.picture(ExportRequest(Kind.LAYOUT)).pixels
    assert (colours[portrait.labels == HAIR] == (0, 0, 204)).all()
    assert painter.times == 0, "a layout needs no network"
    with pytest.raises(UserError, match="png"):
        exports.write(tmp_path / "out.jpg", ExportRequest(Kind.LAYOUT))


def test_the_network_paints_once(exports: Exports, painter: Painter) -> None:
    request = ExportRequest(Kind.PHOTO)
    assert exports.picture(request) is exports.picture(request)
    for other in (
        ExportRequest(Kind.PORTRAIT),
        replace(request, blend=Blend.GRADIENT),
        replace(request, match_colours=False),
    ):
        assert exports.picture(other) is not exports.picture(request)
    assert painter.times == 1


def test_keeping_what_was_not_edited(exports: Exports, portrait: Portrait, painter: Painter) -> None:
    kept = exports.picture(ExportRequest(Kind.PORTRAIT)).pixels
    face = portrait.labels == 2  # the nose is far from any hair
    assert np.array_equal(kept[face], portrait.image[face])
    bare = exports.picture(ExportRequest(Kind.PORTRAIT, keep_unedited=False)).pixels
    assert np.array_equal(bare, painter.picture)


def test_a_whole_photo_keeps_its_profile(exports: Exports, tmp_path: Path) -> None:
    exports.write(tmp_path / "out.jpg", ExportRequest(Kind.PHOTO))
    with Image.open(tmp_path / "out.jpg") as file:
        assert file.size == (400, 300) and file.info["icc_profile"] == PROFILE
    exports.write(tmp_path / "face.jpg", ExportRequest(Kind.PORTRAIT))
    with Image.open(tmp_path / "face.jpg") as file:
        assert "icc_profile" not in file.info, "portraits are sRGB"


def test_quality_makes_the_file_smaller(exports: Exports, tmp_path: Path) -> None:
    sizes = []
    for quality in (40, 95):
        exports.write(tmp_path / f"{quality}.jpg", ExportRequest(Kind.PORTRAIT), quality)
        sizes.append((tmp_path / f"{quality}.jpg").stat().st_size)
    assert sizes[0] < sizes[1] / 2


@pytest.mark.parametrize("name", ["out.png", "out.jpg", "out.webp", "out.tif"])
def test_a_cancelled_export_leaves_the_older_file(exports: Exports, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"older")
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1  # in the middle of writing, or just after

    with pytest.raises(CancelledError):
        exports.write(path, ExportRequest(Kind.PHOTO), cancelled=cancelled)
    assert path.read_bytes() == b"older" and list(tmp_path.iterdir()) == [path]


def test_a_seam_lies_beside_what_was_edited(exports: Exports, portrait: Portrait) -> None:
    x, y = exports.seam(Kind.PORTRAIT)
    edited = exports.edit.edited
    around = edited[int(y) - 1 : int(y) + 2, int(x) - 1 : int(x) + 2]
    assert not edited[int(y), int(x)] and around.any()
    assert exports.seam(Kind.PHOTO) == pytest.approx((x + 100, y + 20))
    shown = exports.seam(Kind.BEFORE_AFTER)
    assert shown[0] > exports.size(Kind.BEFORE_AFTER)[0] / 2, "the after is on the right"
    untouched = Exports(Edit.of(Document(portrait)), lambda: portrait.image)
    assert untouched.seam(Kind.PORTRAIT) == (128, 128)
