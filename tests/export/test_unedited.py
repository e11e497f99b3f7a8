"""A photo that was never edited comes out the same to the bit, whatever way it goes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from unedited_files import CHANNELS, DEPTHS, UPRIGHT, as_channels, noise, read_back, write_source

from models.atomic_write import Cancelled
from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.export import write_photo
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.photo import read_photo
from sean_editor.photo.blend import Blend
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.own_photo import own_photo
from sean_editor.texture.request import Source, TextureRequest, TextureResult
from sean_editor.texture.texture_pass import TexturePass

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
HAIR, SKIN = 13, 1
SLANTED = Alignment(np.array([[20.0, 5], [5, 50], [50, 65], [65, 20]]))


def exports_of(photo: Photo, alignment: Alignment) -> Exports:
    """Of a portrait that nobody edited, while the network would paint noise; with the real texture pass."""
    labels = np.full((256, 256), SKIN, np.uint8)
    labels[:60] = HAIR
    portrait = Portrait("holiday", cut_out(photo, alignment), labels, None, PhotoOrigin(photo, alignment))
    painted = noise(256, 256, 3, 8, np.random.default_rng(1))

    def texture(result: np.ndarray, side: int, keep: bool, cancelled: Cancelled) -> TextureResult:
        own = Source("holiday", own_photo(portrait), labels, result)
        return TexturePass().render(TextureRequest(result, labels, own, {}, side, keep), cancelled)

    return Exports(Edit.of(Document(portrait)), lambda: painted, texture=texture)


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, np.ndarray, int, bytes | None]:
    """The suffix of a file, the samples that it stores, its orientation and its profile."""
    suffix = draw(st.sampled_from(sorted(DEPTHS)))
    depth, channels = draw(st.sampled_from(DEPTHS[suffix])), draw(st.sampled_from(CHANNELS[suffix]))
    height, width = draw(st.integers(30, 90)), draw(st.integers(30, 90))
    samples = noise(height, width, channels, depth, np.random.default_rng(draw(st.integers(0, 1000))))
    turned = suffix != "bmp"
    orientation = draw(st.sampled_from(range(1, 9))) if turned else 1
    profile = draw(st.sampled_from((None, PROFILE))) if turned and channels > 1 else None
    return suffix, samples, orientation, profile


@pytest.mark.slow
@given(
    source=sources(),
    suffix=st.sampled_from(("png", "tif", "webp")),
    textured=st.booleans(),
    blend=st.sampled_from(Blend),
)
@settings(max_examples=120)
def test_the_whole_photo(
    tmp_path_factory: pytest.TempPathFactory,
    source: tuple[str, np.ndarray, int, bytes | None],
    suffix: str,
    textured: bool,
    blend: Blend,
) -> None:
    kind, samples, orientation, profile = source
    folder = tmp_path_factory.mktemp("photo")
    write_source(folder / f"in.{kind}", samples, orientation, profile)
    photo, out = read_photo(folder / f"in.{kind}"), folder / f"out.{suffix}"
    exports = exports_of(photo, SLANTED)
    exports.write(out, ExportRequest(Kind.PHOTO, blend=blend, textured=textured), quality=100)
    expected, got = UPRIGHT[orientation](samples), read_back(out)
    if (
        suffix == "webp" and samples.dtype == np.uint16
    ):  # which has eight bits, of whose rounding it is not sure
        assert np.abs(got - as_channels(expected, got.shape[2]) / 257).max() <= 1
    else:
        assert got.dtype == samples.dtype and got.shape[2] >= samples.shape[2]
        assert np.array_equal(got, as_channels(expected, got.shape[2]))
    with Image.open(out) as file:
        assert file.info.get("icc_profile") == profile and file.getexif().get(274, 1) == 1


@pytest.mark.parametrize("textured", [False, True])
@pytest.mark.parametrize("side", [256, 512])
def test_the_portrait_of_a_photo_that_is_cropped_already(tmp_path: Path, textured: bool, side: int) -> None:
    pixels = noise(side, side, 3, 8, np.random.default_rng(2))
    exports = exports_of(Photo(pixels, "face"), Alignment.whole_square(side, side))
    exports.write(tmp_path / "out.png", ExportRequest(Kind.PORTRAIT, textured=textured))
    assert np.array_equal(read_back(tmp_path / "out.png"), pixels)


@pytest.mark.parametrize("colours", [2, 60])
def test_palettes_with_transparent_entries(tmp_path: Path, colours: int) -> None:
    rgba = Image.fromarray(noise(40, 50, 4, 8, np.random.default_rng(3)))
    rgba.quantize(colours).save(tmp_path / "in.png")
    photo = read_photo(tmp_path / "in.png")
    write_photo(tmp_path / "out.png", photo.pixels, photo)
    with Image.open(tmp_path / "in.png") as first, Image.open(tmp_path / "out.png") as second:
        assert first.convert("RGBA").tobytes() == second.convert("RGBA").tobytes()


def test_a_jpeg_as_it_was_decoded(tmp_path: Path) -> None:
    Image.fromarray(noise(40, 50, 3, 8, np.random.default_rng(4))).save(tmp_path / "in.jpg")
    with Image.open(tmp_path / "in.jpg") as file:
        decoded = np.asarray(file)
    exports_of(read_photo(tmp_path / "in.jpg"), SLANTED).write(
        tmp_path / "out.tif", ExportRequest(Kind.PHOTO)
    )
    assert np.array_equal(read_back(tmp_path / "out.tif"), decoded)
