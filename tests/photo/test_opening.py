"""From a photo and the points of a face to a portrait that knows its way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import icc_profiles
import numpy as np
import pytest
from fake_analyser import FakeAnalyser, FakeFace
from photo_samples import photo_with, portrait_image, psnr, turned_square
from PIL import Image

from sean_editor.document.photo_origin import Alignment, Photo
from sean_editor.errors import UserError
from sean_editor.export import write_labels
from sean_editor.photo import load_portrait, opening, photo_from_array
from sean_editor.photo.by_name import open_portrait
from sean_editor.photo.colour_space import to_srgb
from sean_editor.photo.cut_portrait import found_alignment, labels_found
from sean_editor.photo.neutral import NEUTRAL_POINTS, neutral_layout
from sean_editor.photo.opening import NeedsPoints, is_certain, open_photo, portrait_from_points


def face_in(alignment: Alignment, **about: Any) -> FakeFace:
    """A face whose crop is `alignment`."""
    return FakeFace(alignment.to_photo(NEUTRAL_POINTS), **about)


@pytest.fixture
def photo() -> Photo:
    """One shipped portrait, turned and enlarged, in a larger picture."""
    return photo_with(portrait_image(), turned_square(420, 300, 340, 25), 900, 640)


def test_the_best_sure_face_is_cut_out_and_labelled(photo: Photo) -> None:
    square = turned_square(420, 300, 340, 25)
    unsure = face_in(turned_square(100, 100, 90, 0), sure=False)
    portrait = open_photo(photo, FakeAnalyser(unsure, face_in(square)))  # type: ignore[arg-type]
    assert (portrait.name, portrait.path, portrait.size) == ("sample", None, (256, 256))
    assert portrait.origin is not None and portrait.origin.photo is photo
    assert np.abs(portrait.origin.alignment.quad - square.quad).max() < 1e-6
    assert psnr(open_photo(photo, FakeAnalyser(face_in(square))).image, portrait.image) > 60  # type: ignore[arg-type]
    assert ((portrait.labels == 13) == (portrait.image.mean(-1) > 127)).mean() > 0.98


def test_a_face_can_be_chosen(photo: Photo) -> None:
    faces = [
        face_in(turned_square(420, 300, side, 25), sure=sure) for side, sure in ((340, True), (200, False))
    ]
    analyser: Any = FakeAnalyser(*faces)
    for chosen in (1, faces[1]):
        origin = open_photo(photo, analyser, chosen).origin
        assert origin is not None and origin.alignment.side == pytest.approx(200, rel=1e-6)
    for index in (2, -1):
        with pytest.raises(UserError, match=rf"sample shows 2 faces: there is no face {index + 1}\."):
            open_photo(photo, analyser, index)


@pytest.mark.parametrize(
    ("faces", "says"), [(0, "No face was found"), (1, "No face was found with certainty")]
)
def test_without_a_sure_face_points_are_asked_for(photo: Photo, faces: int, says: str) -> None:
    analyser: Any = FakeAnalyser(*[face_in(turned_square(420, 300, 340, 25), sure=False)] * faces)
    with pytest.raises(
        NeedsPoints, match=f"{says} in sample. Show where the eyes and the corners of the mouth"
    ):
        open_photo(photo, analyser)


def test_the_analyser_sees_the_pixels_that_the_photo_has(photo: Photo) -> None:
    """More than a portrait's, if there are any; labelling again shows it the same."""
    for side, seen in ((340, 512), (200, 256)):
        analyser: Any = FakeAnalyser(face_in(turned_square(420, 300, side, 25)))
        portrait = open_photo(photo, analyser)
        assert np.array_equal(labels_found(portrait, analyser), portrait.labels)
        assert analyser.seen == [seen, seen]
    plain = replace(portrait, origin=None)
    assert np.array_equal(labels_found(plain, analyser) == 13, plain.image.mean(-1) > 127)


def test_other_sizes(photo: Photo) -> None:
    analyser: Any = FakeAnalyser(face_in(turned_square(420, 300, 340, 25)))
    large, small = open_photo(photo, analyser, size=512), open_photo(photo, analyser)
    assert large.size == (512, 512)
    assert (large.labels[::2, ::2] == small.labels).mean() > 0.97


