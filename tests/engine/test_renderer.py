"""The engine's pictures are the network's pictures: after any edits, whatever is kept in between."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from quick_cases import first_quick

from models.blocks import BLOCK_NAMES
from models.lab.filled import filled_generator
from models.sean import SEANConfig, SEANGenerator, normalization
from models.sean import generator as generator_module
from models.sean.encoder import one_hot
from models.sean.noise import noise_maps
from sean_editor.engine import renderer as renderer_module
from sean_editor.engine.renderer import Renderer, quick_blocks, quick_dtype
from sean_editor.engine.window import DRAFT_FROM, draft_window

Make = Callable[..., np.ndarray]
TOLERANCE = 1e-4


def reference(
    generator: SEANGenerator, labels: np.ndarray, styles: np.ndarray, seed: int | None = 0
) -> np.ndarray:
    noise = False if seed is None else noise_maps(generator, *labels.shape, seed)
    with torch.inference_mode():
        layout = torch.from_numpy(labels.astype(np.int64))[None]
        return generator(layout, torch.from_numpy(styles)[None], noise=noise)[0].numpy()


def assert_exact(
    renderer: Renderer, generator: SEANGenerator, labels: np.ndarray, styles: np.ndarray
) -> None:
    picture, expected = renderer.render(labels, styles), reference(generator, labels, styles)
    assert picture.shape == (3, *labels.shape) and picture.dtype == np.float32
    assert expected.std() > 0.01  # a flat picture would agree with anything
    assert np.abs(picture - expected).max() < TOLERANCE


def dabbed(labels: np.ndarray, region: int, y: int, x: int, size: int = 9) -> np.ndarray:
    labels = labels.copy()
    labels[y : y + size, x : x + size] = region
    return labels


@pytest.mark.parametrize("name", first_quick(["compact", "tiny", "full_rank"], 2))
def test_a_whole_session_of_edits_is_exact(
    name: str, request: pytest.FixtureRequest, make_layout: Make, make_styles: Make
) -> None:
    generator = request.getfixturevalue(name)
    renderer = Renderer(generator)
    labels, styles = make_layout(), make_styles()
    assert_exact(renderer, generator, labels, styles)
    styles = styles.copy()
    styles[[1, 13]] = make_styles()[[1, 13]]  # a swap of two regions
    assert_exact(renderer, generator, labels, styles)
    labels = dabbed(labels, 14, 20, 30)  # strokes: inside, at the edge, of a region not seen before
    assert_exact(renderer, generator, labels, styles)
    labels = dabbed(labels, 3, 58, 0)
    styles = styles.copy()
    styles[3] = make_styles()[3]  # together with a swap
    assert_exact(renderer, generator, labels, styles)
    assert_exact(renderer, generator, make_layout(), styles)  # another layout
    assert_exact(renderer, generator, labels, make_styles(6))  # a style per block
    six = make_styles(6)
    six[:, 0] = styles[0]
    assert_exact(renderer, generator, labels, six)


def test_a_region_that_is_restyled_again_after_a_stroke(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    """Which pixels see it is known from the first time, as long as the layout stays."""
    renderer, labels, styles = Renderer(tiny), make_layout(), make_styles()
    for layout in (labels, labels, dabbed(labels, 13, 20, 30), dabbed(labels, 13, 20, 30), make_layout()):
        styles = styles.copy()
        styles[13] *= 1.5
        renderer.render(layout, styles)
        styles = styles.copy()
        styles[13] *= 0.5
        assert_exact(renderer, tiny, layout, styles)


def test_other_sizes_follow_each_other(tiny: SEANGenerator, make_layout: Make, make_styles: Make) -> None:
    renderer, styles = Renderer(tiny), make_styles()
    for height, width in ((64, 64), (96, 32), (32, 128), (64, 64)):
        assert_exact(renderer, tiny, make_layout(height, width), styles)


def test_a_style_set_before_its_region_is_painted_counts(tiny: SEANGenerator, make_styles: Make) -> None:
    renderer, styles = Renderer(tiny), make_styles()
    labels = np.ones((64, 64), np.uint8)
    renderer.render(labels, make_styles())
    renderer.render(labels, styles)  # region 13 is nowhere to be seen: nothing to compute yet
    assert_exact(renderer, tiny, dabbed(labels, 13, 10, 10, 30), styles)


def test_noise_follows_its_seed(tiny: SEANGenerator, make_layout: Make, make_styles: Make) -> None:
    labels, styles = make_layout(), make_styles()
    pictures = {seed: Renderer(tiny, seed=seed).render(labels, styles) for seed in (0, 1, None)}
    assert np.array_equal(pictures[0], Renderer(tiny, seed=0).render(labels, styles))
    for seed, picture in pictures.items():
        assert np.abs(picture - reference(tiny, labels, styles, seed)).max() < TOLERANCE
    assert np.abs(pictures[0] - pictures[1]).max() > 0.01
    assert np.abs(pictures[0] - pictures[None]).max() > 0.01


def test_a_layout_of_pure_noise_still_renders(
    tiny: SEANGenerator, rng: np.random.Generator, make_styles: Make
) -> None:
    renderer, styles = Renderer(tiny), make_styles()
    labels = rng.integers(0, 19, (96, 96)).astype(np.uint8)  # every patch is distinct: more than one chunk
    assert_exact(renderer, tiny, labels, styles)
    assert_exact(renderer, tiny, dabbed(labels, 1, 40, 40), styles)


def test_painting_all_day_does_not_fill_the_memory(
    tiny: SEANGenerator,
    rng: np.random.Generator,
    make_layout: Make,
    make_styles: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sean_editor.engine.layout_cache.FEW_PATCHES", 1)
    labels, styles = make_layout(), make_styles()
    fresh, renderer = Renderer(tiny), Renderer(tiny)
    fresh.render(labels, styles)
    limit = 6 * fresh.patch_count
    for _ in range(80):
        y, x = rng.integers(0, 60, 2)
        labels = dabbed(labels, int(rng.integers(19)), y, x, int(rng.integers(2, 6)))
        renderer.render(labels, styles, draft=True)
        assert 0 < renderer.patch_count < limit
    assert_exact(renderer, tiny, labels, styles)


def test_a_draft_is_right_where_it_matters(
    compact: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    renderer, labels, styles = Renderer(compact), make_layout(128, 128), make_styles()
    before = renderer.render(labels, styles)
    painted = dabbed(labels, 13, 60, 60)
    draft = renderer.render(painted, styles, draft=True)
    expected = reference(compact, painted, styles)
    inside = np.s_[:, 60:69, 60:69]
    assert np.abs(expected - before)[inside].mean() > 0.02
    assert np.abs(draft - expected)[inside].mean() < 0.35 * np.abs(expected - before)[inside].mean()
    assert np.array_equal(draft[:, :32], before[:, :32])  # far away nothing moved
    assert_exact(renderer, compact, painted, styles)  # and the next full picture is exact


def test_a_draft_computes_its_window_exactly_given_the_blocks_below(
    compact: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    renderer, labels, styles = Renderer(compact), make_layout(128, 128), make_styles()
    # an edit that the blocks below cannot see: no pixel of 1/8 of the resolution or coarser is touched
    painted = labels.copy()
    painted[61:64, 61:64] = 13
    renderer.render(labels, styles)
    assert DRAFT_FROM == 3
    draft = renderer.render(painted, styles, draft=True)
    window = np.s_[:, 48:80, 48:80]
    assert np.abs(draft - reference(compact, painted, styles))[window].max() < TOLERANCE


def test_a_draft_with_another_style_or_a_large_change_is_exact(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    renderer, labels, styles = Renderer(tiny), make_layout(), make_styles()
    expected = reference(tiny, labels, styles)
    assert (
        np.abs(renderer.render(labels, styles, draft=True) - expected).max() < TOLERANCE
    )  # nothing to build on
    labels, styles = dabbed(labels, 13, 30, 30), make_styles()
    difference = renderer.render(labels, styles, draft=True) - reference(tiny, labels, styles)
    assert np.abs(difference).max() < TOLERANCE
    labels = dabbed(labels, 1, 0, 0, 50)
    difference = renderer.render(labels, styles, draft=True) - reference(tiny, labels, styles)
    assert np.abs(difference).max() < TOLERANCE


def test_an_error_in_between_does_no_harm(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer, labels, styles = Renderer(tiny), make_layout(), make_styles()
    renderer.render(labels, styles)
    with monkeypatch.context() as broken:
        broken.setattr("sean_editor.engine.renderer.upsampled", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            renderer.render(dabbed(labels, 5, 5, 5), make_styles())
    assert_exact(renderer, tiny, labels, styles)


@pytest.mark.parametrize(
    ("labels", "styles", "words"),
    [
        (np.zeros((60, 64), np.uint8), np.zeros((19, 512)), "multiples of 32"),
        (np.zeros((0, 64), np.uint8), np.zeros((19, 512)), "multiples of 32"),
        (np.full((64, 64), 19, np.uint8), np.zeros((19, 512)), "0..18"),
        (np.zeros((64, 64), np.uint8), np.zeros((5, 19, 512)), "styles are"),
        (np.zeros((64, 64), np.uint8), np.full((19, 512), np.nan), "not finite"),
    ],
)
def test_what_does_not_fit_is_said(
    tiny: SEANGenerator, labels: np.ndarray, styles: np.ndarray, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        Renderer(tiny).render(labels, styles.astype(np.float32))


def test_bfloat16_is_close(compact: SEANGenerator, make_layout: Make, make_styles: Make) -> None:
    labels, styles = make_layout(), make_styles()
    picture = Renderer(compact, dtype=torch.bfloat16).render(labels, styles)
    assert np.abs(picture - reference(compact, labels, styles)).mean() < 0.02


def test_bfloat16_is_for_processors_that_compute_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for computes in (True, False):
        monkeypatch.setattr(renderer_module, "has_quick_bfloat16", lambda device, computes=computes: computes)
        assert (quick_dtype(torch.device("cpu")) == torch.bfloat16) == computes
        assert quick_dtype(torch.device("mps")) == torch.float32


def test_float16_is_for_cards_that_compute_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    for capability, dtype in (((6, 1), torch.float32), ((7, 0), torch.float16), ((9, 0), torch.float16)):
        monkeypatch.setattr(torch.cuda, "get_device_capability", lambda device, found=capability: found)
        assert quick_dtype(torch.device("cuda")) == dtype
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert quick_dtype(torch.device("cuda")) == torch.float32


def test_wide_networks_compute_fewer_blocks_in_bfloat16() -> None:
    compact = SEANConfig.compact()
    assert quick_blocks(compact) == quick_blocks(replace(compact, base_width=32)) == len(BLOCK_NAMES)
    assert 0 < quick_blocks(SEANConfig.paper()) < len(BLOCK_NAMES)
    assert quick_blocks(SEANConfig.paper(), torch.float16) == len(BLOCK_NAMES)


@pytest.mark.parametrize("count", [0, 3, 7])
def test_blocks_of_both_kinds_follow_each_other(
    count: int, compact: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    """Pictures, drafts and what is taken back, whichever blocks are in bfloat16."""
    renderer = Renderer(compact, dtype=torch.bfloat16, blocks_in_dtype=count)
    labels, styles = make_layout(128, 128), make_styles()
    first = renderer.render(labels, styles)
    assert 1e-4 < np.abs(first - reference(compact, labels, styles)).mean() < 0.02
    painted = dabbed(labels, 13, 60, 60)
    draft = renderer.render(painted, styles, draft=True)
    assert np.array_equal(draft[:, :32], first[:, :32]) and not np.array_equal(draft, first)
    whole = renderer.render(painted, styles)
    assert np.array_equal(
        whole, Renderer(compact, dtype=torch.bfloat16, blocks_in_dtype=count).render(painted, styles)
    )
    assert np.array_equal(renderer.render(labels, styles), first)


def test_a_picture_that_is_there_is_not_made_again(
    compact: SEANGenerator, make_layout: Make, make_styles: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when hair is painted over with hair; after a draft one that is exact is still to be made."""
    renderer, labels, styles = Renderer(compact), make_layout(128, 128), make_styles()
    painted = dabbed(labels, 13, 60, 60)
    renderer.render(labels, styles)
    draft, whole = renderer.render(painted, styles, draft=True), renderer.render(painted, styles)
    assert np.array_equal(whole, Renderer(compact).render(painted, styles))
    assert not np.array_equal(draft, whole)

    def again(*_: object, **__: object) -> None:
        raise AssertionError("computed again")

    monkeypatch.setattr("sean_editor.engine.blocks.FoldedBlock.run", again)
    for draft_wanted in (True, False):
        assert np.array_equal(renderer.render(painted, styles, draft_wanted), whole)


