"""Transitions without a window: the ends to the bit, finished pictures, and playing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError

import numpy as np
import pytest
from stand_in_pass import StandInPass, of_photo

from sean_editor.document.two_styles import TwoStyles, alike
from sean_editor.engine.engine import Engine
from sean_editor.engine.transfer import transfer_styles
from sean_editor.errors import UserError
from sean_editor.figures.crossover import crossed
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.playback import Frame
from sean_editor.session.textures import Textures
from sean_editor.session.transitions import Transition, TransitionPictures, transition

HAIR, SKIN = 13, 1


def pictured(engine: Engine, move: Transition, share: float) -> np.ndarray:
    return engine.render(move.present.edit.labels, move.styles(share))


def test_the_ends_are_the_two_styles_to_the_bit(engine: Engine) -> None:
    ann, ben, cid = (of_photo(index, 256) for index in range(3))
    move = transition(engine, ann, ben, cid, ["hair", "skin"])
    for share, reference in ((0.0, ben), (1.0, cid)):
        styles = transfer_styles(engine, ann, reference, ["hair", "skin"])
        assert np.array_equal(move.styles(share), styles)
        assert np.array_equal(pictured(engine, move, share), engine.render(ann.labels, styles))
        makes = TransitionPictures(Textures(engine), move, 256, keep_unedited=False)
        assert np.array_equal(makes.picture(share), pictured(engine, move, share))
    assert (pictured(engine, move, 0.5) != pictured(engine, move, 0.0)).any()


def test_a_crossover_is_that_of_the_figure(engine: Engine) -> None:
    ann, ben, cid = (of_photo(index, 256) for index in range(3))
    shares = (1.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    styles = transition(engine, ann, ben, cid, ["hair"]).styles(shares)
    assert np.allclose(styles, crossed(engine, ann, ben, cid, shares, ["hair"]))
    assert styles.shape == (6, 19, 512)


def test_the_own_style_is_an_end_too(engine: Engine) -> None:
    ann, ben = of_photo(0, 256), of_photo(1, 256)
    move = transition(engine, ann, None, ben, ["hair"])
    assert np.array_equal(move.styles(0.0), engine.encode(ann.image, ann.labels).codes)
    assert move.at(0.0).edit.edited.any(), "the network's picture from the first frame on: nothing jumps"


@pytest.mark.parametrize("shares", [1.5, -0.1, (0.5, 0.5), float("nan")])
def test_impossible_shares_are_told(engine: Engine, shares) -> None:
    ann = of_photo(0, 256)
    with pytest.raises(UserError, match="from 0 to 1"):
        transition(engine, ann, None, ann, ["hair"]).styles(shares)


def test_what_is_not_edited_is_kept(engine: Engine) -> None:
    ann, ben, cid = (of_photo(index, 256) for index in range(3))
    move = transition(engine, ann, ben, cid, ["hair"])
    made = list(TransitionPictures(Textures(engine), move, 512).pictures([0.0, 0.5, 1.0]))
    assert [one.shape for one in made] == [(512, 512, 3)] * 3
    far = np.repeat(np.repeat(ann.labels == SKIN, 2, 0), 2, 1)
    far[:360] = False  # a seam belongs to the hair
    assert far.any() and all(np.array_equal(made[0][far], one[far]) for one in made)
    assert (made[0] != made[2]).any()


def test_photo_texture_dissolves_from_that_of_a_to_that_of_b(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_by = StandInPass()
    monkeypatch.setattr("sean_editor.texture.texture_pass.TexturePass", lambda: made_by)
    ann, ben, cid = (of_photo(index, 512) for index in range(3))
    move = transition(engine, ann, ben, cid, ["hair"])
    makes = TransitionPictures(Textures(engine), move, 256, textured=True)

    def sources(share: float) -> list[np.ndarray]:
        made_by.requests.clear()
        makes.picture(share)
        return [request.regions[HAIR].source.labels for request in made_by.requests]

    assert [labels is ben.labels for labels in sources(0.1)] == [True]
    assert [labels is cid.labels for labels in sources(0.9)] == [True]
    both = sources(0.5)
    assert [labels is ben.labels for labels in both] == [True, False]
    assert np.array_equal(made_by.requests[0].picture, made_by.requests[1].picture)


def test_texture_of_one_photo_grows_with_its_share(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by = StandInPass()
    monkeypatch.setattr("sean_editor.texture.texture_pass.TexturePass", lambda: made_by)
    move = transition(engine, of_photo(0, 512), None, of_photo(1, 512), ["hair"])
    makes = TransitionPictures(Textures(engine), move, 256, textured=True)
    for share in (0.0, 0.4, 1.0):
        makes.picture(share)
    assert [request.regions[HAIR].mix for request in made_by.requests] == [0.0, 0.4, 1.0]


def test_pictures_can_be_cancelled_and_say_how_far_they_are(engine: Engine) -> None:
    ann, ben = of_photo(0, 256), of_photo(1, 256)
    makes = TransitionPictures(Textures(engine), transition(engine, ann, None, ben), 64)
    done: list[int] = []
    list(makes.pictures([0, 0.5, 1], report=done.append))
    assert done == [1, 2, 3]
    with pytest.raises(CancelledError):
        next(iter(makes.pictures([0, 1], cancelled=lambda: True)))


# playing


@pytest.fixture
def session(engine: Engine) -> Iterator[EditorSession]:
    made = EditorSession(engine)
    made.open_portrait(of_photo(0, 256))
    made.add_references([of_photo(1, 256), of_photo(2, 256)])
    assert made.wait_until_idle()
    yield made
    made.close()


def move_of(session: EditorSession) -> Transition:
    a, b = (reference.id for reference in session.references)
    present = session.present((a, b))
    assert present is not None and present.holds((a, b))
    return Transition(present, TwoStyles(a, b), (HAIR,))


def pump_until(session: EditorSession, condition: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end
        session.pump()
        time.sleep(0.002)


def test_playing_shows_the_way_and_leaves_the_document_alone(session: EditorSession) -> None:
    frames: list[Frame] = []
    ended: list[bool] = []
    session.playback.shown.connect(frames.append)
    session.playback.stopped.connect(lambda: ended.append(True))
    before = session.result
    session.playback.start(move := move_of(session), 0.5, ease=False, loop=False)
    assert session.playback.playing
    pump_until(session, lambda: ended)
    shares = [frame.share for frame in frames]
    assert shares[0] == 0 and shares[-1] == 1 and shares == sorted(shares)
    assert len(session.document.history) == 0 and len(session.document.styles) == 0
    assert session.result is before and session.result_is_current
    for frame in (frames[0], frames[-1]):
        assert np.array_equal(frame.picture, pictured(session.engine, move, frame.share))


def test_a_loop_goes_back_and_forth_until_it_is_stopped(session: EditorSession) -> None:
    shares: list[float] = []
    session.playback.shown.connect(lambda frame: shares.append(frame.share))
    session.playback.start(move_of(session), 0.15, loop=True)
    pump_until(session, lambda: len(shares) > 3 and max(shares) > 0.5 and shares[-1] < max(shares))
    session.playback.stop()
    count = len(shares)
    time.sleep(0.1)
    session.pump()
    assert len(shares) == count and not session.playback.playing
    session.playback.start(move_of(session), 0.3, loop=True)
    pump_until(session, lambda: len(shares) > count)
    assert shares[count] == 0, "it begins anew"


def test_another_portrait_ends_it_and_a_failure_is_told(session: EditorSession, monkeypatch) -> None:
    session.playback.start(move_of(session), 1.0)
    session.open_portrait(of_photo(2, 256))
    assert not session.playback.playing
    assert session.wait_until_idle()
    said: list[str] = []
    session.playback.failed.connect(said.append)
    move = move_of(session)

    def render(*_: object, **__: object) -> np.ndarray:
        raise UserError("no memory")

    monkeypatch.setattr(session.engine, "render", render)
    session.playback.start(move, 1.0)
    pump_until(session, lambda: said)
    assert said == ["no memory"] and not session.playback.playing


def test_a_transition_is_kept_in_a_project(session: EditorSession, engine: Engine) -> None:
    a, b = (reference.id for reference in session.references)
    two, document = TwoStyles(a, b), session.document
    document.style_regions(two.styles(document.styles, (HAIR,), (0, 0, 0, 1, 1, 1)), "Crossover")
    document.style_regions(two.styles(document.styles, (SKIN,), alike(0.3)), "Transition")
    project = session.project()
    again = EditorSession(engine)
    try:
        again.open_project(project)
        assert again.wait_until_idle() and session.wait_until_idle()
        assert again.document.styles == document.styles
        assert np.array_equal(again.result, session.result)
    finally:
        again.close()
