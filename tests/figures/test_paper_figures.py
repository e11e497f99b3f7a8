"""The figures of the paper: every cell is what the engine makes of the styles that it should show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from figure_samples import OWN_SIZE, codes, place, places, render

from models.inversion import StyleInverter
from models.lab.baselines import Pix2PixHDConfig, SPADEConfig
from models.lab.datasets import open_dataset
from models.lab.evaluation.candidates import load_candidates
from models.lab.evaluation.reconstruction import reconstruction
from models.lab.evaluation.task import Task, find_metric_networks
from models.lab.systems import make_system, save_system
from models.lab.systems.sean import SEANSystem
from models.parsing import load_parser
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig
from sean_editor.checkpoints import METRIC_PARSER
from sean_editor.document import Portrait
from sean_editor.document.two_styles import COARSE_FIRST, FINE_FIRST
from sean_editor.engine.engine import Engine
from sean_editor.engine.tensors import to_tensors
from sean_editor.errors import UserError
from sean_editor.export import write_image, write_labels
from sean_editor.figures import comparison, crossover, interpolation, open_candidates, transfer
from sean_editor.figures.sheet import Look, Sheet

Portraits = dict[str, Portrait]
SKIN, HAIR, U_LIP, L_LIP = (CELEBAMASK_HQ.by_name(n).id for n in ("skin", "hair", "u_lip", "l_lip"))


@pytest.mark.slow
def test_transfer_adds_a_region_in_every_column(engine: Engine, shipped: Portraits) -> None:
    finn, elin, amara, dario = (shipped[name] for name in ("finn", "elin", "amara", "dario"))
    steps = [["hair"], ["u_lip", "l_lip"], ["skin"]]
    figure = transfer(engine, [finn, elin], [amara, dario], steps, OWN_SIZE)
    assert figure.dtype == np.uint8 and figure.ndim == 3
    rows = []
    for portrait in (finn, elin):
        worn = codes(engine, portrait)
        cells = [portrait.image, render(engine, portrait, worn)]
        for regions, giver in (([HAIR], amara), ([U_LIP, L_LIP], dario), ([SKIN], amara)):
            worn[regions] = codes(engine, giver)[regions]
            cells.append(render(engine, portrait, worn))
        found = [place(figure, cell) for cell in cells]
        assert len({y for _, y in found}) == 1, "one row"
        assert [x for x, _ in found] == sorted(x for x, _ in found), "in this order"
        rows.append(found)
    assert [x for x, _ in rows[0]] == [x for x, _ in rows[1]], "in the same columns"
    assert rows[0][0][1] < rows[1][0][1]


def test_a_region_that_a_reference_lacks_stays_as_the_steps_before_left_it(
    engine: Engine, shipped: Portraits
) -> None:
    finn, dario, bald = shipped["finn"], shipped["dario"], shipped["marcus"]
    figure = transfer(engine, [finn], [dario, bald], [["hair"], ["hair"]], OWN_SIZE)
    worn = codes(engine, finn)
    worn[HAIR] = codes(engine, dario)[HAIR]
    assert len(places(figure, render(engine, finn, worn))) == 2


def test_interpolation_leads_from_one_pure_style_to_the_other(engine: Engine, shipped: Portraits) -> None:
    amara, dario, astrid = (shipped[name] for name in ("amara", "dario", "astrid"))
    figure = interpolation(engine, [amara], dario, astrid, [["hair", "skin"]], 5, OWN_SIZE)
    columns = []
    for share in np.linspace(0, 1, 5, dtype=np.float32):
        worn = codes(engine, amara)
        for region in (HAIR, SKIN):
            first, last = codes(engine, dario)[region], codes(engine, astrid)[region]
            worn[region] = first if share == 0 else last if share == 1 else (1 - share) * first + share * last
        columns.append(place(figure, render(engine, amara, worn)))
    assert len({y for _, y in columns}) == 1
    assert [x for x, _ in columns] == sorted(x for x, _ in columns)


def test_interpolation_of_all_regions_shows_the_references_as_they_are(
    engine: Engine, shipped: Portraits
) -> None:
    amara, dario, astrid = (shipped[name] for name in ("amara", "dario", "astrid"))
    figure = interpolation(engine, [amara], dario, astrid, [["all"], ["hair"]], 2, OWN_SIZE)
    left, right = place(figure, dario.image), place(figure, astrid.image)
    assert left[1] == right[1] and left[0] < right[0]


@pytest.mark.slow
def test_crossover_of_no_block_and_of_all_are_the_pure_styles(engine: Engine, shipped: Portraits) -> None:
    clara, joy = shipped["clara"], shipped["joy"]
    figure = crossover(engine, [clara], clara, joy, look=OWN_SIZE)
    own, worn = codes(engine, clara), codes(engine, clara)
    both = engine.encode(joy.image, joy.labels).present
    worn[both] = codes(engine, joy)[both]
    pure_a, pure_b = render(engine, clara, own), render(engine, clara, worn)
    firsts, lasts = places(figure, pure_a), places(figure, pure_b)
    assert len(firsts) == len(lasts) == 3, "every row begins with A and ends with B"
    assert len({x for x, _ in firsts}) == len({x for x, _ in lasts}) == 1
    for row, several in zip(firsts, (COARSE_FIRST, FINE_FIRST), strict=False):
        for shares in several[1:-1]:
            mixed = np.stack([worn if share else own for share in shares])  # [6, S, 512]
            x, y = place(figure, engine.render(clara.labels, mixed))
            assert y == row[1] and _blocks(figure, x, y) == "".join("B" if s else "A" for s in shares)


def _blocks(figure: np.ndarray, x: int, y: int) -> str:
    """Which style each block takes, as the strip above the result at (x, y) says."""
    names = {OWN_SIZE.inks.a: "A", OWN_SIZE.inks.b: "B"}
    strip = figure[y - 7, x : x + 256]
    return "".join(names[tuple(int(n) for n in strip[round(256 / 6 * (b + 0.5))])] for b in range(6))


def test_crossover_rows_share_their_blocks_out_in_both_directions() -> None:
    assert COARSE_FIRST[0] == FINE_FIRST[0] == (0,) * 6 and COARSE_FIRST[6] == FINE_FIRST[6] == (1,) * 6
    assert COARSE_FIRST[2] == (1, 1, 0, 0, 0, 0) and FINE_FIRST[2] == (0, 0, 0, 0, 1, 1)


SYSTEMS = {
    "sean": SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4, descent=2),
    "spade": SPADEConfig(base_width=1, mask_hidden=4, latent=8, rows=2, columns=2),
    "pix2pixhd": Pix2PixHDConfig(base_width=2, blocks=1, feature_width=2),
    "other": SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4),
}
SMALL = Look(cell=64, scale=1)


@pytest.fixture(scope="module")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    torch.manual_seed(5)
    folder, paths = tmp_path_factory.mktemp("systems"), {}
    for name, config in SYSTEMS.items():
        paths[name] = folder / name / "generator.safetensors"
        paths[name].parent.mkdir()
        system = make_system(name if name != "other" else "sean", config).eval()
        for key, value in system.network.state_dict().items():
            if ".fc_mu" in key and key.endswith(".weight"):
                value.mul_(8.0)  # a style that was not refined is seen in the picture
        save_system(system, paths[name])
    return paths


@pytest.fixture(scope="module")
def small(shipped: Portraits) -> list[Portrait]:
    """Two portraits of 64 x 64 pixels."""
    return [Portrait(n, shipped[n].image[::4, ::4], shipped[n].labels[::4, ::4]) for n in ("elin", "hugo")]


@pytest.mark.slow
def test_comparison_shows_what_every_network_makes_of_every_portrait(
    checkpoints: dict[str, Path], small: list[Portrait]
) -> None:
    candidates = open_candidates(
        [checkpoints[n] for n in ("sean", "spade", "pix2pixhd")], torch.device("cpu"), refine=True
    )
    assert [c.title for c in candidates] == ["SEAN, refined", "SPADE", "Pix2PixHD"]
    figure = comparison(small, candidates, SMALL)
    for portrait in small:
        cells = [CELEBAMASK_HQ.palette()[portrait.labels], portrait.image]
        for candidate in candidates:
            image, labels = to_tensors(portrait)  # laid out in memory alike: processors round by the layout
            if isinstance(candidate.system, SEANSystem):
                parser = load_parser(METRIC_PARSER)
                styles = StyleInverter(candidate.system.generator, parser).invert(image, labels)
                made = candidate.system.generator(labels, styles, noise=False)[0]
                unrefined = candidate.system.reconstruct(image, labels)[0]
                assert (made - unrefined).abs().max() > 4 / 255
            else:
                made = candidate.system.reconstruct(image, labels)[0]
            made = made.detach().permute(1, 2, 0).numpy()
            cells.append(np.floor((made + 1) * 127.5 + 0.5).astype(np.uint8))
        found = [place(figure, cell) for cell in cells]
        assert len({y for _, y in found}) == 1
        assert [x for x, _ in found] == sorted(x for x, _ in found)


@pytest.mark.slow
def test_comparison_and_evaluate_show_the_same_picture(
    checkpoints: dict[str, Path], small: list[Portrait], tmp_path: Path
) -> None:
    """To the pixel, refined styles included, although one shows a portrait and the other a data set."""
    paths, portrait = [checkpoints["sean"], checkpoints["spade"]], small[0]
    for folder in ("images", "labels"):
        (tmp_path / folder).mkdir()
    write_image(tmp_path / "images" / "elin.png", portrait.image)
    write_labels(tmp_path / "labels" / "elin.png", portrait.labels)
    dataset = open_dataset("pairs", tmp_path, "all")
    metric_networks = find_metric_networks(
        dataset.regions, torch.device("cpu"), METRIC_PARSER, tmp_path / "no.pth"
    )
    assert metric_networks.face is not None
    candidates = load_candidates(
        paths, torch.device("cpu"), dataset.regions, refine=True, parser=metric_networks.face.parser
    )
    report = reconstruction(Task(dataset, "elin", "all", (64, 64), 4, candidates, metric_networks))
    shots = report.gallery[0].cases[0].shots
    figure = comparison([portrait], open_candidates(paths, torch.device("cpu"), refine=True), SMALL)
    row = place(figure, portrait.image)[1]
    column = place(figure, portrait.image)[0]
    for candidate in candidates:
        (picture,) = (shot.picture for shot in shots if shot.caption == candidate.title)
        column, y = place(figure[:, column:], picture)[0] + column, place(figure, picture)[1]
        assert y == row and np.array_equal(figure[y : y + 64, column : column + 64], picture)


def test_networks_of_one_kind_are_told_apart_by_their_folders(
    checkpoints: dict[str, Path], small: list[Portrait], monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = [checkpoints["sean"], checkpoints["spade"], checkpoints["other"]]
    written: list[str] = []
    write = Sheet.text

    def note(sheet: Sheet, x: float, y: float, words: str, *more: float, **options: object) -> None:
        written.append(words)
        write(sheet, x, y, words, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Sheet, "text", note)
    comparison(small[:1], open_candidates(twice, torch.device("cpu")), SMALL)
    assert written[4:10] == ["SEAN", "sean", "SPADE", "", "SEAN", "other"]


def test_a_checkpoint_given_twice_is_refused(checkpoints: dict[str, Path]) -> None:
    with pytest.raises(UserError, match="given twice"):
        open_candidates([checkpoints["spade"], checkpoints["spade"]], torch.device("cpu"))


def test_a_network_for_other_pictures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "streets.safetensors"
    config = SEANConfig.compact(base_width=1, style_rank=4, mask_hidden=4, regions=35)
    save_system(make_system("sean", config), path)
    with pytest.raises(UserError, match=r"streets\.safetensors paints 35 regions"):
        open_candidates([path], torch.device("cpu"))
    (tmp_path / "broken.safetensors").write_bytes(b"nothing")
    with pytest.raises(UserError, match=r"broken\.safetensors"):
        open_candidates([tmp_path / "broken.safetensors"], torch.device("cpu"))


def test_a_figure_of_nothing_is_a_mistake(engine: Engine, shipped: Portraits) -> None:
    amara = shipped["amara"]
    with pytest.raises(ValueError, match="transfers"):
        transfer(engine, [amara], [], [["hair"]])
    with pytest.raises(ValueError, match="two steps"):
        interpolation(engine, [amara], amara, amara, [["hair"]], steps=1)
    with pytest.raises(ValueError, match="portrait"):
        crossover(engine, [], amara, amara)
    with pytest.raises(UserError, match="wig"):
        crossover(engine, [amara], amara, amara, ["wig"])
