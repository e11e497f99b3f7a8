"""Busy backdrops that are drawn with a pen: leaves, bricks, books, a crowd. sRGB [N, N, 3], 0..1."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw

from models.lab.renders.fabric import OwnColours
from models.lab.renders.maths import Array, Random, hsv, to_srgb
from models.lab.renders.palettes import ink, palette
from models.lab.renders.person import HAIR_COLOURS
from models.lab.renders.skin import TONES
from models.lab.renders.soft_backdrop import soft_backdrop


class _Canvas:
    """A picture and its pen."""

    def __init__(self, size: int, ground: tuple[int, int, int]) -> None:
        self.picture = Image.new("RGB", (size, size), ground)
        self.pen = ImageDraw.Draw(self.picture)

    def pixels(self) -> Array:
        return np.asarray(self.picture).astype(float) / 255


def _box(left: float, top: float, right: float, bottom: float) -> list[float]:
    """Corners for Pillow, which refuses the negative sizes that tiny pictures would give."""
    return [left, top, max(left, right), max(top, bottom)]


def leaves(rng: Random, own: OwnColours, size: int) -> Array:
    """Foliage: diamonds, most of them green, brighter towards the front."""
    hue = rng.uniform(0.15, 0.45) if rng.random() < 0.7 else rng.random()
    canvas = _Canvas(size, ink(hsv(hue, 0.6, rng.uniform(0.03, 0.3))))
    count, scale = int(rng.integers(250, 900)), rng.uniform(0.012, 0.06) * size
    colours = [
        hsv(hue + rng.normal(0, 0.05), rng.uniform(0.3, 0.9), rng.uniform(0.1, 0.95)) for _ in range(12)
    ]
    colours += palette(rng, own, 2)
    for number in range(count):
        centre = rng.uniform(-0.05, 1.05, 2) * size
        angle, length = rng.uniform(0, 6.28), scale * rng.uniform(0.5, 1.6)
        width = length * rng.uniform(0.2, 0.5)
        u = np.array([math.cos(angle), math.sin(angle)])
        v = np.array([-u[1], u[0]])
        corners = [centre + u * length, centre + v * width, centre - u * length, centre - v * width]
        colour = colours[rng.integers(len(colours))]
        canvas.pen.polygon([(x, y) for x, y in corners], fill=ink(colour, 0.4 + 0.6 * number / count))
    return canvas.pixels()


def bricks(rng: Random, own: OwnColours, size: int) -> Array:
    """Bricks or tiles."""
    first, second, mortar = palette(rng, own, 3)
    canvas = _Canvas(size, ink(mortar))
    height = rng.uniform(0.03, 0.12) * size
    width = height * rng.uniform(1.2, 3.2)
    gap = max(1, height * rng.uniform(0.04, 0.14))
    offset = rng.choice([0, 0.5])
    for row, y in enumerate(np.arange(-height, size + height, height)):
        for x in np.arange(-width * 2 + (row % 2) * offset * width, size + width, width):
            t = rng.random()
            box = _box(x + gap, y + gap, x + width - gap, y + height - gap)
            canvas.pen.rectangle(box, fill=ink(first * (1 - t) + second * t, rng.uniform(0.75, 1.1)))
    return canvas.pixels()


def books(rng: Random, own: OwnColours, size: int) -> Array:
    """Shelves of books."""
    canvas = _Canvas(size, ink(palette(rng, own, 1)[0], 0.3))
    shelves = int(rng.integers(2, 6))
    space, board = size / shelves, ink(palette(rng, own, 1)[0], 0.6)
    colours = palette(rng, own, 10)
    colours += [hsv(rng.random(), rng.uniform(0.2, 0.9), rng.uniform(0.1, 0.9)) for _ in range(6)]
    for shelf in range(-1, shelves + 1):
        bottom = (shelf + 1) * space + rng.uniform(-0.02, 0.02) * size
        x = -rng.random() * 0.1 * size
        while x < size:
            width, height = rng.uniform(0.012, 0.06) * size, space * rng.uniform(0.6, 0.92)
            colour = colours[rng.integers(len(colours))]
            box = _box(x, bottom - height, x + width - 1, bottom)
            canvas.pen.rectangle(box, fill=ink(colour, rng.uniform(0.6, 1)))
            if rng.random() < 0.5:
                y = bottom - height * rng.uniform(0.5, 0.9)
                title = [x + width * 0.2, y, x + width * 0.8, y + height * rng.uniform(0.05, 0.25)]
                canvas.pen.rectangle(title, fill=ink(colours[rng.integers(len(colours))]))
            x += width + (rng.random() < 0.06) * rng.uniform(0.02, 0.1) * size
        canvas.pen.rectangle([0, bottom, size, bottom + space * 0.06], fill=board)
    return canvas.pixels()


def clutter(rng: Random, own: OwnColours, size: int) -> Array:
    """Rectangles, ellipses and lines over each other: posters, furniture, things."""
    colours = palette(rng, own, 9)
    canvas = _Canvas(size, ink(colours[0]))
    for _ in range(int(rng.integers(25, 140))):
        x, y = rng.uniform(-0.1, 1, 2) * size
        width, height = np.exp(rng.uniform(math.log(0.02), math.log(0.35), 2)) * size
        colour = ink(colours[rng.integers(len(colours))], rng.uniform(0.5, 1.1))
        kind = rng.random()
        if kind < 0.45:
            canvas.pen.rectangle([x, y, x + width, y + height], fill=colour)
        elif kind < 0.75:
            canvas.pen.ellipse([x, y, x + width, y + height], fill=colour)
        else:
            end = x + rng.normal(0, 0.3) * size, y + rng.normal(0, 0.3) * size
            thickness = max(1, int(rng.uniform(0.002, 0.02) * size))
            canvas.pen.line([x, y, *end], fill=colour, width=thickness)
    return canvas.pixels()


def crowd(rng: Random, own: OwnColours, size: int) -> Array:
    """Heads and shoulders of other people, all of them background."""
    colours = palette(rng, own, 6)
    canvas = _Canvas(size, ink(colours[0], 0.6))
    hair_colours = list(HAIR_COLOURS.values())
    for _ in range(int(rng.integers(6, 30))):
        x, y = rng.uniform(0, 1) * size, rng.uniform(0.1, 1) * size
        r = rng.uniform(0.03, 0.12) * size
        skin = ink(to_srgb(TONES[rng.integers(9)]))
        hair = ink(to_srgb(np.array(hair_colours[rng.integers(10)])))
        shoulders = [x - 2.2 * r, y + 1.1 * r, x + 2.2 * r, y + 6 * r]
        canvas.pen.ellipse(shoulders, fill=ink(colours[rng.integers(6)]))
        canvas.pen.ellipse([x - r * 1.1, y - 1.5 * r, x + r * 1.1, y + r * rng.uniform(0.2, 1.5)], fill=hair)
        canvas.pen.ellipse([x - 0.8 * r, y - r, x + 0.8 * r, y + 1.2 * r], fill=skin)
    return canvas.pixels()


def strands(rng: Random, own: OwnColours, size: int) -> Array:
    """Wavy lines like curtains, grass or other hair, often in the colour of the person's."""
    colours = palette(rng, own, 4)
    if rng.random() < 0.6:
        colours[1] = to_srgb(np.clip(own.hair * rng.uniform(0.7, 1.4), 0, 1))
    canvas = _Canvas(size, ink(colours[0], 0.5))
    y = np.linspace(-0.05, 1.05, 24)
    phases, frequencies = rng.uniform(0, 6.28, 4), rng.uniform(2, 9, 4)
    for _ in range(int(rng.integers(150, 500))):
        start = rng.uniform(-0.1, 1.1)
        x = start + 0.03 * np.sin(y * frequencies[0] + phases[0] + start * 5)
        x = x + 0.015 * np.sin(y * frequencies[1] * 2 + phases[1] + start * 20) + rng.normal(0, 0.05) * y
        colour = ink(colours[rng.integers(4)], rng.uniform(0.5, 1.2))
        thickness = max(1, int(rng.uniform(0.002, 0.012) * size))
        canvas.pen.line(list(zip(x * size, y * size, strict=True)), fill=colour, width=thickness)
    return canvas.pixels()


def bokeh(rng: Random, own: OwnColours, size: int) -> Array:
    """Many sharp discs of light before a quiet backdrop."""
    canvas = _Canvas(size, (0, 0, 0))
    ground = (soft_backdrop(size, rng) * 0.6 * 255).astype(np.uint8)
    canvas.picture.paste(Image.fromarray(ground))
    radius = rng.uniform(0.01, 0.07)
    for _ in range(int(rng.integers(20, 120))):
        x, y = rng.uniform(0, 1, 2) * size
        r = radius * size * rng.uniform(0.5, 1.5)
        colour = hsv(rng.random(), rng.uniform(0.1, 0.9), rng.uniform(0.3, 1))
        canvas.pen.ellipse([x - r, y - r, x + r, y + r], fill=ink(colour))
    return canvas.pixels()
