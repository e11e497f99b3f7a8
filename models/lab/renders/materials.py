"""Materials of skin, hair, teeth, jewels and glass. Cloth is in fabric.py."""

from __future__ import annotations

import numpy as np

from models.lab.renders.blender import Material, Scene
from models.lab.renders.classes import Class
from models.lab.renders.maths import Array, Random, Vector, linear_hsv
from models.lab.renders.skin import Skin

_METALS = ((0.85, 0.62, 0.25), (0.8, 0.8, 0.82), (0.75, 0.5, 0.4))  # gold, silver, copper
_PEARL = (0.8, 0.77, 0.72)


def skin_material(scene: Scene, skin: Skin, old: float, rng: Random) -> Material:
    """Skin with pores, wrinkles with age, and freckles; needs the attributes of `portrait.add_body`."""
    material, tree = scene.material("skin")
    colour, rest = tree.attribute("col", "Color"), tree.attribute("rest", "Vector")
    cloudy = tree.node("TexNoise", {"Vector": rest, "Scale": 14.0, "Detail": 2.0}).outputs["Fac"]
    variation = rng.uniform(0.05, 0.22)
    colour = tree.scaled(colour, tree.multiply_add(cloudy, 2 * variation, 1 - variation))
    freckled = skin.tone < 3 and rng.random() < 0.3
    amount = rng.uniform(0.3, 0.9) if freckled else rng.uniform(0, 0.1)
    spots = tree.node("TexNoise", {"Vector": rest, "Scale": 34.0, "Detail": 1.0}).outputs["Fac"]
    spots = tree.node("MapRange", {"Value": spots, "From Min": 0.57, "From Max": 0.68}).outputs[0]
    spots = tree.math("MULTIPLY", spots, tree.attribute("frk", "Fac"))
    spots = tree.math("MULTIPLY", spots, amount, clamp=True)
    colour = tree.mix(spots, colour, tuple(skin.base * [0.62, 0.45, 0.36]))
    pores = tree.node("TexNoise", {"Vector": rest, "Scale": 60.0, "Detail": 1.0}).outputs["Fac"]
    stretched = tree.stretched(rest, (4, 22, 6))
    wrinkles = tree.node("TexNoise", {"Vector": stretched, "Scale": 1.0, "Detail": 1.0}).outputs["Fac"]
    height = tree.multiply_add(wrinkles, 0.9 * old + 0.05, pores)
    bump = tree.node("Bump", {"Height": height, "Strength": rng.uniform(0.15, 0.4), "Distance": 0.012})
    inputs = {
        "Base Color": colour,
        "Roughness": tree.attribute("rough", "Fac"),
        "Specular IOR Level": rng.uniform(0.3, 0.55),
        "Normal": bump.outputs[0],
        "Subsurface Weight": rng.uniform(0.15, 0.35),
        "Subsurface Radius": (1.0, 0.32, 0.16),
        "Subsurface Scale": 0.05,
    }
    tree.surface(tree.node("BsdfPrincipled", inputs).outputs[0])
    tree.label_by_attributes()
    return material


def plain_material(
    scene: Scene,
    name: str,
    region: Class,
    colour: Vector | str,
    roughness: float = 0.5,
    metal: float = 0.0,
    specular: float = 0.5,
    coat: float = 0.0,
    sheen: float = 0.0,
    glow: float = 0.0,
) -> Material:
    """One colour (linear light), or the vertex colours of the attribute that `colour` names."""
    material, tree = scene.material(name)
    by_vertex = isinstance(colour, str)
    inputs = {
        "Base Color": tree.attribute(str(colour), "Color") if by_vertex else (*colour, 1),
        "Roughness": roughness,
        "Metallic": metal,
        "Specular IOR Level": specular,
        "Coat Weight": coat,
        "Sheen Weight": sheen,
    }
    if glow and not by_vertex:
        inputs |= {"Emission Color": (*colour, 1), "Emission Strength": glow}
    tree.surface(tree.node("BsdfPrincipled", inputs).outputs[0])
    tree.label(region)
    return material


