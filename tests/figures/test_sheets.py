"""The contact sheets: the matrix, and layout edits before and after."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from figure_samples import OWN_SIZE, codes, place, places, render

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Portrait
from sean_editor.engine.engine import Engine
from sean_editor.figures import EDITS, LayoutEdit, NotApplicable, edits, matrix
from sean_editor.figures.edits import sample_of
from sean_editor.figures.layout_edits import edits_by_name
from sean_editor.figures.sheet import blend

Portraits = dict[str, Portrait]
HAIR, HAT = CELEBAMASK_HQ.by_name("hair").id, CELEBAMASK_HQ.by_name("hat").id


@pytest.mark.slow
def test_the_matrix_puts_the_style_of_the_column_on_the_row(engine: Engine, shipped: Portraits) -> None:
    portraits = [shipped[name] for name in ("amara", "dario", "elin")]
    figure = matrix(engine, portraits, ["hair"], look=OWN_SIZE)
    found = np.zeros((3, 3, 2), int)
    for row, portrait in enumerate(portraits):
        for column, reference in enumerate(portraits):
            worn = codes(engine, portrait)
            worn[HAIR] = codes(engine, reference)[HAIR]
            found[row, column] = place(figure, render(engine, portrait, worn))
    assert (np.diff(found[..., 0], axis=1) > 256).all() and not np.diff(found[..., 0], axis=0).any()
    assert (np.diff(found[..., 1], axis=0) > 256).all() and not np.diff(found[..., 1], axis=1).any()
    for row, portrait in enumerate(portraits):
        x, y = place(figure, portrait.image)
        assert y == found[row, 0, 1] and x < found[row, 0, 0], "on the left edge of its row"


def test_the_matrix_fades_what_cannot_change(engine: Engine, shipped: Portraits) -> None:
    amara, bald = shipped["amara"], shipped["marcus"]
    figure = matrix(engine, [amara], ["hair"], references=[bald, shipped["dario"]], look=OWN_SIZE)
    own = render(engine, amara, codes(engine, amara))
    assert not places(figure, own)
    assert len(places(figure, blend(own, OWN_SIZE.inks.ground, 0.3))) == 1
    whole = matrix(engine, [amara], ["all"], references=[amara], look=OWN_SIZE)
    assert len(places(whole, own)) == 1, "all regions: nothing is lacking"


def test_a_sheet_of_edits_shows_layout_and_result_before_and_after(
    engine: Engine, shipped: Portraits
) -> None:
    dario = shipped["dario"]
    (collar,) = edits_by_name(["raise-collar"])
    figure = edits(engine, [dario], wanted=[collar], look=OWN_SIZE)
    palette, own = CELEBAMASK_HQ.palette(), codes(engine, dario)
    after = collar.apply(dario.labels)
    cells = [
        palette[dario.labels],
        palette[after],
        engine.render(dario.labels, own),
        engine.render(after, own),
    ]
    found = [place(figure, cell) for cell in cells]
    assert len({y for _, y in found}) == 1
    assert [x for x, _ in found] == sorted(x for x, _ in found)


def test_a_region_that_was_not_there_wears_the_most_typical_of_those_that_are_known(
    weights: Path, shipped: Portraits, tmp_path: Path
) -> None:
    """As in the editor, where a painted hat wears the most typical of the references' hats."""
    engine = Engine(weights, "cpu", tmp_path)  # it knows no portraits from other tests
    amara, hatted = shipped["amara"], [shipped["naomi"], shipped["pablo"]]
    (hat,) = edits_by_name(["add-hat"])
    figure = edits(engine, [amara], known=[*hatted, shipped["dario"]], wanted=[hat], look=OWN_SIZE)
    worn = codes(engine, amara)
    assert not worn[HAT].any()
    after = hat.apply(amara.labels)
    _, y = place(figure, CELEBAMASK_HQ.palette()[after])
    cell = figure[:, -256 - 24 : -24][y : y + 256].astype(int)  # the last column
    differences = []
    for portrait in hatted:
        worn[HAT] = codes(engine, portrait)[HAT]
        differences.append(np.abs(cell - render(engine, Portrait("hat", amara.image, after), worn)).max())
    assert min(differences) <= 1 < max(differences), "one real hat, not a mixture"
    bare = engine.render(after, codes(engine, amara)).astype(int)
    assert np.abs(cell - bare).max() > 3, "a code of zeros would look different"


def test_every_edit_finds_a_portrait_that_it_suits(shipped: Portraits) -> None:
    portraits = list(shipped.values())
    for edit in EDITS:
        sample = sample_of(edit, portraits)
        assert np.array_equal(sample.labels, edit.apply(sample.portrait.labels))


def test_an_edit_is_looked_for_from_a_portrait_on_and_round_and_round(shipped: Portraits) -> None:
    (take_off,) = edits_by_name(["remove-hat"])
    portraits = [shipped[name] for name in ("amara", "naomi", "dario", "pablo")]
    assert [sample_of(take_off, portraits, k).portrait.name for k in (0, 2, 4)] == ["naomi", "pablo", "naomi"]
    with pytest.raises(NotApplicable, match="no hat"):
        sample_of(take_off, portraits[:1])


def test_an_edit_that_suits_none_is_said_and_leaves_the_others(engine: Engine, shipped: Portraits) -> None:
    amara = shipped["amara"]
    both: list[LayoutEdit] = edits_by_name(["remove-hat", "remove-hair"])
    figure = edits(engine, [amara], wanted=both, look=OWN_SIZE)
    x, _ = place(figure, CELEBAMASK_HQ.palette()[both[1].apply(amara.labels)])
    assert x > figure.shape[1] / 2, "the other block is where it always is"
    said = figure[:, : figure.shape[1] // 2]
    assert (said < 200).any() and (said[72:] == 255).all(), "words, and no picture"
