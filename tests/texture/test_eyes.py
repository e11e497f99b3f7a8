"""Eyes keep their own look where they were moved as a whole."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor import open_portrait
from sean_editor.colour.surface import Surface
from sean_editor.document import Document
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import shape_of
from sean_editor.texture.eyes import moved_eye
from sean_editor.texture.request import Means, RegionTexture, Source, TextureRequest
from sean_editor.texture.texture_pass import TexturePass

SIZE = 256
EYES = tuple(CELEBAMASK_HQ.by_name(name).id for name in ("l_eye", "r_eye"))
HAIR = CELEBAMASK_HQ.by_name("hair").id


def almond(matrix: np.ndarray | None = None) -> np.ndarray:
    """An eye around (128, 128), moved by a matrix [2, 3]."""
    drawn = np.zeros((SIZE, SIZE), np.float32)
    cv2.ellipse(drawn, ((128, 128), (48, 22), 10.0), 1, -1)
    return drawn if matrix is None else cv2.warpAffine(drawn, matrix, (SIZE, SIZE))


def places() -> np.ndarray:
    """A photo whose first channels say where a pixel lies."""
    rows, columns = np.mgrid[:SIZE, :SIZE].astype(np.float32)
    return np.dstack([columns, rows, 0 * rows])


@pytest.mark.parametrize(
    ("turn", "scale", "shift"), [(0, 1, (20, -10)), (0, 1.4, (0, 0)), (12, 0.8, (-6, 4))]
)
def test_it_is_moved_scaled_and_turned(turn: float, scale: float, shift: tuple[int, int]) -> None:
    matrix = cv2.getRotationMatrix2D((128, 128), turn, scale)
    matrix[:, 2] += shift
    drawn = moved_eye(places(), almond(), almond(matrix))
    assert drawn is not None
    core = cv2.erode(almond(matrix), np.ones((7, 7))) > 0.5
    wanted = cv2.warpAffine(places(), matrix, (SIZE, SIZE))
    np.testing.assert_allclose(drawn[core], wanted[core], atol=2.0)


def test_another_shape_or_size_is_left_to_the_network() -> None:
    narrow = np.array([[1, 0, 0], [0, 0.4, 77]], np.float64)  # half closed
    huge = cv2.getRotationMatrix2D((128, 128), 0, 2.5)
    assert moved_eye(places(), almond(), almond(narrow)) is None
    assert moved_eye(places(), almond(), almond(huge)) is None
    assert moved_eye(places(), almond(), 0 * almond()) is None
    assert moved_eye(places(), 0 * almond(), almond()) is None


def test_larger_eyes_are_the_own_ones_with_their_lids() -> None:
    portrait = open_portrait("clara")
    own = Source(portrait.id, portrait.image, portrait.labels, np.zeros_like(portrait.image))
    layout, wanted = own.labels.copy(), own.photo.astype(float)
    for eye in EYES:
        rows, columns = np.nonzero(own.labels == eye)
        matrix = cv2.getRotationMatrix2D((float(columns.mean()), float(rows.mean())), 0, 1.3)
        larger = cv2.warpAffine((own.labels == eye).astype(np.float32), matrix, (SIZE, SIZE)) > 0.5
        layout[larger] = eye
        ring = cv2.dilate(larger.astype(np.uint8), np.ones((3, 3))) > 0
        wanted[ring] = cv2.warpAffine(own.photo, matrix, (SIZE, SIZE))[ring]
    done = TexturePass().render(TextureRequest(own.picture, layout, own, size=SIZE))
    assert {report.region: report.means for report in done.reports}.items() >= {
        (eye, Means.OWN) for eye in EYES
    }
    inside = np.isin(layout, EYES)
    assert np.abs(done.picture[inside] - wanted[inside]).mean() < 12, "the network's picture is black"


@pytest.mark.parametrize(("scale", "aside"), [(1.3, 0.0), (0.8, 0.0), (1.0, 4.0)])
def test_a_transformed_eye_is_the_own_one(scale: float, aside: float) -> None:
    """All of it counts as painted, also where it was before."""
    portrait = open_portrait("clara")
    own = Source(portrait.id, portrait.image, portrait.labels, np.zeros_like(portrait.image))
    document, shape = Document(portrait), shape_of(own.labels, EYES[:1])
    assert shape is not None
    pose = Pose.of(shape.rect)
    document.transform(
        shape, replace(pose, scale=(scale, scale), centre=(pose.centre[0] + aside, pose.centre[1]))
    )
    layout, painted = document.labels, document.painted
    assert (painted & (own.labels == EYES[0]) & (layout == EYES[0])).any()
    done = TexturePass().render(TextureRequest(own.picture, layout, own, size=SIZE, painted=painted))
    rows, columns = np.nonzero(own.labels == EYES[0])
    matrix = cv2.getRotationMatrix2D((float(columns.mean()), float(rows.mean())), 0, scale)
    matrix[0, 2] += aside
    wanted = cv2.warpAffine(own.photo, matrix, (SIZE, SIZE)).astype(float)
    inside = layout == EYES[0]
    assert np.abs(done.picture[inside] - wanted[inside]).mean() < 16, "the network's picture is black"


def test_a_smaller_eye_is_the_whole_own_one_but_one_that_is_cut_stays() -> None:
    portrait = open_portrait("clara")
    own = Source(portrait.id, portrait.image, portrait.labels, portrait.image)
    rows, columns = np.nonzero(own.labels == EYES[0])
    matrix = cv2.getRotationMatrix2D((float(columns.mean()), float(rows.mean())), 0, 0.8)
    smaller = cv2.warpAffine((own.labels == EYES[0]).astype(np.float32), matrix, (SIZE, SIZE)) > 0.5
    layout = np.where(own.labels == EYES[0], 1, own.labels).astype(np.uint8)
    layout[smaller] = EYES[0]
    texture_pass = TexturePass()
    done = texture_pass.render(TextureRequest(own.picture, layout, own, size=SIZE))
    wanted = cv2.warpAffine(own.photo, matrix, (SIZE, SIZE)).astype(float)
    assert EYES[0] in [report.region for report in done.reports]
    moved, stayed = (np.abs(done.picture[smaller] - other[smaller]).mean() for other in (wanted, own.photo))
    assert moved < 0.7 * stayed
    half = own.labels.copy()
    half[(own.labels == EYES[0]) & (np.arange(SIZE)[None] < columns.mean())] = 1
    done = texture_pass.render(TextureRequest(own.picture, half, own, size=SIZE))
    kept = cv2.erode((half == EYES[0]).astype(np.uint8), np.ones((7, 7))) > 0
    assert EYES[0] not in [report.region for report in done.reports]
    assert kept.any() and np.array_equal(done.picture[kept], cv2.resize(own.photo, (SIZE, SIZE))[kept])


def test_hair_over_an_eye_leaves_it_where_it_is() -> None:
    """An eye that is partly hidden has not become smaller."""
    portrait = open_portrait("clara")
    own = Source(portrait.id, portrait.image, portrait.labels, portrait.image)
    rows, columns = np.nonzero(own.labels == EYES[0])
    layout, middle = own.labels.copy(), round(columns.mean())
    layout[rows.min() - 20 : rows.max() + 20, middle : middle + 3] = HAIR
    done = TexturePass().render(TextureRequest(own.picture, layout, own, size=SIZE))
    kept = (layout == EYES[0]) & (np.abs(np.arange(SIZE)[None] - middle - 1) > 5)
    photo = cv2.resize(own.photo, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
    assert kept.sum() > 30
    np.testing.assert_allclose(done.picture[kept].astype(int), photo[kept], atol=3)


def test_a_larger_eye_in_a_chosen_colour_is_the_own_one_in_that_colour() -> None:
    """Its iris is coloured where it is now, and that of the other eye but once."""
    portrait = open_portrait("clara")
    own = Source(portrait.id, portrait.image, portrait.labels, np.zeros_like(portrait.image))
    blue = Surface(EYES, (45.0, 0.0, -40.0), eyes=True)
    rows, columns = np.nonzero(own.labels == EYES[0])
    matrix = cv2.getRotationMatrix2D((float(columns.mean()), float(rows.mean())), 0, 1.3)
    layout = own.labels.copy()
    layout[cv2.warpAffine((own.labels == EYES[0]).astype(np.float32), matrix, (SIZE, SIZE)) > 0.5] = EYES[0]
    wanted = {eye: RegionTexture(recoloured=True, surface=blue) for eye in EYES}
    texture_pass = TexturePass()
    plain, larger = (
        texture_pass.render(TextureRequest(own.picture, labels, own, wanted, SIZE)).picture.astype(float)
        for labels in (own.labels, layout)
    )
    inside = layout == EYES[0]
    moved = cv2.warpAffine(plain, matrix, (SIZE, SIZE))
    assert np.abs(larger[inside] - moved[inside]).mean() < 12, "the network's picture is black"
    other = own.labels == EYES[1]
    np.testing.assert_allclose(larger[other], plain[other], atol=2)
