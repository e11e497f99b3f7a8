"""Skin: colour, gloss and region of every vertex of the body, with make-up, brows and a beard's place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.lab.renders.classes import SIDES, Class, of_side
from models.lab.renders.head import Head
from models.lab.renders.maths import (
    Array,
    Random,
    Vector,
    bump,
    linear_hsv,
    smooth_noise,
    smooth_step,
    to_linear,
)
from models.lab.renders.person import Person

TONES = to_linear(
    np.array(
        [
            (248, 214, 196),
            (243, 200, 174),
            (232, 180, 148),
            (212, 154, 116),
            (184, 124, 86),
            (150, 97, 63),
            (112, 70, 46),
            (82, 51, 36),
            (60, 38, 29),
        ]
    )
    / 255
)
"""Skin colours [9, 3] from light to dark, linear light."""

DYED_SHADOW = np.array([0.03, 0.02, 0.014])
"""Colour of the beard, and nearly of the brows, of people with dyed hair."""

_RED = (1.12, 0.72, 0.66)
_BORDER = 0.03
"""Width over which one region becomes another."""


@dataclass(frozen=True)
class Brows:
    """The outline of both eyebrows: lengths in 10 cm, `start` from the middle of the face."""

    tilt: float
    start: float
    length: float
    height: float
    arch: float
    drop: float
    thickness: float
    density: float
    colour: Array

    def field(self, rest: Array) -> tuple[Array, Array]:
        """For points [N, 3] at rest: how far inside a brow (negative: outside), and how far along it."""
        x, y, z = rest.T
        along = (np.abs(x) - self.start) / self.length
        inside = np.clip(along, 0, 1)
        rise = self.arch * np.sin(np.clip(inside / 0.68, 0, 1) * np.pi / 2)
        middle = self.height + self.tilt * (1 - inside) + rise - self.drop * smooth_step(0.6, 1, inside)
        taper = (0.55 + 0.5 * smooth_step(0, 0.3, inside)) * (1 - 0.75 * smooth_step(0.5, 1.0, inside))
        ends = np.minimum(along + 0.02, 1.02 - along) * self.length
        field = np.minimum(self.thickness * taper - np.abs(y - middle), ends)
        return np.where(z > 1.0, field, -1), along


@dataclass(frozen=True)
class Skin:
    """By vertex of the body [N]: `colour` [N, 3] in linear light, `roughness`, where `freckles` may be.

    `beard` is the density of one, `labels` [N, 19] the shares of the regions. `tone` is 0..8 from light to
    dark, `base` its colour [3].
    """

    colour: Array
    roughness: Array
    freckles: Array
    beard: Array
    labels: Array
    tone: float
    base: Array
    bearded: bool
    brows: Brows


class _Paint:
    """Colours and roughness by vertex, while they are painted in layers."""

    def __init__(self, base: Array, count: int, roughness: float) -> None:
        self.colour = np.tile(base, (count, 1))
        self.roughness = np.full(count, roughness)

    def tint(self, mask: Array, factor: Vector, amount: float) -> None:
        """Multiply the colour by `factor` where `mask` is 1."""
        share = (mask * amount)[:, None]
        self.colour = self.colour * (1 - share) + self.colour * np.asarray(factor) * share

    def cover(self, mask: Array, colour: Vector, roughness: float | None = None) -> None:
        """Replace the colour where `mask` is 1, and the roughness if one is given."""
        share = mask[:, None]
        self.colour = self.colour * (1 - share) + np.asarray(colour) * share
        if roughness is not None:
            self.roughness = self.roughness * (1 - mask) + roughness * mask


def paint_skin(head: Head, hair_cap: Array, cap_strength: float, rng: Random) -> Skin:
    """The skin of a person. `hair_cap` [N] is 1 where hair grows: there the scalp takes the hair's colour by
    `cap_strength`.
    """
    person, fields, rest = head.person, head.fields, head.rest
    x, y, z = rest.T
    tone, base = _tone(person, rng)
    redness = rng.uniform(0.1, 0.8) * (0.35 + 0.65 * (1 - tone / 8))
    mirrored = np.stack([np.abs(x), y, z], 1)
    cheeks = bump(mirrored, (0.42, 6.98, 1.25), (0.2, 0.17, 0.4))
    nose_tip = bump(rest, (0, 6.92, 1.66), (0.16, 0.12, 0.2))
    paint = _Paint(base, len(rest), 0.0)
    paint.tint(cheeks, _RED, redness)
    paint.tint(nose_tip, _RED, 0.9 * redness)
    paint.tint(fields["ears"], _RED, 0.5 * redness + 0.1)
    _shade_eyes(paint, mirrored, rest, person, base, rng)
    paint.roughness = np.full(len(rest), rng.uniform(0.38, 0.6))
    beard, moustache = _beard_field(head)
    bearded = bool(person.man and rng.random() < 0.36)
    if bearded:
        colour = DYED_SHADOW if person.dyed else person.hair_colour
        paint.cover(beard * rng.uniform(0.3, 0.6), np.minimum(colour * 0.8, base))
    elif person.man and rng.random() < 0.5:
        paint.tint(beard, (0.5, 0.5, 0.54), rng.uniform(0.1, 0.55))
    _paint_lips(paint, head, base, rng)
    brows = _sample_brows(person, rng)
    brow_field, _ = brows.field(rest)
    paint.cover(smooth_step(-0.012, 0.025, brow_field) * 0.6 * brows.density, np.minimum(brows.colour, base))
    scalp = smooth_step(0.1, 0.8, hair_cap) * cap_strength
    paint.cover(scalp, person.hair_colour * 0.7)
    paint.roughness = np.maximum(paint.roughness, scalp * 0.8)
    lips = np.clip(np.maximum(fields["upper_lip"], fields["lower_lip"]), 0, 1)
    band = smooth_step(0.34, 0.26, np.abs(x)) * smooth_step(0.16, 0.1, np.abs(y - 6.62))
    beside_lips = beard * (1 - smooth_step(0.2, 0.6, lips)) * (moustache > 0.25)
    return Skin(
        colour=paint.colour,
        roughness=paint.roughness,
        freckles=cheeks * 0.8 + nose_tip * 0.6 + 0.15,
        beard=np.where(band > 0.3, beside_lips, beard) * (1 - lips),
        labels=_labels(head, smooth_step(0.3, 0.7, hair_cap) * (cap_strength > 0.3), brow_field),
        tone=tone,
        base=base,
        bearded=bearded,
        brows=brows,
    )


def _tone(person: Person, rng: Random) -> tuple[float, Array]:
    """Skin tone 0..8 and its colour [3]."""
    origin = person.origin
    mean = origin["african"] * rng.uniform(4.2, 8)
    mean += origin["asian"] * rng.uniform(0.3, 3.2)
    mean += origin["caucasian"] * rng.uniform(-0.3, 2.4)
    tone = float(np.clip(mean + rng.normal(0, 0.4), 0, 8))
    lower = min(int(tone), 7)
    base = TONES[lower] * (1 - (tone - lower)) + TONES[lower + 1] * (tone - lower)
    return tone, base * np.array([1.03 + rng.normal(0, 0.04), 1, 0.95 + rng.normal(0, 0.06)])


def _shade_eyes(
    paint: _Paint, mirrored: Array, rest: Array, person: Person, base: Array, rng: Random
) -> None:
    """Darker eye sockets, rings below the eyes, uneven skin, and eye shadow."""
    paint.tint(
        bump(mirrored, (0.31, 7.28, 1.38), (0.2, 0.13, 0.25)), (0.86, 0.74, 0.72), rng.uniform(0.1, 0.55)
    )
    rings = rng.uniform(0, 0.5) + 0.2 * person.old
    paint.tint(bump(mirrored, (0.29, 7.13, 1.4), (0.14, 0.05, 0.2)), (0.82, 0.74, 0.8), rings)
    uneven = np.clip(smooth_noise(rest, rng, 5) * 0.5 + 0.2, 0, 1)
    paint.tint(uneven, (0.93, 0.86, 0.84), rng.uniform(0.1, 0.5))
    if person.woman and rng.random() < 0.5 and not person.child:
        lids = bump(mirrored, (0.32, 7.37, 1.38), (0.18, 0.06, 0.25))
        colour = linear_hsv(rng.random(), rng.uniform(0.1, 0.6), rng.uniform(0.25, 0.8))
        paint.cover(lids * rng.uniform(0.2, 0.8), colour * base.mean() * 2)


def _beard_field(head: Head) -> tuple[Array, Array]:
    """Density 0..1 of a full beard with moustache, and the moustache alone, by vertex."""
    x, y, z = head.rest.T
    upper = smooth_step(6.95, 6.65, y - 0.25 * smooth_step(0.35, 0.62, np.abs(x)))
    lower = smooth_step(6.02, 6.22, y + 0.12 * smooth_step(1.2, 0.9, z))
    beard = upper * lower * (z > 0.55) * (1 - head.fields["neck"] * 0.75)
    moustache = bump(np.stack([np.abs(x), y, z], 1), (0.1, 6.79, 1.5), (0.17, 0.045, 0.3))
    return np.clip(np.maximum(beard, moustache), 0, 1) * (1 - head.fields["ears"]), moustache


def _paint_lips(paint: _Paint, head: Head, base: Array, rng: Random) -> None:
    """Natural lips or lipstick, and the mouth's cavity."""
    fields, person = head.fields, head.person
    tints = np.array([1.0, 0.58 + 0.1 * rng.random(), 0.58 + 0.1 * rng.random()])
    colour = natural = base * tints * rng.uniform(0.75, 1.05)
    if person.woman and rng.random() < 0.55 and not person.child:
        hue = (rng.normal(0.97, 0.035)) % 1
        colour = linear_hsv(hue, rng.uniform(0.45, 0.95), rng.uniform(0.4, 0.9))
        if rng.random() < 0.08:
            colour = linear_hsv(rng.random(), 0.7, 0.6)
        colour = colour * 0.8 + natural * 0.2
    lips = np.clip(np.maximum(fields["upper_lip"], fields["lower_lip"]), 0, 1)
    paint.cover(smooth_step(0.25, 0.75, lips), colour, rng.uniform(0.15, 0.42))
    paint.cover(fields["mouth_cavity"], (0.28, 0.06, 0.05), 0.25)


