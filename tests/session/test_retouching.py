"""Retouching while it is seen: off the window's thread, the newest wins, and nothing flickers back."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from sean_editor.document import Portrait
from sean_editor.document.retouch import Retouch, Spot, Touch
from sean_editor.engine.engine import Engine
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.retouch import finished
from sean_editor.session.editor_session import EditorSession

SKIN, HAIR = 1, 13
LESS = Retouch({SKIN: Touch(detail=-1.0)})


@pytest.fixture(scope="module")
def portraits() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()[:2]]


@pytest.fixture
def session(engine: Engine, portraits: list[Portrait]) -> Iterator[EditorSession]:
    made = EditorSession(engine)
    made.open_portrait(portraits[0])
    assert made.wait_until_idle()
    yield made
    made.close()


def shown(session: EditorSession) -> np.ndarray:
    assert session.shown is not None
    return session.shown.pixels


def test_the_shown_picture_is_the_finished_one(session: EditorSession) -> None:
    document, heard = session.document, []
    assert document is not None
    before = shown(session)
    session.retouching.changed.connect(lambda: heard.append(session.shown))
    document.set_retouch(LESS, "Detail")
    shown(session)
    assert session.retouching.awaited and not session.idle
    assert session.wait_until_idle()
    wanted = finished(before, document.labels, LESS)
    assert len(heard) == 1 and not session.retouching.awaited
    assert session.shown is not None and session.shown.retouched
    assert np.array_equal(shown(session), wanted) and (wanted != before).any()
    assert session.unretouched is not None and np.array_equal(session.unretouched.pixels, before)
    document.undo()
    assert np.array_equal(shown(session), before) and session.idle


def test_until_the_new_one_is_there_the_last_one_is_laid_over(session: EditorSession) -> None:
    document = session.document
    assert document is not None
    before = shown(session)
    document.set_retouch(LESS, "Detail")
    shown(session)
    assert session.wait_until_idle()
    last = shown(session)
    document.set_retouch(Retouch({SKIN: Touch(detail=-0.9)}), "Detail")
    guess = shown(session)  # the new one is asked for by this
    assert np.array_equal(guess, last) and (guess != before).any()
    assert session.wait_until_idle()
    assert (shown(session) != last).any()


def test_the_newest_wins(session: EditorSession) -> None:
    document = session.document
    assert document is not None
    before = shown(session)
    for amount in (-0.2, -0.4, -0.6, -0.8, -1.0):
        document.set_retouch(Retouch({SKIN: Touch(detail=amount)}), "Detail", sliding="detail")
        shown(session)
    assert session.wait_until_idle()
    assert np.array_equal(shown(session), finished(before, document.labels, LESS))


def test_another_portrait_begins_without(session: EditorSession, portraits: list[Portrait]) -> None:
    document = session.document
    assert document is not None
    document.set_retouch(Retouch(spots=(Spot(0.5, 0.5, 0.1),)), "Blemishes")
    shown(session)
    session.open_portrait(portraits[1])
    assert session.wait_until_idle()
    assert session.shown is not None and not session.shown.retouched
    assert session.unretouched is not None
    assert np.array_equal(shown(session), session.unretouched.pixels)


def test_an_edit_of_the_layout_is_retouched_where_it_lies_now(session: EditorSession) -> None:
    document = session.document
    assert document is not None
    document.set_retouch(Retouch({HAIR: Touch(shine=1.0)}), "Shine")
    document.fill_rectangle((4, 4), (40, 40), HAIR)
    assert session.wait_until_idle()
    shown(session)
    assert session.wait_until_idle()
    assert session.unretouched is not None
    wanted = finished(session.unretouched.pixels, document.labels, document.retouch)
    assert np.array_equal(shown(session), wanted)
