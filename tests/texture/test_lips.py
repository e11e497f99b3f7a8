"""Lips and teeth keep their own surface in another outline."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from models.regions import CELEBAMASK_HQ
from sean_editor import open_portrait
from sean_editor.document import Document
from sean_editor.texture.lips import moved_part
from sean_editor.texture.request import Means, RegionTexture, Source, TextureRequest
from sean_editor.texture.texture_pass import TexturePass

SIZE = 256
UPPER, LOWER, MOUTH = (CELEBAMASK_HQ.by_name(name).id for name in ("u_lip", "l_lip", "mouth"))


def lip(x: int, y: int, across: int, down: int, degrees: float = 0.0) -> np.ndarray:
    drawn = np.zeros((SIZE, SIZE), np.float32)
    cv2.ellipse(drawn, ((x, y), (2 * across, 2 * down), degrees), 1, -1)
    return drawn


def ramps(weight: np.ndarray, degrees: float = 0.0) -> np.ndarray:
    """A photo whose channels grow along and across an ellipse at the middle, beyond which all is 500."""
    rows, columns = np.mgrid[:SIZE, :SIZE].astype(np.float32) - SIZE / 2
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    inside = np.dstack([cos * columns + sin * rows, cos * rows - sin * columns, 0 * rows])
    return np.where(weight[..., None] > 0.5, inside, 500).astype(np.float32)


@pytest.mark.parametrize("degrees", [0.0, 20.0, -15.0])
def test_a_larger_lip_has_the_surface_of_the_own_one_and_nothing_else(degrees: float) -> None:
    before, after = lip(128, 128, 40, 10, degrees), lip(150, 110, 50, 16, degrees)
    drawn = moved_part(ramps(before, degrees), before, after)
    assert drawn is not None
    core = cv2.erode(after, np.ones((5, 5))) > 0.5
    rows, columns = np.nonzero(core)
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along, across = (columns - 150) * cos + (rows - 110) * sin, (rows - 110) * cos - (columns - 150) * sin
    np.testing.assert_allclose(drawn[core][:, 0], along * 40 / 50, atol=2.5)
    np.testing.assert_allclose(drawn[core][:, 1], across * 10 / 16, atol=1.5)


def test_a_lip_that_stays_is_the_photo() -> None:
    before = lip(128, 128, 40, 10)
    drawn = moved_part(ramps(before), before, before)
    assert drawn is not None
    core = cv2.erode(before, np.ones((5, 5))) > 0.5
    np.testing.assert_allclose(drawn[core], ramps(before)[core], atol=1.0)


def test_nothing_is_stretched_too_far_or_made_of_too_little() -> None:
    before = lip(128, 128, 40, 10)
    assert moved_part(ramps(before), before, lip(128, 128, 40, 40)) is None
    assert moved_part(ramps(before), before, lip(128, 128, 125, 20)) is None
    assert moved_part(ramps(before), lip(128, 128, 8, 2), before) is None
    assert moved_part(ramps(before), before, 0 * before) is None
    line = 0.51 * np.eye(SIZE, dtype=np.float32)
    assert moved_part(ramps(before), line, before) is None and moved_part(ramps(before), before, line) is None


def pointed(across: int, down: int) -> np.ndarray:
    """A part in the middle that ends in two tips."""
    drawn = np.zeros((SIZE, SIZE), np.float32)
    corners = [(128 - across, 128), (128, 128 - down), (128 + across, 128), (128, 128 + down)]
    cv2.fillPoly(drawn, [np.array(corners, np.int32)], 1.0)
    return drawn


def test_a_blunt_stroke_is_not_drawn_out_of_the_tips_of_lips() -> None:
    before, after = pointed(50, 10), np.zeros((SIZE, SIZE), np.float32)
    after[118:139, 78:179] = 1
    drawn = moved_part(ramps(np.ones_like(before)), before, after)
    assert drawn is not None
    for column in (83, 173):
        rise = drawn[135, column, 1] - drawn[121, column, 1]
        assert rise > 14 / 5, "not stretched more than five times"


def test_steep_edges_leave_no_comb() -> None:
    before, after = pointed(22, 20), pointed(60, 45)
    drawn = moved_part(ramps(np.ones_like(before)), before, after)
    assert drawn is not None
    bend = np.diff(drawn[128 + 8, 90:125, 1], 2)
    assert np.abs(bend).max() < 0.15


@pytest.mark.parametrize("teeth", [90.0, 45.0])
def test_teeth_of_a_mouth_opened_wide_hang_from_the_upper_lip(teeth: float) -> None:
    before, after = lip(128, 100, 40, 8), lip(128, 120, 44, 28)
    photo = np.full((SIZE, SIZE, 3), (50, 30, 20), np.float32)
    photo[before > 0.5] = (teeth, 0, 8)
    drawn = moved_part(photo, before, after, teeth=True)
    assert drawn is not None
    middle = drawn[:, 128]
    np.testing.assert_allclose(middle[95:107], photo[100, 128] + np.zeros((12, 3)), atol=1.0)
    assert middle[120, 0] < 15, "dark below them"
    assert middle[145, 1] > middle[120, 1] and middle[145, 0] < 0.45 * teeth, (
        "the tongue, in the teeth's light"
    )


def test_a_wider_mouth_is_the_own_one() -> None:
    """Lips and teeth, 1.2 times as large, also where they cover what was lip or tooth before."""
    portrait, texture_pass = open_portrait("clara"), TexturePass()
    own = Source(portrait.id, portrait.image, portrait.labels, np.zeros_like(portrait.image))
    parts = np.isin(own.labels, (UPPER, LOWER, MOUTH))
    rows, columns = np.nonzero(parts)
    matrix = cv2.getRotationMatrix2D((float(columns.mean()), float(rows.mean())), 0, 1.2)
    layout = own.labels.copy()
    for region in (UPPER, LOWER, MOUTH):
        layout[cv2.warpAffine((own.labels == region).astype(np.float32), matrix, (SIZE, SIZE)) > 0.5] = region
    done = texture_pass.render(TextureRequest(np.zeros_like(own.picture), layout, own, size=SIZE))
    assert {report.region: report.means for report in done.reports}.items() >= {
        (UPPER, Means.OWN), (LOWER, Means.OWN), (MOUTH, Means.OWN)
    }  # fmt: skip
    wanted = cv2.warpAffine(own.photo, matrix, (SIZE, SIZE)).astype(float)
    core = cv2.erode(np.isin(layout, (UPPER, LOWER, MOUTH)).astype(np.uint8), np.ones((5, 5))) > 0
    assert np.abs(done.picture[core] - wanted[core]).mean() < 16, "the network's picture is black"
    painted = own.labels == LOWER
    over = texture_pass.render(
        TextureRequest(np.zeros_like(own.picture), own.labels, own, size=SIZE, painted=painted)
    )
    means = {report.region: report.means for report in over.reports}
    assert means[LOWER] is Means.NETWORK, "what was painted over errs"


def test_a_brush_that_also_covers_the_old_lip_keeps_its_surface() -> None:
    """A hand that paints a fuller lip paints over much of the old one."""
    portrait = open_portrait("clara")
    own = Source(portrait.id, portrait.image, portrait.labels, portrait.image)
    document = Document(portrait)
    rows, columns = np.nonzero(own.labels == LOWER)
    ends = [(float(x), float(rows.max() - 1)) for x in np.quantile(columns, (0.3, 0.7))]
    with document.edit("Brush"):
        document.paint_segment(*ends, 4, LOWER)
    assert (document.painted & (own.labels == LOWER)).any() and (document.labels != own.labels).any()
    request = TextureRequest(own.picture, document.labels, own, size=SIZE, painted=document.painted)
    means = {report.region: report.means for report in TexturePass().render(request).reports}
    assert means[LOWER] is Means.OWN


@pytest.mark.parametrize("down", [34, 41, 60])
def test_teeth_of_a_round_mouth_stand_upright(down: int) -> None:
    """A mouth as high as wide has no axis to turn its teeth to."""
    before, after = lip(128, 100, 40, 8), lip(128, 120, 40, down)
    photo = np.full((SIZE, SIZE, 3), (50, 30, 20), np.float32)
    photo[before > 0.5] = (90, 0, 8)
    drawn = moved_part(photo, before, after, teeth=True)
    assert drawn is not None
    top, middle = 120 - down, (np.nonzero(after.any(0))[0][[0, -1]]).mean().astype(int)
    assert drawn[top + 2 : top + 8, middle - 12 : middle + 12, 0].min() > 80, "teeth along the upper lip"
    assert drawn[120 : 120 + down // 2, middle - 12 : middle + 12, 0].max() < 45, "none at the sides or below"


def test_thinner_lips_are_the_own_ones_and_leave_no_rim() -> None:
    """The red of lips goes on beyond their label; skin takes its place, too."""
    portrait = open_portrait("clara")
    labels, photo = portrait.labels, portrait.image.copy()
    lips = np.isin(labels, (UPPER, LOWER))
    rim = cv2.dilate(lips.astype(np.uint8), np.ones((5, 5))) > 0
    photo[rim & ~np.isin(labels, (MOUTH,))] = (190, 40, 50)  # as lips, on either side of their edge
    own = Source("red lips", photo, labels, portrait.image)
    layout = labels.copy()
    layout[lips & (cv2.erode(rim.astype(np.uint8), np.ones((9, 1))) == 0)] = 1  # the outer rows are skin
    left = cv2.dilate((lips & (layout == 1)).astype(np.uint8), np.ones((3, 3))) > 0
    done = TexturePass().render(TextureRequest(own.picture, layout, own, size=SIZE))
    assert LOWER in [report.region for report in done.reports]
    gone = (
        left
        & (layout == 1)
        & (cv2.dilate(np.isin(layout, (UPPER, LOWER)).astype(np.uint8), np.ones((5, 5))) == 0)
    )
    red = done.picture[..., 0].astype(int) - done.picture[..., 1]
    assert (
        gone.sum() > 40
        and red[gone].mean() < 90 < 140 < (photo[..., 0].astype(int) - photo[..., 1])[gone].mean()
    )


def opened(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A label map with the mouth closed, and one with it opened by an ellipse below the upper lip."""
    closed = labels.copy()
    closed[labels == MOUTH] = LOWER
    rows, columns = np.nonzero(labels == MOUTH)
    layout, centre = closed.copy(), (int(columns.mean()), int(rows.mean()) + 4)
    cv2.ellipse(layout, centre, (18, 9), 0, 0, 360, MOUTH, -1)
    return closed, layout


def test_a_closed_mouth_that_was_opened_is_dark_or_has_the_teeth_of_another_face() -> None:
    portrait, other, texture_pass = open_portrait("elin"), open_portrait("amara"), TexturePass()
    closed, layout = opened(
        portrait.labels if (portrait.labels == MOUTH).any() else open_portrait("elin").labels
    )
    own = Source("closed", portrait.image, closed, np.full_like(portrait.image, 250))
    inside = cv2.erode((layout == MOUTH).astype(np.uint8), np.ones((7, 7))) > 0
    request = TextureRequest(own.picture, layout, own, size=SIZE)
    done = texture_pass.render(request)
    assert {report.region: report.means for report in done.reports}[MOUTH] is Means.NETWORK
    assert done.picture[inside].mean() < 80, "the network's picture is white"
    giver = Source(other.id, other.image, other.labels, other.image)
    done = texture_pass.render(replace(request, regions={MOUTH: RegionTexture(giver)}))
    assert {report.region: report.means for report in done.reports}[MOUTH] is Means.EXEMPLARS
    theirs = other.image[other.labels == MOUTH]
    assert abs(float(np.quantile(done.picture[inside], 0.9)) - float(np.quantile(theirs, 0.9))) < 40
