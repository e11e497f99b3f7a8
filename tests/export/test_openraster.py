"""Layered pictures: read back by an independent reader, they show the result to the bit."""

from __future__ import annotations

import io
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from openraster_reader import ReadFile, read_openraster
from PIL import Image, ImageCms
from portraits_of_256 import without_origin

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.errors import UserError
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.layers import LayeredPicture, photo_layers, portrait_layers
from sean_editor.export.openraster import write_openraster
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.portraits import load_portrait, shipped_portraits

HAIR, NOSE = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "nose"))
TURNED = Alignment(np.array([[150.0, 20], [110, 320], [410, 360], [450, 60]]))
PARTLY_OUTSIDE = Alignment(np.array([[-60.0, 40], [-60, 300], [200, 300], [200, 40]]))
WHOLE = Alignment.whole_square(300, 300)


@pytest.fixture(scope="module")
def face() -> Portrait:
    return without_origin(load_portrait(shipped_portraits()[0]))


def placed(face: Portrait, place: Alignment, size: tuple[int, int] = (500, 400), profile=None) -> Portrait:
    pixels = np.random.default_rng(3).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    return replace(face, origin=PhotoOrigin(Photo(pixels, "holiday", icc_profile=profile), place))


def exports_of(portrait: Portrait, *regions: int) -> Exports:
    document = Document(portrait)
    if regions:
        document.assign_style(regions, "another")
    return Exports(Edit.of(document), lambda: portrait.image[..., ::-1].copy())


def written(exports: Exports, path: Path, **options) -> tuple[ReadFile, np.ndarray]:
    """The file, and the picture that the window shows of it."""
    request = ExportRequest(Kind.LAYERS, **options)
    exports.write(path, request)
    return read_openraster(path), exports.picture(request).pixels


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("place", [None, TURNED, PARTLY_OUTSIDE, WHOLE])
def test_its_layers_show_the_result_to_the_bit(face: Portrait, tmp_path: Path, place, keep: bool) -> None:
    portrait = face if place is None else placed(face, place)
    file, shown = written(exports_of(portrait, HAIR), tmp_path / "out.ora", keep_unedited=keep)
    assert np.array_equal(np.array(file.merged), shown)
    assert np.array_equal(file.composited(), np.dstack([shown, np.full(shown.shape[:2], 255, np.uint8)]))
    original = face.image if place is None else portrait.origin.photo.pixels
    assert np.array_equal(file.layer("Photo").pixels[..., :3], original)
    assert not np.array_equal(shown, original)


@pytest.mark.parametrize("side", [None, 256, 512])
def test_of_a_portrait_at_any_size(face: Portrait, tmp_path: Path, side) -> None:
    exports = exports_of(placed(face, TURNED), HAIR)
    file, shown = written(exports, tmp_path / "out.ora", whole=False, side=side)
    assert file.size == (side or exports.own_side,) * 2 == shown.shape[1::-1]
    assert np.array_equal(file.composited()[..., :3], shown)
    assert np.array_equal(
        np.array(file.merged), exports.picture(ExportRequest(Kind.PORTRAIT, side=side)).pixels
    )


def test_there_is_a_layer_for_each_region_and_the_label_map(face: Portrait, tmp_path: Path) -> None:
    file, shown = written(exports_of(face, HAIR), tmp_path / "out.ora")
    regions = {layer.name: layer for layer in file.layers if layer.groups == ("Regions",)}
    present = np.unique(face.labels).tolist()
    assert list(regions) == [CELEBAMASK_HQ[region].title for region in present]
    for region in present:
        layer = regions[CELEBAMASK_HQ[region].title]
        there = layer.on_canvas(file.size)
        assert np.array_equal(there[..., 3] == 255, face.labels == region), "exact where pixels are labels"
        assert np.array_equal(there[there[..., 3] > 0][:, :3], shown[face.labels == region])
        rows, columns = np.nonzero(face.labels == region)
        box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        assert (layer.x, layer.y) == box[:2] and layer.picture.size == (box[2] - box[0], box[3] - box[1])
    names = [layer.name for layer in file.layers if not layer.groups]
    assert names == ["Photo", "Result", "Label map"], "from the lowest to the uppermost"
    label_map = file.layer("Label map")
    assert not label_map.visible and label_map.opacity == 0.5
    colours = CELEBAMASK_HQ.palette()[face.labels]
    assert np.array_equal(label_map.on_canvas(file.size)[..., :3], colours), "so that ids can be told from it"


