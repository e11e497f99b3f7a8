"""The region predictor: all passes in one call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from models.parsing import FaceParser, save_parser
from models.parsing.close_ups import CLOSE_UP_IDS, CONFIG, EYES
from models.parsing.parser import ParserConfig
from models.parsing.predictor import RegionPredictor
from models.parsing.shares import pairs_together, weighed
from models.regions import CELEBAMASK_HQ
from sean_editor.checkpoints import FACE_PARSER
from sean_editor.photo import load_portrait, shipped_portraits

TINY = ParserConfig(widths=(8, 8, 16, 16, 16), blocks=(1, 1, 1, 1), decoder=(8, 8, 8, 8), fine=4)
PORTRAIT = shipped_portraits()[0]
L_EYE, R_EYE = CELEBAMASK_HQ.by_name("l_eye").id, CELEBAMASK_HQ.by_name("r_eye").id


class Painted(nn.Module):
    """Stands in for the first pass: says what was painted, whatever it sees."""

    def __init__(self, labels: np.ndarray) -> None:
        super().__init__()
        shares = np.eye(19, dtype=np.float32)[labels].transpose(2, 0, 1) * 12
        mirrored = shares[CELEBAMASK_HQ.mirrored_ids][:, :, ::-1]
        self.both = torch.from_numpy(np.stack([shares, mirrored]))

    def forward(self, images: Tensor) -> Tensor:
        assert images.shape == (2, 3, 256, 256)
        assert torch.equal(images[0], images[1].flip(2))
        return self.both


class Watched(FaceParser):
    """A network for close-ups that remembers what it saw, and sees eyes wherever it is bright."""

    def __init__(self) -> None:
        super().__init__(CONFIG)
        self.seen: list[Tensor] = []

    def half_size(self, images: Tensor) -> Tensor:
        self.seen.append(images)
        bright = torch.nn.functional.avg_pool2d(images.mean(1, keepdim=True), 2)
        logits = torch.zeros(len(images), CONFIG.regions, *bright.shape[2:])
        for region in (L_EYE, R_EYE):
            logits[:, int(CLOSE_UP_IDS[region])] = 40 * bright[:, 0]
        return logits


@pytest.fixture(scope="module")
def labels() -> np.ndarray:
    return load_portrait(PORTRAIT).labels


def test_a_mirrored_portrait_has_mirrored_labels() -> None:
    """By the first pass: close-ups are not seen mirrored, too."""
    torch.manual_seed(0)
    network = FaceParser(TINY)
    nn.init.normal_(network.head.weight)
    predictor = RegionPredictor(network)
    image = load_portrait(PORTRAIT, size=512).image
    here, there = predictor.shares(image)[0], predictor.shares(image[:, ::-1])[0]
    mirrored = there[CELEBAMASK_HQ.mirrored_ids.astype(int)].flip(2)
    settled = (here - here.flip(0)).abs().amax(0) > 1e-3
    assert len(here.argmax(0).unique()) > 3
    assert ((here - mirrored).abs().amax(0) < 1e-3)[settled].float().mean() > 0.999


def test_eyes_mouth_and_ears_are_seen_again_in_detail(labels: np.ndarray) -> None:
    close_ups, image = Watched(), load_portrait(PORTRAIT, size=512).image
    RegionPredictor(Painted(labels), close_ups)(image)
    assert [tuple(each.shape) for each in close_ups.seen] == [(3, 3, 128, 288)]
    ((left, top),) = EYES.places(labels) or ()
    left, top = 2 * left, 2 * top
    seen = (close_ups.seen[0][0].permute(1, 2, 0).numpy() + 1) * 127.5
    assert np.abs(seen - image[top : top + 128, left : left + 288]).max() < 0.01


def test_what_a_close_up_sees_is_in_the_labels(labels: np.ndarray) -> None:
    """A bright spot of four pixels of the photo becomes one pixel of an eye, where it is."""
    ((left, top),) = EYES.places(labels) or ()
    x, y = left + 40, top + 50
    image = np.zeros((512, 512, 3), np.uint8)
    image[2 * y : 2 * y + 2, 2 * x : 2 * x + 2] = 255
    bare = np.where(np.isin(labels, (L_EYE, R_EYE)), 1, labels)
    painted = Painted(labels)
    plain = RegionPredictor(painted)(image)[0]
    found = RegionPredictor(painted, Watched())(image)[0]
    assert plain[y, x] == bare[y, x] and found[y, x] in (L_EYE, R_EYE)
    assert not np.isin(found[y, x + 1 : x + 3], (L_EYE, R_EYE)).any()


def test_nobody_has_no_close_ups() -> None:
    close_ups = Watched()
    found, probability = RegionPredictor(Painted(np.zeros((256, 256), np.uint8)), close_ups)(
        np.zeros((256, 256, 3), np.uint8)
    )
    assert close_ups.seen == [] and not found.any() and probability.min() > 0.9


@pytest.mark.parametrize("side", [256, 300, 512, 700])
def test_labels_have_one_size(side: int) -> None:
    torch.manual_seed(0)
    image = np.random.default_rng(0).integers(0, 256, (side, side, 3)).astype(np.uint8)
    labels, probability = RegionPredictor(FaceParser(TINY), FaceParser(CONFIG))(image)
    assert labels.shape == probability.shape == (256, 256) and labels.dtype == np.uint8
    assert probability.min() > 0 and probability.max() <= 1


def test_sides_are_told_by_their_place(labels: np.ndarray) -> None:
    """The first pass confuses all eyes; they are put right."""
    confused = labels.copy()
    confused[labels == L_EYE] = R_EYE
    found, _ = RegionPredictor(Painted(confused))(np.zeros((256, 256, 3), np.uint8))
    assert (found == labels).mean() > 0.999


def test_a_pair_speaks_with_one_voice() -> None:
    shares = torch.zeros(1, 19, 1, 1)
    shares[0, [1, L_EYE, R_EYE], 0, 0] = torch.tensor([0.4, 0.28, 0.32])
    together = pairs_together(shares, CELEBAMASK_HQ)[0, :, 0, 0]
    assert (
        together[R_EYE] == pytest.approx(0.6) and together[L_EYE] == 0 and together[1] == pytest.approx(0.4)
    )


def test_a_file_of_before_works_as_it_is(tmp_path: Path) -> None:
    predictor = RegionPredictor.load(FACE_PARSER)
    portrait = load_portrait(PORTRAIT)
    assert (predictor(portrait.image)[0] == portrait.labels).mean() > 0.9
    save_parser(FaceParser(ParserConfig(fine=16)), tmp_path / "both.safetensors", FaceParser(CONFIG))
    assert (tmp_path / "both.safetensors").stat().st_size < 15_000_000
    both = RegionPredictor.load(tmp_path / "both.safetensors")
    assert both.close_ups is not None and both.close_ups.config == CONFIG


def test_close_ups_of_before_see_eyes_and_mouth(labels: np.ndarray, tmp_path: Path) -> None:
    """A file whose second network has 12 ids, as it shipped before ears had close-ups."""
    save_parser(FaceParser(TINY), tmp_path / "old.safetensors", FaceParser(replace(CONFIG, regions=12)))
    old = RegionPredictor.load(tmp_path / "old.safetensors").close_ups
    assert old is not None
    seen: list[int] = []
    old.stem.register_forward_hook(lambda _, given, __: seen.append(len(given[0])))
    RegionPredictor(Painted(labels), old)(np.zeros((512, 512, 3), np.uint8))
    assert seen == [2]


def test_factors_weigh_shares(labels: np.ndarray) -> None:
    shares = torch.tensor([0.6, 0.3, 0.1])[None, :, None, None]
    found = weighed(shares, torch.tensor([1.0, 4.0, 1.0]))[0, :, 0, 0]
    assert found.tolist() == pytest.approx([0.6 / 1.9, 1.2 / 1.9, 0.1 / 1.9])
    factors = torch.ones(19)
    factors[CELEBAMASK_HQ.by_name("hair").id] = 1e-6
    image, painted = np.zeros((256, 256, 3), np.uint8), Painted(labels)
    plain = RegionPredictor(painted)(image)[0]
    bald = RegionPredictor(painted, factors=factors)(image)[0]
    hair = plain == CELEBAMASK_HQ.by_name("hair").id
    assert hair.any() and not (bald[hair] == plain[hair]).any() and (bald[~hair] == plain[~hair]).all()
    same = RegionPredictor(painted, factors=torch.full((19,), 3.0))(image)[0]
    assert np.array_equal(same, plain)