def test_a_rest_frees_what_strokes_left_behind(
    compact: SEANGenerator, make_layout: Make, make_styles: Make, rng: np.random.Generator
) -> None:
    labels, styles = make_layout(128, 128), make_styles()
    rested, other = Renderer(compact), Renderer(compact)
    painted = labels
    for number in range(12):
        painted = labels if number == 11 else dabbed(painted, number, *rng.integers(10, 100, 2), 9)
        for one in (rested, other):
            one.render(painted, styles, draft=number % 2 == 0)
    rested.rest()
    fresh = Renderer(compact)
    fresh.render(labels, styles)
    assert rested.patch_count == fresh.patch_count < other.patch_count / 1.5
    again = dabbed(labels, 13, 50, 50)
    for draft in (True, False):
        assert np.array_equal(rested.render(again, styles, draft), other.render(again, styles, draft))
    count = rested.patch_count
    rested.rest()
    assert rested.patch_count == count, "there is little to free"
    assert np.array_equal(rested.render(labels, styles, draft=True), other.render(labels, styles, draft=True))


def test_another_portrait_may_be_painted_apart(
    compact: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    renderer, labels, styles = Renderer(compact), make_layout(128, 128), make_styles()
    other, painted = np.ascontiguousarray(labels[:, ::-1]), dabbed(labels, 13, 60, 60)
    renderer.render(labels, styles)
    count = renderer.patch_count
    assert np.array_equal(
        renderer.render_apart(other, 2 * styles), Renderer(compact).render(other, 2 * styles)
    )
    assert renderer.patch_count == count
    assert np.array_equal(renderer.render(painted, styles), Renderer(compact).render(painted, styles))


def test_no_window_for_what_is_not_a_small_edit() -> None:
    from sean_editor.engine.layout_cache import Change

    assert draft_window(Change(None, False), 256, 256) is None
    assert draft_window(Change((10, 10, 20, 20), True), 256, 256) is None
    assert draft_window(Change((0, 0, 200, 200), False), 256, 256) is None
    window = draft_window(Change((250, 100, 256, 126), False), 256, 256)
    assert window is not None and (window.x0, window.y0, window.x1, window.y1) == (208, 80, 256, 144)


def test_windows_lie_around_the_edit_and_have_few_shapes() -> None:
    """For each shape oneDNN compiles programs anew."""
    from sean_editor.engine.layout_cache import Change

    shapes = set()
    for width, first, length in itertools.product((64, 256, 1024), (0, 3, 37, 200, 950), range(1, 90, 4)):
        last = min(first + length, width)
        if first >= last:
            continue
        window = draft_window(Change((first, 10, last, 12), False), 1024, width)
        assert window is not None
        assert window.x0 <= max(first - 8, 0) and min(last + 8, width) <= window.x1 <= width
        assert window.x0 % 16 == window.x1 % 16 == 0 and window.x1 - window.x0 <= 1.5 * length + 48
        shapes.add(window.x1 - window.x0)
    assert shapes == {48, 64, 96, 128}


@pytest.mark.slow
def test_full_size_is_exact(make_layout: Make, make_styles: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many sums round the plain network's own pictures by about the tolerance, more or less from one
    processor to the next: both are held against float64. Who is within the tolerance of the plain network is
    at most that and the plain network's rounding away from the exact picture.
    """
    plain = filled_generator(SEANConfig.paper())
    renderer, labels, styles = Renderer(plain), make_layout(256, 256), make_styles()
    halved = styles.copy()
    halved[13] *= 0.5
    edits = [(labels, styles), (dabbed(labels, 13, 100, 100, 26), halved)]
    pictures = [renderer.render(*edit) for edit in edits]
    expected = [reference(plain, *edit) for edit in edits]
    for module in (generator_module, normalization):
        monkeypatch.setattr(module, "one_hot", lambda *told: one_hot(*told).double())
    plain.double()
    for edit, picture, rounded in zip(edits, pictures, expected, strict=True):
        exact = reference(plain, edit[0], edit[1].astype(np.float64))
        rounding = np.abs(rounded - exact).max()
        assert rounding < 1e-3 < exact.std()
        assert np.abs(picture - exact).max() < TOLERANCE + rounding
