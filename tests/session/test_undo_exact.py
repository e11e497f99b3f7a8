"""Edits and their undo give the first picture back to the bit: in the session and in the files it exports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick_cases import first_quick
from ten_edits import ten_edits, undo_all

from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.export.difference import samples_of
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.export.proof import Proof, write_proven
from sean_editor.photo import load_portrait, read_photo, shipped_portraits
from sean_editor.photo.cut_out import cut_out
from sean_editor.photo.deep_png import deep_png
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.making import random_style
from sean_editor.session.textures import textured_exports

PLACE = Alignment(np.array([[70.0, 40], [52, 310], [322, 328], [340, 58]]))
"""A slightly turned square of 271 pixels."""


@pytest.fixture(scope="module")
def people() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()[:3]]


@pytest.fixture
def session(engine: Engine) -> Iterator[EditorSession]:
    made = EditorSession(engine)
    yield made
    made.close()


def photo_file(path: Path, face: Portrait, depth: int) -> Path:
    """A photo of 400 x 360 with the face in it, and some noise; of 8 or 16 bits."""
    ground = np.full((360, 400, 3), (90, 120, 140), np.uint8)
    turn = cv2.getAffineTransform(
        np.array([[0, 0], [0, 256], [256, 256]], np.float32), PLACE.quad[:3].astype(np.float32)
    )
    cv2.warpAffine(face.image, turn, (400, 360), ground, cv2.INTER_CUBIC, cv2.BORDER_TRANSPARENT)
    noise = np.random.default_rng(3).integers(0, 257, ground.shape)
    deep = np.clip(ground.astype(int) * 257 + noise - 128, 0, 65535).astype(np.uint16)
    if depth == 16:
        path.write_bytes(deep_png(deep))
    else:
        assert cv2.imwrite(str(path), (deep[..., ::-1] >> 8).astype(np.uint8))
    return path


def portrait_of(photo: Photo, face: Portrait) -> Portrait:
    return Portrait("holiday", cut_out(photo, PLACE), face.labels, None, PhotoOrigin(photo, PLACE))


def exports_of(session: EditorSession) -> Exports:
    present = session.present()
    assert present is not None
    return textured_exports(session.textures, present.edit, lambda: present.refined(session.engine).job())


def open_with_references(session: EditorSession, portrait: Portrait, people: list[Portrait]) -> None:
    session.open_portrait(portrait)
    session.add_references([replace(one) for one in people[1:]])
    assert session.wait_until_idle()


def edit_ten_times(session: EditorSession, people: list[Portrait], wait: bool = True) -> None:
    made = random_style(session.engine, 4711, portraits=people[1:])
    first, second = (reference.id for reference in session.references[:2])
    for number, edit in enumerate(ten_edits(session, first, second, made), 1):
        edit()
        assert len(session.document.history) == number, "each is one step"
        if wait:
            assert session.wait_until_idle()


@pytest.mark.slow
@pytest.mark.parametrize("keep", first_quick([False, True]), ids=["all repainted", "unedited areas kept"])
def test_ten_edits_and_their_undo_in_a_session_with_texture(
    session: EditorSession, people: list[Portrait], tmp_path: Path, keep: bool
) -> None:
    photo = read_photo(photo_file(tmp_path / "in.png", people[0], 8))
    session.texturing.switch(True, keep)
    open_with_references(session, portrait_of(photo, people[0]), people)
    picture, shown = session.result.copy(), session.shown.pixels.copy()
    edit_ten_times(session, people, wait=keep)  # or one edit overtakes the picture of another
    assert session.wait_until_idle()
    assert not np.array_equal(session.result, picture) and not np.array_equal(session.shown.pixels, shown)
    assert undo_all(session.document) == 10
    assert session.wait_until_idle()
    assert np.array_equal(session.result, picture), "the network's picture"
    assert np.array_equal(session.shown.pixels, shown), "what is shown"
    if keep:
        assert np.array_equal(shown, session.texturing.photo)


@pytest.mark.parametrize(
    ("depth", "suffix", "textured"),
    first_quick([(16, "tif", True), (8, "png", True), (16, "png", False)]),
)
def test_ten_edits_and_their_undo_in_files(
    session: EditorSession, people: list[Portrait], tmp_path: Path, depth: int, suffix: str, textured: bool
) -> None:
    photo = read_photo(photo_file(tmp_path / "in.png", people[0], depth))
    open_with_references(session, portrait_of(photo, people[0]), people)
    request = ExportRequest(Kind.PHOTO, textured=textured)
    files = [tmp_path / f"{name}.{suffix}" for name in ("first", "edited", "undone")]
    proofs: list[Proof | None] = [write_proven(exports_of(session), files[0], request)]
    edit_ten_times(session, people, wait=False)
    assert session.wait_until_idle()
    proofs.append(write_proven(exports_of(session), files[1], request))
    assert undo_all(session.document) == 10
    assert session.wait_until_idle()
    proofs.append(write_proven(exports_of(session), files[2], request))
    first, edited, undone = (samples_of(read_photo(path)) for path in files)
    assert first.dtype == (np.uint8 if depth == 8 else np.uint16)
    assert np.array_equal(first, samples_of(photo)) and np.array_equal(undone, first)
    assert files[0].read_bytes() == files[2].read_bytes()
    for proof in proofs:
        assert proof is not None and proof.holds and proof.lossless and proof.written.changed_outside == 0
    assert proofs[1].written.changed_inside > 1000 and proofs[1].written.outside > 60_000
    assert np.array_equal(edited[~proofs[1].reach], first[~proofs[1].reach])
    assert proofs[0].written.inside == proofs[2].written.inside == 0, "nothing is edited"


POINTS = st.tuples(st.floats(-4, 260), st.floats(-4, 260))
REGIONS = st.integers(0, 18)
EDITS = st.one_of(
    st.tuples(st.just("paint"), POINTS, POINTS, st.floats(0, 30), REGIONS),
    st.tuples(st.just("rectangle"), POINTS, POINTS, REGIONS),
    st.tuples(st.just("style"), st.integers(0, 1), st.lists(REGIONS, min_size=1, max_size=4)),
    st.tuples(st.just("mix"), REGIONS, st.floats(0, 1)),
    st.tuples(st.just("grow"), REGIONS, st.floats(-3, 3)),
)


def carry_out(session: EditorSession, edit: tuple) -> None:
    document, (kind, *words) = session.document, edit
    if kind == "paint":
        p0, p1, radius, region = words
        with document.edit("Brush"):
            document.paint_segment(p0, p1, radius, region)
    elif kind == "rectangle":
        document.fill_rectangle(*words)
    elif kind == "style":
        number, regions = words
        session.apply_style(session.references[number].id, regions)
    elif kind == "mix":
        document.set_mix(*words)
        document.end_mix()
    else:
        document.grow_region(*words)


@pytest.fixture(scope="module")
def open_session(
    engine: Engine, people: list[Portrait], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EditorSession]:
    """One session for all examples: each leaves it as it found it, which is what is tested."""
    session = EditorSession(engine)
    photo = read_photo(photo_file(tmp_path_factory.mktemp("photo") / "in.png", people[0], 16))
    open_with_references(session, portrait_of(photo, people[0]), people)
    yield session
    session.close()


@given(edits=st.lists(EDITS, min_size=1, max_size=5))
@settings(max_examples=12)
def test_any_edits_and_their_undo(
    open_session: EditorSession, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple]
) -> None:
    session, path = open_session, tmp_path_factory.mktemp("out") / "out.png"
    picture = session.result.copy()
    for edit in edits:
        carry_out(session, edit)
    assert session.wait_until_idle()
    proof = write_proven(exports_of(session), path, ExportRequest(Kind.PHOTO))
    assert proof is not None and proof.holds and proof.lossless
    undo_all(session.document)
    assert session.wait_until_idle()
    assert np.array_equal(session.result, picture)
    write_proven(exports_of(session), path, ExportRequest(Kind.PHOTO))
    original = session.document.portrait.origin.photo
    assert np.array_equal(samples_of(read_photo(path)), samples_of(original))
