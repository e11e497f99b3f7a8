"""Texture in the background: its stages, what becomes of older ones, and what is on the screen meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from stand_in_pass import StandInPass, of_photo

from sean_editor.document import Portrait
from sean_editor.document.close_up import CloseUp
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.textures import Textures, stages

HAIR, SKIN, HAT = 13, 1, 14


@pytest.fixture
def made_by() -> StandInPass:
    return StandInPass()


@pytest.fixture
def session(engine: Engine, made_by: StandInPass, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorSession]:
    monkeypatch.setattr("sean_editor.texture.texture_pass.TexturePass", lambda: made_by)
    session = EditorSession(engine)
    session.texturing.switch(True, True)
    yield session
    made_by.gate.set()
    made_by.leave.set()
    session.close()


def opened(session: EditorSession, side: int = 1024) -> None:
    """A portrait from a photo, and a reference from one of 512 pixels."""
    session.open_portrait(of_photo(0, side))
    session.add_reference(of_photo(1, 512))
    assert session.wait_until_idle()


def sizes(session: EditorSession) -> list[int]:
    """The sizes of what is shown after every new picture, from now on."""
    seen: list[int] = []
    session.texturing.changed.connect(lambda: seen.append(session.shown.size if session.shown else 0))
    return seen


def pump_until(session: EditorSession, condition: Callable[[], object]) -> None:
    end = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < end
        session.pump()
        time.sleep(0.002)


@pytest.mark.parametrize(
    ("side", "expected"),
    [(1500, (256, 512, 1024)), (700, (256, 512, 704)), (520, (256, 520)), (300, (304,)), (20, (256,))],
)
def test_stages_end_at_the_size_in_the_photo(side: int, expected: tuple[int, ...]) -> None:
    assert stages(of_photo(0, side)) == expected


def test_only_square_portraits_of_some_size_get_texture() -> None:
    for shape in ((64, 64), (256, 512)):
        assert stages(Portrait("x", np.zeros((*shape, 3), np.uint8), np.zeros(shape, np.uint8))) == ()


def test_an_unedited_portrait_shows_its_photo(session: EditorSession, made_by: StandInPass) -> None:
    opened(session)
    photo = session.document.portrait.origin.photo.pixels
    assert np.array_equal(session.texturing.photo, photo)
    assert np.array_equal(session.shown.pixels, photo) and not session.shown.edited
    assert made_by.requests == [], "nothing has to be made for that"
    assert made_by.mattes, "what the first edit needs is made beforehand"
    session.apply_style(session.references[0].id, [HAIR])
    assert session.wait_until_idle()
    assert all(made_by.requests[0].own is source for source in made_by.mattes)


def test_the_first_edit_is_prepared_but_for_its_last_stage(
    session: EditorSession, made_by: StandInPass
) -> None:
    opened(session)
    assert [size for _, other, size in made_by.prepared if other is None] == [256, 512]
    others = [other for _, other, _ in made_by.prepared if other is not None]
    assert len(others) == 2 and all(other.photo.shape == (512, 512, 3) for other in others)
    assert {id(own) for own, _, _ in made_by.prepared} == {id(made_by.mattes[0])}
    before = len(made_by.prepared)
    session.add_reference(replace(of_photo(2, 256), origin=None))
    session.apply_style(session.references[0].id, [HAIR])
    assert session.wait_until_idle()
    assert len(made_by.prepared) == before, "only people's own photos, and only once"
    session.add_reference(load_portrait(shipped_portraits()[4]))
    assert session.wait_until_idle() and session.references[-1].portrait.close_up is not None
    assert len(made_by.prepared) == before, "two dozen shipped ones would fill the memory"


def test_an_edit_goes_before_what_is_prepared(session: EditorSession, made_by: StandInPass) -> None:
    opened(session)
    made_by.leave.clear()
    session.add_reference(of_photo(2, 600))
    pump_until(session, lambda: len(made_by.prepared) == 5)
    seen = sizes(session)
    session.apply_style(session.references[0].id, [HAIR])
    pump_until(session, lambda: seen == [256, 512, 1024])
    assert made_by.cancelled == 1
    made_by.leave.set()
    assert session.wait_until_idle()
    assert [size for _, _, size in made_by.prepared[5:]] == [256, 512], "after the edit it is made up for"


def test_a_style_is_shown_in_three_stages(session: EditorSession, made_by: StandInPass) -> None:
    opened(session)
    seen, ben = sizes(session), session.references[0]
    session.apply_style(ben.id, [HAIR])
    assert session.wait_until_idle()
    assert seen == [256, 512, 1024] and session.shown.stage.last
    hair = session.document.labels == HAIR
    assert (session.shown.pixels[2::4, 2::4][hair] == 1024 // 8).all()
    for request in made_by.requests:
        assert np.array_equal(request.picture, session.result)
        assert request.own.photo.shape == (1024, 1024, 3) and set(request.regions) == {HAIR}
        source = request.regions[HAIR].source
        assert source.photo.shape == (512, 512, 3), "the reference at its own resolution"
        expected = session.engine.render(ben.portrait.labels, ben.matrix.codes)
        assert np.abs(source.picture.astype(int) - expected).max() <= 1


def test_sources_are_made_once(session: EditorSession, made_by: StandInPass) -> None:
    opened(session, 300)
    for mix in (1.0, 0.5, 0.25):
        session.document.assign_style([HAIR], session.references[0].id, mix)
        assert session.wait_until_idle()
    assert [request.regions[HAIR].mix for request in made_by.requests] == [1.0, 0.5, 0.25]
    assert len({id(request.own) for request in made_by.requests}) == 1
    assert len({id(request.regions[HAIR].source) for request in made_by.requests}) == 1


def test_the_newest_edit_wins_and_an_older_one_ends_soon(
    session: EditorSession, made_by: StandInPass
) -> None:
    opened(session)
    made_by.gate.clear()
    session.apply_style(session.references[0].id, [HAIR])
    pump_until(session, made_by.begun.is_set)
    seen = sizes(session)
    session.apply_style(session.references[0].id, [SKIN])
    pump_until(session, lambda: made_by.cancelled == 1)
    made_by.gate.set()
    assert session.wait_until_idle()
    assert seen == [256, 512, 1024], "of the second edit only"
    assert set(made_by.requests[-1].regions) == {SKIN, HAIR}


def test_drafts_go_on_while_texture_is_made(session: EditorSession, made_by: StandInPass) -> None:
    opened(session)
    made_by.gate.clear()
    session.apply_style(session.references[0].id, [HAIR])
    pump_until(session, made_by.begun.is_set)
    results: list[int] = []
    session.result_changed.connect(lambda done: results.append(done.serial))
    session.document.begin_edit("Brush")
    session.document.paint_segment((100, 30), (120, 30), 5, HAT)
    pump_until(session, lambda: results)
    session.document.end_edit()
    assert made_by.cancelled <= 1


def test_an_error_is_a_sentence_and_the_networks_picture_stays(
    session: EditorSession, made_by: StandInPass
) -> None:
    opened(session)
    said: list[str] = []
    session.texturing.failed.connect(said.append)
    made_by.error = UserError("weights.safetensors is damaged. Install again.")
    session.apply_style(session.references[0].id, [HAIR])
    assert session.wait_until_idle()
    assert said == ["weights.safetensors is damaged. Install again."]
    assert session.shown.stage is None and session.shown.size == 256 and session.result is not None
    made_by.error = None
    session.document.set_mix(HAIR, 0.5)
    assert session.wait_until_idle() and session.shown.stage.last


def test_switched_off_the_networks_picture_shows_in_the_photo(
    session: EditorSession, made_by: StandInPass
) -> None:
    opened(session)
    session.apply_style(session.references[0].id, [HAIR])
    session.texturing.switch(False, True)
    assert session.wait_until_idle()
    shown, hair = session.shown, session.document.labels == HAIR
    photo = session.texturing.photo
    assert shown.stage is None and shown.pixels.shape == photo.shape
    assert np.array_equal(shown.pixels[-200:, 400:600], photo[-200:, 400:600]), "far from any hair"
    inside = np.pad(hair, 2, mode="edge")  # cubic interpolation looks at two neighbours
    inside = np.min([np.roll(inside, (y, x), (0, 1)) for y in (-2, 0, 2) for x in (-2, 0, 2)], axis=0)[
        2:-2, 2:-2
    ]
    assert not np.array_equal(shown.pixels[2::4, 2::4][inside], photo[2::4, 2::4][inside])
    session.texturing.switch(True, True)
    assert session.wait_until_idle() and session.shown.stage.last


def test_while_an_edit_goes_on_only_what_it_touches_changes(
    session: EditorSession, made_by: StandInPass
) -> None:
    opened(session)
    session.apply_style(session.references[0].id, [HAIR])
    assert session.wait_until_idle()
    finished = session.shown.pixels
    made_by.gate.clear()
    results: list[int] = []
    session.result_changed.connect(lambda done: results.append(done.serial))
    session.document.begin_edit("Brush")
    session.document.paint_segment((120, 200), (130, 200), 6, HAT)
    assert np.array_equal(session.shown.pixels[:700], finished[:700]), "before the first draft"
    pump_until(session, lambda: results)
    draft = session.shown.pixels
    changed = np.argwhere((draft != finished).any(-1)) / 4
    assert len(changed) and (np.abs(changed - (200, 125)) < (13, 18)).all()
    session.document.end_edit()
    pump_until(session, lambda: len(made_by.requests) > 3)
    made_by.gate.set()
    assert session.wait_until_idle() and session.shown.stage.last


def test_what_is_undone_is_the_photo_at_once(session: EditorSession, made_by: StandInPass) -> None:
    opened(session)
    session.apply_style(session.references[0].id, [HAIR])
    assert session.wait_until_idle()
    made_by.gate.clear()
    at_once: list[np.ndarray] = []
    session.result_changed.connect(lambda done: at_once.append(session.shown.pixels))
    session.document.undo()
    assert session.wait_until_idle(), "nothing has to be made for the photo"
    assert np.array_equal(session.shown.pixels, session.texturing.photo)
    hair = session.document.labels == HAIR
    assert np.array_equal(at_once[0][2::4, 2::4][hair], session.texturing.photo[2::4, 2::4][hair])


def test_the_smaller_stages_leave_the_rest_sharp(session: EditorSession, made_by: StandInPass) -> None:
    opened(session)
    session.apply_style(session.references[0].id, [HAIR])
    assert session.wait_until_idle()
    nose = np.s_[560:640, 480:540]
    shown: list[np.ndarray] = []
    session.texturing.changed.connect(lambda: shown.append(session.shown.pixels[nose]))
    session.document.set_mix(HAIR, 0.5)
    assert session.wait_until_idle() and len(shown) == 3
    assert all(np.array_equal(one, session.texturing.photo[nose]) for one in shown)


def test_a_close_up_that_cannot_be_cut_out_is_done_without(
    session: EditorSession, made_by: StandInPass
) -> None:
    def fail() -> np.ndarray:
        raise MemoryError

    session.open_portrait(of_photo(0, 300))
    light = replace(of_photo(1, 256), origin=None, close_up=CloseUp(512, fail))
    session.add_reference(light)
    assert session.wait_until_idle() and len(session.references) == 1
    session.apply_style(light.id, [HAIR])
    assert session.wait_until_idle()
    assert np.array_equal(made_by.requests[-1].regions[HAIR].source.photo, light.image)
    assert session.shown.stage.last


def test_a_reference_keeps_a_close_up_and_lets_the_photo_go(session: EditorSession) -> None:
    opened(session)
    kept = session.references[0].portrait
    assert kept.origin is None and kept.close_up.side == 512
    assert len(kept.close_up.data) < kept.close_up.pixels.nbytes / 3


def test_a_picture_takes_no_texture_of_a_document_before(
    session: EditorSession, made_by: StandInPass
) -> None:
    opened(session)
    made_by.gate.clear()
    session.apply_style(session.references[0].id, [HAIR])
    pump_until(session, made_by.begun.is_set)
    session.open_portrait(of_photo(2, 400))
    made_by.gate.set()
    assert session.wait_until_idle()
    assert session.shown.pixels.shape == (400, 400, 3) and not session.shown.edited


def test_an_export_waits_for_its_turn_and_can_be_given_up(
    session: EditorSession, made_by: StandInPass
) -> None:
    from concurrent.futures import CancelledError

    opened(session)
    job = session.texture_job()
    with pytest.raises(CancelledError):
        made_by.gate.clear()
        session.apply_style(session.references[0].id, [HAIR])
        pump_until(session, made_by.begun.is_set)
        session.textures.render(job, 256, lambda: True)
    made_by.gate.set()
    assert session.wait_until_idle() and session.shown.stage.last


def test_too_small_a_portrait_is_refused(engine: Engine) -> None:
    small = Portrait("x", np.zeros((64, 64, 3), np.uint8), np.ones((64, 64), np.uint8))
    session = EditorSession(engine)
    try:
        session.texturing.switch(True, True)
        session.open_portrait(small)
        assert session.wait_until_idle() and session.shown.stage is None
        with pytest.raises(ValueError, match="square"):
            Textures(engine).render(session.texture_job(), 256)
    finally:
        session.close()
