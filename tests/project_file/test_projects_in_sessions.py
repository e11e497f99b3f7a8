"""A session goes on where another was saved: the same picture, in a process that has seen nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from project_samples import fit

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document.portrait import Portrait
from sean_editor.document.project import Project
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import EditorSession

HAIR, HAT, GLASSES = 13, 14, 3
MakeSession = Callable[..., EditorSession]


@pytest.fixture(scope="module")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two networks with random weights."""
    folder = tmp_path_factory.mktemp("weights")
    paths = [folder / "one.safetensors", folder / "two.safetensors"]
    for seed, path in enumerate(paths):
        torch.manual_seed(seed)
        save_generator(SEANGenerator(SEANConfig.compact(base_width=2, style_rank=8, mask_hidden=8)), path)
    return paths


@pytest.fixture
def session(checkpoints: list[Path], tmp_path: Path) -> Iterator[MakeSession]:
    """Sessions that know nothing of each other: each with an engine and a cache of its own."""
    made: list[EditorSession] = []

    def make(checkpoint: int = 0) -> EditorSession:
        engine = Engine(checkpoints[checkpoint], "cpu", tmp_path / f"cache{len(made)}")
        made.append(EditorSession(engine))
        return made[-1]

    yield make
    for each in made:
        each.close()


def faces() -> list[Portrait]:
    return [load_portrait(path) for path in shipped_portraits()[:4]]


def worked_on(session: EditorSession) -> Project:
    """Hair of another, a hat and glasses that nobody wore, half of a mouth: saved with its result shown."""
    amara, *others = faces()
    session.open_portrait(amara)
    for portrait in others:
        session.add_reference(portrait)
    assert session.wait_until_idle() and session.document is not None
    session.apply_style(others[1].id, [HAIR, 11])
    session.document.set_mix(11, 0.5)
    session.document.fill_rectangle((60, 5), (190, 30), HAT)
    session.document.fill_rectangle((60, 100), (190, 120), GLASSES)
    session.document.set_locked(1, True)
    assert session.wait_until_idle()
    project = session.project()
    assert project is not None
    return project


def test_the_same_picture_comes_back(session: MakeSession, tmp_path: Path) -> None:
    before = session()
    save_project(tmp_path / "a.sean", worked_on(before))
    after = session()
    after.add_reference(load_portrait(shipped_portraits()[7]))  # what else is open makes no difference
    assert after.wait_until_idle()
    after.open_project(open_project(tmp_path / "a.sean"))
    assert after.wait_until_idle()
    assert before.result is not None and after.result is not None
    assert before.document is not None and after.document is not None
    assert (
        np.abs(before.result.astype(int) - after.result).max() <= 1
    )  # an edit's picture may round otherwise
    assert np.array_equal(before.styles(), after.styles())
    assert after.document.styles == before.document.styles and after.document.locked == {1}
    assert not after.document.modified and not after.document.history.can_undo
    save_project(tmp_path / "b.sean", again(after))
    third = session()
    third.open_project(open_project(tmp_path / "b.sean"))
    assert third.wait_until_idle() and np.array_equal(third.styles(), before.styles())


def again(session: EditorSession) -> Project:
    project = session.project()
    assert project is not None
    return project


def test_saved_before_the_portrait_was_encoded_nothing_is_lost(session: MakeSession, tmp_path: Path) -> None:
    before = session()
    project = worked_on(before)
    after = session()
    after.open_project(project)
    at_once = again(after)
    assert at_once.weights == project.weights
    assert at_once.stand_in is not None and np.array_equal(at_once.stand_in, project.stand_in)


def test_only_worn_and_own_references_come_along(session: MakeSession) -> None:
    first = session()
    project = worked_on(first)
    worn = first.references[1].portrait
    assert project.references == (worn,), "the other two come with the program"
    own = Portrait("Own", faces()[3].image[:, ::-1], faces()[3].labels[:, ::-1], Path("own.png"))
    first.add_reference(own)
    assert [portrait.id for portrait in again(first).references] == [worn.id, own.id]


@pytest.mark.slow
def test_another_network_is_named(session: MakeSession) -> None:
    project = worked_on(session())
    other = session(1)
    said: list[str] = []
    other.status_changed.connect(said.append)
    other.open_project(project)
    assert other.wait_until_idle()
    assert len(said) == 1 and "one.safetensors, not with two.safetensors" in said[0]
    assert again(other).weights == ("two.safetensors", other.engine.checkpoint_hash)
    typical = other.engine.bank.typical()
    styles = other.styles()
    assert typical is not None and styles is not None and np.array_equal(styles[HAT], typical.codes[HAT])


def test_a_project_that_does_not_fit_changes_nothing(session: MakeSession) -> None:
    first = session()
    project = worked_on(first)
    document, references = first.document, first.references
    with pytest.raises(UserError):
        first.open_project(replace(project, layout=np.full_like(project.layout, 77)))
    assert first.document is document and first.references == references


def test_restored_work_counts_as_unsaved(session: MakeSession) -> None:
    first = session()
    project = worked_on(first)
    first.open_project(project, recovered=())
    assert first.document is not None and first.document.modified
    assert project.shows(first.document)
    first.document.mark_saved()
    assert not first.document.modified


@pytest.mark.slow
def test_a_fit_comes_along(session: MakeSession, tmp_path: Path) -> None:
    before = session()
    worked_on(before)
    assert before.document is not None
    weights = before.engine.checkpoint_hash
    before.document.set_fit(fit(np.random.default_rng(5), [], blocks=(6,), weights=weights))
    assert before.wait_until_idle() and before.fit is not None and before.result is not None
    save_project(tmp_path / "a.sean", again(before))
    after = session()
    after.open_project(open_project(tmp_path / "a.sean"))
    assert after.wait_until_idle() and after.fit is not None and after.result is not None
    assert np.array_equal(after.fit.codes, before.fit.codes)
    assert np.abs(before.result.astype(int) - after.result).max() <= 1
    assert after.document is not None and not after.document.history.can_undo