def test_a_painted_layout_gives_the_regions(face: Portrait, tmp_path: Path) -> None:
    document = Document(face)
    with document.edit("Brush"):
        document.paint_segment((40, 40), (60, 40), 8, NOSE)
    file, _ = written(Exports(Edit.of(document), lambda: face.image[::-1]), tmp_path / "out.ora")
    assert (file.layer("Nose").on_canvas(file.size)[40, 40:60, 3] == 255).all()


def test_the_result_is_as_large_as_what_changed(face: Portrait, tmp_path: Path) -> None:
    portrait = placed(face, TURNED)
    file, shown = written(exports_of(portrait, NOSE), tmp_path / "out.ora")
    changed = (shown != portrait.origin.photo.pixels).any(-1)
    there = file.layer("Result").on_canvas(file.size)[..., 3] > 0
    assert set(np.unique(file.layer("Result").pixels[..., 3])) == {0, 255} and there[changed].all()
    rows, columns = np.nonzero(changed)
    layer = file.layer("Result")
    assert (layer.x, layer.y) == (columns.min(), rows.min()) and there.sum() < 1.2 * changed.sum()


def test_nothing_edited_is_written_too(face: Portrait, tmp_path: Path) -> None:
    portrait = placed(face, TURNED)
    file, shown = written(exports_of(portrait), tmp_path / "out.ora")
    assert np.array_equal(shown, portrait.origin.photo.pixels)
    assert np.array_equal(file.composited()[..., :3], shown)
    inside = file.layer("Result").on_canvas(file.size)[..., 3] == 255
    side = TURNED.side
    assert abs(inside.sum() - side * side) < 4 * side, "the portrait's square"


