"""The whole editor without a window: portraits in, edits, styles, pictures out, with the real threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.session.editor_session import EditorSession


@pytest.fixture
def session(engine: Engine) -> Iterator[EditorSession]:
    made = EditorSession(engine)
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name in ("render", "tasks")]


def face(name: str, seed: int, hat: bool = False) -> Portrait:
    """A flat-coloured face of 64 x 64 with skin, hair, background and perhaps a hat."""
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 16:48], labels[4:20, 12:52] = 1, 13
    if hat:
        labels[:8] = 14
    colours = np.random.default_rng(seed).integers(0, 256, (19, 3), dtype=np.uint8)
    return Portrait(name, colours[labels], labels, None)


def opened(session: EditorSession) -> None:
    session.open_portrait(face("Ann", 1))
    session.add_reference(face("Ben", 2, hat=True))
    assert session.wait_until_idle()


def expected(session: EditorSession) -> np.ndarray:
    """What the result must be: the plain forward of the network on the present state."""
    styles = session.styles()
    assert styles is not None and session.document is not None
    picture = session.engine.reference_render(session.document.labels, styles)
    return ((picture.clip(-1, 1) + 1) * 127.5).transpose(1, 2, 0)


def shows_the_present_state(session: EditorSession) -> bool:
    assert session.result is not None
    return bool(np.abs(session.result - expected(session)).max() < 0.51 + 0.02)


def test_opening_renders_the_portrait_from_its_own_styles(session: EditorSession) -> None:
    events: list[str] = []
    session.document_changed.connect(lambda: events.append("document"))
    session.result_changed.connect(lambda done: events.append(done.error or "result"))
    opened(session)
    assert events == ["document", "result"]
    assert shows_the_present_state(session)


def test_every_edit_is_rendered_and_undone(session: EditorSession) -> None:
    opened(session)
    assert session.document is not None
    before = session.result
    ben = session.references[0]
    session.apply_style(ben.id, [13])
    assert session.wait_until_idle() and shows_the_present_state(session)
    dressed = session.result
    assert not np.array_equal(dressed, before)
    with session.document.edit("Brush"):
        for x in range(20, 44, 4):
            session.document.paint_segment((x, 40), (x + 4, 40), 3, 13)
            session.pump()
    assert session.wait_until_idle() and shows_the_present_state(session)
    assert not np.array_equal(session.result, dressed)
    session.document.undo()
    session.document.undo()
    assert session.wait_until_idle()
    assert np.array_equal(session.result, before)


def test_a_region_the_reference_lacks_is_kept_and_named(session: EditorSession) -> None:
    session.open_portrait(face("Ben", 2, hat=True))
    ann = session.add_reference(face("Ann", 1))
    said: list[str] = []
    session.status_changed.connect(said.append)
    session.apply_style(ann.id, [13, 14])
    assert session.document is not None
    assert list(session.document.styles) == [13]
    assert said == ["Ann has no hat: left unchanged."]


def test_a_painted_hat_wears_the_most_typical_of_the_hats_that_are_known(session: EditorSession) -> None:
    opened(session)
    assert session.document is not None
    session.document.fill_rectangle((0, 0), (63, 6), 14)
    assert session.wait_until_idle() and shows_the_present_state(session)
    ben = session.references[0].matrix
    styles = session.styles()
    assert ben is not None and styles is not None
    assert np.abs(styles[14]).max() > 0
    assert np.allclose(styles[14], session.engine.bank.typical().codes[14])  # type: ignore[union-attr]


def test_a_layout_that_does_not_fit_leaves_everything_as_it_was(session: EditorSession) -> None:
    opened(session)
    document, result = session.document, session.result
    assert document is not None
    for wrong in (np.zeros((32, 48), np.uint8), np.full((64, 64), 77, np.uint8)):
        with pytest.raises(UserError):
            session.open_layout(wrong)
    labels = np.full((64, 64), 77, np.uint8)
    with pytest.raises(UserError, match="Eve"):
        session.open_portrait(Portrait("Eve", np.zeros((64, 64, 3), np.uint8), labels, None))
    assert session.document is document and session.result is result
    assert not document.modified


def test_a_failed_render_keeps_the_last_picture_and_says_so(
    session: EditorSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(session)
    assert session.document is not None
    errors: list[str | None] = []
    session.result_changed.connect(lambda done: errors.append(done.error))
    before = session.result

    def fail(*_: object) -> np.ndarray:
        raise OSError("broken pipe")

    with monkeypatch.context() as patch:
        patch.setattr(session.engine, "render", fail)
        session.apply_style(session.references[0].id, [1])
        assert session.wait_until_idle()
    assert errors == ["Something went wrong (OSError: broken pipe)."]
    assert session.result is before
    session.request_render()
    assert session.wait_until_idle() and shows_the_present_state(session)


def test_removing_a_reference_gives_back_the_own_style(session: EditorSession) -> None:
    opened(session)
    before = session.result.astype(int)
    ben = session.references[0]
    session.apply_style(ben.id, [0, 1, 13])
    assert session.wait_until_idle() and np.abs(session.result - before).max() > 1
    session.remove_reference(ben.id)
    # after other edits sums are taken in another order: a value between two levels may go either way
    assert session.wait_until_idle() and np.abs(session.result - before).max() <= 1
    assert shows_the_present_state(session)
    assert session.references == []


def test_a_reference_that_cannot_be_encoded_is_left_out_by_name(
    session: EditorSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(session)
    said: list[str] = []
    session.failed.connect(said.append)

    def fail(*_: object) -> None:
        raise OSError("broken pipe")

    monkeypatch.setattr(session.engine, "encode", fail)
    session.add_reference(face("Dot", 9))
    assert session.wait_until_idle()
    assert [r.portrait.name for r in session.references] == ["Ben"]
    assert len(said) == 1 and said[0].startswith("Dot was left out") and "broken pipe" in said[0]


def test_a_second_portrait_replaces_the_first(session: EditorSession) -> None:
    opened(session)
    session.apply_style(session.references[0].id, [13])
    session.open_portrait(face("Cay", 3))
    assert session.wait_until_idle()
    assert session.document is not None and session.document.portrait.name == "Cay"
    assert len(session.document.styles) == 0 and shows_the_present_state(session)


def test_a_picture_of_the_portrait_before_never_shows(session: EditorSession) -> None:
    opened(session)
    shown: list[int] = []
    session.result_changed.connect(lambda done: shown.append(done.serial))
    session.request_render()
    end = time.monotonic() + 120
    while session.rendering and time.monotonic() < end:
        time.sleep(0.01)
    assert not session.rendering, "rendered and handed over, but not yet taken in"
    session.open_portrait(face("Cay", 3))
    session.pump()
    assert shown == [] and session.result is None
    assert session.wait_until_idle() and shows_the_present_state(session)


def test_a_style_swap_is_rendered_once(session: EditorSession) -> None:
    opened(session)
    done: list[int] = []
    session.result_changed.connect(lambda result: done.append(result.serial))
    session.apply_style(session.references[0].id, [13])
    assert session.wait_until_idle()
    assert len(done) == 1


def test_the_picture_is_exact_while_the_brush_rests(session: EditorSession) -> None:
    opened(session)
    assert session.document is not None
    results: list[int] = []
    session.result_changed.connect(lambda done: results.append(done.serial))
    session.document.begin_edit("Brush")
    session.document.paint_segment((30, 30), (34, 30), 2, 13)
    assert session.wait_until_idle() and session.document.editing
    assert len(results) == 2 and results[0] == results[1]  # the draft at once, then all of it
    assert shows_the_present_state(session)
    session.document.end_edit()
