"""Close-ups: where they lie, what they see, and how their answers are joined with the first pass."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from models.parsing.close_ups import CLOSE_UP_IDS, CONFIG, DECIDED, EARS, EYES, MOUTH, WEIGHT, known_to
from models.regions import CELEBAMASK_HQ

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}


def face(eyes: tuple[int, int] = (128, 110), mouth: tuple[int, int] = (128, 190)) -> np.ndarray:
    """Labels [256, 256] with eyes 60 pixels apart around `eyes` (x, y) and lips at `mouth`."""
    labels = np.full((256, 256), ID["skin"], np.uint8)
    for name, side in (("r_eye", -30), ("l_eye", 30)):
        x, y = eyes[0] + side, eyes[1]
        labels[max(0, y - 4) : y + 4, max(0, x - 8) : max(0, x + 8)] = ID[name]
    labels[mouth[1] - 6 : mouth[1] + 6, mouth[0] - 20 : mouth[0] + 20] = ID["u_lip"]
    return labels


def test_they_lie_around_what_they_show() -> None:
    labels = face()
    assert EYES.places(labels) == ((128 - 72, 110 - 32),)
    assert MOUTH.places(labels) == ((128 - 72, 190 - 32),)


def test_they_stay_inside_the_portrait() -> None:
    assert EYES.places(face(eyes=(20, 6))) == ((0, 0),)
    assert MOUTH.places(face(mouth=(230, 249))) == ((256 - 144, 256 - 64),)


def test_what_is_missing_has_none() -> None:
    nobody = np.zeros((256, 256), np.uint8)
    assert all(each.places(nobody) is None for each in (EYES, MOUTH, EARS))
    nobody[:4, :4] = ID["l_eye"]  # 16 pixels are an accident
    assert EYES.places(nobody) is None


def test_sunglasses_take_the_place_of_eyes() -> None:
    labels = face()
    labels[100:120, 80:176] = ID["eye_g"]
    assert EYES.places(labels) == ((128 - 72, 110 - 32),)


def test_a_stray_pixel_moves_nothing() -> None:
    labels = face()
    labels[250, 3] = ID["l_eye"]
    assert EYES.places(labels) == ((128 - 72, 110 - 32),)


def test_a_cut_shows_the_pixels_that_its_labels_stand_for() -> None:
    """The picture's value is its place; every pixel of the label map has four of the cut."""
    ys, xs = torch.meshgrid(torch.arange(512.0), torch.arange(512.0), indexing="ij")
    picture = torch.stack([xs, ys, xs * 0])[None]
    cut = MOUTH.cut(picture, ((30, 40),))
    assert cut.shape == (1, 3, 128, 288)
    assert cut[0, :2, 0, 0].tolist() == [60, 80] and cut[0, :2, -1, -1].tolist() == [347, 207]


def test_each_decided_region_has_an_own_id() -> None:
    assert CLOSE_UP_IDS[list(DECIDED)].tolist() == list(range(1, len(DECIDED) + 1))
    assert CLOSE_UP_IDS[ID["hat"]] == 0
    assert CONFIG.regions == len(DECIDED) + 1


def joined(first: str, second: str | None) -> torch.Tensor:
    """The first pass says one region everywhere, the close-up of the eyes another (None: one that it does
    not know)."""
    shares = torch.zeros(1, 19, 256, 256)
    shares[:, ID[first]] = 1
    seen = torch.zeros(1, len(DECIDED) + 1, 64, 144)
    seen[:, 0 if second is None else CLOSE_UP_IDS[ID[second]]] = 1
    return EYES.joined(shares, seen, ((50, 80),))


def test_a_close_up_counts_inside_and_fades_to_its_edges() -> None:
    eye = joined("skin", "l_eye")[0, ID["l_eye"]]
    assert eye[112, 122] == pytest.approx(WEIGHT) and eye[112, 60] == pytest.approx(WEIGHT)
    row = eye[112, 50:61]
    assert 0 < row[0] < 0.05 and bool((row.diff() >= 0).all())
    assert eye[80, 50] < 0.01
    outside = eye.clone()
    outside[80:144, 50:194] = 0
    assert outside.abs().max() == 0