def test_outlines_of_regions_are_smooth_where_the_photo_is_larger(face: Portrait, tmp_path: Path) -> None:
    """Each covers what the label map says, give or take a label at its outline, and nothing outside."""
    portrait = placed(face, TURNED)
    file, _ = written(exports_of(portrait, HAIR), tmp_path / "out.ora")
    alpha = file.layer("Hair").on_canvas(file.size)[..., 3]
    assert 0 < ((alpha > 0) & (alpha < 255)).sum() < 0.2 * (alpha > 0).sum()
    rows, columns = np.nonzero(alpha > 127)
    cells = np.floor(TURNED.to_crop(np.stack([columns, rows], -1) + 0.5) * 256).astype(int)
    assert cells.min() >= 0 and cells.max() <= 255
    wide = cv2.dilate((face.labels == HAIR).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    assert wide[cells[:, 1], cells[:, 0]].all()
    area = (face.labels == HAIR).sum() * (TURNED.side / 256) ** 2
    assert abs((alpha / 255).sum() - area) < 0.02 * area


def test_a_photo_that_is_not_srgb_keeps_its_colour_space(face: Portrait, tmp_path: Path) -> None:
    profile = wide_profile()
    portrait = placed(face, TURNED, profile=profile)
    file, shown = written(exports_of(portrait, HAIR), tmp_path / "out.ora")
    assert np.array_equal(file.composited()[..., :3], shown), "in its own space, to the bit"
    for layer in file.layers:
        own = layer.name != "Label map"
        assert layer.picture.info.get("icc_profile") == (profile if own else None)
        assert ("srgb" in layer.picture.info) != own
    assert file.merged.info["icc_profile"] == profile
    assert "srgb" in file.thumbnail.info and "icc_profile" not in file.thumbnail.info
    small = cv2.resize(shown, file.thumbnail.size, interpolation=cv2.INTER_AREA)
    seen = np.array(file.thumbnail).astype(int)
    assert 3 * np.abs(seen - to_srgb(small, profile)).mean() < np.abs(seen - small).mean()


def wide_profile() -> bytes:
    """sRGB's primaries with quite another curve: every level differs."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    place = made.index(b"para")  # a parametric curve: its first number is the exponent
    return made[: place + 12] + (int(1.4 * 65536)).to_bytes(4, "big") + made[place + 16 :]


def test_pictures_of_srgb_say_so(face: Portrait, tmp_path: Path) -> None:
    file, _ = written(exports_of(face, HAIR), tmp_path / "out.ora")
    assert all("srgb" in layer.picture.info for layer in file.layers) and "srgb" in file.merged.info


def test_a_thumbnail_is_small_and_has_the_proportions(face: Portrait, tmp_path: Path) -> None:
    portrait = placed(face, TURNED, size=(1000, 400))
    file, _ = written(exports_of(portrait, HAIR), tmp_path / "out.ora")
    assert file.thumbnail.size == (256, 102)


def test_names_of_any_language(face: Portrait, tmp_path: Path) -> None:
    picture = portrait_layers(face, face.image)
    first, *others = picture.layers
    named = replace(picture, layers=(replace(first, name='照片 <&"é'), *others))
    write_openraster(tmp_path / "out.ora", named)
    assert read_openraster(tmp_path / "out.ora").layers[0].name == '照片 <&"é'


def test_the_same_edit_makes_the_same_file(face: Portrait, tmp_path: Path) -> None:
    for name in ("one.ora", "two.ora"):
        exports_of(face, HAIR).write(tmp_path / name, ExportRequest(Kind.LAYERS))
    assert (tmp_path / "one.ora").read_bytes() == (tmp_path / "two.ora").read_bytes()


@pytest.mark.slow
def test_layers_of_a_large_photo_are_cut_to_their_boxes(face: Portrait) -> None:
    """A face in the corner of a photo of 24 megapixels: its layers hold the face, not the photo."""
    pixels = np.zeros((4000, 6000, 3), np.uint8)
    place = Alignment(np.array([[5000.0, 100], [5000, 900], [5800, 900], [5800, 100]]))
    pasted = pixels.copy()
    pasted[300:500, 5300:5500] = 200
    picture = photo_layers(replace(face, origin=PhotoOrigin(Photo(pixels, "large"), place)), pasted)
    held = sum(layer.cut().nbytes for layer in flat(picture)[1:])
    assert held < 0.6 * pixels.nbytes, f"{held / 1e6:.0f} MB beside the photo's {pixels.nbytes / 1e6:.0f}"


def flat(picture: LayeredPicture) -> list:
    layers = []
    for one in picture.layers:
        layers += getattr(one, "layers", (one,))
    return layers


def test_what_cannot_be_written_is_said(face: Portrait, tmp_path: Path) -> None:
    exports = exports_of(face, HAIR)
    with pytest.raises(UserError, match=r"out.png is not an OpenRaster file. End the name in .ora"):
        exports.write(tmp_path / "out.png", ExportRequest(Kind.LAYERS))
    with pytest.raises(UserError, match="no folder"):
        exports.write(tmp_path / "none" / "out.ora", ExportRequest(Kind.LAYERS))
    with pytest.raises(ValueError, match="differ in size"):
        portrait_layers(face, face.image[:100])
    with pytest.raises(ValueError, match="not cut out of a photo"):
        photo_layers(face, face.image)


@pytest.mark.parametrize("after", [1, 3, 6])
def test_cancelled_it_leaves_the_older_file(face: Portrait, tmp_path: Path, after: int) -> None:
    path = tmp_path / "out.ora"
    path.write_bytes(b"older")
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > after

    with pytest.raises(CancelledError):
        exports_of(face, HAIR).write(path, ExportRequest(Kind.LAYERS), cancelled=cancelled)
    assert path.read_bytes() == b"older" and list(tmp_path.iterdir()) == [path]


def test_it_says_nothing_of_the_person(face: Portrait, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[315] = "Ann Artist"
    stream = io.BytesIO()
    Image.new("RGB", (500, 400)).save(stream, "JPEG", exif=exif)
    portrait = placed(face, TURNED)
    photo = replace(portrait.origin.photo, exif=exif.tobytes())
    portrait = replace(portrait, origin=replace(portrait.origin, photo=photo))
    exports_of(portrait, HAIR).write(tmp_path / "out.ora", ExportRequest(Kind.LAYERS))
    assert b"Ann Artist" not in (tmp_path / "out.ora").read_bytes()
