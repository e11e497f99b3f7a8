"""Figures 2 and 6 of data sets without faces: pictures of 2:1 with regions of their own, and instances."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from figure_samples import place, places
from PIL import Image

from models.lab.baselines import Pix2PixHDConfig
from models.lab.evaluation.candidates import Candidate
from models.lab.systems import make_system, save_system
from models.pixels import to_pixels
from models.sean import SEANConfig
from models.sean.painting import encode_styles
from sean_editor.errors import UserError
from sean_editor.figures import Look, Scene, comparison, open_candidates, open_scenes, sequence
from sean_editor.figures.sequence import titles

CELL = Look(cell=64, scale=1, ratio=2)
REGIONS = ("sky", "wing", "beak")


@pytest.fixture(scope="module")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pictures of 64 x 128; the owl has no beak."""
    root, rng = tmp_path_factory.mktemp("birds"), np.random.default_rng(0)
    for folder in ("images", "labels"):
        (root / folder).mkdir()
    for name in ("jay", "owl", "tern", "wren"):
        labels = (
            rng.integers(0, 2 if name == "owl" else 3, (4, 8), dtype=np.uint8).repeat(16, 0).repeat(16, 1)
        )
        shades = rng.integers(0, 256, (3, 3), dtype=np.uint8)
        image = np.clip(shades[labels] + rng.normal(0, 20, (64, 128, 3)), 0, 255).astype(np.uint8)
        Image.fromarray(image).save(root / "images" / f"{name}.png")
        Image.fromarray(labels).save(root / "labels" / f"{name}.png")
    (root / "regions.json").write_text('["sky", "wing", "beak"]')
    (root / "test.txt").write_text("wren jay")
    return root


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    torch.manual_seed(5)
    folder, paths = tmp_path_factory.mktemp("networks"), []
    for name, config in {
        "sean": SEANConfig.compact(regions=3, base_width=2, style_rank=8, mask_hidden=4, descent=2),
        "pix2pixhd": Pix2PixHDConfig(regions=3, base_width=2, blocks=1, feature_width=2),
    }.items():
        system = make_system(name, config).eval()
        for key, value in system.network.state_dict().items():
            if ".fc_mu" in key and key.endswith(".weight"):
                value.mul_(8.0)
        paths.append(folder / f"{name}.safetensors")
        save_system(system, paths[-1])
    return paths


def opened(birds: Path, *names: str, count: int = 1) -> list[Scene]:
    return open_scenes("pairs", birds, names, (64, 128), count)


def candidates(paths: list[Path], scene: Scene, refine: bool = False) -> list[Candidate]:
    return open_candidates(paths, torch.device("cpu"), refine, scene.regions)


def test_the_first_test_pictures_are_the_usual_ones(birds: Path) -> None:
    assert [s.name for s in opened(birds, count=5)] == ["jay", "wren"]
    assert [s.name for s in opened(birds, "tern", "owl")] == ["tern", "owl"]
    scene = opened(birds, "owl")[0]
    assert scene.ratio == 2 and [r.name for r in scene.regions.regions] == list(REGIONS)
    with pytest.raises(UserError, match="no picture “emu”"):
        opened(birds, "emu")
    with pytest.raises(UserError, match="not a folder of pairs"):
        opened(birds / "images", "emu")


def test_comparison_of_a_data_set(birds: Path, networks: list[Path]) -> None:
    scenes = opened(birds, "jay", "owl")
    compared = candidates(networks, scenes[0])
    figure = comparison(scenes, compared, CELL)
    for scene in scenes:
        cells = [scene.regions.palette()[scene.labels], scene.image]
        cells += [
            to_pixels(c.system.reconstruct(scene.batch.images, scene.batch.labels))[0] for c in compared
        ]
        found = [place(figure, cell) for cell in cells]
        assert len({y for _, y in found}) == 1
        assert np.diff([x for x, _ in found]).tolist() == [136, 152, 136], "whole, 2:1"


