"""Another network in an open editor: the work stays, all styles are encoded again, or nothing changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from models.sean import SEANConfig, SEANGenerator, save_generator
from sean_editor.document import Fit, MadeStyle, Portrait
from sean_editor.document.project import Project
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.switching import load_another

HAIR, HAT = 13, 14


def written(path: Path, seed: int, **sizes: object) -> Path:
    torch.manual_seed(seed)
    small = {"base_width": 2, "style_rank": 8, "mask_hidden": 8}
    save_generator(SEANGenerator(SEANConfig.compact(**{**small, **sizes})), path)
    return path


@pytest.fixture(scope="module")
def other(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A network of the paper's kind."""
    path = tmp_path_factory.mktemp("other") / "other.safetensors"
    return engine.another(written(path, 1, encoder="paper", style_norm=False))


def face(name: str, seed: int, hat: bool = False) -> Portrait:
    labels = np.zeros((64, 64), np.uint8)
    labels[8:56, 16:48], labels[4:20, 12:52] = 1, HAIR
    labels[:8] = HAT if hat else 0
    colours = np.random.default_rng(seed).integers(0, 256, (19, 3), dtype=np.uint8)
    return Portrait(name, colours[labels], labels, None)


@pytest.fixture
def session(engine: Engine) -> Iterator[EditorSession]:
    """An edited portrait, with a reference in use."""
    made = EditorSession(engine)
    made.open_portrait(face("Ann", 1))
    ben = made.add_reference(face("Ben", 2, hat=True))
    assert made.wait_until_idle()
    made.apply_style(ben.id, (HAIR,))
    assert made.document is not None
    made.document.fill(2, 2, HAT)
    assert made.wait_until_idle()
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name in ("render", "tasks")]


def assert_shows_the_present_state(session: EditorSession, fit: Fit | None = None) -> None:
    styles, document = session.styles(), session.document
    assert styles is not None and document is not None and session.result is not None
    picture = session.engine.reference_render(document.labels, styles, fit)
    expected = ((picture.clip(-1, 1) + 1) * 127.5).transpose(1, 2, 0)
    assert np.abs(session.result - expected).max() < 0.53
    assert session.result_is_current


def test_the_work_stays_and_is_painted_by_the_new_network(session: EditorSession, other: Engine) -> None:
    document, before, styles = session.document, session.result, session.styles()
    assert document is not None and before is not None
    told: list[str] = []
    session.engine_changed.connect(lambda: told.append("engine"))
    session.document_changed.connect(lambda: told.append("document"))
    session.use_engine(other)
    assert session.result is before and not session.result_is_current, "until there is a new one"
    assert [r.matrix for r in session.references] == [None] and session.unencoded == 1
    assert session.wait_until_idle()
    assert told == ["engine"] and session.document is document and session.unencoded == 0
    assert session.engine is other and not np.array_equal(session.result, before)
    assert not np.allclose(session.styles(), styles)
    own = other.encode(document.portrait.image, document.portrait.labels)
    np.testing.assert_array_equal(session.styles()[1], own.codes[1])
    assert_shows_the_present_state(session)
    assert document.history.undo_label and document.styles[HAIR].source == session.references[0].id
    document.undo()
    document.undo()
    assert (document.labels == document.portrait.labels).all() and not len(document.styles)


def test_there_and_back_is_the_same_picture(session: EditorSession, engine: Engine, other: Engine) -> None:
    before = session.result
    for network in (other, engine):
        session.use_engine(network)
        assert session.wait_until_idle()
    np.testing.assert_array_equal(session.result, before)


def test_in_the_middle_of_everything(session: EditorSession, engine: Engine, other: Engine) -> None:
    """Codes of one network never meet another: whatever was under way is of no use any more."""
    for number in range(6):
        session.add_reference(face(f"{number}", 10 + number))
        session.document.fill_rectangle((30, 30), (36 + number, 36 + number), HAT)
        session.use_engine((other, engine)[number % 2])
    session.use_engine(other)
    assert session.wait_until_idle()
    for one in session.references:
        expected = other.encode(one.portrait.image, one.portrait.labels)
        np.testing.assert_array_equal(one.matrix.codes, expected.codes)
    assert_shows_the_present_state(session)


def test_a_fit_waits_for_its_own_network(session: EditorSession, engine: Engine, other: Engine) -> None:
    own = engine.encode(session.document.portrait.image, session.document.portrait.labels)
    codes = np.repeat(own.codes[None] * 1.5, 6, axis=0)
    fit = Fit(codes, 20.0, 21.0, weights=engine.checkpoint_hash)
    session.document.set_fit(fit)
    assert session.wait_until_idle() and session.fit is fit
    fitted = session.result
    session.use_engine(other)
    assert session.wait_until_idle()
    assert session.document.fit is fit and session.fit is None
    assert_shows_the_present_state(session)
    session.use_engine(engine)
    assert session.wait_until_idle() and session.fit is fit
    np.testing.assert_array_equal(session.result, fitted)


