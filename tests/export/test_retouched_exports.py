"""Retouching in every export: at its resolution, counted as the edit, and nothing beside it changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from openraster_reader import read_openraster
from portraits_of_256 import without_origin
from unedited_files import noise, read_back, write_source

from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.retouch import Retouch, Spot, Touch
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.proof import write_proven
from sean_editor.export.retouched import retouched, retouched_exports
from sean_editor.photo import load_portrait, read_photo, shipped_portraits
from sean_editor.photo.own_photo import own_photo
from sean_editor.retouch import finished, finished_photo
from sean_editor.texture.request import TextureResult

HAIR, SKIN = 13, 1
PLACE = Alignment(np.array([[60.0, 40], [20, 330], [310, 370], [350, 80]]))
RETOUCH = Retouch({SKIN: Touch(detail=-1.0, evenness=0.5)}, (Spot(0.5, 0.5, 0.05),))


@pytest.fixture(scope="module")
def face() -> Portrait:
    return without_origin(load_portrait(shipped_portraits()[0]))


def photographed(face: Portrait, photo: Photo) -> Portrait:
    return replace(face, name="holiday", path=None, origin=PhotoOrigin(photo, PLACE))


def photo_in(folder: Path, depth: int = 8) -> Photo:
    write_source(folder / "in.png", noise(380, 400, 3, depth, np.random.default_rng(5)))
    return read_photo(folder / "in.png")


@pytest.mark.parametrize("kind", [Kind.PORTRAIT, Kind.PHOTO, Kind.LAYERS])
@pytest.mark.parametrize("depth", [8, 16])
def test_the_proof_of_a_retouched_file_holds(face: Portrait, tmp_path: Path, kind: Kind, depth: int) -> None:
    exports = retouched_exports(photographed(face, photo_in(tmp_path, depth)), RETOUCH)
    path = tmp_path / ("out.ora" if kind is Kind.LAYERS else "out.png")
    proof = write_proven(exports, path, ExportRequest(kind))
    assert proof is not None and proof.holds
    assert proof.made.changed_outside == 0 and proof.written.changed_outside == 0
    assert 0 < proof.reach.mean() < 0.7
    assert proof.made.outside == (~proof.reach).sum() > 0


def test_sixteen_bits_stay_where_nothing_is_retouched(face: Portrait, tmp_path: Path) -> None:
    photo = photo_in(tmp_path, 16)
    exports = retouched_exports(photographed(face, photo), RETOUCH)
    exports.write(tmp_path / "out.png", ExportRequest(Kind.PHOTO))
    before, after = read_back(tmp_path / "in.png"), read_back(tmp_path / "out.png")
    reach = exports.reach(ExportRequest(Kind.PHOTO))
    assert after.dtype == np.uint16 and np.array_equal(after[~reach], before[~reach])
    assert (after != before).any(-1).sum() > 1000


def test_the_whole_photo_is_retouched_on_its_own_pixels(face: Portrait, tmp_path: Path) -> None:
    portrait = photographed(face, photo_in(tmp_path))
    assert portrait.origin is not None
    whole = retouched(portrait, RETOUCH, whole=True)
    wanted = finished_photo(portrait.origin.photo.pixels, portrait.origin, portrait.labels, RETOUCH)
    assert np.array_equal(whole, wanted) and (whole != portrait.origin.photo.pixels).any()
    small = retouched(portrait, RETOUCH)
    assert np.array_equal(small, finished(own_photo(portrait), portrait.labels, RETOUCH))


def test_without_a_photo_there_is_no_whole(face: Portrait) -> None:
    with pytest.raises(ValueError, match="photo"):
        retouched(face, RETOUCH, whole=True)
    assert np.array_equal(retouched(face, RETOUCH), finished(face.image, face.labels, RETOUCH))


@pytest.mark.parametrize("textured", [False, True])
@pytest.mark.parametrize("keep", [False, True])
def test_it_comes_after_all_else(face: Portrait, textured: bool, keep: bool) -> None:
    document = Document(face)
    document.assign_style([HAIR], "another")
    document.set_retouch(RETOUCH, "Retouch")
    painted = np.roll(face.image, 9, axis=1)

    def texture(result: np.ndarray, side: int, keep: bool, cancelled: object) -> TextureResult:
        return TextureResult(255 - face.image, changed=document.labels == HAIR)

    request = ExportRequest(Kind.PORTRAIT, keep, textured=textured)
    with_it = Exports(Edit.of(document), lambda: painted, texture=texture)
    document.set_retouch(Retouch(), "No retouching")
    without = Exports(Edit.of(document), lambda: painted, texture=texture)
    before = without.picture(request).pixels
    after = with_it.picture(request).pixels
    assert np.array_equal(after, finished(before, face.labels, RETOUCH)) and (after != before).any()
    beyond = with_it.reach(request) & ~without.reach(request)
    assert not ((after != before).any(-1) & ~with_it.reach(request)).any()
    assert beyond.any() or not keep


def test_the_layers_show_the_retouched_picture(face: Portrait, tmp_path: Path) -> None:
    exports = retouched_exports(face, RETOUCH)
    exports.write(tmp_path / "out.ora", ExportRequest(Kind.LAYERS))
    picture = exports.picture(ExportRequest(Kind.PORTRAIT)).pixels
    read = read_openraster(tmp_path / "out.ora")
    assert np.array_equal(np.array(read.merged.convert("RGB")), picture)
    assert np.array_equal(read.composited()[..., :3], picture)
    assert np.array_equal(np.array(read.layer("Photo").picture.convert("RGB")), face.image)