def test_instances_reach_the_network(birds: Path, tmp_path: Path) -> None:
    scene = opened(birds, "jay")[0]
    torch.manual_seed(6)
    config = Pix2PixHDConfig(regions=3, base_width=2, blocks=1, feature_width=2, instances=True)
    save_system(make_system("pix2pixhd", config), tmp_path / "parts.safetensors")
    (system,) = candidates([tmp_path / "parts.safetensors"], scene)
    halves = np.zeros(scene.labels.shape, np.int32)
    halves[:, 64:] = 1
    both = (halves + 2 * scene.labels, 2 * scene.labels.astype(np.int32))
    parted = [Scene(scene.name, scene.image, scene.labels, scene.regions, each) for each in both]
    pictures = [comparison([s], [system], CELL) for s in parted]
    assert not np.array_equal(*pictures)


def test_refined_networks_are_named(birds: Path, networks: list[Path]) -> None:
    scene = opened(birds, "jay")[0]
    plain, refined = (candidates(networks[:1], scene, refine)[0] for refine in (False, True))
    assert (plain.title, refined.title) == ("SEAN", "SEAN, refined")
    result = to_pixels(refined.reconstruct(scene.batch))[0]
    assert len(places(comparison([scene], [refined], CELL), result)) == 1
    assert not places(comparison([scene], [plain], CELL), result)


def test_a_sequence_keeps_what_the_steps_before_it_did(birds: Path, networks: list[Path]) -> None:
    scene, owl, tern = opened(birds, "jay", "owl", "tern")
    (candidate, _) = candidates(networks, scene)
    figure = sequence(candidate, [scene], [owl, tern], [["sky"], ["wing"], ["beak"]], CELL)
    generator = candidate.system.generator  # type: ignore[attr-defined]
    own, of_owl, of_tern = (
        encode_styles(generator, s.batch.images, s.batch.labels) for s in (scene, owl, tern)
    )
    styles = own.clone()
    wanted = [scene.image, to_pixels(generator(scene.batch.labels, styles, noise=False))[0]]
    for region, codes in ((0, of_owl), (1, of_tern)):
        styles[:, region] = codes[:, region]
        wanted.append(to_pixels(generator(scene.batch.labels, styles, noise=False))[0])
    wanted.append(wanted[-1])  # the owl has no beak: nothing changes
    columns = []
    for picture in wanted[:3]:
        columns.append(place(figure, _without_inset(picture)))
    assert len({y for _, y in columns}) == 1 and [x for x, _ in columns] == sorted(x for x, _ in columns)
    assert len(places(figure, _without_inset(wanted[3]))) == 2
    x, y = columns[2]
    inset = figure[y + 64 - 18 : y + 64, x + 128 - 36 : x + 128]
    grey = (inset == 96).all(2)
    assert 0.05 < grey.mean() < 0.95 and (inset[~grey] != 96).any(), "the sky in its colour, the rest grey"


def _without_inset(picture: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(picture[:40])


def test_a_sequence_of_nothing_is_a_mistake(birds: Path, networks: list[Path]) -> None:
    scene = opened(birds, "jay")[0]
    sean, other = candidates(networks, scene)
    with pytest.raises(ValueError, match="sequence"):
        sequence(sean, [scene], [], [["sky"]])
    with pytest.raises(UserError, match=r"no region “hair”\. The regions are: sky, wing, beak"):
        sequence(sean, [scene], [scene], [["hair"]])
    with pytest.raises(UserError, match="no style for each region"):
        sequence(other, [scene], [scene], [["sky"]])


def test_titles_of_steps(birds: Path) -> None:
    regions = opened(birds, "jay")[0].regions
    assert titles([0], regions) == "Sky" and titles([0, 2], regions) == "Sky and Beak"
    assert titles([0, 1, 2], regions) == "All regions"
