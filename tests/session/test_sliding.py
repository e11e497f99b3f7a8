"""A slider in somebody's hand: blends at once, and the exact picture when it rests, or is released."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from sean_editor.document import Crossing, Document, Portrait, RegionStyle
from sean_editor.engine.engine import Engine
from sean_editor.engine.worker import RenderResult
from sean_editor.session.editor_session import EditorSession

SKIN, HAIR = 1, 13


def face(name: str, seed: int) -> Portrait:
    """A flat-coloured face of 64 x 64 with skin, hair and background."""
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 16:48], labels[4:20, 12:52] = SKIN, HAIR
    colours = np.random.default_rng(seed).integers(0, 256, (19, 3), dtype=np.uint8)
    return Portrait(name, colours[labels], labels, None)


class Hand:
    """A session with a face that has Ben's hair and skin, and all pictures since."""

    def __init__(self, session: EditorSession, monkeypatch: pytest.MonkeyPatch) -> None:
        self.session = session
        session.open_portrait(face("Ann", 1))
        self.ben = session.add_reference(face("Ben", 2)).id
        session.apply_style(self.ben, [SKIN, HAIR])
        assert session.wait_until_idle()
        self.shown: list[RenderResult] = []
        self.rendered: list[np.ndarray] = []  # the styles of every picture of the network
        session.result_changed.connect(self.shown.append)
        self.may_paint, self.begun = threading.Event(), threading.Event()
        self.may_paint.set()
        render = session.engine.render

        def noted(labels: np.ndarray, styles: np.ndarray, *rest: object, **named: object) -> np.ndarray:
            self.begun.set()
            self.may_paint.wait(60)
            self.rendered.append(styles)
            return render(labels, styles, *rest, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(session.engine, "render", noted)

    @property
    def document(self) -> Document:
        assert self.session.document is not None
        return self.session.document

    def mix(self, share: float, *regions: int) -> None:
        """Move the slider, and let the painter do what it has to."""
        self.document.set_mix(regions or (HAIR,), share)
        self.session.wait_until_idle()

    @contextmanager
    def without_a_painter(self) -> Iterator[None]:
        """Within it no picture is painted; `shown` has what is there without one."""
        self.shown.clear()
        self.may_paint.clear()
        self.begun.clear()
        try:
            yield
        finally:
            self.may_paint.set()

    def exact(self) -> np.ndarray:
        """The plain forward of the network on the present state, float32 [H, W, 3] in 0..255."""
        styles = self.session.styles()
        assert styles is not None
        picture = self.session.engine.reference_render(self.document.labels, styles)
        return ((picture.clip(-1, 1) + 1) * 127.5).transpose(1, 2, 0)

    def shows_it_exactly(self) -> bool:
        assert self.session.result is not None
        return bool(np.abs(self.session.result - self.exact()).max() < 0.51 + 0.02)


@pytest.fixture
def hand(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    session = EditorSession(engine)
    yield Hand(session, monkeypatch)
    session.close()
    assert not [t for t in threading.enumerate() if t.name in ("render", "tasks")]


def test_the_first_place_is_painted_and_is_exact_and_so_are_its_neighbours(hand: Hand) -> None:
    hand.mix(0.5)
    assert len(hand.shown) == 1 and hand.session.result_is_whole and hand.shows_it_exactly()
    assert len(hand.rendered) == 3
    for share in (0.4, 0.6):
        with hand.without_a_painter():
            hand.document.set_mix(HAIR, share)
            hand.session.pump()
            assert len(hand.shown) == 1
        hand.session.wait_until_idle()


def test_a_slider_that_is_let_go_has_no_more_painted(hand: Hand) -> None:
    with hand.without_a_painter():
        hand.document.set_mix(HAIR, 0.5)
        assert hand.begun.wait(60)
        hand.document.end_mix()
    assert hand.session.wait_until_idle() and hand.shows_it_exactly()
    assert all(np.array_equal(styles, hand.session.styles()) for styles in hand.rendered)


def test_between_two_exact_pictures_there_is_one_at_once_and_an_exact_one_at_rest(hand: Hand) -> None:
    hand.mix(0.5)
    hand.mix(0.55)
    with hand.without_a_painter():
        hand.document.set_mix(HAIR, 0.6)
        hand.session.pump()
        assert len(hand.shown) == 1 and not hand.session.result_is_whole and hand.session.result_is_current
        blend = hand.session.result
        assert blend is not None and np.abs(blend - hand.exact()).mean() < 1
    assert hand.session.wait_until_idle()
    assert hand.session.result_is_whole and hand.shows_it_exactly()
    assert [done.serial for done in hand.shown] == [hand.shown[0].serial] * 2


def test_a_picture_that_comes_late_is_not_shown(hand: Hand) -> None:
    for share in (0.5, 0.55):
        hand.mix(share)
    with hand.without_a_painter():
        hand.document.set_mix(HAIR, 0.9)
        assert hand.begun.wait(60)
        hand.document.set_mix(HAIR, 0.6)
        hand.session.pump()
        assert len(hand.shown) == 1
    assert hand.session.wait_until_idle() and hand.shows_it_exactly()
    assert {done.serial for done in hand.shown} == {hand.shown[0].serial}


@pytest.mark.parametrize("regions", [(HAIR,), (SKIN, HAIR)])
def test_a_drag_ends_with_the_exact_picture_and_is_one_step(hand: Hand, regions: tuple[int, ...]) -> None:
    steps, before = len(hand.document.history), hand.session.result
    for share in np.linspace(1, 0.3, 50):
        hand.document.set_mix(regions, float(share))
        hand.session.pump()
    hand.document.end_mix()
    assert hand.session.wait_until_idle() and hand.shows_it_exactly()
    serials = [done.serial for done in hand.shown]
    assert serials == sorted(serials)  # none is followed by an older one
    assert len(hand.document.history) == steps + 1
    hand.document.undo()
    assert hand.session.wait_until_idle() and hand.session.result_is_whole
    assert np.array_equal(hand.session.result, before)


def test_a_share_of_b_is_blended_too(hand: Hand) -> None:
    def share(of_b: float) -> None:
        style = RegionStyle(hand.ben, 1.0, Crossing.alike(None, of_b))
        hand.document.style_regions({HAIR: style}, "B", sliding=True)

    for of_b in (0.5, 0.52, 0.55):
        share(of_b)
        hand.session.wait_until_idle()
    with hand.without_a_painter():
        share(0.58)
        hand.session.pump()
        assert len(hand.shown) == 1 and not hand.session.result_is_whole
    assert hand.session.wait_until_idle() and hand.shows_it_exactly()


def paint(hand: Hand) -> None:
    hand.document.fill_rectangle((30, 40), (40, 50), HAIR)


def restyle(hand: Hand) -> None:
    hand.document.assign_style([SKIN], None)


def other_slider(hand: Hand) -> None:
    hand.document.set_mix(SKIN, 0.5)


def release(hand: Hand) -> None:
    hand.document.end_mix()


@pytest.mark.parametrize("edit", [paint, restyle, other_slider, release])
def test_no_picture_of_a_slider_outlives_another_edit(hand: Hand, edit: Callable[[Hand], None]) -> None:
    for share in (0.5, 0.55, 0.6):
        hand.mix(share)
    edit(hand)
    hand.session.wait_until_idle()
    with hand.without_a_painter():
        hand.document.set_mix(HAIR, 0.61)
        hand.session.pump()
        assert not hand.shown, "it has to be painted"
    assert hand.session.wait_until_idle() and hand.shows_it_exactly()


def test_a_slider_beside_a_chosen_colour_is_never_blended(hand: Hand) -> None:
    hand.document.assign_colour([SKIN], "#805030")
    for share in (0.5, 0.55):
        hand.mix(share)
        assert hand.session.result_is_whole
    with hand.without_a_painter():
        hand.document.set_mix(HAIR, 0.56)
        hand.session.pump()
        assert not hand.shown


def test_a_picture_that_cannot_be_painted_says_so_and_the_next_one_can(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> np.ndarray:
        raise OSError("broken pipe")

    hand.mix(0.5)
    with monkeypatch.context() as patch:
        patch.setattr(hand.session.engine, "render", fail)
        hand.mix(0.55)
    assert hand.shown[-1].error == "Something went wrong (OSError: broken pipe)."
    hand.mix(0.6)
    assert hand.shown[-1].error is None and hand.shows_it_exactly()


def test_another_portrait_shows_nothing_of_the_slider(hand: Hand) -> None:
    for share in (0.5, 0.55):
        hand.mix(share)
    hand.document.set_mix(HAIR, 0.58)
    hand.session.open_portrait(face("Eve", 3))
    hand.shown.clear()
    assert hand.session.wait_until_idle()
    assert len(hand.shown) == 1 and hand.shows_it_exactly()
