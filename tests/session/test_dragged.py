"""Outlines dragged without a window: points by name, pictures in passing, and results on their way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from portraits_of_256 import without_origin

from sean_editor.document.portrait import Portrait
from sean_editor.document.pulled import pulled_labels, pulled_picture
from sean_editor.document.retouch import Pull
from sean_editor.document.styles import RegionStyle
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.export.kinds import ExportRequest, Kind
from sean_editor.photo.by_name import open_portrait
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.session.dragged import cut_short, dragged_job, named_pulls
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.textures import Textures, textured_exports

ONE = (Pull(0.4, 0.5, 0.02, 0.0, 0.1),)
TWO = (*ONE, Pull(0.6, 0.5, 0.0, 0.03, 0.1))
HAIR, R_BROW = 13, 7


@pytest.fixture(scope="module")
def face() -> Portrait:
    return without_origin(open_portrait("elin"))


def test_names_mean_both_sides_or_one(face: Portrait) -> None:
    both = named_pulls(face.labels, [("mouth-corner", (0.02, -0.01))])
    assert [pull.joined for pull in both] == [False, True]
    left, right = both
    assert left.x > right.x and left.dx > 0 > right.dx and left.dy < 0 and right.dy < 0  # outward, up
    (one,) = named_pulls(face.labels, [("right-mouth-corner", (0.02, -0.01), 2.0)])
    assert one.dx == 0.02 and one.radius == pytest.approx(2 * right.radius, abs=1e-4)


def test_each_drag_goes_on_from_the_one_before(face: Portrait) -> None:
    first, second = named_pulls(face.labels, [("chin", (0.0, 0.02)), ("chin", (0.0, 0.02))])
    assert second.y == pytest.approx(first.y + first.dy, abs=0.005)


def test_a_way_that_was_cut_short_is_told(face: Portrait) -> None:
    drags = [("mouth-corner", (0.02, -0.01)), ("chin", (0.0, 0.9)), ("nose-tip", (0.05, 0.0))]
    pulls = named_pulls(face.labels, drags)
    (told,) = cut_short(drags, pulls)
    chin = pulls[2]
    assert told.startswith(f"chin goes {np.hypot(chin.dx, chin.dy):.3f} of the side at a time")


def test_a_side_that_is_hidden_is_left_out(face: Portrait) -> None:
    labels = np.where(face.labels == 6, np.uint8(1), face.labels)
    (pull,) = named_pulls(labels, [("brow", (0.01, -0.02))])
    assert pull.x < 0.5 and pull.dx == -0.01 and pull.dy == -0.02


@pytest.mark.parametrize(
    ("drag", "part"),
    [
        (("horn", (0.0, 0.1)), "mouth-corner"),
        (("left-chin", (0.0, 0.1)), "left-chin"),
        (("chin", (0.0, 0.1), 9.0), "reach"),
        (("chin", (float("nan"), 0.1)), "chin cannot be dragged like that: its way is no number"),
    ],
)
def test_what_cannot_be_dragged_is_named(face: Portrait, drag: tuple, part: str) -> None:
    with pytest.raises(UserError, match=part):
        named_pulls(face.labels, [drag])


def test_a_part_that_the_face_lacks(face: Portrait) -> None:
    bald = np.where(face.labels == HAIR, np.uint8(0), face.labels)
    with pytest.raises(UserError, match="hair-top"):
        named_pulls(bald, [("hair-top", (0.0, -0.1))])


def test_a_dragged_portrait_is_exported(face: Portrait, engine: Engine) -> None:
    pulls = named_pulls(face.labels, [("jaw", (-0.02, 0.0))])
    job = dragged_job(engine, face, pulls)
    exports = textured_exports(Textures(engine), job.edit, lambda: job)
    made = exports.picture(ExportRequest(Kind.PORTRAIT, textured=True)).pixels
    assert np.array_equal(made, pulled_picture(face.image, pulls))


@pytest.fixture
def session(face: Portrait, engine: Engine):
    made = EditorSession(engine)
    made.open_portrait(face)
    assert made.wait_until_idle()
    yield made
    made.close()


def test_the_shown_picture_follows_before_any_network_does(session: EditorSession, face: Portrait) -> None:
    document = session.document
    document.begin_edit("Drag outline")
    document.pull_outline(ONE)
    assert np.array_equal(session.shown.pixels, pulled_picture(face.image, ONE)) and session.shown.edited
    document.cancel_edit()
    assert np.array_equal(session.shown.pixels, face.image) and not session.shown.edited
    assert session.wait_until_idle()


def test_the_network_paints_the_dragged_layout(session: EditorSession, face: Portrait) -> None:
    document = session.document
    document.pull_outline(ONE)
    assert session.wait_until_idle()
    wanted = session.engine.render(pulled_labels(face.labels, ONE), session.styles())
    assert np.array_equal(session.result, wanted)
    document.undo()
    assert session.wait_until_idle()
    assert np.array_equal(session.result, session.engine.render(face.labels, session.styles()))


def test_a_restyled_region_goes_along_with_its_texture(session: EditorSession, face: Portrait) -> None:
    """The finished picture is dragged at once; then it is made anew, with photo pixels around it."""
    other = load_portrait(shipped_portraits()[0])
    session.add_references([other])
    session.texturing.switch(True, keep_unedited=True)
    assert session.wait_until_idle()
    document = session.document
    document.style_regions({R_BROW: RegionStyle(other.id)}, "Style")
    assert session.wait_until_idle(120)
    finished = session.shown.pixels.copy()
    assert session.shown.stage is not None
    document.begin_edit("Drag outline")
    pull = Pull(0.37, 0.4, 0.0, -0.02, 0.1)
    document.pull_outline([pull])
    at_once = session.shown.pixels
    assert np.array_equal(at_once, pulled_picture(finished, [pull]))
    document.end_edit()
    assert session.wait_until_idle(120)
    last = session.shown.pixels
    outside = ~session.texture_job().edit.edited
    near = np.abs(last.astype(int) - at_once)
    assert near[outside].mean() < 0.5 and near.mean() < 1.5
    document.undo()
    assert session.wait_until_idle(120)
    assert np.array_equal(session.shown.pixels, finished)


def test_what_is_dragged_is_no_edit_for_the_texture(session: EditorSession, face: Portrait) -> None:
    session.texturing.switch(True, keep_unedited=True)
    session.document.pull_outline(TWO)
    assert session.wait_until_idle()
    shown = session.shown
    assert shown.stage is not None and shown.stage.last and not shown.stage.job.edit.edited.any()
    assert np.array_equal(shown.pixels, pulled_picture(face.image, TWO))
    job = replace(session.texture_job(), keep_unedited=False)
    assert job.own.portrait is job.edit.portrait  # texture comes from where it lies now