def test_shares_stay_shares() -> None:
    for first, second in (("skin", "l_eye"), ("hat", None), ("skin", None)):
        assert joined(first, second).sum(1) == pytest.approx(1.0, abs=1e-5)


def test_regions_that_it_does_not_know_are_left_to_the_first_pass() -> None:
    assert joined("hat", None)[0, ID["hat"]].min() > 0.99
    assert joined("hat", "hair")[0, ID["hat"], 112, 122] == pytest.approx(1 - WEIGHT, abs=1e-5)


def with_ears(*sides: str) -> np.ndarray:
    """A face 120 pixels wide before nothing, with ears beside it of 12 x 30 pixels around row 130."""
    labels = np.where(np.abs(np.arange(256) - 128) < 60, face(), 0).astype(np.uint8)
    labels[120:140, 120:136] = ID["nose"]
    for side in sides:
        x = {"r_ear": 56, "l_ear": 188}[side]
        labels[115:145, x : x + 12] = ID[side]
    return labels


def test_ears_have_a_window_each_side_by_side() -> None:
    """The window's middle lies a little below the ear's, which is at (62, 130) and (194, 130)."""
    places = EARS.places(with_ears("r_ear", "l_ear"))
    assert places == ((62 - 36, 136 - 32), (194 - 36, 136 - 32)) and EARS.width == 144
    ys, xs = torch.meshgrid(torch.arange(512.0), torch.arange(512.0), indexing="ij")
    cut = EARS.cut(torch.stack([xs, ys, xs * 0])[None], places)
    assert cut.shape == (1, 3, 128, 288)
    assert cut[0, :2, 0, 0].tolist() == [52, 208] and cut[0, :2, 0, 144].tolist() == [316, 208]


def test_a_ring_is_part_of_the_ear_that_it_hangs_from() -> None:
    labels = with_ears("r_ear", "l_ear")
    labels[145:175, 192:196] = ID["ear_r"]
    places = EARS.places(labels)
    assert places is not None
    assert places[0][1] == 136 - 32 and places[1][1] == pytest.approx(151 - 32, abs=1)


def test_a_hidden_ear_is_looked_for_at_the_edge_of_the_face() -> None:
    places = EARS.places(with_ears("r_ear"))
    assert places is not None
    assert places[1][0] == pytest.approx(187 - 36, abs=1) and places[1][1] == pytest.approx(136 - 32, abs=1)


def test_mirrored_faces_have_mirrored_windows() -> None:
    labels = np.roll(with_ears("r_ear"), 9, 1)
    twins = np.array(CELEBAMASK_HQ.mirrored_ids, np.uint8)
    here, there = EARS.places(labels), EARS.places(twins[labels[:, ::-1]])
    assert here is not None and there is not None
    for (left, top), (x, y) in zip(here, reversed(there), strict=True):
        assert abs(256 - 72 - left - x) <= 1 and top == y


def test_each_ear_gets_what_its_own_window_saw() -> None:
    shares = torch.zeros(1, 19, 256, 256)
    shares[:, ID["hair"]] = 1
    seen = torch.zeros(1, CONFIG.regions, 64, 144)
    seen[:, CLOSE_UP_IDS[ID["ear_r"]], :, :72] = 1
    seen[:, CLOSE_UP_IDS[ID["skin"]], :, 72:] = 1
    found = EARS.joined(shares, seen, ((20, 100), (160, 100)))[0, :, 132]
    assert found[ID["ear_r"], 56] == pytest.approx(WEIGHT) and found[ID["skin"], 56] == 0
    assert found[ID["skin"], 196] == pytest.approx(WEIGHT) and found[ID["ear_r"], 196] == 0


def test_a_network_of_before_knows_no_ears() -> None:
    assert known_to(12) == (EYES, MOUTH) and known_to(CONFIG.regions) == (EYES, MOUTH, EARS)
    shares, seen = torch.zeros(1, 19, 256, 256), torch.zeros(1, 12, 64, 144)
    shares[:, ID["ear_r"]] = 1
    seen[:, 0] = 1  # another region: the first pass knows which
    assert EYES.joined(shares, seen, ((50, 80),))[0, ID["ear_r"]].min() > 0.99
