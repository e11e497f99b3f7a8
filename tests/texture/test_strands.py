"""Texture of strands: the base's colours, the source's contrast, drawn strands where the photo has none."""

import itertools

import numpy as np
import pytest
from strand_scenes import canvas, disc, stripes, view

from sean_editor.texture.cache import TextureCache
from sean_editor.texture.region_view import Canvas
from sean_editor.texture.strands import own_texture, strand_reliability, strand_texture
from sean_editor.texture.strands.bands import low
from sean_editor.texture.strands.window import Window

SIZE = 128
EMPTY = np.zeros((SIZE, SIZE), np.float32)


def scene(own_contrast=8.0, source_contrast=20.0, known=None, light=120.0):
    """A canvas and a source; the own photo shows the region where `known` says, all of it unless given."""
    own = view(
        stripes(SIZE, 70, own_contrast, light), disc(SIZE) if known is None else known, f"own{known is None}"
    )
    return canvas(own, disc(SIZE)), view(stripes(SIZE, 90, source_contrast, seed=2), disc(SIZE), "source")


def detail(of, texture):
    inside = of.weight > 0.9
    return (texture - below(of, texture))[inside, 0]


def below(of, texture):
    size = len(texture)
    return low(Window(size, (slice(0, size), slice(0, size))), texture, of.weight)


@pytest.mark.parametrize("known", [None, EMPTY])
def test_low_frequencies_are_the_bases(known):
    of, source = scene(known=known)
    texture = strand_texture(of, source, TextureCache())
    far = disc(SIZE, 0.25) > 0
    difference = below(of, texture) - below(of, of.base)
    assert np.abs(difference[far]).mean() < 1
    assert np.abs((texture - of.base)[of.weight > 0.9].mean(0)).max() < 0.5


@pytest.mark.parametrize("known", [None, EMPTY])
@pytest.mark.parametrize("source_contrast", [8.0, 24.0])
def test_contrast_is_the_sources(known, source_contrast):
    of, source = scene(12.0, source_contrast, known)
    wanted = detail(source, source.lab).std()
    assert detail(of, strand_texture(of, source, TextureCache())).std() == pytest.approx(wanted, rel=0.25)


def test_own_strands_stay_in_place():
    of, source = scene(own_contrast=12.0)
    own = detail(of.own, of.own.lab)
    assert np.corrcoef(own, detail(of, strand_texture(of, source, TextureCache())))[0, 1] > 0.6


def test_where_the_photo_shows_nothing_strands_are_drawn_downwards():
    of, source = scene(known=EMPTY)
    light = strand_texture(of, source, TextureCache())[..., 0]
    down, right = (
        np.abs(np.diff(light, axis=0))[40:88, 40:88].mean(),
        np.abs(np.diff(light))[40:88, 40:88].mean(),
    )
    assert right > 2.5 * down


def test_texture_goes_on_outside_the_region_in_the_regions_colour():
    of, source = scene()
    base = np.where(of.weight[..., None] > 0, of.base, np.float32([95, 0, 0]))
    of = Canvas(base, of.weight, of.position, of.own)
    texture = strand_texture(of, source, TextureCache())
    ring = (disc(SIZE, 0.35 + 20 / 256) > 0) & (of.weight == 0)
    np.testing.assert_allclose(texture[ring, 0].mean(), base[64, 64, 0], atol=2)


def test_a_second_edit_gives_the_same_picture_as_a_fresh_one():
    of, source = scene()
    cache = TextureCache()
    strand_texture(of, source, cache)
    other = Canvas(of.base + np.float32([8, 0, 0]), of.weight, of.position, of.own)
    np.testing.assert_array_equal(
        strand_texture(other, source, cache), strand_texture(other, source, TextureCache())
    )


def test_a_second_edit_measures_nothing_again(monkeypatch):
    of, source = scene()
    cache = TextureCache()
    strand_texture(of, source, cache)
    for name in ("Detail", "drawn", "Paths", "window_flow"):
        monkeypatch.delattr(f"sean_editor.texture.strands.texture.{name}")
    strand_texture(of, source, cache)


def test_drawn_strands_stay_when_the_region_grows_longer():
    short, long = EMPTY.copy(), EMPTY.copy()
    short[16:72, 40:88] = long[16:112, 40:88] = 1
    source = view(stripes(SIZE), disc(SIZE), "source")
    textures = [
        strand_texture(canvas(view(stripes(SIZE), EMPTY, f"own{of.sum()}"), of), source, TextureCache())
        for of in (short, long)
    ]
    inside = np.s_[20:64, 44:84, 0]
    assert np.corrcoef(*(texture[inside].ravel() for texture in textures))[0, 1] > 0.9


