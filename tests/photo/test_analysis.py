"""The analyser on photos made of shipped portraits, whose points are known, and on pictures of nobody."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from face_scenes import FACE_WIDTH, meadow, placed, portrait_paths, true_points
from quick_cases import first_quick

from models.lab.locator.backdrops import draw_backdrop
from models.lab.locator.faces import read_faces
from models.parsing import FaceParser, save_parser
from models.parsing.parser import ParserConfig
from sean_editor.checkpoints import FACE_PARSER
from sean_editor.cli.lab.locator_figures import held_out_scenes, measure_finding
from sean_editor.document.photo_origin import Alignment
from sean_editor.errors import UserError
from sean_editor.photo import load_portrait
from sean_editor.photo.analysis import Analyser, FoundFace
from sean_editor.photo.searching import turned_back

PATHS = portrait_paths()
SOME = PATHS[::6]
POINT_ERROR, CORNER_ERROR = 0.03, 0.04
FACES = os.environ.get("SEAN_TEST_FACES")
"""A folder with images/, landmarks.npz and test.txt: photo-like faces, which are too many to ship."""


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(device="cpu")


def errors(face: FoundFace, true: np.ndarray) -> tuple[float, float]:
    """Mean distance of the points by the face's width, mean distance of the crop's corners by its side."""
    square = Alignment.from_points(true)
    points = np.hypot(*(face.points - true).T).mean() / (FACE_WIDTH * square.side)
    return float(points), float(np.hypot(*(face.alignment.quad - square.quad).T).mean() / square.side)


def the_face(analyser: Analyser, photo: np.ndarray) -> FoundFace:
    faces = analyser.find_faces(photo)
    assert [face.sure for face in faces].count(True) == 1 and faces[0].sure
    return faces[0]


@pytest.mark.slow
def test_shipped_portraits_as_they_are(analyser: Analyser) -> None:
    """All are found; the figures hold for the typical portrait, and nearly hold for the worst."""
    measured = np.array([errors(the_face(analyser, load_portrait(p).image), true_points(p)) for p in PATHS])
    assert (np.median(measured, 0) < (POINT_ERROR, CORNER_ERROR)).all()
    assert (measured.max(0) < (1.5 * POINT_ERROR, 1.5 * CORNER_ERROR)).all()


def test_a_rest_changes_nothing_that_is_found(analyser: Analyser) -> None:
    photo = load_portrait(PATHS[0]).image

    def seen() -> list[np.ndarray]:
        parsing = analyser.parse(photo)
        return [parsing.labels, np.array(parsing.confidence), analyser.find_faces(photo)[0].points]

    before = seen()
    analyser.rest()
    assert all(np.array_equal(one, other) for one, other in zip(before, seen(), strict=True))


@pytest.mark.parametrize("turn", first_quick([115, -30, 180, 0, 20, 90, 270, 45]))
def test_turned_faces(analyser: Analyser, turn: float) -> None:
    measured = []
    for path in SOME:
        photo = meadow(900, 600)
        true = placed(photo, path, (430, 310), 260, turn)
        measured.append(errors(the_face(analyser, photo), true))
    assert (np.mean(measured, 0) < (POINT_ERROR, CORNER_ERROR)).all()


@pytest.mark.parametrize(
    ("side", "size"), first_quick([(90, (640, 480)), (700, (900, 800)), (150, (480, 640))], 2)
)
def test_faces_of_any_size(analyser: Analyser, side: float, size: tuple[int, int]) -> None:
    measured = []
    for path in SOME:
        photo = meadow(*size)
        true = placed(photo, path, (size[0] * 0.45, size[1] * 0.52), side, 8)
        measured.append(errors(the_face(analyser, photo), true))
    assert (np.mean(measured, 0) < (POINT_ERROR, CORNER_ERROR)).all()


def test_a_small_face_in_a_large_photo(analyser: Analyser) -> None:
    """It is 40 pixels wide among 1,600: found at the larger scale, and refined in the photo itself."""
    photo = meadow(1600, 1200)
    true = placed(photo, SOME[0], (1100, 500), 80, -12)
    points, corners = errors(the_face(analyser, photo), true)
    assert points < 0.05 and corners < 0.06


def test_several_faces(analyser: Analyser) -> None:
    photo = meadow(1200, 700)
    places = (((240, 300), 330.0, -10.0), ((620, 380), 260.0, 15.0), ((980, 300), 200.0, 90.0))
    true = [placed(photo, p, c, side, turn) for p, (c, side, turn) in zip(SOME, places, strict=False)]
    faces = analyser.find_faces(photo)
    assert len([face for face in faces if face.sure]) == 3
    for expected in true:
        nearest = min(faces, key=lambda f: np.hypot(*(f.points.mean(0) - expected.mean(0))))
        assert errors(nearest, expected)[0] < 0.05
    scores = [f.confidence * f.alignment.side for f in faces]
    assert scores == sorted(scores, reverse=True)


def test_boxes_lie_around_their_faces(analyser: Analyser) -> None:
    photo = meadow(900, 600)
    true = placed(photo, SOME[1], (430, 310), 260, 90)
    x0, y0, x1, y1 = the_face(analyser, photo).box
    assert ((true > (x0, y0)) & (true < (x1, y1))).all()
    assert 0.4 * 260 < x1 - x0 < 260 and 0.4 * 260 < y1 - y0 < 260


@pytest.mark.parametrize("seed", range(3))
def test_nobody_in_a_landscape(analyser: Analyser, seed: int) -> None:
    assert not any(face.sure for face in analyser.find_faces(meadow(900, 600, seed)))


@pytest.mark.slow
def test_nobody_in_textures(analyser: Analyser, rng: np.random.Generator) -> None:
    """Noise, shapes in pairs, pieces of pictures, and faces cut into shuffled tiles."""
    faces = read_faces([PATHS[0].parents[1]]).train
    for _ in range(30):
        picture = np.asarray(draw_backdrop(rng, faces, 320))
        assert not any(face.sure for face in analyser.find_faces(picture))
    for plain in (np.zeros((200, 300, 3), np.uint8), np.full((300, 200, 3), 255, np.uint8)):
        assert analyser.find_faces(plain) == []


@pytest.mark.parametrize("size", [(1, 1), (3, 500), (3000, 2), (2, 3000), (17, 23)])
def test_pictures_too_small_for_a_face(
    analyser: Analyser, size: tuple[int, int], rng: np.random.Generator
) -> None:
    picture = rng.integers(0, 256, (*size, 3)).astype(np.uint8)
    assert not any(face.sure for face in analyser.find_faces(picture))


def test_a_covered_face_is_not_sure(analyser: Analyser) -> None:
    photo = meadow(640, 480)
    true = placed(photo, SOME[0], (320, 240), 300)
    x0, y0, x1, y1 = (int(v) for v in (*true.min(0), *true.max(0)))
    photo[y0 - 40 : y1 + 30, x0 - 40 : x1 + 40] = (90, 120, 90)
    assert not any(face.sure for face in analyser.find_faces(photo))


def test_read_only_pixels_and_views_will_do(analyser: Analyser) -> None:
    photo = meadow(500, 400)
    placed(photo, SOME[0], (250, 200), 240)
    expected = the_face(analyser, photo).points
    mirrored_memory = np.ascontiguousarray(photo[:, ::-1])[:, ::-1]
    mirrored_memory.setflags(write=False)
    assert np.allclose(the_face(analyser, mirrored_memory).points, expected)


@pytest.mark.slow
def test_threads_share_one_analyser(analyser: Analyser) -> None:
    fresh, photo = Analyser(device="cpu"), meadow(500, 400)
    placed(photo, SOME[0], (250, 200), 240)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(fresh.find_faces, [photo] * 4))
    for faces in found:
        assert np.allclose(faces[0].points, found[0][0].points)


@pytest.mark.parametrize("quarters", range(4))
def test_points_turn_back_with_the_picture(quarters: int) -> None:
    picture = np.zeros((30, 50, 3), np.uint8)
    picture[7, 12] = 255
    row, column = np.argwhere(np.rot90(picture, quarters)[..., 0])[0]
    back = turned_back(np.array([[column + 0.5, row + 0.5]]), quarters, picture.shape)
    assert back.tolist() == [[12.5, 7.5]]


def test_a_missing_locator_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no weights file at .*gone\.safetensors"):
        Analyser(locator=tmp_path / "gone.safetensors", device="cpu").find_faces(meadow(64, 64))
    with pytest.raises(UserError, match="no weights file"):
        Analyser(parser=tmp_path / "gone.safetensors", device="cpu").parse(meadow(256, 256))


def test_an_untrained_parser_is_not_sure(tmp_path: Path) -> None:
    torch.manual_seed(0)
    path = tmp_path / "tiny.safetensors"
    save_parser(FaceParser(ParserConfig(19, (8, 8, 16, 16, 16), (1, 1, 1, 1), (8, 8, 8, 8))).eval(), path)
    analyser = Analyser(parser=path, device="cpu")
    parsing = analyser.parse(load_portrait(PATHS[0]).image)
    assert parsing.labels.shape == (256, 256) and parsing.labels.dtype == np.uint8
    assert 0 <= parsing.confidence < 0.5 and not parsing.sure
    assert analyser.parser_name == "tiny.safetensors"


@pytest.mark.slow
def test_the_shipped_parser_is_sure_of_faces_only() -> None:
    analyser = Analyser(parser=FACE_PARSER, device="cpu")
    for path in SOME:
        portrait = load_portrait(path)
        parsing = analyser.parse(portrait.image)
        assert parsing.sure and (parsing.labels == portrait.labels).mean() > 0.85
    assert not analyser.parse(meadow(256, 256)).sure
    assert not analyser.parse(np.full((256, 256, 3), 128, np.uint8)).sure


@pytest.mark.skipif(FACES is None, reason="SEAN_TEST_FACES names no folder of faces")
def test_photo_like_faces_that_were_never_trained_on(analyser: Analyser) -> None:
    """Scenes of the held-out names in all turns. Some faces are profiles, whose far side is a guess."""
    assert FACES is not None
    scenes = held_out_scenes(read_faces([Path(FACES)]).test, 40, seed=11)
    figures = measure_finding(analyser.finder(), scenes)
    assert figures.found_surely > 0.85 * figures.faces and figures.false_surely <= 1
    assert np.median(figures.points) < 100 * POINT_ERROR
    assert np.median(figures.corners) < 100 * CORNER_ERROR
