"""One portrait: a person is drawn, dressed, lit and rendered; the label map comes from the same rendering."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.lab.renders.backdrop import paint_backdrop
from models.lab.renders.blender import LABEL_PASSES, Scene
from models.lab.renders.brimmed_hats import brimmed_hat
from models.lab.renders.camera import Camera, frame_face
from models.lab.renders.classes import Class
from models.lab.renders.developing import develop
from models.lab.renders.draped import headscarf, hood
from models.lab.renders.fabric import OwnColours, Tailor
from models.lab.renders.face_parts import add_beard, add_brows, add_eyes, add_lashes, add_mouth
from models.lab.renders.garments import put_on_garment
from models.lab.renders.glasses import put_on_glasses
from models.lab.renders.hair import make_hair
from models.lab.renders.hairline import make_scalp
from models.lab.renders.hats import bandana, beanie, cap, turban
from models.lab.renders.head import Head, make_head
from models.lab.renders.head_surface import HeadSurface
from models.lab.renders.jewellery import put_on_earrings, put_on_necklace
from models.lab.renders.label_map import make_label_map, mark_clear_lenses
from models.lab.renders.light import add_light
from models.lab.renders.materials import hair_material, skin_material
from models.lab.renders.maths import Array, to_linear
from models.lab.renders.neckwear import scarf, stand_up_collar, tie
from models.lab.renders.outfit import DRAPED, Outfit, choose_outfit, fit_hair, hat_edge, height_above_edge
from models.lab.renders.passes import read_passes
from models.lab.renders.person import sample_person
from models.lab.renders.rig import Rig
from models.lab.renders.skin import Skin, paint_skin
from models.lab.renders.streams import Stream, Streams


@dataclass(frozen=True)
class Quality:
    """`size` of the picture in pixels, `samples` of light a pixel, `threads` of the renderer."""

    size: int = 256
    samples: int = 8
    threads: int = 1


@dataclass(frozen=True)
class Portrait:
    """`image` uint8 [N, N, 3], `labels` uint8 [N, N], and what the person wears."""

    image: Array
    labels: Array
    outfit: Outfit


def render_portrait(
    rig: Rig, streams: Streams, quality: Quality, wish: Mapping[str, str | int] | None = None
) -> Portrait:
    """The portrait of a seed and a number. `wish` overrides fields of the outfit, such as {"hat": "hood"}.

    UserError if Blender is not installed.
    """
    scene = Scene(quality.size, quality.samples, quality.threads)
    person = sample_person(streams(Stream.PERSON), streams(Stream.HAIR_COLOUR))
    outfit = choose_outfit(person, streams(Stream.OUTFIT))
    for field, value in (wish or {}).items():
        setattr(outfit, field, value)
    person = fit_hair(person, outfit, streams(Stream.HAIR_STYLE))
    head = make_head(rig, person, streams(Stream.SHAPE), streams(Stream.POSE))
    sits = outfit.hat and outfit.hat not in DRAPED
    edge = hat_edge(outfit.hat, streams(Stream.HAT_LINE)) if sits else None
    scalp = make_scalp(head, outfit.hat == "hijab", streams(Stream.HAIRLINE), streams(Stream.SCALP))
    skin = paint_skin(head, scalp.cap, scalp.cap_strength, streams(Stream.SKIN))
    camera = _add_person(scene, head, skin, bool(outfit.hat), streams)
    above = height_above_edge(head.rest, head.fields["ears"], outfit.hat, edge)
    _add_hair(scene, head, scalp.height, above, streams)
    own = OwnColours(skin.base, person.hair_colour)
    tailor = Tailor(scene, HeadSurface(head.surface, head.quads), head.pose, own)
    lenses = _dress(tailor, head, outfit, edge, streams)
    backdrop = paint_backdrop(quality.size, own, streams(Stream.BACKDROP))
    target = (head.posed_eye(-1) + head.posed_eye(1)) / 2
    add_light(scene, target, to_linear(backdrop).mean((0, 1)), streams(Stream.LIGHT))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "passes.exr"
        scene.render(file, streams.index % 2**31)
        light, alpha, shares = read_passes(file)
    chin = float(camera.project(head.chin())[:, 1].max() * quality.size)
    labels = make_label_map(shares, alpha, chin if outfit.hat in DRAPED else None)
    mark_clear_lenses(labels, [camera.project(outline) for outline in lenses])
    image = develop(light, alpha, shares, backdrop, streams(Stream.DEVELOPING))
    return Portrait(image, labels, outfit)


def _add_person(scene: Scene, head: Head, skin: Skin, hat: bool, streams: Streams) -> Camera:
    """Body and face; returns the camera, for the eyes look into it."""
    attributes = {"col": skin.colour, "rest": head.rest, "rough": skin.roughness, "frk": skin.freckles}
    for number in range(LABEL_PASSES):
        attributes[f"label{number}"] = skin.labels[:, 1 + 3 * number : 4 + 3 * number]
    material = skin_material(scene, skin, head.person.old, streams(Stream.SKIN_MATERIAL))
    scene.mesh("body", head.posed, head.quads, material, attributes)
    add_mouth(scene, head, streams(Stream.TEETH))
    add_lashes(scene, head, streams(Stream.LASHES))
    camera = frame_face(head, hat, streams(Stream.CAMERA))
    scene.camera(camera.axes, camera.position, camera.focal_length)
    add_eyes(scene, head, camera, streams)
    add_brows(scene, head, skin, streams)
    add_beard(scene, head, skin, streams)
    return camera


def _add_hair(scene: Scene, head: Head, height: Array, above_edge: Array | None, streams: Streams) -> None:
    hair = make_hair(head, height, above_edge, streams(Stream.HAIR))
    if hair is None:
        return
    colour = head.person.hair_colour
    material = hair_material(scene, "hair", Class.HAIR, colour, streams(Stream.HAIR_MATERIAL))
    width = streams(Stream.HAIR_WIDTH).uniform(0.6, 1.0)
    scene.strands("hair", head.pose(hair.strands), hair.radius * width, material)
    if hair.flying is not None:
        scene.strands("flying hair", head.pose(hair.flying), 0.003, material)


def _dress(tailor: Tailor, head: Head, outfit: Outfit, edge: Array | None, streams: Streams) -> list[Array]:
    """Headwear, clothes, glasses and jewels; returns the outlines of clear lenses, posed."""
    scene = tailor.scene
    lenses: list[Array] = []
    collar_cloth = tailor.fabric(Class.CLOTH, streams(Stream.COLLAR_CLOTH))
    _put_on_headwear(tailor, outfit.hat, edge, streams)
    put_on_garment(scene, head, outfit.neckline, streams(Stream.GARMENT))
    if outfit.neckwear == "scarf":
        scarf(tailor, streams(Stream.NECKWEAR))
    elif outfit.neckwear == "collar":
        stand_up_collar(tailor, collar_cloth, streams(Stream.NECKWEAR))
    elif outfit.neckwear == "tie":
        tie(tailor, streams(Stream.NECKWEAR))
    if outfit.glasses:
        lenses = put_on_glasses(scene, head, outfit.glasses, outfit.lens, streams(Stream.GLASSES))
    if outfit.earrings:
        put_on_earrings(scene, head, outfit.earrings, streams(Stream.EARRINGS))
    if outfit.necklace:
        put_on_necklace(scene, head, outfit.necklace, streams(Stream.NECKLACE))
    return lenses


def _put_on_headwear(tailor: Tailor, hat: str, edge: Array | None, streams: Streams) -> None:
    rng = streams(Stream.HEADWEAR)
    if hat == "hijab":
        headscarf(tailor, rng)
    elif hat == "hood":
        hood(tailor, tailor.fabric(Class.HAT, streams(Stream.HOOD_CLOTH), knit=False), rng)
    elif edge is None:
        return
    elif hat == "beanie":
        beanie(tailor, edge, rng)
    elif hat == "cap":
        cap(tailor, edge, bool(rng.random() < 0.12), rng)
    elif hat == "brim":
        brimmed_hat(tailor, edge, rng)
    elif hat == "turban":
        turban(tailor, edge, rng)
    else:
        bandana(tailor, edge, rng)
