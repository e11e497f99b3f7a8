"""Edits of a portrait whose outline was dragged: photo pixels stay photo pixels, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from portraits_of_256 import without_origin

from sean_editor.document import Document
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.pulled import pulled_labels, pulled_picture, pulled_reach
from sean_editor.document.pulled_portrait import pulled_portrait, unpulled
from sean_editor.document.retouch import Pull, Retouch
from sean_editor.document.styles import RegionStyle
from sean_editor.export.composite import Edit
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.layers import Layer
from sean_editor.export.proof import write_proven
from sean_editor.export.verify import verify
from sean_editor.photo.decode import read_photo
from sean_editor.photo.own_photo import own_photo
from sean_editor.photo.portraits import load_portrait, shipped_portraits

SMILE = (Pull(0.41, 0.74, -0.03, -0.03, 0.11), Pull(0.59, 0.74, 0.03, -0.03, 0.11, joined=True))
HAIR, SKIN, HAT = 13, 1, 14


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return without_origin(load_portrait(shipped_portraits()[0]))


@pytest.fixture
def framed(portrait: Portrait, rng: np.random.Generator) -> Portrait:
    """The portrait, turned a little and twice as large in a photo that goes on around it, with alpha."""
    quad = np.array([[150.0, 60], [110, 570], [620, 610], [660, 100]])
    matrix = cv2.getAffineTransform(
        np.array([[0, 0], [0, 256], [256, 0]], np.float32), quad[[0, 1, 3]].astype(np.float32)
    )
    pixels = rng.integers(60, 120, (680, 760, 3), np.uint8)
    cv2.warpAffine(portrait.image, matrix, (760, 680), pixels, cv2.INTER_CUBIC, cv2.BORDER_TRANSPARENT)
    samples = np.dstack([pixels, np.full(pixels.shape[:2], 200, np.uint8)])
    photo = Photo(pixels, "holiday", samples=samples)
    return replace(portrait, origin=PhotoOrigin(photo, Alignment(quad)))


def _dragged(portrait: Portrait) -> Edit:
    document = Document(portrait)
    document.pull_outline(SMILE)
    return Edit.of(document)


def _exports(edit: Edit) -> Exports:
    return Exports(edit, lambda: 255 - edit.portrait.image)


def test_what_only_moved_is_no_edit(portrait: Portrait) -> None:
    edit = _dragged(portrait)
    assert not edit.edited.any() and edit.original is portrait and edit.portrait is not portrait
    assert np.array_equal(edit.portrait.image, pulled_picture(portrait.image, SMILE))
    assert np.array_equal(edit.picture(255 - portrait.image, True), edit.portrait.image)
    assert edit.reach(None, True).any()
    assert np.array_equal(edit.reach(512, True), pulled_reach((512, 512), SMILE))


def test_undone_it_is_the_portrait(
    portrait: Portrait,
) -> None:
    edit = _dragged(portrait)
    again = replace(edit, painted=None)
    assert again.portrait is edit.portrait  # what was computed of it is kept
    back = replace(edit, retouch=Retouch(), labels=portrait.labels)
    assert back.portrait is portrait and not back.edited.any()


def test_a_region_that_was_dragged_keeps_its_style(portrait: Portrait) -> None:
    document = Document(portrait)
    document.style_regions({HAIR: RegionStyle("ab" * 16)}, "Style")
    document.pull_outline([Pull(0.75, 0.3, 0.05, 0.0, 0.2)])
    edit = Edit.of(document)
    hair = pulled_labels(portrait.labels, document.retouch.pulls) == HAIR
    assert np.array_equal(edit.edited, hair)


def test_what_is_stretched_too_far_is_painted_anew(portrait: Portrait) -> None:
    document = Document(portrait)
    for way in (-0.1, 0.1):
        document.pull_outline([Pull(0.5, 0.62, way, 0.0, 0.1)])
        document.pull_outline([Pull(0.5, 0.62, way, 0.0, 0.1)])
    edit = Edit.of(document)
    assert edit.edited.any() and not (edit.labels != edit.portrait.labels).any()
    assert not edit.edited[~edit.pulled(edit.labels.shape)].any()


def test_a_portrait_at_every_size(portrait: Portrait) -> None:
    exports = _exports(_dragged(portrait))
    for side in (128, 256, 512):
        request = ExportRequest(Kind.PORTRAIT, side=side)
        made, before = exports.picture(request).pixels, exports.original(request)
        assert before is not None and made.shape == before.pixels.shape == (side, side, 3)
        reach = exports.reach(request)
        assert 0 < reach.mean() < 0.2 and (made != before.pixels).any(-1)[reach].mean() > 0.3
        if side >= 256:
            assert np.array_equal(made[~reach], before.pixels[~reach])


def test_the_whole_photo_changes_nowhere_else(framed: Portrait) -> None:
    exports, request = _exports(_dragged(framed)), ExportRequest(Kind.PHOTO)
    made, photo = exports.picture(request).pixels, framed.origin.photo.pixels
    reach = exports.reach(request)
    assert np.array_equal(made[~reach], photo[~reach]) and 0 < reach.mean() < 0.15
    assert (made != photo).any(-1)[reach].mean() > 0.6
    again = unpulled(replace(framed)).origin.alignment.to_crop(np.argwhere(reach)[:, ::-1] + 0.5)
    assert (again.min(0) > 0.25).all() and (again.max(0) < 0.9).all()  # around the mouth


def test_the_photo_at_its_own_size_is_that_of_the_whole(framed: Portrait) -> None:
    """Cut out of the dragged photo, and dragged after it was cut out: the same, but for interpolation."""
    dragged = pulled_portrait(framed, SMILE)
    assert dragged.origin is not None and dragged.origin.photo.samples is None
    crop = own_photo(replace(framed, origin=PhotoOrigin(dragged.origin.photo, framed.origin.alignment)))
    error = np.abs(crop.astype(int) - own_photo(dragged))
    assert error.mean() < 0.3 and np.percentile(error, 99.9) < 16


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_files_are_proven_and_keep_their_alpha(framed: Portrait, tmp_path: Path, suffix: str) -> None:
    exports, path = _exports(_dragged(framed)), tmp_path / f"out{suffix}"
    proof = write_proven(exports, path, ExportRequest(Kind.PHOTO))
    assert proof is not None and proof.holds and proof.lossless
    assert proof.made.changed_outside == 0 and proof.made.changed_inside > 1000
    assert (read_photo(path).samples[..., 3] == 200)[~proof.reach].all()


def test_verify_agrees(framed: Portrait, tmp_path: Path) -> None:
    exports, request = _exports(_dragged(framed)), ExportRequest(Kind.PHOTO)
    before, after = tmp_path / "before.png", tmp_path / "after.png"
    _exports(Edit.of(Document(framed))).write(before, request)
    exports.write(after, request)
    assert exports.original(request) is framed.origin.photo
    found = verify(before, after, exports.reach(request))
    assert found.passed and found.difference.changed_inside > 1000 and not verify(before, after).passed


def test_before_and_after_shows_the_photo_before(portrait: Portrait) -> None:
    still, dragged = _exports(Edit.of(Document(portrait))), _exports(_dragged(portrait))
    request = ExportRequest(Kind.BEFORE_AFTER)
    left = slice(0, still.picture(request).pixels.shape[1] // 2)
    one, other = (one.picture(request).pixels for one in (still, dragged))
    assert np.array_equal(one[:, left], other[:, left]) and not np.array_equal(one, other)


def test_layers_have_the_photo_below(framed: Portrait) -> None:
    layers = _exports(_dragged(framed)).layers(ExportRequest(Kind.LAYERS)).layers
    assert isinstance(layers[0], Layer) and np.array_equal(layers[0].cut(), framed.origin.photo.pixels)


def test_the_matte_is_that_of_the_dragged_hair(portrait: Portrait) -> None:
    document = Document(portrait)
    document.pull_outline([Pull(0.72, 0.3, 0.06, 0.0, 0.2)])
    edits = Edit.of(Document(portrait)), Edit.of(document)
    before, now = (_exports(edit).picture(ExportRequest(Kind.MATTE)).pixels for edit in edits)
    along = pulled_picture(before, document.retouch.pulls)
    assert np.abs(now.astype(int) - along).mean() < 0.5 * np.abs(now.astype(int) - before).mean()
