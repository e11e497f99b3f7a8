"""Texture of a region from pieces of a photo."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from exemplar_scenes import autoencoder, canvas, disc, position, stripes, view

from models.autoencoder import TextureAutoencoder
from sean_editor.texture.cache import TextureCache
from sean_editor.texture.exemplars import exemplar_texture
from sean_editor.texture.exemplars.latents import detail_of, low_deviation
from sean_editor.texture.region_view import Canvas, RegionView
from sean_editor.texture.smoothing import region_mean, to_lab

SIZE = 128


@pytest.fixture(scope="module")
def network() -> TextureAutoencoder:
    return autoencoder()


def flat(size: int = SIZE, colour: tuple[int, int, int] = (90, 60, 40)) -> np.ndarray:
    return np.full((size, size, 3), colour, np.uint8)


def energy(lightness: np.ndarray, inside: np.ndarray) -> tuple[float, float]:
    """Mean square of the differences along columns and along rows, of pixels inside."""
    down = np.diff(lightness, axis=0, append=0)[inside]
    right = np.diff(lightness, axis=1, append=0)[inside]
    return float((right**2).mean()), float((down**2).mean())


def test_what_stays_keeps_its_own_texture(network):
    own = view(stripes(SIZE, 30), disc(SIZE), key="own")
    result = exemplar_texture(canvas(flat(), disc(SIZE), own), own, network, TextureCache())
    inside = disc(SIZE, 0.3) > 0.5
    wanted = detail_of(own.lab, own.weight)
    error = detail_of(result.lab, own.weight) - wanted
    assert np.abs(error[inside]).mean() < 0.1 * np.abs(wanted[inside]).mean()
    assert result.reliability > 0.9


def test_low_frequencies_are_those_of_the_base(network):
    base = stripes(SIZE, 0, period=120)
    weight = disc(SIZE)
    result = exemplar_texture(canvas(base, weight), view(stripes(SIZE, 70), weight), network, TextureCache())
    low = [region_mean(lab, weight, low_deviation(SIZE)) for lab in (result.lab, to_lab(base))]
    inside = weight > 0.5
    assert np.abs(low[0] - low[1])[inside].mean() < 0.5
    assert np.abs(result.lab - to_lab(base))[inside].mean() > 2


def test_far_outside_it_is_the_base(network):
    weight = disc(256, 0.1)
    base = stripes(256, 0)
    result = exemplar_texture(
        canvas(base, weight), view(stripes(256, 70), disc(256)), network, TextureCache()
    )
    np.testing.assert_array_equal(result.lab[:40], to_lab(base)[:40])


def test_texture_from_the_light_does_not_break_up_in_shadow(network):
    weight = disc(SIZE)
    source = view(stripes(SIZE, 90), weight, guide=flat())
    result = exemplar_texture(canvas(flat(colour=(16, 10, 8)), weight), source, network, TextureCache())
    lightness = result.lab[..., 0][disc(SIZE, 0.3) > 0.5]
    assert lightness.std() > 0.5 and lightness.min() > 0.5


@pytest.mark.parametrize("angle", [0, 90])
def test_pieces_follow_the_flow(network, angle):
    """The source has stripes of both directions, the canvas asks for one: it gets no other."""
    photo = np.where(np.arange(SIZE)[None, :, None] < SIZE // 2, stripes(SIZE, 0, 8), stripes(SIZE, 90, 8))
    weight = np.ones((SIZE, SIZE), np.float32)
    base = (to_lab(stripes(SIZE, angle, period=12)) * 0.5).astype(np.float32)
    target = Canvas(base, weight, position(SIZE), view(flat(), weight, key="own"))
    result = exemplar_texture(target, view(photo, weight, guide=flat()), network, TextureCache())
    right, down = energy(detail_of(result.lab, weight)[..., 0], disc(SIZE, 0.4) > 0.5)
    assert (right < 0.35 * down) if angle == 0 else (down < 0.35 * right)


def test_what_is_odd_in_the_source_is_left_out(network):
    """A quarter of the region is foliage."""
    photo = stripes(SIZE, 90)
    photo[75:] = (np.random.default_rng(0).random((53, SIZE, 1)) * (60, 200, 40)).astype(np.uint8)
    weight = disc(SIZE, 0.4)
    result = exemplar_texture(
        canvas(flat(), weight), view(photo, weight, guide=flat()), network, TextureCache()
    )
    inside = disc(SIZE, 0.36) > 0.5
    chroma = np.abs(detail_of(result.lab, weight)[..., 1:])[inside]
    assert np.abs(detail_of(to_lab(photo), weight)[..., 1:])[inside].mean() > 3
    assert chroma.mean() < 1.2


def test_texture_follows_the_part_of_the_face(network):
    """A mark on the source's chin lands on the canvas' chin, which lies elsewhere."""
    photo = flat(SIZE, (180, 140, 120))
    photo[75:78, 60:68] = 40
    weight = disc(SIZE, 0.4)
    shifted = Canvas(
        to_lab(flat(SIZE, (180, 140, 120))), weight, position(SIZE, 0.1), view(flat(), weight, key="own")
    )
    result = exemplar_texture(shifted, view(photo, weight), network, TextureCache(), anatomical=True)
    row, column = np.unravel_index(result.lab[..., 0].argmin(), (SIZE, SIZE))
    assert abs(row - 76) < 3 and abs(column - (63.5 + 0.1 * SIZE)) < 5


@pytest.mark.parametrize("near", [0.0, 1.0])
def test_near_features_the_form_is_the_canvas_own(network, near):
    """The canvas has broad stripes across, the source fine ones on broad ones down."""
    weight = np.ones((SIZE, SIZE), np.float32)
    broad, fine = stripes(SIZE, 90, 24).astype(int), stripes(SIZE, 90, 8).astype(int)
    photo = ((broad + fine) // 2).astype(np.uint8)
    target = replace(canvas(stripes(SIZE, 0, 24), weight), features=np.full_like(weight, near))
    result = exemplar_texture(target, view(photo, weight), network, TextureCache(), anatomical=True)
    form = cv2.GaussianBlur(result.lab[..., 0], (0, 0), 2)
    inside = disc(SIZE, 0.4) > 0.5
    right, down = energy(form, inside)
    assert (down > 3 * right) if near else (right > down)
    assert energy(result.lab[..., 0] - form, inside)[0] > 1, "the finest texture is the source's"


def test_pieces_fill_what_the_source_lacks(network):
    """Hair grown longer: what was there stays, below it there is as much texture."""
    small, large = disc(SIZE, 0.2, y=0.3), np.maximum(disc(SIZE, 0.2, y=0.3), disc(SIZE, 0.2, y=0.6))
    own = view(stripes(SIZE, 80), small, key="own")
    result = exemplar_texture(canvas(flat(), large, own), own, network, TextureCache())
    right, _ = energy(result.lab[..., 0], disc(SIZE, 0.12, y=0.3) > 0.5)
    grown, _ = energy(result.lab[..., 0], disc(SIZE, 0.12, y=0.65) > 0.5)
    assert grown > 0.7 * right


def test_painted_hair_has_nothing_of_the_wall_seen_at_the_rim_of_the_own(network):
    photo = stripes(SIZE, 80)
    hair = disc(SIZE, 0.2, y=0.3)
    photo[disc(SIZE, 0.16, y=0.3) < 0.5] = (0, 160, 170)  # the label is wider than the hair
    own = view(photo, hair, key="own")
    painted = np.maximum(hair, disc(SIZE, 0.2, y=0.6))
    result = exemplar_texture(canvas(flat(), painted, own), own, network, TextureCache(), hair=True)
    off = np.abs(result.lab - to_lab(flat()))[..., 1:][(painted > 0.9) & (hair < 0.01)]
    assert np.quantile(off, 0.99) < 5


@pytest.mark.parametrize("size", [32, 100, 260])
def test_any_size(network, size):
    weight = disc(size)
    result = exemplar_texture(
        canvas(flat(size), weight),
        view(stripes(size, 45, max(6, 800 / size)), weight),
        network,
        TextureCache(),
    )
    assert result.lab.shape == (size, size, 3) and result.lab.dtype == np.float32
    assert np.isfinite(result.lab).all()
    assert result.reliability > 0.3
    assert detail_of(result.lab, weight)[weight > 0.9].std() > 1


def three_pixels() -> np.ndarray:
    weight = np.zeros((SIZE, SIZE), np.float32)
    weight[60, 60:63] = 1
    return weight


@pytest.mark.parametrize(
    ("target", "source"),
    [
        (three_pixels(), disc(SIZE)),
        (disc(SIZE), three_pixels()),
        (np.zeros((SIZE, SIZE), np.float32), disc(SIZE)),
        (disc(SIZE), np.zeros((SIZE, SIZE), np.float32)),
    ],
)
def test_regions_too_small_leave_the_base(network, target, source):
    base = stripes(SIZE, 10)
    result = exemplar_texture(canvas(base, target), view(stripes(SIZE, 45), source), network, TextureCache())
    np.testing.assert_array_equal(result.lab, to_lab(base))
    assert result.reliability == 0


def test_constant_pictures_stay_constant(network):
    weight = disc(SIZE)
    result = exemplar_texture(canvas(flat(), weight), view(flat(), weight), network, TextureCache())
    np.testing.assert_allclose(result.lab, to_lab(flat()), atol=0.7)


def test_positions_that_say_nothing_do_no_harm(network):
    weight = disc(SIZE)
    nowhere = np.zeros((SIZE, SIZE, 2), np.float32)
    source = RegionView("source", stripes(SIZE, 45), weight, flat(), nowhere)
    target = Canvas(to_lab(flat()), weight, nowhere, view(flat(), weight, key="own"))
    assert np.isfinite(exemplar_texture(target, source, network, TextureCache()).lab).all()


def test_the_same_every_time_and_encoded_once(network, monkeypatch):
    calls = []
    encode = TextureAutoencoder.encode
    monkeypatch.setattr(TextureAutoencoder, "encode", lambda self, x: calls.append(1) or encode(self, x))
    weight, cache = disc(SIZE), TextureCache()
    source = view(stripes(SIZE, 45), weight)
    first, second = (exemplar_texture(canvas(flat(), weight), source, network, cache) for _ in range(2))
    np.testing.assert_array_equal(first.lab, second.lab)
    assert len(calls) == 1
