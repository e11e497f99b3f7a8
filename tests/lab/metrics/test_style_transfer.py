"""The transfer protocol with a painter that fills regions with flat colours: every figure is known."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from models.colour_difference import ciede2000, lab
from models.lab.datasets import Dataset, open_dataset
from models.lab.metrics.face_parsing import FaceMetric
from models.lab.metrics.style_transfer import Painter, Transfer, reference_of, transfers
from models.lab.systems import Batch
from models.regions import CELEBAMASK_HQ
from models.sean.encoder import one_hot, region_means

HAIR, SKIN, BACKGROUND = (CELEBAMASK_HQ.by_name(name).id for name in ("hair", "skin", "background"))
COLOURS = {
    "a": {BACKGROUND: (20, 30, 40), SKIN: (200, 160, 140), HAIR: (60, 40, 20)},
    "b": {BACKGROUND: (220, 220, 210), SKIN: (120, 80, 60), HAIR: (180, 140, 60)},
    "c": {BACKGROUND: (90, 140, 90), SKIN: (230, 200, 190)},
}


class FlatPainter:
    """A region's code is its mean colour; `leak` of a region's new colour goes into all the others."""

    def __init__(self, leak: float = 0.0) -> None:
        self.leak = leak
        self.own: Tensor | None = None

    def encode(self, batch: Batch) -> Tensor:
        codes = region_means(batch.images, one_hot(batch.labels, 19))
        self.own = codes[:1]
        return codes

    def paint(self, labels: Tensor, codes: Tensor) -> Tensor:
        assert self.own is not None
        strange = (codes - self.own).sum(1, keepdim=True)
        changed = (codes != self.own).any(2, keepdim=True)
        colours = torch.where(changed, codes, codes + self.leak * strange)
        return colours[0][labels[0].long()].permute(2, 0, 1)[None].clamp(-1, 1)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    root = tmp_path_factory.mktemp("flat")
    for index, (name, colours) in enumerate(COLOURS.items()):
        labels = np.full((64, 64), BACKGROUND, np.uint8)
        labels[20 + index : 60, 10:50] = SKIN
        if HAIR in colours:
            labels[4 : 20 + index, 10:50] = HAIR
        image = np.zeros((64, 64, 3), np.uint8)
        for region, colour in colours.items():
            image[labels == region] = colour
        for folder, array in (("images", image), ("labels", labels)):
            (root / folder).mkdir(exist_ok=True)
            Image.fromarray(array).save(root / folder / f"{name}.png")
    return open_dataset("pairs", root, "all")


def cases(dataset: Dataset, painter: Painter, face_network: FaceMetric) -> dict[tuple[str, str], Transfer]:
    found = transfers(dataset, 64, painter, face_network)
    return {(case.name, case.target): case for case, _ in found}


def delta(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return float(ciede2000(lab(np.array(one) / 255), lab(np.array(other) / 255)))


def test_partners() -> None:
    assert reference_of("abcd") == {"a": "c", "b": "d", "c": "a", "d": "b"}
    assert reference_of("abc") == {"a": "b", "b": "c", "c": "a"}


def test_a_faithful_painter(dataset: Dataset, face_network: FaceMetric) -> None:
    found = cases(dataset, FlatPainter(), face_network)
    assert set(found) == {
        *((name, "none") for name in "abc"),
        *((name, target) for name in "abc" for target in ("skin", "background")),
        ("a", "hair"),
    }, "c has no hair to give or to take it, and none has lips or clothes"
    for (name, target), case in found.items():
        assert case.confusion.sum() == 64 * 64
        if target == "none":
            continue
        region = CELEBAMASK_HQ.by_name(target).id
        before = delta(COLOURS[name][region], COLOURS[case.reference][region])
        assert case.before == pytest.approx(before, abs=0.01) and case.before > 6
        assert (case.to_reference, case.own, case.change, case.most_changed) == pytest.approx(
            (0,) * 4, abs=0.01
        )


def test_what_leaks_into_other_regions_is_seen(dataset: Dataset, face_network: FaceMetric) -> None:
    case = cases(dataset, FlatPainter(leak=0.1), face_network)["a", "hair"]
    shift = (np.array(COLOURS["b"][HAIR]) - np.array(COLOURS["a"][HAIR])) * 0.1
    changes = [
        delta(COLOURS["a"][region], tuple(COLOURS["a"][region] + shift)) for region in (SKIN, BACKGROUND)
    ]
    assert case.to_reference == pytest.approx(0, abs=0.01)
    assert case.change == pytest.approx(np.mean(changes), abs=0.01)
    assert case.most_changed == pytest.approx(max(changes), abs=0.01) and case.change > 1


def test_some_names_give_the_same_cases(dataset: Dataset, face_network: FaceMetric) -> None:
    whole = cases(dataset, FlatPainter(), face_network)
    part = [case for case, _ in transfers(dataset, 64, FlatPainter(), face_network, ["b"])]
    assert {case.target for case in part} == {target for name, target in whole if name == "b"}
    assert all(case.before == whole["b", case.target].before for case in part if case.target != "none")
