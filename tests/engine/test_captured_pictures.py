"""Replayed pictures are those of the plain engine to the bit, after any edits; on CUDA where it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import pytest
import torch
from tape import Tape, record

from models.sean import SEANGenerator
from sean_editor.engine.blocks import FoldedBlock
from sean_editor.engine.captured import SETTLED, Work
from sean_editor.engine.cuda_graph import recorder_for
from sean_editor.engine.renderer import Network, Renderer, quick_dtype
from sean_editor.engine.tuning import tunable

Make = Callable[..., np.ndarray]
Edit = tuple[np.ndarray, np.ndarray, bool]
BLOCKS = 7


class Recorder:
    """Records on a tape, and counts."""

    def __init__(self) -> None:
        self.recorded = self.replayed = 0

    def __call__(self, work: Work) -> tuple[list[torch.Tensor], Callable[[], object]]:
        self.recorded += 1
        results, replay = record(work)

        def counted() -> None:
            self.replayed += 1
            replay()

        return results, counted


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by a name with every block that is computed by Python."""
    names: list[str] = []
    plain = FoldedBlock.run

    def run(self: FoldedBlock, *args: Any) -> torch.Tensor:
        names.append(self.name)
        return plain(self, *args)

    monkeypatch.setattr(FoldedBlock, "run", run)
    return names


def dabbed(labels: np.ndarray, region: int, y: int, x: int, size: int = 9) -> np.ndarray:
    labels = labels.copy()
    labels[y : y + size, x : x + size] = region
    return labels


def swapped(styles: np.ndarray, region: int, factor: float) -> np.ndarray:
    styles = styles.copy()
    styles[..., region, :] *= factor
    return styles


def session(labels: np.ndarray, styles: np.ndarray, other: np.ndarray) -> Iterator[Edit]:
    """Layout, styles and whether it is a draft: all kinds of edits, often enough to be replayed."""
    shown = int(np.bincount(labels.ravel()).argmax())
    yield labels, styles, False
    for number in range(5):  # a slider
        yield labels, swapped(styles, shown, 1 + number / 10), True
    for number in range(2):  # strokes, with the pictures at their ends
        yield dabbed(labels, 13, 20 + number, 30), styles, True
        yield dabbed(labels, 13, 20 + number, 30), styles, False
    for number in range(5):  # the slider on the layout as it is now
        yield dabbed(labels, 13, 21, 30), swapped(styles, shown, 2 + number / 10), False
    for number in range(4):  # each block has its own style
        yield labels, np.stack([styles * (1 + (number + block) / 10) for block in range(6)]), False
    for number in range(2):  # other layouts of the same size
        yield np.roll(other, number, 0), styles, False
        yield np.roll(other, number, 0), swapped(styles, shown, 1.3), False


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16], ids=str)
def test_a_session_gives_the_same_pictures(
    dtype: torch.dtype, tiny: SEANGenerator, make_layout: Make, make_styles: Make, runs: list[str]
) -> None:
    recorder = Recorder()
    plain, captured = Renderer(tiny, dtype=dtype), Renderer(tiny, dtype=dtype, recorder=recorder)
    replayed = 0
    for labels, styles, draft in session(make_layout(), make_styles(), make_layout()):
        expected = plain.render(labels, styles, draft)
        runs.clear()
        assert np.array_equal(captured.render(labels, styles, draft), expected)
        replayed += not runs
    assert captured.trouble is None
    assert replayed > 12, "most of them are made without Python"
    assert 2 < recorder.recorded < 8 < recorder.replayed


def test_one_recording_for_all_layouts_and_styles_of_a_size(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make, runs: list[str]
) -> None:
    recorder = Recorder()
    renderer = Renderer(tiny, recorder=recorder)
    for _ in range(SETTLED):
        renderer.render(make_layout(), make_styles())
    assert recorder.recorded == 1
    for number in range(3):
        runs.clear()
        labels, styles = dabbed(make_layout(), 13, 10 * number, 20), make_styles()
        assert np.array_equal(renderer.render(labels, styles), Renderer(tiny).render(labels, styles))
        assert len(runs) == BLOCKS, "those of the plain renderer"
    assert recorder.recorded == 1 and renderer.trouble is None


def test_a_rest_leaves_recordings_valid(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make, runs: list[str]
) -> None:
    recorder = Recorder()
    renderer, plain = Renderer(tiny, recorder=recorder), Renderer(tiny)
    labels, styles = make_layout(128, 128), make_styles()
    for number in range(14):
        painted = dabbed(labels, number, 7 * number, 5 * number, 12)
        renderer.render(painted, styles)
    count = renderer.patch_count
    renderer.rest()
    assert renderer.patch_count < count and recorder.recorded == 1
    runs.clear()
    picture = renderer.render(labels, styles)
    assert not runs and recorder.recorded == 1
    assert np.array_equal(picture, plain.render(labels, styles))


def test_another_size_has_its_own(tiny: SEANGenerator, make_layout: Make, make_styles: Make) -> None:
    recorder = Recorder()
    renderer, plain = Renderer(tiny, recorder=recorder), Renderer(tiny)
    for height, width in ((32, 32), (64, 32), (32, 32)):
        labels, styles = make_layout(height, width), make_styles()
        for number in range(SETTLED + 1):
            labels = np.roll(labels, number, 1)
            assert np.array_equal(renderer.render(labels, styles), plain.render(labels, styles))
    assert recorder.recorded == 3 and renderer.trouble is None


