"""Chosen colours with the shipped network and photo texture: near, shaded as before, nowhere else."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from quick_cases import first_quick

from models.colour_difference import ciede2000
from sean_editor import coloured, textured
from sean_editor.colour.surface import Surface, lab_of_picture
from sean_editor.document import Portrait, RegionStyle
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.photo.by_name import open_portrait
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.making import with_chosen_colours
from sean_editor.session.style_clipboard import StyleClipboard
from sean_editor.session.textured import transfer_job
from sean_editor.session.textures import Textures

HAIR, CLOTH = 13, 18
NEAR = 2.0
"""CIEDE2000, the aim; docs/texture.md has what was measured."""
COLOURS = {"hair": "#b8965f", "lips": "#7c1c26", "eyes": "#4b6c90", "cloth": "#3a66a8"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(device="cpu", cache_dir=tmp_path_factory.mktemp("styles"))


@pytest.fixture(scope="module")
def vera() -> Portrait:
    return open_portrait("vera")


def surfaces(engine: Engine, portrait: Portrait, mix: float = 1.0) -> tuple[Surface, ...]:
    return transfer_job(engine, portrait, portrait, (), mix, colours=COLOURS).edit.surfaces


def light(picture: np.ndarray) -> np.ndarray:
    return lab_of_picture(picture)[..., 0]


@pytest.mark.parametrize("mix", first_quick([1.0, 0.4]))
def test_colours_on_the_photo(shipped: Engine, vera: Portrait, mix: float) -> None:
    made = coloured(shipped, vera, COLOURS, mix)
    photo = Textures(shipped).photo(vera)
    assert made.changed is not None
    assert np.array_equal(made.picture[~made.changed], photo[~made.changed]), "to the bit"
    found = surfaces(shipped, vera, mix)
    assert len(found) == 4
    for surface in found:
        part = surface.part(vera.labels, made.picture)
        wanted = surface.wanted(np.zeros(3))
        assert ciede2000(part.mean(made.picture), wanted) < NEAR, surface.regions
        assert ciede2000(part.mean(photo), wanted) > 2 * NEAR * mix, "it was far before"
        inside = surface.part(vera.labels, photo).inside
        before, after = (light(picture)[inside] for picture in (photo, made.picture))
        assert np.corrcoef(before, after)[0, 1] > 0.9, "light, shade and strands stay"


@pytest.mark.slow
def test_a_painted_layout_keeps_the_strands_of_the_photo(shipped: Engine, vera: Portrait) -> None:
    painted = vera.labels.copy()
    free = np.argwhere(painted == 0)
    rows, columns = free[:, 0], free[:, 1]
    near = cv2.dilate((painted == HAIR).astype(np.uint8), np.ones((9, 9), np.uint8))[rows, columns] > 0
    painted[rows[near & (columns > 128)], columns[near & (columns > 128)]] = HAIR
    plain = coloured(shipped, vera, {"hair": "#b8965f"}, size=256).picture
    made = coloured(shipped, vera, {"hair": "#b8965f"}, size=256, layout=painted).picture
    far = cv2.erode((vera.labels == HAIR).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    far &= cv2.dilate((painted != vera.labels).astype(np.uint8), np.ones((31, 31), np.uint8)) == 0
    assert far.sum() > 500
    assert np.corrcoef(light(plain)[far], light(made)[far])[0, 1] > 0.95
    (hair,) = transfer_job(shipped, vera, vera, (), layout=painted, colours={"hair": "#b8965f"}).edit.surfaces
    assert ciede2000(hair.part(painted, made).mean(made), hair.wanted(np.zeros(3))) < NEAR


@pytest.mark.slow
def test_the_form_of_another_in_a_chosen_colour(shipped: Engine, vera: Portrait) -> None:
    yuki = open_portrait("yuki")
    made = textured(shipped, vera, yuki, ["hair"], size=256, colours={"hair": "#8e431f"}).picture
    job = transfer_job(shipped, vera, yuki, ["hair"], colours={"hair": "#8e431f"})
    (hair,) = job.edit.surfaces
    assert ciede2000(hair.part(vera.labels, made).mean(made), hair.wanted(np.zeros(3))) < NEAR
    assert job.edit.styles[HAIR] == RegionStyle(yuki.id, colour="#8e431f")


@pytest.mark.slow
def test_undo_gives_the_picture_back(shipped: Engine, vera: Portrait) -> None:
    session = EditorSession(shipped)
    try:
        session.texturing.switch(True, True)
        session.open_portrait(vera)
        assert session.wait_until_idle(120)
        document = session.document
        assert document is not None
        before = session.shown.pixels, session.result
        for colour in ("#31589b", "#31599b", "#8e431f"):
            document.style_regions({HAIR: RegionStyle(colour=colour)}, "Colour", sliding=True)
        document.end_mix()
        assert session.wait_until_idle(120)
        red = session.shown.pixels, session.result
        (hair,) = session.texture_job().edit.surfaces
        for picture in red:
            miss = ciede2000(hair.part(vera.labels, picture).mean(picture), hair.wanted(np.zeros(3)))
            assert miss < NEAR
        document.undo()
        assert session.wait_until_idle(120)
        assert all(map(np.array_equal, (session.shown.pixels, session.result), before))
        document.redo()
        assert session.wait_until_idle(120)
        assert all(map(np.array_equal, (session.shown.pixels, session.result), red))
        kept_and_copied(session, document)
    finally:
        session.close()


def kept_and_copied(session: EditorSession, document) -> None:
    """The colour in codes of the library, and in the clipboard, to the same region and to another."""
    present = session.present()
    own = present.own.matrix.codes
    kept = with_chosen_colours(session.engine, present, own)
    assert not np.array_equal(kept[HAIR], own[HAIR]) and np.array_equal(kept[CLOTH], own[CLOTH])
    clipboard = StyleClipboard(session)
    assert clipboard.copy([HAIR])
    assert clipboard.copied.abroad(HAIR) == RegionStyle(document.portrait.id, colour="#8e431f")
    clipboard.paste([CLOTH])
    assert document.styles[CLOTH].chosen == "#8e431f" and document.styles[CLOTH].source is not None
    document.set_mix(HAIR, 0.5)
    clipboard.copy([HAIR])
    between = clipboard.copied.chosen_colour(HAIR)
    assert between not in (None, "#8e431f"), "half way from the own colour"


def test_words_that_are_no_colours(shipped: Engine, vera: Portrait) -> None:
    with pytest.raises(UserError, match="“red” is no colour"):
        coloured(shipped, vera, {"hair": "red"})
    with pytest.raises(UserError, match="no region “hairs”"):
        coloured(shipped, vera, {"hairs": "#8e431f"})
    with pytest.raises(UserError, match="mix"):
        coloured(shipped, vera, {"hair": "#8e431f"}, mix=2)
    with pytest.raises(UserError, match="cannot get texture"):
        small = replace(vera, image=vera.image[:128, :128], labels=vera.labels[:128, :128], origin=None)
        coloured(shipped, small, {"hair": "#8e431f"})
