"""What is saved comes back: the same pixels, labels, styles, photo, and the same picture."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from PIL import Image
from project_samples import projects

from sean_editor.document.made_style import MadeStyle
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.document.styles import RegionStyle, StyleAssignment
from sean_editor.errors import UserError
from sean_editor.photo.decode import read_photo
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.project_file import open_project, project_name, save_project


def kept(project: Project, path: Path) -> Project:
    save_project(path, project)
    return open_project(path)


def same_portrait(a: Portrait, b: Portrait) -> bool:
    return a.name == b.name and np.array_equal(a.image, b.image) and np.array_equal(a.labels, b.labels)


def same_picture(a: MadeStyle, b: MadeStyle) -> bool:
    return a.picture is b.picture is None or np.array_equal(a.picture, b.picture)


def check_same(a: Project, b: Project) -> None:
    assert same_portrait(a.portrait, b.portrait) and np.array_equal(a.layout, b.layout)
    assert (a.styles, a.locked, a.weights, dict(a.view)) == (b.styles, b.locked, b.weights, dict(b.view))
    assert (a.painted is None) == (b.painted is None)
    assert a.painted is None or b.painted is None or np.array_equal(a.painted, b.painted)
    assert len(a.references) == len(b.references)
    assert all(same_portrait(*pair) for pair in zip(a.references, b.references, strict=True))
    assert [(m.id, m.name, m.network) for m in a.made] == [(m.id, m.name, m.network) for m in b.made]
    assert all(same_picture(*pair) for pair in zip(a.made, b.made, strict=True))
    assert (a.stand_in is None) == (b.stand_in is None)
    assert a.stand_in is None or b.stand_in is None or np.array_equal(a.stand_in, b.stand_in)
    assert (a.fit is None) == (b.fit is None)
    if a.fit is not None and b.fit is not None:
        arrays = b.fit.arrays()
        assert {name: array.tolist() for name, array in arrays.items()} == {
            name: array.tolist() for name, array in a.fit.arrays().items()
        }
    assert (a.portrait.origin is None) == (b.portrait.origin is None)
    if a.portrait.origin is not None and b.portrait.origin is not None:
        check_same_origin(a.portrait.origin, b.portrait.origin)


def check_same_origin(a: PhotoOrigin, b: PhotoOrigin) -> None:
    assert np.array_equal(a.alignment.quad, b.alignment.quad)
    assert np.array_equal(a.photo.pixels, b.photo.pixels) and a.photo.name == b.photo.name
    assert (a.photo.icc_profile, a.photo.exif) == (b.photo.icc_profile, b.photo.exif)


@settings(max_examples=40)
@given(projects())
def test_any_project_comes_back_as_it_was(project: Project) -> None:
    with TemporaryDirectory() as folder:
        once = kept(project, Path(folder, "a.sean"))
        check_same(project, once)
        check_same(project, kept(once, Path(folder, "b.sean")))
        assert project_name(Path(folder, "a.sean")) == project.portrait.name


def portrait_of(photo: Photo) -> Portrait:
    face = load_portrait(shipped_portraits()[0])
    width, height = photo.size
    return Portrait(
        "Ann", face.image, face.labels, None, PhotoOrigin(photo, Alignment.whole_square(width, height))
    )


def turned_jpeg(path: Path) -> Path:
    """A photo that lies on its side in the file, as from a telephone: EXIF orientation 6, with a profile."""
    from PIL import ImageCms

    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with Image.open(shipped_portraits()[1]) as picture:
        picture.resize((300, 200)).save(path, "JPEG", quality=90, exif=exif, icc_profile=profile)
    return path


def photo_members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist() if name.startswith("photo")}


def test_a_photo_is_kept_as_its_own_file_also_when_that_is_gone(tmp_path: Path) -> None:
    source = turned_jpeg(tmp_path / "holiday.jpg")
    original = source.read_bytes()
    photo = read_photo(source)
    assert photo.size == (200, 300) and photo.exif is not None and photo.icc_profile is not None
    project = Project(portrait_of(photo), load_portrait(shipped_portraits()[0]).labels)
    once = kept(project, tmp_path / "once.sean")
    source.unlink()
    twice = kept(once, tmp_path / "twice.sean")
    for copy in (once, twice):
        assert copy.portrait.origin is not None and project.portrait.origin is not None
        check_same_origin(project.portrait.origin, copy.portrait.origin)
    assert photo_members(tmp_path / "twice.sean")["photo.jpg"] == original


@pytest.mark.parametrize("change", ["gone", "another picture", "damaged", "no file at all"])
def test_a_photo_whose_file_has_changed_is_kept_pixel_for_pixel(tmp_path: Path, change: str) -> None:
    source = turned_jpeg(tmp_path / "holiday.jpg")
    photo = read_photo(source)
    if change == "gone":
        source.unlink()
    elif change == "another picture":
        Image.new("RGB", photo.size).save(source)
    elif change == "damaged":
        source.write_bytes(source.read_bytes()[:100])
    else:
        photo = Photo(photo.pixels, "Clipboard", None, photo.icc_profile, photo.exif)
    project = Project(portrait_of(photo), load_portrait(shipped_portraits()[0]).labels)
    check_same(project, kept(project, tmp_path / "a.sean"))
    with Image.open(BytesIO(photo_members(tmp_path / "a.sean")["photo.png"])) as picture:
        assert picture.size == (200, 300)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("gone", [False, True])
def test_alpha_and_depth_of_a_photo_are_kept(tmp_path: Path, kind: type, gone: bool) -> None:
    white = np.iinfo(kind).max
    samples = np.random.default_rng(9).integers(0, white + 1, (300, 280, 4)).astype(kind)
    cv2.imwrite(str(tmp_path / "deep.tif"), samples[..., [2, 1, 0, 3]])
    photo = read_photo(tmp_path / "deep.tif")
    assert np.array_equal(photo.samples, samples)
    if gone:
        (tmp_path / "deep.tif").unlink()
    save_project(
        tmp_path / "a.sean", Project(portrait_of(photo), load_portrait(shipped_portraits()[0]).labels)
    )
    again = open_project(tmp_path / "a.sean").portrait.origin.photo
    assert np.array_equal(again.samples, samples) and np.array_equal(again.pixels, photo.pixels)
    assert set(photo_members(tmp_path / "a.sean")) == {"photo.png" if gone else "photo.tif"}


def test_the_same_project_makes_the_same_file(tmp_path: Path) -> None:
    face = load_portrait(shipped_portraits()[0])
    other = load_portrait(shipped_portraits()[1])
    styles = StyleAssignment().with_region(13, RegionStyle(other.id, 0.3))
    project = Project(face, face.labels, styles, references=(other,))
    save_project(tmp_path / "a.sean", project)
    save_project(tmp_path / "b.sean", project)
    assert (tmp_path / "a.sean").read_bytes() == (tmp_path / "b.sean").read_bytes()


def test_a_document_opens_clean_with_nothing_to_undo(tmp_path: Path) -> None:
    face, other = (load_portrait(path) for path in shipped_portraits()[:2])
    layout = face.labels.copy()
    layout[10:40, 30:90] = 14
    styles = StyleAssignment().with_region(13, RegionStyle(other.id, 0.25))
    document = kept(
        Project(face, layout, styles, frozenset({1, 4}), (other,)), tmp_path / "a.sean"
    ).document()
    assert np.array_equal(document.labels, layout) and np.array_equal(document.original_labels, face.labels)
    assert document.styles == styles and document.locked == {1, 4}
    assert not document.modified and not document.history.can_undo and not document.history.can_redo
    document.reset_styles()
    document.undo()
    assert not document.modified and document.styles == styles


def test_a_project_can_open_as_unsaved_work() -> None:
    face = load_portrait(shipped_portraits()[0])
    document = Project(face, face.labels).document(saved=False)
    assert document.modified
    document.mark_saved()
    assert not document.modified


def test_a_name_that_looks_like_a_path_becomes_a_plain_name(tmp_path: Path) -> None:
    face = load_portrait(shipped_portraits()[0])
    project = Project(Portrait("../../etc/pass\\wd", face.image, face.labels), face.labels)
    assert kept(project, tmp_path / "a.sean").portrait.name == "..-..-etc-pass-wd"


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = load_portrait(shipped_portraits()[0])
    path = tmp_path / "a.sean"
    save_project(path, Project(face, face.labels))
    before = path.read_bytes()

    def disk_full(*_: object, packed: bool = False) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sean_editor.project_file.writing.add_member", disk_full)
    with pytest.raises(UserError, match=r"a\.sean .*No space left"):
        save_project(path, Project(face, np.zeros_like(face.labels)))
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a.png", "a", "missing/a.sean"])
def test_a_place_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    face = load_portrait(shipped_portraits()[0])
    with pytest.raises(UserError):
        save_project(tmp_path / name, Project(face, face.labels))