SMALL = 64
PHOTOS = {
    "plain": np.full((SMALL, SMALL, 3), 90, np.uint8),
    "black": np.zeros((SMALL, SMALL, 3), np.uint8),
    "white": np.full((SMALL, SMALL, 3), 255, np.uint8),
    "noise": np.random.default_rng(0).integers(0, 256, (SMALL, SMALL, 3), np.uint8),
}
REGIONS = {name: np.zeros((SMALL, SMALL), np.float32) for name in ("empty", "three", "corner", "all")}
REGIONS["three"][32, 32:35] = 1
REGIONS["corner"][-1, -1] = 1
REGIONS["all"][:] = 1


@pytest.mark.parametrize(
    ("own_photo", "source_photo"), [("plain", "noise"), ("noise", "plain"), ("black", "white")]
)
@pytest.mark.parametrize("place", REGIONS)
def test_any_region_of_any_photo_gives_a_picture(own_photo, source_photo, place):
    for known, taken in itertools.product(("empty", "all"), REGIONS):
        own = view(PHOTOS[own_photo], REGIONS[known] * REGIONS[place], known + place)
        of, source = canvas(own, REGIONS[place]), view(PHOTOS[source_photo], REGIONS[taken], taken)
        for texture in (
            strand_texture(of, source, TextureCache()),
            own_texture(of, TextureCache(), source=source),
        ):
            assert texture.shape == of.base.shape and texture.dtype == np.float32
            assert np.isfinite(texture).all(), (known, taken)
        assert 0 <= strand_reliability(of, source, TextureCache()) <= 1


@pytest.mark.parametrize("size", [32, 40, 256, 264])
def test_any_size_gives_a_picture(size):
    own, source = view(stripes(size), disc(size), "own"), view(stripes(size, seed=2), disc(size), "source")
    texture = strand_texture(canvas(own, disc(size)), source, TextureCache())
    assert texture.shape == (size, size, 3) and np.isfinite(texture).all()


def test_strands_of_curl_or_noise_are_less_reliable():
    of, source = scene()
    noise = view(np.kron(PHOTOS["noise"], np.ones((2, 2, 1), np.uint8)), disc(SIZE), "noise")
    assert strand_reliability(of, source, TextureCache()) > 0.9
    assert strand_reliability(of, noise, TextureCache()) < 0.2
    assert strand_reliability(of, view(stripes(SIZE), EMPTY, "none"), TextureCache()) == 0


def test_clipped_hair_that_gets_light_is_less_reliable():
    dark, source = scene(light=10.0)
    grey, _ = scene(light=60.0)
    assert (
        strand_reliability(dark, source, TextureCache())
        < strand_reliability(grey, source, TextureCache()) - 0.1
    )


def test_own_texture_is_the_own_detail_hardly_amplified():
    of, source = scene(own_contrast=8.0, source_contrast=30.0)
    own = detail(of.own, of.own.lab)
    texture = detail(of, own_texture(of, TextureCache(), source=source))
    assert np.corrcoef(own, texture)[0, 1] > 0.97
    assert 1.05 < texture.std() / own.std() <= 1.16


def test_own_texture_is_weakened_for_a_smooth_source():
    of, source = scene(own_contrast=16.0, source_contrast=4.0)
    texture = detail(of, own_texture(of, TextureCache(), source=source))
    assert texture.std() / detail(of.own, of.own.lab).std() == pytest.approx(0.5, abs=0.1)


def test_where_the_photo_shows_nothing_the_networks_detail_stays():
    of, _ = scene(known=EMPTY)
    base = of.base.copy()
    base[::2] += 5
    texture = own_texture(Canvas(base, of.weight, of.position, of.own), TextureCache())
    np.testing.assert_allclose(texture[of.weight == 1], base[of.weight == 1], atol=1e-3)


def test_near_a_border_the_networks_shading_goes_on():
    of, _ = scene(own_contrast=0.1)
    base = of.base.copy()
    base[..., 0] += np.linspace(-30, 30, SIZE, dtype=np.float32)  # a slope, which a mean of the region breaks
    texture = own_texture(Canvas(base, of.weight, of.position, of.own), TextureCache())
    near = (disc(SIZE, 0.34) == 1) & (disc(SIZE, 0.325) == 0)
    assert np.abs(texture - base)[near].mean() < 0.25
