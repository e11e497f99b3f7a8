"""Where on the face a pixel lies."""

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.texture.anatomy import anchors, face_position, near_features, stray_edges

SIZE = 128


def ellipse(labels: np.ndarray, name: str, x: float, y: float, width: float, height: float) -> None:
    rows, columns = (np.mgrid[: len(labels), : len(labels)] + 0.5) / len(labels)
    labels[((columns - x) / width) ** 2 + ((rows - y) / height) ** 2 < 1] = CELEBAMASK_HQ.by_name(name).id


def drawn_face(right: float = 0.0, down: float = 0.0, scale: float = 1.0, narrow: float = 1.0) -> np.ndarray:
    """A face as a label map uint8 [256, 256], moved, scaled about its middle and made narrower."""
    labels = np.zeros((256, 256), np.uint8)
    for name, x, y, width, height in (
        ("hair", 0.5, 0.42, 0.36, 0.36),
        ("skin", 0.5, 0.54, 0.27, 0.35),
        ("l_brow", 0.631, 0.409, 0.06, 0.012),
        ("r_brow", 0.373, 0.409, 0.06, 0.012),
        ("l_eye", 0.625, 0.475, 0.04, 0.018),
        ("r_eye", 0.380, 0.475, 0.04, 0.018),
        ("nose", 0.501, 0.579, 0.05, 0.09),
        ("u_lip", 0.502, 0.720, 0.09, 0.015),
        ("l_lip", 0.502, 0.757, 0.08, 0.018),
    ):
        ellipse(
            labels,
            name,
            0.5 + right + (x - 0.5) * scale * narrow,
            0.5 + down + (y - 0.5) * scale,
            width * scale * narrow,
            height * scale,
        )
    return labels


def place(position: np.ndarray, x: float, y: float) -> np.ndarray:
    return position[int(y * len(position)), int(x * len(position))]


def test_an_average_face_has_its_own_coordinates():
    position = face_position(drawn_face(), SIZE)
    assert position.shape == (SIZE, SIZE, 2) and position.dtype == np.float32
    for x, y in ((0.625, 0.475), (0.5, 0.58), (0.5, 0.74), (0.5, 0.3)):
        assert np.abs(place(position, x, y) - (x, y)).max() < 0.025


@pytest.mark.parametrize(
    "change",
    [{"right": 0.06}, {"down": -0.05}, {"scale": 0.8}, {"narrow": 0.75}, {"right": 0.05, "scale": 0.85}],
)
def test_the_same_part_of_another_face_has_the_same_place(change):
    position = face_position(drawn_face(**change), SIZE)
    scale, narrow = change.get("scale", 1), change.get("narrow", 1)
    for x, y in ((0.625, 0.475), (0.38, 0.475), (0.5, 0.58), (0.5, 0.74), (0.6, 0.62)):
        at = (
            0.5 + change.get("right", 0) + (x - 0.5) * scale * narrow,
            0.5 + change.get("down", 0) + (y - 0.5) * scale,
        )
        assert np.abs(place(position, *at) - (x, y)).max() < 0.03


def test_without_a_face_the_place_is_the_pixel():
    position = face_position(np.zeros((64, 64), np.uint8), SIZE)
    line = (np.arange(SIZE) + 0.5) / SIZE
    np.testing.assert_allclose(position[..., 0], np.broadcast_to(line, (SIZE, SIZE)), atol=1e-5)
    np.testing.assert_allclose(position[..., 1], np.broadcast_to(line[:, None], (SIZE, SIZE)), atol=1e-5)


@pytest.mark.parametrize(
    "missing", [("nose",), ("u_lip", "l_lip"), ("l_eye", "l_brow"), ("r_eye", "nose", "u_lip")]
)
def test_missing_parts_change_little(missing):
    whole = drawn_face(right=0.03)
    labels = whole.copy()
    labels[np.isin(labels, [CELEBAMASK_HQ.by_name(name).id for name in missing])] = 1
    difference = face_position(labels, SIZE) - face_position(whole, SIZE)
    assert np.abs(difference[30:100, 30:100]).max() < 0.06


@pytest.mark.parametrize("size", [32, 100, 256])
def test_it_does_not_fold(size):
    """A profile: everything of one side gone, the rest narrow."""
    labels = drawn_face(right=-0.1, narrow=0.55)
    for name in ("l_eye", "l_brow"):
        labels[labels == CELEBAMASK_HQ.by_name(name).id] = CELEBAMASK_HQ.by_name("skin").id
    position = face_position(labels, size)
    assert (np.diff(position[..., 0], axis=1) > 0).all()
    assert (np.diff(position[..., 1], axis=0) > 0).all()


def test_any_size_gives_the_same_places():
    labels = drawn_face(right=0.04, scale=0.9)
    large = face_position(labels, 512)
    halves = large.reshape(256, 2, 256, 2, 2).mean((1, 3))
    np.testing.assert_allclose(halves, face_position(labels, 256), atol=2e-4)


def test_splinters_are_no_anchors():
    labels = np.zeros((256, 256), np.uint8)
    labels[3, 3] = CELEBAMASK_HQ.by_name("nose").id
    assert len(anchors(labels)[0]) == 0


@pytest.mark.parametrize("size", [64, 256, 512])
def test_features_are_near_themselves_and_the_chin_is_not(size: int) -> None:
    labels = drawn_face()
    near, brows = near_features(labels, size), stray_edges(labels, size)
    step = size / labels.shape[0]

    def at(field: np.ndarray, region: str, down: float = 0.0) -> float:
        rows, columns = np.nonzero(labels == CELEBAMASK_HQ.by_name(region).id)
        row, column = rows.mean() + 0.5 + down * labels.shape[0], columns.mean() + 0.5
        return float(field[int(row * step), int(column * step)])

    for region in ("l_eye", "r_brow", "u_lip"):
        assert at(near, region) > 0.9
    assert at(near, "l_lip", down=0.1) == 0 and at(near, "nose") < 0.3
    assert at(brows, "l_brow") > 0.9 and at(brows, "l_eye") == at(brows, "u_lip") == 0