def test_a_tuned_network_has_its_own(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make, rng: np.random.Generator
) -> None:
    """Drafts, too, which begin with what the last picture left."""
    recorder = Recorder()
    renderer, plain = Renderer(tiny, recorder=recorder), Renderer(tiny)
    name = tunable(tiny)[0]
    shape = tuple(tiny.state_dict()[name].shape)
    fits = [{name: rng.normal(0, 0.1, shape).astype(np.float32)} for _ in range(2)]
    both: list[tuple[Network | None, Network | None]] = [(None, None)]
    both += [(renderer.tuned(fit), plain.tuned(fit)) for fit in fits]
    labels, styles = make_layout(), make_styles()
    for turn in (0, 1, 0, 1, 0, 1, 2, 0, 1, 2):
        mine, theirs = both[turn]
        for layout, draft in ((labels, False), (dabbed(labels, 13, 20, 10 * turn), True)):
            assert np.array_equal(
                renderer.render(layout, styles, draft, mine), plain.render(layout, styles, draft, theirs)
            )
    assert renderer.trouble is None and recorder.recorded >= 2 and recorder.replayed > 5


def test_a_recorder_that_fails_costs_no_picture(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    def fails(work: Work) -> tuple[list[torch.Tensor], Callable[[], object]]:
        work()[0].fill_(7)  # what it leaves half done
        raise RuntimeError("cuDNN error")

    plain, captured = Renderer(tiny), Renderer(tiny, recorder=fails)
    for labels, styles, draft in islice(session(make_layout(), make_styles(), make_layout()), 8):
        assert np.array_equal(captured.render(labels, styles, draft), plain.render(labels, styles, draft))
    assert captured.trouble == "cuDNN error"


@pytest.mark.parametrize("destroys", [True, False])
def test_a_replay_that_writes_something_else_or_nothing_costs_no_picture(
    destroys: bool, tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    """A replay writes scales and shifts where they are: plain work renews them."""

    def wrong(work: Work) -> tuple[list[torch.Tensor], Callable[[], object]]:
        results = work()
        return results, lambda: [result.fill_(3) for result in results] if destroys else None

    plain, captured = Renderer(tiny), Renderer(tiny, recorder=wrong)
    for labels, styles, draft in islice(session(make_layout(), make_styles(), make_layout()), 8):
        assert np.array_equal(captured.render(labels, styles, draft), plain.render(labels, styles, draft))
    assert captured.trouble is not None and "differs" in captured.trouble


def test_pictures_apart_are_not_recorded(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make, runs: list[str]
) -> None:
    recorder = Recorder()
    renderer = Renderer(tiny, recorder=recorder)
    for _ in range(SETTLED + 1):
        renderer.render(make_layout(), make_styles())
    recorded, replayed = recorder.recorded, recorder.replayed
    for _ in range(SETTLED + 1):
        renderer.render_apart(make_layout(), make_styles())
    assert (recorder.recorded, recorder.replayed) == (recorded, replayed)
    runs.clear()
    labels, styles = make_layout(), make_styles()
    picture = renderer.render(labels, styles)
    assert not runs, "what was recorded before is still there"
    assert np.array_equal(picture, Renderer(tiny).render(labels, styles))


def test_a_style_that_is_changed_again_waits_for_nothing(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    """On a card each of these operations would stop the program until the card is done with all."""
    renderer, labels, styles = Renderer(tiny), make_layout(), make_styles()
    for number in range(3):
        with Tape() as tape:
            renderer.render(labels, swapped(styles, int(labels[30, 30]), 1 + number / 10))
    tape.check()


def test_numbers_beyond_float16_are_an_error(
    tiny: SEANGenerator, make_layout: Make, make_styles: Make
) -> None:
    renderer, labels = Renderer(tiny, dtype=torch.float16), make_layout()
    with pytest.raises(OverflowError, match="float16"):
        renderer.render(labels, 1e7 * make_styles())
    styles = make_styles()
    again, fresh = renderer.render(labels, styles), Renderer(tiny, dtype=torch.float16)
    assert np.array_equal(again, fresh.render(labels, styles))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
@pytest.mark.parametrize("quick", [True, False])
def test_cuda_graphs_give_the_same_pictures(
    quick: bool, compact: SEANGenerator, make_layout: Make, make_styles: Make, runs: list[str]
) -> None:
    device = torch.device("cuda")
    dtype = quick_dtype(device) if quick else torch.float32
    network = compact.to(device)
    plain = Renderer(network, device, dtype=dtype)
    captured = Renderer(network, device, dtype=dtype, recorder=recorder_for(device))
    replayed = 0
    for labels, styles, draft in session(make_layout(128, 128), make_styles(), make_layout(128, 128)):
        expected = plain.render(labels, styles, draft)
        runs.clear()
        assert np.abs(captured.render(labels, styles, draft) - expected).max() < 1e-3
        replayed += not runs
    compact.to("cpu")
    assert captured.trouble is None and replayed > 12