def _sample_brows(person: Person, rng: Random) -> Brows:
    tilt, start, length = rng.uniform(0.025, 0.085), rng.uniform(0.1, 0.15), rng.uniform(0.40, 0.47)
    height, arch = 7.455 + rng.normal(0, 0.014), rng.uniform(-0.005, 0.05)
    drop, thickness = rng.uniform(0.05, 0.11), rng.uniform(0.02, 0.038) * (1 - 0.25 * person.female)
    density = rng.uniform(0.45, 1.0)
    if person.dyed:
        colour = np.array([0.03, 0.02, 0.015]) * rng.uniform(1, 3)
    else:
        colour = np.minimum(person.hair_colour * 0.5, 0.28)
    return Brows(tilt, start, length, height, arch, drop, thickness, density, colour)


def _labels(head: Head, cap: Array, brows: Array) -> Array:
    """Shares [N, 19] of the regions; each takes what those before it left, and skin the rest."""
    fields, x = head.fields, head.rest[:, 0]
    labels = np.zeros((len(x), len(Class)))
    rest = np.ones(len(x))

    def put(region: Class, mask: Array) -> None:
        nonlocal rest
        labels[:, region] += mask * rest
        rest = rest * (1 - mask)

    def soft(distance: Array) -> Array:
        return np.asarray(np.clip(0.5 + distance / _BORDER, 0, 1))

    put(Class.MOUTH, fields["mouth_cavity"])
    put(Class.U_LIP, fields["upper_lip"])
    put(Class.L_LIP, fields["lower_lip"])
    put(Class.HAIR, cap)
    for side in SIDES:
        put(of_side("EAR", side), fields["ears"] * (x * side > 0))
    put(Class.NOSE, soft(fields["nose"]))
    for side in SIDES:
        put(of_side("BROW", side), soft(brows - 0.002) * (x * side > 0))
    put(Class.NECK, fields["neck"])
    labels[:, Class.SKIN] = rest
    return labels
