"""Persons, their heads, hair, and clothes: what is drawn at random stays plausible and repeats."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy", reason="scipy is not installed: python main.py install renders")

from models.lab.renders.camera import frame_face
from models.lab.renders.classes import Class, of_side
from models.lab.renders.hair import make_hair
from models.lab.renders.hairline import make_scalp
from models.lab.renders.head import Head
from models.lab.renders.head_surface import ANGLES, COLUMNS, ROWS, HeadSurface, at_height, edge_line
from models.lab.renders.mesh import ball, cloth_band, merge, tube
from models.lab.renders.outfit import DRAPED, HATS, Outfit, choose_outfit, fit_hair, height_above_edge
from models.lab.renders.person import LONG_STYLES, sample_person
from models.lab.renders.rig import Rig
from models.lab.renders.shape import sample_expression
from models.lab.renders.skin import paint_skin
from models.lab.renders.streams import Stream, Streams
from models.regions import CELEBAMASK_HQ


def stream(index: int, which: Stream) -> np.random.Generator:
    return Streams(2, index)(which)


def test_regions_are_those_of_celebamask_hq() -> None:
    assert [region.name.lower() for region in Class] == [region.name for region in CELEBAMASK_HQ.regions]
    assert (of_side("EYE", 1), of_side("EAR", -1)) == (Class.L_EYE, Class.R_EAR)


def test_a_seed_and_a_number_are_one_person() -> None:
    people = [
        sample_person(stream(index, Stream.PERSON), stream(index, Stream.HAIR_COLOUR)) for index in (5, 5, 6)
    ]
    assert people[0].female == people[1].female != people[2].female
    assert people[0].hair_style == people[1].hair_style


def test_people_are_of_all_kinds() -> None:
    people = [
        sample_person(stream(index, Stream.PERSON), stream(index, Stream.HAIR_COLOUR)) for index in range(300)
    ]
    assert 0.35 < np.mean([person.woman for person in people]) < 0.65
    assert 0.1 < np.mean([person.old > 0.5 for person in people]) < 0.4
    assert len({person.hair_style for person in people}) == 12
    for person in people:
        assert sum(person.origin.values()) == pytest.approx(1)
        assert not (person.child and person.old)


def test_outfits_hold_what_photographs_lack() -> None:
    person = sample_person(stream(0, Stream.PERSON), stream(0, Stream.HAIR_COLOUR))
    outfits = [choose_outfit(person, stream(index, Stream.OUTFIT)) for index in range(400)]
    assert {outfit.hat for outfit in outfits} == {"", *HATS}
    assert 0.2 < np.mean([bool(outfit.glasses) for outfit in outfits]) < 0.35
    assert not any(outfit.earrings for outfit in outfits if outfit.hat == "hijab")
    assert all(outfit.neckline in ("crew", "turtle") for outfit in outfits if outfit.hat == "hood")


def test_ears_with_rings_show() -> None:
    person = sample_person(stream(0, Stream.PERSON), stream(0, Stream.HAIR_COLOUR)).with_hair("long", False)
    fitted = [fit_hair(person, Outfit(earrings="hoop"), stream(i, Stream.HAIR_STYLE)) for i in range(40)]
    assert all(one.tucked or one.hair_style not in LONG_STYLES for one in fitted)
    assert any(one.tucked for one in fitted) and not all(one.tucked for one in fitted)


def test_expressions_are_weights() -> None:
    for index in range(50):
        units = sample_expression(stream(index, Stream.SHAPE))
        assert all(0 <= weight <= 1 for weight in units.values())


def test_unknown_shapes_change_nothing(rig: Rig) -> None:
    vertices = rig.base.copy()
    rig.apply(vertices, "no/such-shape", 1.0)
    assert np.array_equal(vertices, rig.base)


def test_a_head_keeps_its_place(rig: Rig, head: Head) -> None:
    middle = (head.eyes[-1][0] + head.eyes[1][0]) / 2
    at_rest = (rig.eye(rig.base, "r-eye")[0] + rig.eye(rig.base, "l-eye")[0]) / 2
    assert middle == pytest.approx(at_rest, abs=1e-6)
    shoulders = head.rest[:, 1] < 5.0
    assert np.array_equal(head.posed[shoulders], head.surface[shoulders])


def test_skin_is_labelled_once_everywhere(head: Head) -> None:
    scalp = make_scalp(head, False, stream(3, Stream.HAIRLINE), stream(3, Stream.SCALP))
    skin = paint_skin(head, scalp.cap, scalp.cap_strength, stream(3, Stream.SKIN))
    assert skin.labels.sum(1) == pytest.approx(1)
    assert np.isfinite(skin.colour).all() and (skin.colour >= 0).all()
    x = head.rest[:, 0]
    assert x[skin.labels[:, Class.L_EAR] > 0.5].min() > 0 > x[skin.labels[:, Class.R_BROW] > 0.5].max()


def test_tucked_hair_leaves_the_ears_free(head: Head) -> None:
    scalp = make_scalp(head, False, stream(3, Stream.HAIRLINE), stream(3, Stream.SCALP))
    hair = make_hair(head, scalp.height, None, stream(3, Stream.HAIR))
    assert hair is not None and np.isfinite(hair.strands).all()
    beside_the_face = (hair.strands[..., 1] < 7.3) & (hair.strands[..., 1] > 6.3)
    assert hair.strands[beside_the_face][:, 2].max() < 0.3


def test_no_hair_grows_under_a_hat(head: Head) -> None:
    above = height_above_edge(head.rest, head.fields["ears"], "hijab", None)
    scalp = make_scalp(head, True, stream(3, Stream.HAIRLINE), stream(3, Stream.SCALP))
    assert make_hair(head, scalp.height, above, stream(3, Stream.HAIR)) is None
    assert scalp.cap_strength == 0 and set(DRAPED) <= set(HATS)


def test_cloth_encloses_the_head(head: Head) -> None:
    surface = HeadSurface(head.surface, head.quads)
    shell = surface.shell(0.05)
    assert shell.shape == (ROWS, COLUMNS, 3)
    ears = head.surface[head.fields["ears"] > 0.5]
    at_ears = at_height(shell, float(ears[:, 1].mean()))
    assert at_ears[:, 0].max() > ears[:, 0].max() - 0.1
    assert shell[..., 1].max() > head.surface[:, 1].max()


def test_an_edge_goes_through_its_three_heights() -> None:
    line = edge_line(7.9, 7.4, 7.0)
    assert line[COLUMNS // 2] == pytest.approx(7.9, abs=0.05)
    assert line[np.argmin(np.abs(ANGLES - np.pi / 2))] == pytest.approx(7.4, abs=0.05)
    assert line[0] == pytest.approx(7.0, abs=0.05)


def test_meshes_hold_together() -> None:
    ring = np.stack([np.cos(ANGLES), 0 * ANGLES, np.sin(ANGLES)], 1)
    parts = [
        tube(ring, 0.1, closed=True),
        ball([0, 0, 0], 1.0),
        cloth_band(ring, ring, 0.2, 0.05, np.random.default_rng(0)),
        cloth_band(ring[:20], ring[:20], 0.2, 0.05, np.random.default_rng(0), closed=False),
    ]
    vertices, quads = merge(parts)
    assert quads.min() == 0 and quads.max() == len(vertices) - 1
    assert np.unique(quads).size == len(vertices)


def test_the_camera_frames_the_face(head: Head) -> None:
    for index in range(20):
        camera = frame_face(head, False, stream(index, Stream.CAMERA))
        eyes = camera.project(np.stack([head.posed_eye(-1), head.posed_eye(1)]))
        assert eyes[0, 0] < eyes[1, 0], "the right eye is left in the picture"
        assert abs(eyes[0, 1] - eyes[1, 1]) < 0.05
        assert (np.abs(eyes - 0.5) < 0.3).all()
