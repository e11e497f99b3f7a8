"""What is known of each cell before there is texture: light and colour, flow, depth in the region."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from sean_editor.texture.exemplars.latents import low_deviation
from sean_editor.texture.smoothing import region_mean

WORK = 256
"""Side in pixels of the pictures in which pieces are matched, whatever the size of the result: pieces then
agree from one size to the next, and matching costs the same."""
CELLS = 32
"""Cells of the grid of pieces in each direction."""

_DEEP = 3.0  # cells from the border beyond which depth counts no more
_ODD_SCALE = np.array([0.35, 1.0, 1.0], np.float32)
_ODD_FLOOR = 4.0
_TYPICAL = 0.6  # share of the cells that are taken for the region's own
_AROUND = 1.2  # deviation in cells of what counts as surroundings


@dataclass(frozen=True, eq=False)
class Guides:
    """Of a grid of n x n cells, n = CELLS.

    light   float32 [n, n, 6]: Lab means of the cell and of its surroundings, in the network's picture
    colour  float32 [n, n, 3]: Lab mean of the cell in the picture that gives or gets the texture
    flow    float32 [n, n, 2]: direction of the strands as (cos 2a, sin 2a) times how clear it is, 0..1
    depth   float32 [n, n]: distance from the region's border, 0 to 1
    share   float32 [n, n]: share of the cell that belongs to the region
    rough   float32 [n, n]: root mean square of the detail of lightness
    """

    light: np.ndarray
    colour: np.ndarray
    flow: np.ndarray
    depth: np.ndarray
    share: np.ndarray
    rough: np.ndarray

    def mirrored(self) -> Guides:
        """Of the picture mirrored left to right."""
        turned = {name: values[:, ::-1] for name, values in vars(self).items()}
        turned["flow"] = turned["flow"] * np.array([1, -1], np.float32)
        return Guides(**turned)

    @property
    def inside(self) -> np.ndarray:
        """bool [n, n]: the cells that belong to the region for the most part."""
        return self.share > 0.5


def guides(network: np.ndarray, picture: np.ndarray, weight: np.ndarray) -> Guides:
    """Of a region with `weight` float32 [256, 256]; light from the `network`'s picture, colour and flow from
    `picture`, both Lab float32 [256, 256, 3]."""
    share = shrunk(weight)
    light = _mean(network, weight, share)
    spread = np.maximum(cv2.GaussianBlur(share, (0, 0), _AROUND), 1e-3)[..., None]
    around = cv2.GaussianBlur(light * share[..., None], (0, 0), _AROUND) / spread
    depth = cv2.distanceTransform((share > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    return Guides(
        np.concatenate([light, around], -1),
        _mean(picture, weight, share),
        _flow(picture[..., 0], weight),
        np.minimum(depth / _DEEP, 1),
        share,
        _roughness(picture[..., 0], weight, share),
    )


def shrunk(values: np.ndarray) -> np.ndarray:
    """A picture or mask at one value a cell."""
    return cv2.resize(values, (CELLS, CELLS), interpolation=cv2.INTER_AREA)


def _mean(values: np.ndarray, weight: np.ndarray, share: np.ndarray) -> np.ndarray:
    return shrunk(values * weight[..., None]) / np.maximum(share, 1e-3)[..., None]


def _roughness(lightness: np.ndarray, weight: np.ndarray, share: np.ndarray) -> np.ndarray:
    """See Guides.rough."""
    detail = (lightness - region_mean(lightness, weight, low_deviation(WORK))) * weight
    return np.sqrt(shrunk(detail * detail) / np.maximum(share, 0.1))


def _flow(lightness: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Double-angle flow [n, n, 2] from the structure tensor of `lightness` within the region."""
    smooth = cv2.GaussianBlur(lightness, (0, 0), 1.0)
    dx, dy = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    core = np.clip(2 * weight - 1, 0, 1) ** 2  # the border's own edge is no strand
    tensor = shrunk(np.stack([dy * dy - dx * dx, -2 * dx * dy, dx * dx + dy * dy], -1) * core[..., None])
    tensor = cv2.GaussianBlur(tensor, (0, 0), 0.8)
    return tensor[..., :2] / (tensor[..., 2:] + 1.0)


def oddness(of: Guides) -> np.ndarray:
    """float32 [n, n], 0 to 1: how far a cell's colour is from that of most of the region, as foliage is that
    a label map calls hair. 1 stands for certainly something else."""
    chosen = of.inside
    colours, weights = of.colour[chosen] * _ODD_SCALE, (of.share * of.depth**2)[chosen]
    centre = _weighted_median(colours, weights)
    for _ in range(3):
        distance = ((colours - centre) ** 2).sum(1)
        near = distance <= np.quantile(distance, _TYPICAL)
        centre = np.average(colours[near], axis=0, weights=weights[near] + 1e-6)
    spread = np.sqrt(((colours[near] - centre) ** 2).sum(1).mean()) + _ODD_FLOOR
    far = np.sqrt(((of.colour * _ODD_SCALE - centre) ** 2).sum(-1)) / spread
    return np.clip((far - 1.5) / 1.5, 0, 1).astype(np.float32)


def extended(values: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """`values` [n, n, F], outside of `inside` bool [n, n] those of the nearest cell inside."""
    _, nearest = cv2.distanceTransformWithLabels(
        (~inside).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    table = np.zeros((nearest.max() + 1, values.shape[-1]), values.dtype)
    table[nearest[inside]] = values[inside]
    return table[nearest]


def _weighted_median(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """[C] of values [N, C] with weights [N]."""
    order = np.argsort(values, 0)
    total = np.cumsum(weights[order] + 1e-6, 0)
    middle = (total >= total[-1] / 2).argmax(0)
    return np.take_along_axis(values, np.take_along_axis(order, middle[None], 0), 0)[0]
