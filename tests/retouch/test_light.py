"""Light: it multiplies what is there, keeps hue and mean, and changes nothing beyond its reach."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Portrait
from sean_editor.document.retouch import Light, Retouch
from sean_editor.photo.by_name import open_portrait
from sean_editor.retouch import finished, retouch_reach
from sean_editor.retouch.face_light import basis, from_linear, light_of, log_luminance, normals, to_linear
from sean_editor.texture.anatomy import face_position

SKIN = [CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose")]
KINDS = {
    "softer": Light(soften=1.0),
    "turned": Light(turn=0.8),
    "lifted": Light(lift=-0.8),
    "another's": Light(taken=(0.0, 0.6, 0.2, 0.1, 0.0, 0.2, 0.0, 0.0, 0.1), share=0.9),
}


@pytest.fixture(scope="module")
def face() -> Portrait:
    return open_portrait("mei")


def lit(face: Portrait, light: Light, picture: np.ndarray | None = None) -> np.ndarray:
    return finished(face.image if picture is None else picture, face.labels, Retouch(light=light))


def of_skin(face: Portrait, values: np.ndarray) -> np.ndarray:
    return values[np.isin(face.labels, SKIN)]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_changes_beyond_its_reach(face: Portrait, kind: str) -> None:
    reach = retouch_reach(face.image.shape, face.labels, Retouch(light=KINDS[kind]))
    after = lit(face, KINDS[kind])
    assert np.array_equal(after[~reach], face.image[~reach]) and (after[reach] != face.image[reach]).any()
    away = np.isin(face.labels, [0, CELEBAMASK_HQ.by_name("cloth").id]).astype(np.uint8)
    away = cv2.erode(away, np.ones((5, 5), np.uint8)) > 0  # outlines are smoothed
    assert not reach[away].any(), "background and clothes keep their light"


@pytest.mark.parametrize("kind", KINDS)
def test_the_skin_as_a_whole_gets_no_lighter_and_no_darker(face: Portrait, kind: str) -> None:
    before, after = (of_skin(face, log_luminance(one)).mean() for one in (face.image, lit(face, KINDS[kind])))
    assert abs(after - before) < 0.06  # a tenth of a stop


@pytest.mark.parametrize("kind", KINDS)
def test_hue_stays(face: Portrait, kind: str) -> None:
    skin = np.full_like(face.image, (190, 140, 115))
    after = of_skin(face, lit(face, KINDS[kind], skin)).astype(float)
    linear = to_linear(after.astype(np.float32) / 255).astype(float)
    hue = np.array(to_linear(np.float32([190, 140, 115]) / 255), float)
    direction = (linear - linear.mean(1, keepdims=True)) @ (hue - hue.mean())
    length = np.linalg.norm(linear - linear.mean(1, keepdims=True), axis=1) * np.linalg.norm(hue - hue.mean())
    assert (direction / length > 0.998).all()


def test_light_comes_from_where_it_is_asked_for(face: Portrait) -> None:
    columns = np.indices(face.labels.shape)[1]
    middle = np.median(of_skin(face, columns))

    def leans(light: Light, axis: int) -> float:
        change = log_luminance(lit(face, light)) - log_luminance(face.image)
        places = np.indices(face.labels.shape)[axis]
        far = places > np.median(of_skin(face, places))
        skin = np.isin(face.labels, SKIN)
        return float(change[skin & far].mean() - change[skin & ~far].mean())

    assert middle > 0
    assert leans(Light(turn=0.7), 1) > 0.1 > -0.1 > leans(Light(turn=-0.7), 1)
    assert leans(Light(lift=-0.7), 0) > 0.1 > -0.1 > leans(Light(lift=0.7), 0)


def test_a_light_is_found_again(face: Portrait) -> None:
    """Flat skin under a known light: the numbers come back."""
    terms = basis(normals(face_position(face.labels, face.labels.shape[0])))
    told = np.float32([-1.2, 0.5, -0.3, 0.2, 0.0, 0.1, 0.0, 0.0, 0.0])
    grey = from_linear(np.exp(terms @ told))[..., None].repeat(3, -1) * 255
    found = np.array(light_of(np.clip(np.rint(grey), 0, 255).astype(np.uint8), face.labels))
    assert np.abs(found[1:3] - told[1:3]).max() < 0.15 and abs(found[0] - told[0]) < 0.4


def test_a_face_in_half_shadow_is_softened_and_takes_anothers_light(face: Portrait) -> None:
    terms = basis(normals(face_position(face.labels, face.labels.shape[0])))
    shade = np.exp(1.0 * terms[..., 1] - 0.2)[..., None]
    dark = np.clip(from_linear(to_linear(face.image / np.float32(255)) * shade) * 255, 0, 255).astype(
        np.uint8
    )
    one_sided = light_of(dark, face.labels)[1]
    softer = light_of(lit(face, Light(soften=1.0), dark), face.labels)[1]
    assert one_sided > 0.2 and abs(softer) < 0.6 * one_sided
    taken = Light(taken=light_of(face.image, face.labels))
    back = lit(face, taken, dark)
    before, after = (np.abs(of_skin(face, p.astype(int) - face.image)).mean() for p in (dark, back))
    assert after < 0.7 * before


def test_nothing_burns_out_and_nothing_is_lost_in_the_dark(face: Portrait) -> None:
    white = np.full_like(face.image, 235)
    after = lit(face, Light(turn=1.0, lift=-1.0), white)
    assert after.max() < 255 and after.min() > 0


def test_a_picture_without_skin_stays_as_it_is(face: Portrait) -> None:
    labels = np.full_like(face.labels, CELEBAMASK_HQ.by_name("hair").id)
    assert np.array_equal(finished(face.image, labels, Retouch(light=Light(turn=1.0))), face.image)
    with pytest.raises(ValueError, match="skin"):
        light_of(face.image, labels)


def test_a_larger_picture_is_lit_alike(face: Portrait) -> None:
    small = lit(face, Light(turn=0.8))
    large = finished(face.image.repeat(2, 0).repeat(2, 1), face.labels, Retouch(light=Light(turn=0.8)))
    mean = large.reshape(256, 2, 256, 2, 3).astype(float).mean((1, 3))
    assert np.abs(mean - small).mean() < 1.0
