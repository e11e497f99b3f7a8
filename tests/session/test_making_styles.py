"""Styles made of portraits: with real ones, and a small network."""

from __future__ import annotations

import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor.document import MadeStyle, Portrait
from sean_editor.engine.engine import Engine
from sean_editor.engine.transfer import transfer_mask, transfer_styles
from sean_editor.errors import UserError
from sean_editor.photo.by_name import open_portrait
from sean_editor.session.making import average_style, portrait_style, random_style, with_picture
from sean_editor.session.textured import transfer_job

HAIR, HAT, SKIN = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "hat", "skin"))


@pytest.fixture(scope="module")
def people() -> list[Portrait]:
    return [open_portrait(name) for name in ("amara", "yuki", "elin")]


def test_the_average_of_portraits(engine: Engine, people: list[Portrait]) -> None:
    codes = [engine.encode(one.image, one.labels).codes[HAIR] for one in people]
    made = average_style(engine, people)
    assert np.allclose(made.codes[HAIR], np.mean(codes, 0), atol=1e-5)
    assert made.name == "Average of amara, yuki and 1 more" and made.network == engine.checkpoint_hash
    assert average_style(engine, people[:2]).name == "Average of amara and yuki"
    with pytest.raises(UserError, match="two or more"):
        average_style(engine, [people[0], people[0]])


def test_a_random_style_by_its_seed(engine: Engine, people: list[Portrait]) -> None:
    first, again, other = (random_style(engine, seed, portraits=people) for seed in (5, 5, 6))
    assert first.id == again.id != other.id and first.name == "Random 5"
    for seed in (-1, 1_000_000):
        with pytest.raises(UserError, match="0 to 999999"):
            random_style(engine, seed, portraits=people)
    with pytest.raises(UserError, match="two or more"):
        random_style(engine, 5, portraits=people[:1])


def test_the_style_of_a_portrait_apart_from_it(engine: Engine, people: list[Portrait]) -> None:
    made = portrait_style(engine, people[1], ["hair", "hat"], "Copper")
    assert np.flatnonzero(made.present).tolist() == [HAIR]
    with pytest.raises(UserError, match="none of these regions"):
        portrait_style(engine, people[1], ["hat"])


def test_a_made_style_is_transferred_as_that_of_the_portrait(engine: Engine, people: list[Portrait]) -> None:
    amara, yuki, _ = people
    made = portrait_style(engine, yuki, ["hair"])
    for mix in (1.0, 0.3):
        wanted = transfer_styles(engine, amara, yuki, ["hair"], mix)
        assert np.array_equal(transfer_styles(engine, amara, made, ["hair", "skin"], mix), wanted)
    assert np.array_equal(transfer_mask(amara, made, ["hair", "skin"]), amara.labels == HAIR)
    job = transfer_job(engine, amara, made, ["hair", "skin"])
    assert not job.references and list(job.edit.styles) == [HAIR], "its texture is the portrait's own"


def test_form_and_colour_of_a_made_style_are_those_of_the_portrait(
    engine: Engine, people: list[Portrait]
) -> None:
    amara, yuki, elin = people
    form, colour = portrait_style(engine, yuki, ["hair"]), portrait_style(engine, elin, ["hair"])
    wanted = transfer_styles(engine, amara, yuki, ["hair"], 0.7, colour=elin)
    for first, second in ((form, elin), (yuki, colour), (form, colour)):
        made = transfer_styles(engine, amara, first, ["hair", "skin"], 0.7, colour=second)
        assert np.array_equal(made[:, HAIR], wanted[:, HAIR])
    dyed = transfer_job(engine, amara, amara, ["hair", "skin"], colour=colour)
    assert np.array_equal(transfer_mask(amara, amara, ["hair", "skin"], colour=colour), amara.labels == HAIR)
    assert list(dyed.edit.styles) == [HAIR] and set(dyed.references) == {amara.id}
    assert set(transfer_job(engine, amara, form, ["hair"], colour=elin).references) == {elin.id}


def test_a_style_of_another_network_is_refused_with_the_remedy(
    engine: Engine, people: list[Portrait]
) -> None:
    ours = portrait_style(engine, people[1])
    foreign = MadeStyle("Copper", ours.codes, ours.present, "cd" * 32)
    with pytest.raises(UserError, match=r"Copper belongs to another network.*cdcdcdcdcdcd.*--checkpoint"):
        transfer_styles(engine, people[0], foreign, ["hair"])
    with pytest.raises(UserError, match="Copper belongs to another network"):
        transfer_styles(engine, people[0], people[1], ["hair"], colour=foreign)


def test_the_picture_of_a_style_is_that_of_the_portrait_with_it(
    engine: Engine, people: list[Portrait]
) -> None:
    amara, yuki, _ = people
    own, made = engine.encode(amara.image, amara.labels), portrait_style(engine, yuki, ["hair"])
    painted = with_picture(engine, made, amara.labels, own)
    assert painted.id == made.id and painted.picture is not None and painted.picture.shape == (96, 96, 3)
    plain = with_picture(engine, portrait_style(engine, amara, ["hair"]), amara.labels, own)
    assert plain.picture is not None
    hair = (amara.labels == HAIR)[::8, ::8][:32, :32]
    apart = np.abs(painted.picture.astype(int) - plain.picture.astype(int)).max(2)[::3, ::3]
    assert apart[hair].mean() > 4 * apart[-6:, :].mean(), "it is the hair that differs"
