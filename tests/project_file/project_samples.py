"""Projects to keep: of a shipped portrait with its photo, and random ones."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sean_editor.document.fit import Fit
from sean_editor.document.made_style import MadeStyle
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project, Weights
from sean_editor.document.retouch import Light, Pull, Retouch, Spot, Touch
from sean_editor.document.styles import OWN_COLOUR, Crossing, RegionStyle, StyleAssignment

REGIONS = 19
regions = st.integers(0, REGIONS - 1)
names = st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1, max_size=20)
blocks = st.none() | st.binary(min_size=1, max_size=40)
tensor_names = st.lists(names, max_size=2, unique=True)
coordinates = st.floats(-1e6, 1e6)


def has_area(quad: np.ndarray) -> bool:
    sides = quad[[3, 1]] - quad[0]
    return abs(np.linalg.det(sides)) > 1e-3 + 1e-3 * np.prod(np.hypot(*sides.T))


quads = arrays(np.float64, (4, 2), elements=coordinates, fill=st.nothing()).filter(has_area)


def image(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    return rng.integers(0, 256, (height, width, 3), dtype=np.uint8)


def labels(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    return rng.integers(0, REGIONS, (height, width), dtype=np.uint8)


def fit(
    rng: np.random.Generator,
    tuned: list[str],
    regions: int = REGIONS,
    blocks: tuple[int, ...] = (),
    weights: str = "c0" * 32,
) -> Fit:
    """A fit with some tensors of the network tuned, of several shapes."""
    tensors = {name: rng.standard_normal((3, 2, 1)[: i + 1], np.float32) for i, name in enumerate(tuned)}
    return Fit(rng.standard_normal((*blocks, regions, 512), np.float32), 20.125, 24.7, tensors, weights)


def made_style(rng: np.random.Generator, name: str) -> MadeStyle:
    codes, present = rng.standard_normal((REGIONS, 512), np.float32), rng.random(REGIONS) < 0.5
    return MadeStyle(name, codes, present, "d0" * 32, image(rng, 16, 16) if present[0] else None)


def region_styles(sources: st.SearchStrategy[str]) -> st.SearchStrategy[RegionStyle]:
    """Every kind of style that names a source or a colour."""
    share, some = st.floats(0, 1), st.none() | sources
    crossings = st.builds(Crossing, some, st.tuples(*[share] * 6))
    colours = some | st.sampled_from([OWN_COLOUR, "#7a3b1e", "#000000"])
    return st.builds(RegionStyle, some, share, st.none() | crossings, colours).filter(
        lambda one: not one.is_own
    )


@st.composite
def pulls(draw: st.DrawFn) -> Pull:
    """Any that goes no further than its radius."""
    share, signed = st.floats(0, 1), st.floats(-0.7, 0.7)
    radius = draw(st.floats(0.01, 0.2))
    way = radius * draw(signed), radius * draw(signed)
    return Pull(draw(share), draw(share), *way, radius, draw(st.booleans()))


def retouches() -> st.SearchStrategy[Retouch]:
    """Every kind of retouching."""
    share, signed, size = st.floats(0, 1), st.floats(-1, 1), st.floats(0.01, 0.2)
    tints = st.none() | st.just("#a04b3f")
    touches = st.builds(Touch, share, signed, share, share, share, tints, share)
    taken = st.tuples(*[signed] * 9)
    lights = st.builds(Light, share, signed, signed, st.none() | taken, share)
    return st.builds(
        Retouch,
        st.dictionaries(regions, touches, max_size=3),
        st.lists(st.builds(Spot, share, share, size), max_size=3).map(tuple),
        st.just(Light()) | lights.filter(lambda one: not one.is_none),
        st.lists(pulls(), max_size=3).map(tuple),
    )


@st.composite
def origins(draw: st.DrawFn, rng: np.random.Generator) -> PhotoOrigin:
    pixels = image(rng, draw(st.integers(1, 40)), draw(st.integers(1, 40)))
    photo = Photo(pixels, draw(names), None, draw(blocks), draw(blocks))
    return PhotoOrigin(photo, Alignment(draw(quads)))


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Any state that an editor can be in."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    height, width = draw(st.sampled_from([32, 64])), draw(st.sampled_from([32, 64]))
    origin = draw(st.none() | origins(rng))
    portrait = Portrait(draw(names), image(rng, height, width), labels(rng, height, width), None, origin)
    references = tuple(
        Portrait(name, image(rng, 32, 32), labels(rng, 32, 32)) for name in draw(st.lists(names, max_size=3))
    )
    # a region may also wear a reference that has been withdrawn
    made = tuple(made_style(rng, name) for name in draw(st.lists(names, max_size=2)))
    sources = st.sampled_from([one.id for one in (*references, *made)] + ["0123456789abcdef" * 2])
    worn = draw(st.dictionaries(regions, region_styles(sources), max_size=6))
    return Project(
        portrait,
        labels(rng, height, width),
        StyleAssignment().with_regions(worn),
        draw(st.frozensets(regions, max_size=3)),
        references,
        draw(st.none() | st.builds(fit, st.just(rng), tensor_names, blocks=st.sampled_from([(), (6,)]))),
        draw(st.none() | st.just(rng.standard_normal((REGIONS, 512), np.float32))),
        draw(st.none() | st.builds(Weights, names, st.just("ab" * 32))),
        draw(st.dictionaries(names, st.integers() | st.lists(regions, max_size=3), max_size=2)),
        made=made,
        retouch=draw(retouches()),
        painted=draw(st.none() | st.just(rng.integers(0, 2, (height, width)).astype(bool))),
    )
