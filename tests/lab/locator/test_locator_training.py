"""Training of the locator: scenes whose points are where they say, targets by hand, resumed runs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

from models.lab.datasets.pairs import DataError
from models.lab.locator.backdrops import draw_backdrop
from models.lab.locator.batches import CropBatches, SceneBatches, recoloured, targets
from models.lab.locator.certainty import fit_certainty
from models.lab.locator.faces import (
    Face,
    alignment_square,
    points_of_labels,
    points_of_mesh,
    read_faces,
)
from models.lab.locator.losses import locator_loss, refiner_loss
from models.lab.locator.run import LocatorTrainer, train_network
from models.lab.locator.scenes import Scene, draw_scene, similarity, warp
from models.lab.training.core.loop import run_stages
from models.lab.training.core.progress import Length
from models.lab.training.core.stopping import Stop
from models.parsing.landmarks import CROP, LandmarkRefiner, RefinerConfig
from models.parsing.locator import FaceLocator, LocatorConfig
from sean_editor.document.photo_origin import Alignment

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "portraits"
POINTS = np.array([[100.0, 110.0], [160.0, 112.0], [108.0, 170.0], [150.0, 171.0]])
COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))


def dotted_face() -> Face:
    """A grey picture with a coloured dot on each point, so that a picture shows where its points went."""
    pixels = np.full((256, 256, 3), 128, np.uint8)
    for (x, y), colour in zip(POINTS.astype(int), COLOURS, strict=True):
        pixels[y - 6 : y + 6, x - 6 : x + 6] = colour
    return Face("dots", Image.fromarray(pixels), POINTS)


@pytest.fixture(scope="module")
def faces() -> list[Face]:
    return read_faces([SHIPPED]).train


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("side", "turn"), [(200.0, 0.0), (120.0, 40.0), (300.0, -130.0)])
def test_points_move_with_the_picture(
    mirrored: bool, side: float, turn: float, rng: np.random.Generator
) -> None:
    face, centre = dotted_face(), np.array([140.0, 130.0])
    matrix, points = similarity(face, side, turn, centre, mirrored)
    box, picture, _ = warp(face, matrix, centre, 256, rng)
    assert picture is not None
    order = (1, 0, 3, 2) if mirrored else (0, 1, 2, 3)  # the image-left eye of a mirrored face was its right
    for (x, y), k in zip(points, order, strict=True):
        assert picture.getpixel((int(x) - box[0], int(y) - box[1])) == COLOURS[k]
    square = Alignment.from_points(points)
    assert square.side == pytest.approx(side)
    x_axis = square.quad[3] - square.quad[0]
    assert np.rad2deg(np.arctan2(x_axis[1], x_axis[0])) == pytest.approx(turn)


def test_the_square_is_that_of_the_alignment() -> None:
    centre, half = alignment_square(POINTS)
    quad = Alignment.from_points(POINTS).quad
    assert centre == pytest.approx(quad.mean(0))
    assert 2 * half == pytest.approx(quad[3] - quad[0])


def test_points_of_labels_by_hand() -> None:
    ids = np.zeros((64, 64), np.uint8)
    ids[20:26, 14:22], ids[20:26, 40:48] = 5, 4  # the subject's right eye is on the image's left
    ids[44:48, 20:44] = 11
    points = points_of_labels(ids)
    assert points is not None
    assert points.tolist() == [[18.0, 23.0], [44.0, 23.0], [20.5, 46.0], [43.5, 46.0]]
    ids[ids == 4] = 3  # sunglasses: the eye is not to be seen
    assert points_of_labels(ids) is None


def test_points_of_a_face_mesh() -> None:
    mesh = np.zeros((478, 3), np.float16)
    mesh[[33, 160, 158, 133, 153, 144], :2] = (30, 40)
    mesh[[362, 385, 387, 263, 373, 380], :2] = (60, 41)
    mesh[61, :2], mesh[291, :2] = (34, 70), (56, 71)
    assert points_of_mesh(mesh).tolist() == [[30, 40], [60, 41], [34, 70], [56, 71]]


def test_names_for_the_test_are_not_trained_on(tmp_path: Path) -> None:
    names = [path.stem for path in sorted((SHIPPED / "images").iterdir())]
    left_out = tmp_path / "names.txt"
    left_out.write_text(f"{names[3]}.png\n{names[4]}\n")
    sets = read_faces([SHIPPED], left_out)
    assert {face.name for face in sets.test} == set(names[3:5])
    assert not {f.name for f in sets.train} & {f.name for f in (*sets.test, *sets.validation)}
    left_out.write_text("nobody\n")
    with pytest.raises(DataError, match=r"names\.txt names pictures that are not there: nobody"):
        read_faces([SHIPPED], left_out)
    with pytest.raises(DataError, match="no folder of faces"):
        read_faces([tmp_path])


def test_scenes_hold_what_they_say(faces: list[Face], rng: np.random.Generator) -> None:
    scenes = [draw_scene(rng, faces, 128) for _ in range(40)]
    assert {scene.picture.size for scene in scenes} == {(128, 128)}
    assert {scene.picture.mode for scene in scenes} == {"RGB"}
    counts = [len(scene.faces) for scene in scenes]
    assert min(counts) == 0 and max(counts) >= 2
    for points in (p for scene in scenes for p in scene.faces):
        assert ((points > 0) & (points < 128)).all()
        (x, y) = alignment_square(points)[1]
        assert abs(np.rad2deg(np.arctan2(y, x))) <= 50.001
    assert np.asarray(draw_backdrop(rng, faces, 96)).shape == (96, 96, 3)


def test_targets_by_hand() -> None:
    face = np.array(
        [[50.0, 55.0], [70.0, 55.0], [52.0, 75.0], [68.0, 75.0]]
    )  # its middle is in row 8, column 7
    far = face + np.array([60.0, 40.0])
    heat, asked, points, counts, sizes = targets(Scene(Image.new("RGB", (128, 128)), [face], [far]), 128)
    assert heat.shape == (16, 16) and heat[8, 7] == 1 and heat[0, 0] < 1e-3
    assert points[:, :, 8, 7] == pytest.approx(face) and counts[8, 7] > 0.8 and counts[0, 0] == 0
    assert sizes[8, 7] == pytest.approx(Alignment.from_points(face).side, rel=1e-5)
    assert asked[13, 15] == 0 and asked[8, 7] == 1 and asked[0, 0] == 1  # nothing is asked of unclear faces


def test_recolouring_keeps_the_range(rng: np.random.Generator) -> None:
    images = recoloured(rng.integers(0, 256, (4, 8, 8, 3)).astype(np.uint8), rng)
    assert images.shape == (4, 3, 8, 8) and images.min() >= -1 and images.max() <= 1


def test_crops_are_mostly_faces(faces: list[Face], rng: np.random.Generator) -> None:
    batch = CropBatches(faces).draw(rng, 60)
    assert batch.images.shape == (60, 3, CROP, CROP)
    assert 0.5 < batch.is_face.mean() < 0.95
    inside = batch.points[batch.is_face == 1]
    assert ((inside > 0) & (inside < 1)).all()


def test_both_losses_fall_to_nothing_when_all_is_right(faces: list[Face], rng: np.random.Generator) -> None:
    scenes, crops = SceneBatches(faces, 128).draw(rng, 4), CropBatches(faces).draw(rng, 4)

    class Knowing(nn.Module):
        def __init__(self, *answer: torch.Tensor) -> None:
            super().__init__()
            self.answer = answer

        def forward(self, images: torch.Tensor) -> tuple[torch.Tensor, ...]:
            return self.answer

    logits = torch.where(scenes.heat == 1, 30.0, -30.0)
    assert locator_loss(Knowing(logits, scenes.points), scenes).item() == pytest.approx(0, abs=1e-6)
    assert locator_loss(Knowing(-logits, scenes.points), scenes).item() > 10
    sure = torch.where(crops.is_face == 1, 30.0, -30.0)
    right = refiner_loss(Knowing(crops.points, torch.full((4,), -4.0), sure), crops)
    wrong = refiner_loss(Knowing(crops.points + 0.1, torch.full((4,), -4.0), sure), crops)
    assert right.item() == pytest.approx(-0.8) and wrong.item() > 9


@pytest.mark.slow
def test_a_run_learns_and_goes_on_from_its_state(faces: list[Face], tmp_path: Path) -> None:
    torch.manual_seed(0)
    refiner = LandmarkRefiner(RefinerConfig(widths=(4, 4, 8, 8)))
    state = tmp_path / "refiner.pt"
    draw = CropBatches(faces).draw
    batch = draw(np.random.default_rng(1), 32)
    before = refiner_loss(refiner.eval(), batch).item()
    average = train_network(refiner, draw, refiner_loss, minutes=0.08, batch=8, state=state)
    assert refiner_loss(average, batch).item() < before
    steps = torch.load(state, weights_only=True)["steps"]
    fresh = LandmarkRefiner(RefinerConfig(widths=(4, 4, 8, 8)))
    again = train_network(fresh, draw, refiner_loss, minutes=0.08, batch=8, state=state)  # nothing left to do
    assert torch.load(state, weights_only=True)["steps"] == steps
    assert torch.equal(again.state_dict()["maps.weight"], average.state_dict()["maps.weight"])


def run_until(trainer: LocatorTrainer, step: int) -> None:
    stop = Stop()

    def after(loss: float) -> None:
        stop.asked = trainer.step == step

    run_stages(trainer, after, stop)


def test_a_resumed_run_is_that_of_no_interruption(faces: list[Face], tmp_path: Path) -> None:
    kept = []
    for stops in ((6,), (2, 6)):
        for stop in stops:
            torch.manual_seed(0)
            network = LandmarkRefiner(RefinerConfig(widths=(4, 4, 8, 8)))
            draw = CropBatches(faces).draw
            trainer = LocatorTrainer(network, draw, refiner_loss, Length(steps=6), batch=4, seed=3)
            if stop != stops[0]:
                trainer.load(tmp_path / "state.pt")
                assert trainer.step == trainer.average.updates == 2
            run_until(trainer, stop)
            trainer.save(tmp_path / "state.pt")
        kept.append(trainer)
    for a, b in zip(*(t.average.network.state_dict().values() for t in kept), strict=True):
        assert torch.equal(a, b)


def test_a_locator_can_take_a_step(faces: list[Face], tmp_path: Path) -> None:
    locator = FaceLocator(LocatorConfig(widths=(4, 4, 8, 8, 8, 8), head=8))
    before = locator.centre.weight.clone()
    train_network(
        locator, SceneBatches(faces, 128).draw, locator_loss, minutes=0.01, batch=2, state=tmp_path / "l.pt"
    )
    assert not torch.equal(locator.centre.weight, before)


def test_certainty_is_a_frequency() -> None:
    generator = torch.Generator().manual_seed(0)
    evidence = torch.randn(4000, 4, generator=generator) * torch.tensor([5.0, 1.0, 0.1, 2.0]) + 3
    chance = torch.sigmoid(0.5 * (evidence[:, 0] - 3) - 1)
    right = torch.rand(4000, generator=generator) < chance
    certainty = nn.Linear(4, 1)
    fit_certainty(certainty, evidence, right)
    said = certainty(evidence)[:, 0].sigmoid()
    assert (said - chance).abs().mean() < 0.03


def test_nothing_is_certain_where_nothing_was_right() -> None:
    certainty = nn.Linear(4, 1)
    fit_certainty(certainty, torch.zeros(0, 4), torch.zeros(0, dtype=torch.bool))
    assert (certainty(torch.randn(9, 4)).sigmoid() < 0.001).all()
