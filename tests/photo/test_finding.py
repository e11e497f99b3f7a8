"""Faces that fill the photo, groups of any number, faces on their side or covered: each is found once, or
not said to be sure.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from face_scenes import meadow, placed, portrait_paths, true_points
from quick_cases import first_quick

from sean_editor.document.photo_origin import Photo
from sean_editor.photo import load_portrait, read_photo
from sean_editor.photo.analysis import Analyser, FoundFace
from sean_editor.photo.opening import NeedsPoints, choose_face

PATHS = portrait_paths()
CASES = os.environ.get("SEAN_TEST_CASES")
"""A folder with points.json: the true points of all faces in the pictures that it names."""


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(device="cpu")


def meets(face: FoundFace, true: np.ndarray) -> bool:
    """All four points within a quarter of the distance between the eyes."""
    between = np.hypot(*(true[1] - true[0]))
    return bool(np.hypot(*(face.points - true).T).max() < between / 4)


def assert_all_found(faces: list[FoundFace], true: list[np.ndarray]) -> None:
    """Every face surely and once, and nothing else."""
    assert all(face.sure for face in faces)
    assert [[meets(face, t) for face in faces].count(True) for t in true] == [1] * len(true)
    assert len(faces) == len(true)


def close_up(path: Path, share: float = 0.6, larger: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """The middle of a portrait, enlarged, and its points: the face from brows to chin fills the picture."""
    side = round(256 * share)
    left, top = (256 - side) // 2, round((256 - side) * 0.55)
    picture = load_portrait(path).image[top : top + side, left : left + side]
    picture = cv2.resize(picture, None, fx=larger, fy=larger, interpolation=cv2.INTER_CUBIC)
    return picture, (true_points(path) - (left, top)) * larger


@pytest.mark.parametrize("path", PATHS[::4], ids=lambda path: path.stem)
@pytest.mark.parametrize("quarters", first_quick([1, 0, 2]))
def test_a_face_that_fills_the_photo(analyser: Analyser, path: Path, quarters: int) -> None:
    picture, true = close_up(path)
    for _ in range(quarters):
        true = np.stack([true[:, 1], picture.shape[1] - true[:, 0]], 1)
        picture = np.rot90(picture)
    assert_all_found(analyser.find_faces(picture), [true])


@pytest.mark.slow
def test_sixteen_faces(analyser: Analyser) -> None:
    photo = meadow(1200, 1200)
    places = [(150 + 300 * (i % 4), 150 + 300 * (i // 4)) for i in range(16)]
    true = [placed(photo, PATHS[i], place, 190) for i, place in enumerate(places)]
    assert_all_found(analyser.find_faces(photo), true)


@pytest.mark.slow
def test_forty_faces_in_24_megapixels(analyser: Analyser) -> None:
    photo = meadow(1500, 1000)
    places = [(95 + 187 * (i % 8), 100 + 198 * (i // 8)) for i in range(40)]
    true = [4 * placed(photo, PATHS[i % len(PATHS)], place, 165) for i, place in enumerate(places)]
    photo = cv2.resize(photo, (6000, 4000), interpolation=cv2.INTER_CUBIC)
    assert_all_found(analyser.find_faces(photo), true)


@pytest.mark.parametrize(("large", "side"), [(True, 70), (False, 70), (False, 80)])
def test_small_faces_with_and_without_a_large_one(analyser: Analyser, large: bool, side: int) -> None:
    photo = meadow(1600, 1000)
    true = [placed(photo, PATHS[0], (480, 560), 800)] if large else []
    true += [placed(photo, path, (1020 + 150 * i, 385), side) for i, path in enumerate(PATHS[1:5])]
    assert_all_found(analyser.find_faces(photo), true)


def test_a_group_on_its_side(analyser: Analyser) -> None:
    photo = meadow(900, 1400)
    true = [
        placed(photo, path, (450 + 90 * (i % 2), 200 + 250 * i), 180, 90)
        for i, path in enumerate(PATHS[5:10])
    ]
    assert_all_found(analyser.find_faces(photo), true)


def half_covered(path: Path, turn: float = 0) -> tuple[np.ndarray, np.ndarray]:
    """A face with more than one half hidden behind a wall."""
    photo = meadow(640, 480)
    true = placed(photo, path, (320, 240), 300, turn)
    middle, across = true.mean(0), (true[1] - true[0]) / 2
    down = np.array([-across[1], across[0]])
    wall = [middle + a * across + b * down for a, b in ((-0.2, -4), (4, -4), (4, 4), (-0.2, 4))]
    cv2.fillPoly(photo, [np.round(wall).astype(np.int32)], (90, 120, 90))
    return photo, true


@pytest.mark.parametrize("path", PATHS[3::5], ids=lambda path: path.stem)
@pytest.mark.parametrize("turn", first_quick([90, 0, 180]))
def test_what_is_unsure_comes_with_a_guess(analyser: Analyser, path: Path, turn: float) -> None:
    """The points of half a face can only be guessed; the guess is near enough to drag them."""
    photo, true = half_covered(path, turn)
    faces = analyser.find_faces(photo)
    assert not any(face.sure for face in faces)
    with pytest.raises(NeedsPoints, match="No face was found with certainty in wall") as asked:
        choose_face(Photo(photo, "wall"), faces)
    assert asked.value.guess is not None
    assert np.hypot(*(asked.value.guess.mean(0) - true.mean(0))) < 0.5 * np.hypot(*(true[1] - true[0]))


@pytest.mark.skipif(CASES is None, reason="SEAN_TEST_CASES names no folder of pictures with points.json")
def test_pictures_whose_points_are_known(analyser: Analyser) -> None:
    assert CASES is not None
    for name, points in json.loads(Path(CASES, "points.json").read_text()).items():
        assert_all_found(
            analyser.find_faces(read_photo(Path(CASES, name)).pixels), [np.array(p) for p in points]
        )
