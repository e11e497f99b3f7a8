"""The matte of hair: strands that the labels do not know, nothing else, and the colours of both."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from matte_scenes import BLUE, BROW, BROWN, EARRING, HAIR, Scene, head

from sean_editor.texture.borders import region_weight
from sean_editor.texture.matte import Matte, hair_matte
from sean_editor.texture.matte.colours import mixed_colours
from sean_editor.texture.matte.laplacian import MattingLaplacian


@pytest.fixture(scope="module")
def scene() -> Scene:
    return head()


@pytest.fixture(scope="module")
def matte(scene: Scene) -> Matte:
    return hair_matte(scene.photo, scene.labels)


def test_the_laplacian_is_that_of_the_paper() -> None:
    random = np.random.default_rng(0)
    picture, epsilon = random.random((5, 6, 3)), 1e-3
    matrix, index = np.zeros((30, 30)), np.arange(30).reshape(5, 6)
    for y in range(1, 4):
        for x in range(1, 5):
            window = index[y - 1 : y + 2, x - 1 : x + 2].ravel()
            off = picture.reshape(-1, 3)[window]
            off = off - off.mean(0)
            inverse = np.linalg.inv(off.T @ off / 9 + epsilon * np.eye(3))
            matrix[np.ix_(window, window)] += np.eye(9) - (1 + off @ inverse @ off.T) / 9
    unknown = random.random((5, 6)) < 0.6
    laplacian = MattingLaplacian(picture, unknown, epsilon)
    p = random.random((5, 6)).astype(np.float32)
    rows = unknown.ravel()
    assert np.abs((matrix @ p.ravel())[rows] - laplacian(laplacian.padded(p))).max() < 1e-5
    assert np.abs(np.diag(matrix)[rows] - laplacian.diagonal).max() < 1e-5


def test_strands_beyond_the_labels_are_found(scene: Scene, matte: Matte) -> None:
    beyond = region_weight(scene.labels, [HAIR], 256) == 0
    strands = beyond & (scene.alpha > 0.6)
    between = cv2.erode((beyond & (scene.alpha == 0)).view(np.uint8), np.ones((3, 3))) > 0
    assert matte.alpha[strands].mean() > 0.5
    assert matte.alpha[between].mean() < 0.02
    assert np.abs(matte.alpha - scene.alpha).mean() < 0.01


def test_the_colours_are_those_of_hair_and_of_what_is_behind(scene: Scene, matte: Matte) -> None:
    strands = (region_weight(scene.labels, [HAIR], 256) == 0) & (matte.alpha > 0.3) & (matte.alpha < 0.8)
    assert strands.sum() > 50
    assert np.abs(np.median(matte.foreground[strands], 0) - BROWN).max() < 15
    assert np.abs(np.median(matte.background[strands], 0) - BLUE).max() < 15
    alpha = matte.alpha[..., None]
    mixed = alpha * matte.foreground + (1 - alpha) * matte.background
    assert np.abs(mixed - matte.photo)[matte.alpha > 0].mean() < 3


def test_what_is_worn_over_hair_stays(scene: Scene) -> None:
    labels, photo = scene.labels.copy(), scene.photo.copy()
    cv2.circle(labels, (65, 150), 6, EARRING, -1)
    photo[labels == EARRING] = (60, 50, 30)  # as dark as the hair
    alpha = hair_matte(photo, labels).alpha
    assert alpha[cv2.erode((labels == EARRING).view(np.uint8), np.ones((3, 3))) > 0].max() == 0


def test_a_frame_of_the_colour_of_hair_is_no_strand(scene: Scene, matte: Matte) -> None:
    photo = scene.photo.copy()
    photo[40:52, 150:256] = BROWN  # it comes close to the hair
    alpha = hair_matte(photo, scene.labels).alpha
    assert alpha[42:50, 215:250].max() < 0.1
    assert np.abs(alpha - matte.alpha)[:, :100].max() < 0.1


def test_a_lock_on_the_forehead_is_hair_though_it_has_no_label(scene: Scene) -> None:
    photo, labels = scene.photo.copy(), scene.labels.copy()
    labels[126:130, 105:151] = BROW
    cv2.line(photo, (128, 90), (120, 118), BROWN, 7)
    alpha = hair_matte(photo, labels).alpha
    assert alpha[105:113, 121:124].min() > 0.6
    assert alpha[105:113, 140:150].max() < 0.05


def test_without_contrast_the_border_of_the_labels_counts() -> None:
    scene = head(hair=BLUE)
    alpha = hair_matte(scene.photo, scene.labels).alpha
    plain = region_weight(scene.labels, [HAIR], 256)
    outside = cv2.circle(np.zeros((256, 256), np.uint8), (128, 145), 62, 1, -1) == 0  # away from the face
    assert np.abs(alpha - plain)[outside].mean() < 0.01


@pytest.mark.parametrize("size", [128, 512, 1024])
def test_a_matte_serves_every_size(scene: Scene, matte: Matte, size: int) -> None:
    photo = cv2.resize(scene.photo, (size, size), interpolation=cv2.INTER_CUBIC)
    other = matte.at(photo)
    assert other.alpha.shape == (size, size) and other.foreground.shape == (size, size, 3)
    assert other.alpha.min() >= 0 and other.alpha.max() <= 1
    again = cv2.resize(other.alpha, (256, 256), interpolation=cv2.INTER_AREA)
    assert np.abs(again - matte.alpha).mean() < 0.02
    small = cv2.resize(matte.alpha, (128, 128), interpolation=cv2.INTER_AREA)
    far = cv2.dilate((small > 0).view(np.uint8), np.ones((5, 5))) == 0
    at_far = cv2.resize(other.alpha, (128, 128), interpolation=cv2.INTER_AREA)[far]
    assert at_far.max() == 0


def test_a_head_without_hair_has_an_empty_matte(scene: Scene) -> None:
    labels = np.where(scene.labels == HAIR, 0, scene.labels).astype(np.uint8)
    assert hair_matte(scene.photo, labels).alpha.max() == 0


def test_nothing_but_hair_and_a_tiny_photo() -> None:
    labels = np.full((256, 256), HAIR, np.uint8)
    assert hair_matte(np.zeros((300, 300, 3), np.uint8), labels).alpha.min() == 1
    scene = head()
    assert hair_matte(scene.photo[::13, ::13], scene.labels).alpha.shape == (20, 20)


def test_two_colours_are_told_apart() -> None:
    alpha = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (64, 1))
    front, back = np.float32((200, 40, 40)), np.float32((20, 60, 220))
    picture = alpha[..., None] * front + (1 - alpha[..., None]) * back
    foreground, background = mixed_colours(picture, alpha)
    assert np.abs(foreground - front)[:, 16:].max() < 12 and np.abs(background - back)[:, :48].max() < 12
