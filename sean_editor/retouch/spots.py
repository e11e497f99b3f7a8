"""Blemishes: each disc is replaced by skin from nearby, bent to meet its surroundings.

The new texture is that of a disc beside the spot. The difference of the two along the spot's rim, continued
into it by a harmonic function, is added, as Pérez, Gangnet and Blake (2003) do: colour and shading fit
without a seam. In a disc the harmonic function is a polynomial of z = x + iy, whose coefficients are the
Fourier series of the rim; few of them are enough, and single pores of the rim then make no streaks. All is
exact in repetition.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.document.geometry import Box
from sean_editor.document.retouch import Retouch, Spot
from sean_editor.photo.blend import smooth_step
from sean_editor.retouch.part import Part
from sean_editor.retouch.place import Place
from sean_editor.retouch.soft_regions import Soft, ids

FAR = 5.0
"""How far around a spot its new texture is looked for, in radii."""

_AWAY = 2.15, 2.7, 3.4  # radii from a spot to the discs that may take its place
_TURNS = 16  # such discs at each distance
_EDGE = 0.3  # the share of the radius over which the new disc fades in
_RIM = 1.05, 1.2, 1.35  # radii at which the rim is looked at
_INSIDE = 0.15, 0.4, 0.65, 0.9  # radii at which a disc is judged
_ANGLES = 48
_ORDER = 4  # the highest power of z
_FINE = 0.12  # standard deviation, in radii: what is finer is texture, and no blemish
_BOX = 3  # pixels by which a disc's box may reach beyond it
_TWO_REGIONS = 1e4  # levels²: what a disc over another region, or over another spot, is said to differ by
_SKIN = frozenset(ids("skin", "nose", "neck", "l_ear", "r_ear"))


@dataclass(frozen=True)
class _Disc:
    """A spot in pixels of a picture; pixel i has its centre at i + 0.5."""

    x: float
    y: float
    radius: float

    @classmethod
    def of(cls, spot: Spot, place: Place) -> _Disc:
        return cls(*place.at(spot.x, spot.y), max(1.0, spot.radius * place.side))

    def box(self, place: Place, radii: float = 1.0) -> Box:
        """The box around it, so many radii wide to each side, inside the picture."""
        x, y, reach = self.x, self.y, radii * self.radius
        box = Box(int(x - reach), int(y - reach), int(x + reach) + 2, int(y + reach) + 2)
        return box.clip((place.size[1], place.size[0]))


def reach(place: Place, retouch: Retouch) -> list[Soft | None]:
    """What it may change."""
    return [_soft(_Disc.of(spot, place), place) for spot in retouch.spots]


def needed(place: Place, retouch: Retouch) -> Box:
    """The part of the picture that the spots and what takes their place lie in."""
    box = Box(0, 0, 0, 0)
    for spot in retouch.spots:
        box = box.union(_Disc.of(spot, place).box(place, FAR))
    return box


def apply(part: Part, retouch: Retouch) -> None:
    """Take the spots away, one after another."""
    discs = [_Disc.of(spot, part.place) for spot in retouch.spots]
    for disc in discs:
        soft = _soft(disc, part.place)
        if soft is not None:
            _heal(part, disc, soft, discs)


def _soft(disc: _Disc, place: Place) -> Soft | None:
    box = disc.box(place)
    if box.empty:
        return None
    far = np.hypot(
        np.arange(box.x0, box.x1) + 0.5 - disc.x, (np.arange(box.y0, box.y1) + 0.5 - disc.y)[:, None]
    )
    return Soft(box, smooth_step((1 - far / disc.radius) / _EDGE).astype(np.float32))


def _heal(part: Part, disc: _Disc, soft: Soft, discs: list[_Disc]) -> None:
    """Replace one disc."""
    window = disc.box(part.place, FAR)
    smooth = cv2.GaussianBlur(part.at(window), (0, 0), max(0.5, _FINE * disc.radius))
    offsets = np.array([(0, 0), *_offsets(disc)])
    rims, insides = (_polar(smooth, window, disc, offsets, radii) for radii in (_RIM, _INSIDE))
    series = _series(rims.mean(1))  # [N, _ORDER + 1, 3]
    costs = [
        _cost(part, disc, offsets[i], series[0] - series[i], insides[i] - _at_radii(series[i]), discs)
        for i in range(1, len(offsets))
    ]
    best = 1 + int(np.argmin(costs))
    old = part.at(soft.box)
    if costs[best - 1] < _TWO_REGIONS:
        new = _shifted(part, soft.box, offsets[best]) + _continued(series[0] - series[best], disc, soft.box)
    else:  # no skin around it: its rim alone is continued
        new = _continued(series[0], disc, soft.box)
    old += soft.strength[..., None] * (new - old)


def _offsets(disc: _Disc) -> list[tuple[int, int]]:
    """Whole pixels (x, y) to the discs that may take its place."""
    turns = 2 * np.pi * np.arange(_TURNS) / _TURNS
    return [
        (round(away * disc.radius * np.cos(turn)), round(away * disc.radius * np.sin(turn)))
        for away in _AWAY
        for turn in turns.tolist()
    ]


def _polar(
    smooth: np.ndarray, window: Box, disc: _Disc, offsets: np.ndarray, radii: tuple[float, ...]
) -> np.ndarray:
    """Levels float32 [N, R, _ANGLES, 3] on circles of these radii around N discs; `smooth` is the window."""
    turns = 2 * np.pi * np.arange(_ANGLES) / _ANGLES
    circle = np.array(radii)[:, None, None] * disc.radius * np.stack([np.cos(turns), np.sin(turns)], -1)
    centres = offsets + np.array([disc.x - window.x0, disc.y - window.y0]) - 0.5
    places = (centres[:, None, None] + circle).astype(np.float32)
    flat = places.reshape(len(offsets), -1, 2)
    found = cv2.remap(smooth, flat, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return found.reshape(*places.shape[:3], 3)


def _series(rim: np.ndarray) -> np.ndarray:
    """Coefficients complex [N, _ORDER + 1, 3] of rims [N, _ANGLES, 3]."""
    found: np.ndarray = np.fft.fft(rim, axis=1)[:, : _ORDER + 1] * (2 / _ANGLES)
    found[:, 0] /= 2
    return found


def _at_radii(series: np.ndarray) -> np.ndarray:
    """The harmonic function of a series [_ORDER + 1, 3] on the circles _INSIDE, [R, _ANGLES, 3]."""
    turns = np.exp(2j * np.pi * np.arange(_ANGLES) / _ANGLES)
    z = np.array(_INSIDE)[:, None] / np.mean(_RIM) * turns
    return _polynomial(series, z)


def _polynomial(series: np.ndarray, z: np.ndarray) -> np.ndarray:
    """The real part of the polynomial with these coefficients [_ORDER + 1, 3] at z [...], as [..., 3]."""
    total = np.zeros((*z.shape, 3), complex)
    for coefficient in series[::-1]:
        total = total * z[..., None] + coefficient
    return total.real.astype(np.float32)


def _continued(series: np.ndarray, disc: _Disc, box: Box) -> np.ndarray:
    """The harmonic function of a series [_ORDER + 1, 3] in the pixels of a box, float32 [h, w, 3]."""
    x = (np.arange(box.x0, box.x1) + 0.5 - disc.x)[None]
    y = (np.arange(box.y0, box.y1) + 0.5 - disc.y)[:, None]
    return _polynomial(series, (x + 1j * y) / (disc.radius * np.mean(_RIM)))


def _cost(
    part: Part,
    disc: _Disc,
    offset: np.ndarray,
    bend: np.ndarray,
    unlike: np.ndarray,
    discs: list[_Disc],
) -> float:
    """How badly the disc at an offset would do, in levels²: what it shows that its rim does not, and how far
    it must be bent, `bend` [_ORDER + 1, 3].
    """
    x, y = disc.x + offset[0], disc.y + offset[1]
    cost = float(
        (unlike**2).mean() + 0.5 * (np.abs(bend[1:]) ** 2).mean() + 0.05 * (np.abs(bend[0]) ** 2).mean()
    )
    if not _one_region(part.place, disc, x, y):
        cost += _TWO_REGIONS
    if any(
        np.hypot(other.x - x, other.y - y) < other.radius + disc.radius for other in discs if other != disc
    ):
        cost += _TWO_REGIONS / 10  # better a disc of which a spot was taken away than another region
    return cost


def _one_region(place: Place, disc: _Disc, x: float, y: float) -> bool:
    """Whether a disc at (x, y) lies in the picture and in the region of the spot's centre."""
    turns = np.pi / 4 * np.arange(8)
    xs, ys = np.r_[x, x + disc.radius * np.cos(turns)], np.r_[y, y + disc.radius * np.sin(turns)]
    if min(xs.min(), ys.min()) < _BOX or xs.max() > place.size[0] - _BOX or ys.max() > place.size[1] - _BOX:
        return False
    xs, ys = np.r_[disc.x, xs], np.r_[disc.y, ys]
    there = np.floor(place.to_labels[:2] @ np.stack([xs, ys, np.ones_like(xs)])).astype(int)
    height, width = place.labels.shape
    if there.min() < 0 or there[0].max() >= width or there[1].max() >= height:
        return False
    labels = place.labels[there[1], there[0]].tolist()
    kin = _SKIN if labels[0] in _SKIN else frozenset({labels[0]})
    return kin.issuperset(labels)


def _shifted(part: Part, box: Box, offset: np.ndarray) -> np.ndarray:
    x, y = int(offset[0]), int(offset[1])
    return part.at(Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)).copy()