def test_a_project_says_which_network_it_belongs_to(
    session: EditorSession, engine: Engine, other: Engine
) -> None:
    """Codes that a project kept count again with its own network, and with no other."""
    before = session.project()
    assert isinstance(before, Project) and before.stand_in is not None
    said: list[str] = []
    session.open_project(before)
    session.status_changed.connect(said.append)
    assert session.wait_until_idle()
    at_first = session.result
    session.use_engine(other)
    unknown = session.project()
    assert unknown.weights == before.weights, "codes and network go together while nothing is encoded"
    np.testing.assert_array_equal(unknown.stand_in, before.stand_in)
    assert session.wait_until_idle() and said == []
    assert session.project().weights.sha256 == other.checkpoint_hash
    assert not np.array_equal(session.project().stand_in, before.stand_in)
    session.use_engine(engine)
    assert session.wait_until_idle()
    np.testing.assert_array_equal(session.result, at_first)


def test_a_project_says_which_of_its_made_styles_are_not_read(
    session: EditorSession, engine: Engine, other: Engine
) -> None:
    """It was saved after the network had been changed, with a style of the one before still in use."""
    codes, present = np.ones((19, 512), np.float32), np.ones(19, bool)
    foreign = MadeStyle("Old", codes, present, other.checkpoint_hash)
    usable = MadeStyle("New", codes, present, engine.checkpoint_hash)
    session.made.add(foreign, usable)
    session.document.assign_style([1], foreign.id)
    session.document.assign_style([13], usable.id)
    project, said = session.project(), []
    session.status_changed.connect(said.append)
    session.open_project(project)
    assert session.wait_until_idle()
    assert said == ["1 style in use belongs to another network: its regions show their own style."]
    session.use_engine(other)
    assert session.wait_until_idle() and len(said) == 1


def test_an_export_that_was_begun_before_has_the_network_before(
    session: EditorSession, engine: Engine, other: Engine
) -> None:
    """Styles of one network are never painted by another."""
    present, textures, before = session.present(), session.textures, session.result
    session.use_engine(other)
    np.testing.assert_array_equal(textures.picture(present.refined(engine).job()), before)
    assert session.wait_until_idle()
    np.testing.assert_array_equal(session.textures.picture(session.present().job()), session.result)


def test_to_give_up_encoding_loses_no_reference(session: EditorSession, other: Engine) -> None:
    session.use_engine(other)
    assert session.unencoded == 1 and not session.has_new_unencoded
    session.add_reference(face("New", 7))
    assert session.has_new_unencoded
    session.remove_unencoded()
    assert [r.portrait.name for r in session.references] == ["Ben"]
    assert session.wait_until_idle() and session.references[0].matrix is not None


def test_a_reference_that_the_network_cannot_encode_stays(
    session: EditorSession, engine: Engine, other: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[str] = []
    session.failed.connect(failed.append)
    with monkeypatch.context() as patch:
        encode = other.encode

        def no_memory(image: np.ndarray, labels: np.ndarray, *rest: object):
            if np.array_equal(image, session.references[0].portrait.image):
                raise MemoryError
            return encode(image, labels, *rest)

        patch.setattr(other, "encode", no_memory)
        session.use_engine(other)
        assert session.wait_until_idle()
    assert len(failed) == 1 and "memory" in failed[0] and session.unencoded == 0
    assert [r.matrix for r in session.references] == [None]
    session.use_engine(engine)
    assert session.wait_until_idle() and session.references[0].matrix is not None


def test_without_a_document(engine: Engine, other: Engine) -> None:
    session = EditorSession(engine)
    session.use_engine(other)
    session.open_portrait(face("Ann", 1))
    assert session.wait_until_idle()
    assert_shows_the_present_state(session)
    session.close()


# loading


def test_it_is_as_the_old_one_but_for_its_weights(engine: Engine, tmp_path: Path) -> None:
    path = written(tmp_path / "new.safetensors", 3)
    loaded = load_another(engine, path, face("Ann", 1))
    assert loaded.checkpoint == path and loaded.checkpoint_name == "new.safetensors"
    assert loaded.device == engine.device
    assert loaded.bank.key(*_pair()) != engine.bank.key(*_pair())
    assert (loaded.noise(64, 64) is False) == (engine.noise(64, 64) is False)


def _pair() -> tuple[np.ndarray, np.ndarray]:
    portrait = face("Ann", 1)
    return portrait.image, portrait.labels


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path, "There is no weights file"),
        (lambda path: path.write_bytes(b"damaged") and path, "cannot be read as weights"),
        (lambda path: written(path, 1, regions=5), "is made for 5 regions, and this editor paints 19"),
    ],
)
def test_what_cannot_be_used_is_refused(make, said: str, engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=said):
        load_another(engine, make(tmp_path / "new.safetensors"), face("Ann", 1))


def test_it_is_tried_out_before_it_is_used(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Engine, "render", no_memory)
    path = written(tmp_path / "new.safetensors", 3)
    with pytest.raises(MemoryError):
        load_another(engine, path, face("Ann", 1))
    load_another(engine, path)