def hair_material(scene: Scene, name: str, region: Class, colour: Array, rng: Random) -> Material:
    """Strands of hair: a matt, translucent body with a tinted highlight.

    That is a third cheaper than Blender's own hair shader, and truer in colour.
    """
    material, tree = scene.material(name)
    random = tree.node("HairInfo").outputs["Random"]
    strength = tree.node("MapRange", {"Value": random, "To Min": 0.6, "To Max": 1.35}).outputs[0]
    varied = tree.scaled(tuple(np.clip(colour, 0.004, 0.82)), strength)
    matt = tree.node("BsdfDiffuse", {"Color": varied}).outputs[0]
    translucent = tree.node("BsdfTranslucent", {"Color": varied}).outputs[0]
    body = tree.node("MixShader", [0.45, matt, translucent])
    highlight = np.clip(colour, 0.004, 0.72) * 0.75 + 0.06 + 0.06 * np.sqrt(np.mean(colour))
    inputs = {
        "Color": (*np.clip(highlight, 0, 0.8), 1),
        "Offset": 0.0,
        "RoughnessU": rng.uniform(0.15, 0.35),
        "RoughnessV": rng.uniform(0.5, 1.0),
    }
    shine = tree.node("BsdfHair", inputs, component="Reflection")
    share = rng.uniform(0.2, 0.42)
    tree.surface(tree.node("MixShader", [share, body.outputs[0], shine.outputs[0]]).outputs[0])
    tree.label(region)
    return material


def lash_material(scene: Scene) -> Material:
    """Lashes, cut out of a strip by noise. Their region is skin: an eye is what the lids leave open."""
    material, tree = scene.material("lashes")
    stretched = tree.stretched(tree.attribute("rest", "Vector"), (70, 12, 12))
    noise = tree.node("TexNoise", {"Vector": stretched, "Scale": 1.0}).outputs["Fac"]
    keep = tree.math("GREATER_THAN", noise, tree.attribute("threshold", "Fac"))
    black = tree.node("BsdfDiffuse", {"Color": (0.012, 0.009, 0.008, 1)}).outputs[0]
    tree.surface(tree.see_through(keep, black))
    tree.label(Class.SKIN, keep)
    return material


def lens_material(scene: Scene, tint: Vector, clear: bool, rng: Random) -> Material:
    """The glass of spectacles: lets the colour `tint` through and reflects a little.

    Tinted glass is `eye_g` as a whole; `clear` glass lets the regions behind it through.
    """
    material, tree = scene.material("lens")
    gloss = tree.node("BsdfGlossy", {"Roughness": 0.03, "Color": (1, 1, 1, 1)}).outputs[0]
    through = tree.node("BsdfTransparent", {"Color": (*tint, 1)}).outputs[0]
    fresnel = tree.node("Fresnel", {"IOR": rng.uniform(1.2, 1.4)})
    tree.surface(tree.node("MixShader", [fresnel, through, gloss]).outputs[0])
    if not clear:
        tree.label(Class.EYE_G)
    return material


def metal_colour(rng: Random) -> tuple[float, float, float]:
    return _METALS[rng.integers(3)]


def jewel_material(scene: Scene, rng: Random) -> Material:
    """Metal, pearl or a coloured stone, for ear-rings."""
    kind = rng.random()
    if kind < 0.6:
        colour = metal_colour(rng)
        return plain_material(scene, "earring", Class.EAR_R, colour, rng.uniform(0.1, 0.35), metal=1.0)
    if kind < 0.75:
        return plain_material(scene, "earring", Class.EAR_R, _PEARL, 0.15, coat=0.6, sheen=0.3)
    stone = linear_hsv(rng.random(), rng.uniform(0.1, 0.95), rng.uniform(0.1, 0.95))
    roughness = rng.uniform(0.1, 0.5)
    return plain_material(scene, "earring", Class.EAR_R, stone, roughness, coat=rng.uniform(0, 1))
