"""Looks on the open portrait, made of it, in its project and journal, and in a person's library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document import OWN_COLOUR, Crossing, MadeStyle, Portrait, RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.replay import Moved, replay, retell
from sean_editor.document.retouch import Light, Retouch, Spot, Touch
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.journal import Journal, read_journal
from sean_editor.session.looks import (
    LookLibrary,
    apply_look,
    find_look,
    look_of,
    present_look,
    with_preview,
)
from sean_editor.session.made_styles import named_in_history

HAIR, SKIN, HAT, LIP, NOSE = (
    CELEBAMASK_HQ.by_name(name).id for name in ("hair", "skin", "hat", "u_lip", "nose")
)
PATIENCE = 60.0


@pytest.fixture(scope="module")
def people() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()[:3]]


@pytest.fixture
def session(engine: Engine, people: list[Portrait]):
    session = EditorSession(engine)
    session.open_portrait(people[0])
    yield session
    session.close()


@pytest.fixture
def look(engine: Engine) -> Look:
    codes = np.random.default_rng(3).standard_normal((19, 512))
    silk = MadeStyle("Silk", codes, np.arange(19) > 0, engine.checkpoint_hash)
    styles = {HAIR: RegionStyle(silk.id, 0.8), HAT: RegionStyle(None, colour="#335577")}
    retouch = Retouch({LIP: Touch(tint="#a04b3f", tinting=0.5)}, light=Light(turn=0.4))
    return Look("Silk", StyleAssignment().with_regions(styles), {silk.id: silk}, retouch)


def test_a_look_is_one_step_and_its_strength_another(session: EditorSession, look: Look) -> None:
    document, said = session.document, []
    session.status_changed.connect(said.append)
    session.looks.put_on(look)
    assert len(document.history) == 1 and document.undo_label == "Silk"
    assert said == ["This portrait has no hat: the rest of Silk was applied."]
    assert session.looks.strength(look) == 1.0
    for share in (0.9, 0.4, 0.6):
        session.looks.slide(look, share)
    document.end_mix()
    assert len(document.history) == 2 and session.looks.strength(look) == 0.6
    assert document.styles[HAIR].mix == 0.48 and document.retouch[LIP].tinting == 0.3
    document.undo()
    assert session.looks.strength(look) == 1.0
    document.undo()
    assert session.looks.strength(look) is None and document.retouch.is_none
    assert named_in_history(document) == set(look.made), "redo needs its styles"


def test_what_belongs_to_another_network_is_said(session: EditorSession, look: Look) -> None:
    codes = MadeStyle("Wool", np.ones((19, 512)), np.ones(19, bool), "ab" * 32)
    foreign = Look(
        "Wool", StyleAssignment().with_region(HAIR, RegionStyle(codes.id)), {codes.id: codes}, look.retouch
    )
    said: list[str] = []
    session.status_changed.connect(said.append)
    session.looks.put_on(foreign)
    assert said == ["Wool was made with another network: the style of its hair was left out."]
    assert not len(session.document.styles) and session.document.retouch == look.retouch


def test_it_survives_a_project_and_a_crash(session: EditorSession, look: Look, tmp_path: Path) -> None:
    document = session.document
    journal = Journal(tmp_path / "a.journal")
    journal.begin(*retell(document))
    document.history.moved.connect(lambda move, command: journal.append(Moved(move, command)))
    session.looks.put_on(look)
    for share in (0.9, 0.4):
        session.looks.slide(look, share)
    assert session.wait_until_idle(PATIENCE)
    save_project(tmp_path / "a.sean", session.project())
    found = open_project(tmp_path / "a.sean")
    assert found.styles == document.styles and found.retouch == document.retouch
    assert {one.id for one in found.made} == set(look.made)
    story = read_journal(tmp_path / "a.journal")
    again = story.beginning.document()
    replay(again, story.events)
    assert again.styles == document.styles and again.retouch == document.retouch
    assert len(again.history) == len(document.history) == 2, "a drag is one step, also when it is told again"


def test_a_look_of_references_needs_no_photo(session: EditorSession, engine, people: list[Portrait]) -> None:
    one, other = people[1:]
    session.add_references(people[1:])
    document = session.document
    styles = {
        HAIR: RegionStyle(one.id, 0.7),
        SKIN: RegionStyle(one.id, 1.0, Crossing.alike(other.id, 0.5)),
        NOSE: RegionStyle(other.id, colour=OWN_COLOUR),
        LIP: RegionStyle(None, colour="#a04b3f"),
    }
    document.style_regions(styles, "Styles")
    document.set_retouch(Retouch({LIP: Touch(shine=0.5)}, (Spot(0.5, 0.5, 0.1),)), "Retouch")
    assert session.wait_until_idle(PATIENCE)
    look = present_look(session.present(), engine.checkpoint_hash, "Mine")
    assert not look.styles.sources() & {one.id, other.id} and len(look.made) == 2
    assert look.styles[LIP] == styles[LIP] and look.retouch == Retouch({LIP: Touch(shine=0.5)})
    assert look.styles[SKIN].crossing.shares == (0.5,) * 6 and look.styles[NOSE].colour == OWN_COLOUR
    before = session.styles()
    assert look_of(engine, session.project(), "Mine").id == look.id
    document.undo()
    document.undo()
    session.looks.put_on(look)
    np.testing.assert_allclose(session.styles(), before, atol=1e-5)


def test_a_portrait_in_its_own_style_is_no_look(session: EditorSession, engine: Engine) -> None:
    assert session.wait_until_idle(PATIENCE)
    with pytest.raises(UserError, match="nothing to keep"):
        present_look(session.present(), engine.checkpoint_hash, "Nothing")


def test_a_look_without_a_window(engine: Engine, people: list[Portrait], look: Look) -> None:
    whole, half = (apply_look(engine, people[0], look, share, size=256).astype(int) for share in (1.0, 0.5))
    bare = apply_look(engine, people[0], look, 0.0, size=256)
    np.testing.assert_array_equal(bare, people[0].image)
    assert np.abs(whole - bare).mean() > np.abs(half - bare).mean() > 0.5
    hat = Look("Hat", StyleAssignment().with_region(HAT, RegionStyle(None, colour="#335577")))
    with pytest.raises(UserError, match="Nothing of Hat"):
        apply_look(engine, people[0], hat)
    with pytest.raises(UserError, match="strength"):
        apply_look(engine, people[0], look, 2)
    assert with_preview(engine, look, people[0]).preview.shape == (160, 160, 3)


def test_a_library_of_looks(tmp_path: Path, look: Look) -> None:
    library = LookLibrary(tmp_path / "looks")
    assert library.load() == ((), ())
    library.keep(look)
    renamed = library.rename(look, "  Night\n")
    assert renamed.name == "Night" and [one.name for one in library.load().looks] == ["Night"]
    (tmp_path / "looks" / "bad.seanlook").write_bytes(b"no zip")
    found = library.load()
    assert len(found.looks) == 1 and "bad.seanlook" in found.troubles[0]
    other = LookLibrary(tmp_path / "other")
    assert other.add_file(library.file(look.id)).id == look.id and len(other.load().looks) == 1
    library.remove(look.id)
    assert not library.load().looks


def test_looks_are_found_by_name(tmp_path: Path, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: tmp_path)
    LookLibrary().keep(look)
    assert find_look("silk").id == look.id and find_look("Copper hair").name == "Copper hair"
    assert find_look("copper-hair").id == find_look("COPPER HAIR").id
    with pytest.raises(UserError, match=r"no look .*: .*copper-hair.*silk"):
        find_look("velvet")
