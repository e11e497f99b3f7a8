"""Labels from several sources: the landmarks' contours, and what happens where the sources disagree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.lab.labels.consensus import Sources, consensus
from models.lab.labels.contours import CONTOURS, OVAL, filled, part_masks
from models.lab.parser.samples import IGNORE
from models.regions import CELEBAMASK_HQ

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}


def _ring(corners: list[int], centre: tuple[float, float], radii: tuple[float, float]) -> dict:
    angles = 2 * np.pi * np.arange(len(corners)) / len(corners)
    places = np.column_stack([np.cos(angles) * radii[0], np.sin(angles) * radii[1]]) + centre
    return dict(zip(corners, places, strict=True))


@pytest.fixture
def landmarks() -> np.ndarray:
    """A face of ellipses: its oval, an eye and a brow; all other parts lie in one point."""
    points = np.full((478, 2), 64.0)
    for corners, centre, radii in (
        (OVAL, (64, 64), (40, 50)),
        (CONTOURS["l_eye"], (80, 50), (8, 4)),
        (CONTOURS["l_brow"], (80, 38), (10, 3)),
    ):
        for index, place in _ring(corners, centre, radii).items():
            points[index] = place
    return points


@pytest.fixture
def sources(landmarks: np.ndarray) -> Sources:
    """A person whose upper half of the head is hair; all sources agree."""
    person = filled((128, 128), landmarks[OVAL])
    parsed = np.where(person, ID["skin"], ID["background"]).astype(np.uint8)
    hair = person & (np.arange(128)[:, None] < 30)
    parsed[hair] = ID["hair"]
    parsed[filled((128, 128), landmarks[CONTOURS["l_brow"]])] = ID["l_brow"]
    return Sources(
        parsed, np.full((128, 128), 0.9), hair.astype(float), person.astype(float), landmarks, parsed.copy()
    )


def test_a_polygon_is_filled_to_its_edge() -> None:
    square = np.array([[2.0, 3.0], [5.75, 3.0], [5.75, 6.0], [2.0, 6.0]])
    expected = np.zeros((10, 10), bool)
    expected[3:6, 2:6] = True  # three quarters of the last column are inside
    assert np.array_equal(filled((10, 10), square), expected)


def test_contours_are_mirror_images_of_each_other() -> None:
    for part in ("eye", "brow"):
        assert len(CONTOURS[f"l_{part}"]) == len(CONTOURS[f"r_{part}"])
        assert not set(CONTOURS[f"l_{part}"]) & set(CONTOURS[f"r_{part}"])
    assert all(0 <= index < 478 for corners in CONTOURS.values() for index in corners)


def test_lips_surround_the_mouth() -> None:
    points = np.full((478, 2), 5.0)
    for index, place in _ring(CONTOURS["mouth"], (64, 64), (20, 6)).items():
        points[index] = place
    # the ring begins at the person's right corner of the mouth and runs along the upper lip, here downwards
    outside = [c for c in [*CONTOURS["u_lip"], *CONTOURS["l_lip"]] if c not in CONTOURS["mouth"]]
    upper = [c for c in CONTOURS["u_lip"] if c in outside]
    lower = [c for c in CONTOURS["l_lip"][1:] if c in outside and c not in upper]
    for side, corners in ((1, upper), (-1, lower)):
        for step, index in enumerate(corners):
            share = (step + 0.5) / len(corners)
            points[index] = 88 - 48 * share, 64 + side * 16
    parts = part_masks((128, 128), points)
    assert parts["u_lip"][76, 64] and parts["l_lip"][52, 64] and parts["mouth"][64, 64]
    assert not parts["u_lip"][64, 64] and not parts["l_lip"][64, 64] and not parts["mouth"][76, 64]


def test_what_all_agree_on_is_kept(sources: Sources) -> None:
    labels = consensus(sources)
    assert labels[10, 10] == ID["background"]
    assert labels[20, 64] == ID["hair"]
    assert labels[90, 64] == ID["skin"]


def test_eyes_are_those_of_the_landmarks(sources: Sources) -> None:
    labels = consensus(sources)  # the face parser saw no eye
    assert np.array_equal(labels == ID["l_eye"], filled((128, 128), sources.landmarks[CONTOURS["l_eye"]]))


def test_a_brow_that_the_landmarks_alone_see_is_ignored(sources: Sources) -> None:
    skin = np.where(sources.parsed == ID["l_brow"], ID["skin"], sources.parsed).astype(np.uint8)
    labels = consensus(replace(sources, parsed=skin, draft=skin))
    assert labels[38, 80] == IGNORE
    assert consensus(sources)[38, 80] == ID["l_brow"]


def test_a_brow_that_the_parser_alone_is_not_sure_of_is_ignored(sources: Sources) -> None:
    brow = sources.parsed == ID["l_brow"]
    labels = consensus(replace(sources, share=np.where(brow, 0.6, 0.9)))
    assert (labels[brow] == IGNORE).all()


def test_lips_that_touch_leave_no_mouth(sources: Sources) -> None:
    landmarks = sources.landmarks.copy()
    for corners, height in ((CONTOURS["mouth"], 0.2), (CONTOURS["mouth"], 3.0)):
        for index, place in _ring(corners, (64, 90), (12, height)).items():
            landmarks[index] = place
        labels = consensus(replace(sources, landmarks=landmarks))
        assert (labels == ID["mouth"]).any() == (height > 1)


def test_hair_that_only_the_parser_sees_is_ignored(sources: Sources) -> None:
    labels = consensus(replace(sources, hair=np.zeros((128, 128))))
    assert labels[20, 64] == IGNORE


def test_hair_that_only_the_segmenter_sees_is_ignored(sources: Sources) -> None:
    hair = sources.hair.copy()
    hair[70:80, 20:30] = 1
    assert consensus(replace(sources, hair=hair))[75, 26] == IGNORE


def test_a_person_where_the_parser_sees_background_is_ignored(sources: Sources) -> None:
    person = sources.person.copy()
    person[0:20, 0:20] = 1
    assert consensus(replace(sources, person=person))[10, 10] == IGNORE


def test_a_hat_of_the_draft_is_believed(sources: Sources) -> None:
    assert sources.draft is not None
    draft = sources.draft.copy()
    draft[sources.hair > 0] = ID["hat"]
    assert consensus(replace(sources, draft=draft))[20, 64] == ID["hat"]


def test_without_a_draft_an_unsure_parser_is_not_believed(sources: Sources) -> None:
    below = replace(sources, draft=None, share=np.full((128, 128), 0.5), parsed=_clothes(sources.parsed))
    assert (consensus(below)[112:, 64] == ID["cloth"]).sum() == 0


def _clothes(parsed: np.ndarray) -> np.ndarray:
    dressed = parsed.copy()
    dressed[110:, 40:90] = ID["cloth"]
    return dressed
