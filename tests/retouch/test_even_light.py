"""Styles leave the shadow behind that lay on their portrait."""

from __future__ import annotations

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor import Engine, open_portrait
from sean_editor.retouch.even_light import evened, lies_in_shadow
from sean_editor.retouch.face_light import light_of
from sean_editor.session.editor_session import EditorSession
from sean_editor.session.textured import transfer_job

LIT = [CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose", "l_ear", "r_ear", "neck")]
SKIN, HAIR = 1, 13


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """With the shipped network, which knows the styles of the shipped portraits."""
    return Engine(device="cpu", cache_dir=tmp_path_factory.mktemp("styles"))


def test_only_faces_in_half_shadow_are_evened(engine: Engine) -> None:
    assert lies_in_shadow(open_portrait("hugo")) and not lies_in_shadow(open_portrait("mei"))
    mei = open_portrait("mei")
    matrix = engine.encode(mei.image, mei.labels)
    assert evened(engine, mei, matrix) is matrix


def test_codes_of_lit_regions_change_and_keep_their_length(engine: Engine) -> None:
    hugo = open_portrait("hugo")
    matrix = engine.encode(hugo.image, hugo.labels)
    even = evened(engine, hugo, matrix)
    others = [region for region in range(19) if region not in LIT]
    assert np.array_equal(even.codes[others], matrix.codes[others])
    assert np.abs(even.codes[SKIN] - matrix.codes[SKIN]).max() > 0.01
    lengths = (np.linalg.norm(one.codes[LIT], axis=1) for one in (even, matrix))
    assert np.allclose(*lengths, rtol=1e-4)


@pytest.mark.parametrize("name", ["mei", "clara", "finn"])
def test_the_shadow_stays_behind(engine: Engine, name: str) -> None:
    """Hugo's right half lies in shadow; what wears his skin is lit from the front."""
    face, hugo = open_portrait(name), open_portrait("hugo")
    own, given = (engine.encode(one.image, one.labels) for one in (face, hugo))
    leans = []
    for matrix in (given, evened(engine, hugo, given)):
        codes = own.codes.copy()
        codes[[SKIN, 2]] = matrix.codes[[SKIN, 2]]
        leans.append(light_of(engine.render(face.labels, codes), face.labels)[1])
    assert leans[0] < -0.5 and abs(leans[1]) < 0.5 * abs(leans[0])


def test_a_session_a_script_and_a_copy_lend_the_same(engine: Engine) -> None:
    mei, hugo = open_portrait("mei"), open_portrait("hugo")
    even = evened(engine, hugo, engine.encode(hugo.image, hugo.labels))
    session = EditorSession(engine)
    try:
        session.open_portrait(mei)
        session.add_reference(hugo)
        assert session.wait_until_idle()
        session.apply_style(hugo.id, [SKIN, HAIR])
        assert session.wait_until_idle()
        styles, job = session.styles(), session.texture_job()
    finally:
        session.close()
    assert styles is not None and job is not None
    assert np.allclose(styles[SKIN], even.codes[SKIN], atol=1e-6)
    plain = engine.encode(hugo.image, hugo.labels).codes
    assert np.array_equal(job.references[hugo.id].codes, plain), "its own picture keeps its shadow"
    scripted = transfer_job(engine, mei, hugo, ["skin", "hair"])
    assert np.allclose(scripted.styles[[SKIN, HAIR]], styles[[SKIN, HAIR]], atol=1e-6)


def test_a_shadow_on_ones_own_face_stays(engine: Engine) -> None:
    hugo = open_portrait("hugo")
    session = EditorSession(engine)
    try:
        session.open_portrait(hugo)
        assert session.wait_until_idle()
        styles = session.styles()
    finally:
        session.close()
    assert styles is not None
    own = engine.encode(hugo.image, hugo.labels)
    assert np.array_equal(styles[own.present], own.codes[own.present])