def test_a_picture_that_is_such_a_crop_already_is_taken_as_it_is() -> None:
    for width, height in ((256, 256), (1024, 1024), (300, 260)):
        image = np.random.default_rng(1).integers(0, 256, (height, width, 3)).astype(np.uint8)
        whole = Alignment.whole_square(width, height)
        nearly = Alignment(whole.quad + whole.side * 0.012)
        photo = photo_from_array(image, "crop")
        portrait = open_photo(photo, FakeAnalyser(face_in(nearly)))  # type: ignore[arg-type]
        assert portrait.origin is not None
        assert np.array_equal(portrait.origin.alignment.quad, whole.quad)
        if width == 256:
            assert np.array_equal(portrait.image, image)
        aside = Alignment(whole.quad + whole.side * 0.1).to_photo(NEUTRAL_POINTS)
        assert not np.allclose(found_alignment(photo, aside).quad, whole.quad)


def test_a_crop_already_needs_no_certainty() -> None:
    photo = photo_from_array(portrait_image(), "crop")
    whole = Alignment.whole_square(256, 256)
    face = face_in(Alignment(whole.quad + 3), sure=False)
    assert is_certain(photo, face)  # type: ignore[arg-type]
    assert np.array_equal(open_photo(photo, FakeAnalyser(face)).image, photo.pixels)  # type: ignore[arg-type]
    assert not is_certain(photo, face_in(Alignment(whole.quad + 30), sure=False))  # type: ignore[arg-type]


def test_points_of_a_person(photo: Photo) -> None:
    points = turned_square(420, 300, 340, 25).to_photo(NEUTRAL_POINTS)
    parsed = portrait_from_points(photo, points, FakeAnalyser())  # type: ignore[arg-type]
    assert set(np.unique(parsed.labels)) == {1, 13}
    plain = portrait_from_points(photo, points, None)
    assert np.array_equal(plain.image, parsed.image)
    assert (plain.labels == neutral_layout(256)).mean() > 0.93
    assert plain.origin is not None and np.array_equal(
        plain.origin.alignment.quad, Alignment.from_points(points).quad
    )
    with pytest.raises(UserError, match="These points do not show a face in sample: the eyes and the mouth"):
        portrait_from_points(photo, np.ones((4, 2)), None)


def test_a_file_without_a_label_map_is_a_photo(
    photo: Photo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "holiday.png"
    Image.fromarray(photo.pixels).save(path)
    face = face_in(turned_square(420, 300, 340, 25))
    monkeypatch.setattr(opening, "default_analyser", lambda: FakeAnalyser(face))
    monkeypatch.setattr("sean_editor.photo.by_name.default_analyser", lambda: FakeAnalyser())
    portrait = load_portrait(path)
    assert (portrait.name, portrait.path) == ("holiday", path)
    assert portrait.origin is not None and np.array_equal(portrait.origin.photo.pixels, photo.pixels)
    assert np.array_equal(open_portrait(path, face=0).image, portrait.image)
    assert np.array_equal(open_portrait(path, points=face.points).image, portrait.image)
    write_labels(tmp_path / "map.png", np.zeros((640, 900), np.uint8))
    for options in ({"face": 0}, {"points": face.points}):
        with pytest.raises(UserError, match=r"holiday\.png"):
            open_portrait(path, labels=tmp_path / "map.png", **options)  # type: ignore[arg-type]


def test_a_pair_keeps_its_photo_if_that_shows_more(tmp_path: Path) -> None:
    image = np.random.default_rng(1).integers(0, 256, (300, 400, 3)).astype(np.uint8)
    profile = icc_profiles.rgb_profile(1.0)
    Image.fromarray(image).save(tmp_path / "a.png", icc_profile=profile)
    write_labels(tmp_path / "a.labels.png", np.ones((300, 400), np.uint8))
    portrait = load_portrait(tmp_path / "a.png")
    assert portrait.origin is not None and portrait.origin.photo.icc_profile == profile
    assert np.array_equal(portrait.origin.photo.pixels, image)
    assert np.array_equal(portrait.origin.alignment.quad, Alignment.whole_square(400, 300).quad)
    Image.fromarray(image[:256, :256]).save(tmp_path / "b.png", icc_profile=profile)
    write_labels(tmp_path / "b.labels.png", np.ones((256, 256), np.uint8))
    same = load_portrait(tmp_path / "b.png")
    assert same.origin is not None and same.origin.photo.icc_profile == profile, "the portrait is sRGB"
    Image.fromarray(image[:256, :256]).save(tmp_path / "b.png")
    assert load_portrait(tmp_path / "b.png").origin is None, "the portrait is the whole photo"
    assert np.array_equal(same.image, to_srgb(image[:256, :256], profile))
    assert not np.array_equal(same.image, image[:256, :256])
