"""`transfer` with styles that belong to no portrait: averages, files of styles, and random ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sean_editor.document import MadeStyle
from sean_editor.engine.engine import Engine
from sean_editor.engine.transfer import transfer_styles
from sean_editor.photo.by_name import open_portrait
from sean_editor.photo.portraits import load_portrait, shipped_portraits
from sean_editor.project_file import save_styles
from sean_editor.session import making


@pytest.fixture
def transfer(run, checkpoint: Path, tmp_path: Path):
    """Runs the command on Amara, and returns the outcome and the array that it wrote."""

    def transfer(*words: object, regions: str = "hair"):
        out = tmp_path / "out.npy"
        out.unlink(missing_ok=True)
        outcome = run(
            "transfer", "amara", *words, "--regions", regions, "--checkpoint", checkpoint, "-o", out
        )
        return outcome, np.load(out) if out.exists() else None

    return transfer


@pytest.fixture
def engine(checkpoint: Path) -> Engine:
    return Engine(checkpoint, "auto")


def painted(engine: Engine, style: MadeStyle, *regions: int) -> np.ndarray:
    amara = open_portrait("amara")
    codes = engine.encode(amara.image, amara.labels).codes.copy()
    codes[list(regions)] = style.codes[list(regions)]
    return engine.render_float(amara.labels, codes)


def test_the_average_of_several(transfer, engine: Engine) -> None:
    outcome, found = transfer("yuki", "elin")
    wanted = making.average_style(engine, [open_portrait("yuki"), open_portrait("elin")])
    assert outcome.status == 0 and np.allclose(found, painted(engine, wanted, 13), atol=1e-5)


def test_a_style_from_a_file(transfer, engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "friends.seanstyles"
    copper = making.portrait_style(engine, open_portrait("yuki"), ["hair"], "Copper")
    silver = making.portrait_style(engine, open_portrait("elin"), ["hair"], "Silver")
    save_styles(path, [copper, silver])
    outcome, found = transfer(path, "--style", "Copper", regions="hair,skin")
    assert outcome.status == 0 and np.allclose(found, painted(engine, copper, 13), atol=1e-5)
    assert "Copper has no skin: amara's own style stays" in outcome.err
    outcome, _ = transfer(path)
    assert outcome.status == 1 and "--style NAME" in outcome.err and "Copper, Silver" in outcome.err
    outcome, found = transfer(path, "--style", "Copper", regions="skin")
    assert outcome.status == 1 and found is None and "do not share any" in outcome.err


def test_the_form_of_an_average_in_the_colour_of_a_portrait(transfer, engine: Engine) -> None:
    outcome, found = transfer("yuki", "elin", "--colour-from", "astrid")
    amara, astrid = open_portrait("amara"), open_portrait("astrid")
    average = making.average_style(engine, [open_portrait("yuki"), open_portrait("elin")])
    codes = transfer_styles(engine, amara, average, ["hair"], colour=astrid)
    assert outcome.status == 0 and np.allclose(found, engine.render_float(amara.labels, codes), atol=1e-5)
    assert not np.allclose(found, transfer("yuki", "elin")[1], atol=1e-4)


def test_a_style_of_another_network_is_refused(transfer, tmp_path: Path) -> None:
    path = tmp_path / "friends.seanstyles"
    save_styles(path, [MadeStyle("Copper", np.ones((19, 512)), np.ones(19, bool), "ab" * 32)])
    outcome, found = transfer(path)
    assert outcome.status == 1 and found is None and "Copper belongs to another network" in outcome.err


def test_a_random_style_by_its_seed(transfer, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    people = tuple(load_portrait(path) for path in shipped_portraits()[:3])
    monkeypatch.setattr(making, "shipped_people", lambda: people)
    outcome, found = transfer("--random", 4711)
    assert outcome.status == 0
    wanted = making.random_style(engine, 4711, portraits=people)
    assert np.allclose(found, painted(engine, wanted, 13), atol=1e-5)
    assert not np.allclose(found, transfer("--random", 4712)[1], atol=1e-3)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Name a REFERENCE"),
        (("yuki", "--random", 5), "Name a REFERENCE"),
        (("--random", 1_000_000), "0 to 999999"),
        (("yuki", "elin", "--reference-face", 1), "belong to one REFERENCE"),
        (("yuki", "--style", "Copper"), "file of styles"),
        (("yuki", "a.seanstyles"), "alone"),
        (("yuki", "--colour-face", 1), "belong to a --colour-from"),
        (("a.seanstyles",), "no file a.seanstyles"),
    ],
)
def test_what_does_not_go_together_is_said(transfer, words: tuple, says: str) -> None:
    outcome, found = transfer(*words)
    assert outcome.status == 1 and says in outcome.err and found is None
