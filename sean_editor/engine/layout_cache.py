"""Cache of scale and shift of every SEAN module: they depend on layout and styles, not on activations.

Kept from picture to picture; a stroke or a style swap renews only the rows and pixels that it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from models.blocks import STRIDE
from models.sean.neighbourhoods import Neighbourhoods
from sean_editor.engine.blocks import FoldedBlock
from sean_editor.engine.captured import Captured
from sean_editor.engine.modulation import LevelTensors, Modulation, Touched

_CROWDED, FEW_PATCHES = 4, 2000
"""Patches of painted-over strokes are dropped when there are 4 times those of the start, and not just few."""

_LITTERED = 1.5
"""From as many times the patches of the start on a rest is worth while."""

_OTHER_LAYOUT = 0.25
"""From this share of changed pixels on a layout counts as another one; the old one's patches are dropped."""


@dataclass(frozen=True)
class Change:
    """The changes since the last picture: the box (x0, y0, x1, y1) of labels, and whether a style changed."""

    box: tuple[int, int, int, int] | None
    restyled: bool


class Step(NamedTuple):
    """What is renewed of a block: the tables of `regions`; scale and shift at the touched pixels, if any."""

    block: FoldedBlock
    regions: list[int]
    touched: Touched | None


@dataclass(frozen=True, eq=False)
class Renewal:
    """What changed styles renew: `changed` bool [6, S]. It holds as long as the layout does."""

    changed: np.ndarray
    steps: list[Step]


class LayoutCache:
    """Modulations of all blocks at one picture size. `noise`: a map [1, 1, h, w] a SEAN module, or empty.
    `captured` renews styles.
    """

    def __init__(
        self,
        blocks: Sequence[FoldedBlock],
        noise: Mapping[str, Tensor],
        device: torch.device,
        captured: Captured | None = None,
    ) -> None:
        self._blocks = blocks
        self._regions = blocks[0].norms["ace_0"].regions
        self._noise = {key: value.to(device).reshape(-1, 1) for key, value in noise.items()}
        self._device = device
        self._captured = captured or Captured(None)
        self._labels: np.ndarray | None = None
        self._shown = np.zeros(self._regions, bool)
        self._codes: np.ndarray | None = None  # what the style tables hold; NaN where nothing yet
        self._levels: dict[int, LevelTensors] = {}
        self._modulations: dict[str, Modulation] = {}
        self._start_count = 0
        self._renewal: Renewal | None = None  # the last one, if the layout is still the same
        # Renewed in place, as scales and shifts are: [6, S, 512], and the coarse labels [h, w, S], one-hot.
        self._tables: Tensor | None = None
        self._coarse: Tensor | None = None
        self._rests = False  # scale and shift are to be looked up again, at all pixels

    def modulation(self, block: FoldedBlock, part: str) -> tuple[Tensor, Tensor]:
        """Scale and shift [h, w, C] of a SEAN module."""
        modulation = self._modulations[f"{block.name}.{part}"]
        h, w = self._levels[block.stride].level.pixels.shape
        return modulation.scale.view(h, w, -1), modulation.shift.view(h, w, -1)

    @property
    def coarse(self) -> Tensor:
        """The labels that the generator starts from, one-hot, [h, w, S]."""
        assert self._coarse is not None
        return self._coarse

    @property
    def buffers(self) -> list[Tensor]:
        """All tensors that a picture is made of. Every update renews them in place."""
        return [self.coarse, *(plane for one in self._modulations.values() for plane in one.planes)]

    @property
    def patch_count(self) -> int:
        """Distinct patches that are kept, over all resolutions."""
        return sum(tensors.count for tensors in self._levels.values())

    def update(self, labels: np.ndarray, codes: np.ndarray) -> Change:
        """Take over a layout [H, W] and styles [6, S, 512]; recompute what they change."""
        differs = np.ones(labels.shape, bool) if self._labels is None else self._labels != labels
        box = box_around(differs)
        touched: dict[int, Tensor | None] = {}
        if np.count_nonzero(differs) > _OTHER_LAYOUT * differs.size or self._crowded():
            touched = self._start(labels)
        elif box is not None:
            touched = self._edit(labels)
        if self._rests:
            touched, self._rests = dict.fromkeys(self._levels), False
        if box is not None:
            self._labels = labels.copy()
            self._shown = np.bincount(labels.ravel(), minlength=self._regions) > 0
            self._place_coarse(labels)
        return Change(box, self._restyle(codes, touched))

    def tidy(self) -> None:
        """Drop the patches of painted-over strokes, unless they are few. All numbers stay the same."""
        if (
            self._labels is not None
            and self._codes is not None
            and self.patch_count > _LITTERED * self._start_count
        ):
            codes = self._codes
            self._restyle(codes, self._start(self._labels))

    def rest(self) -> None:
        """Give up what follows from the tables: it is looked up again for the next picture."""
        for modulation in self._modulations.values():
            modulation.rest()
        self._rests = True

    def _start(self, labels: np.ndarray) -> dict[int, Tensor | None]:
        """Everything anew, in the room that there is: all pixels (None) of all levels are touched."""
        self._codes = self._renewal = None
        planes = {key: one.planes for key, one in self._modulations.items()}
        self._levels.clear()
        self._modulations.clear()
        for block in self._blocks:
            if block.stride not in self._levels:
                level = Neighbourhoods(labels[:: block.stride, :: block.stride], self._regions)
                self._levels[block.stride] = LevelTensors(level, self._device)
            tensors = self._levels[block.stride]
            for part, norm in block.norms.items():
                key = f"{block.name}.{part}"
                modulation = Modulation(norm, tensors, self._noise.get(key), block.dtype, planes.get(key))
                modulation.add_patches()
                self._modulations[key] = modulation
        self._start_count = self.patch_count
        return dict.fromkeys(self._levels)

    def _crowded(self) -> bool:
        return self.patch_count > _CROWDED * max(self._start_count, FEW_PATCHES)

    def _edit(self, labels: np.ndarray) -> dict[int, Tensor | None]:
        """An edited layout: the touched pixels of each level."""
        self._renewal = None
        touched: dict[int, Tensor | None] = {}
        for stride, tensors in self._levels.items():
            pixels = tensors.level.update(labels[::stride, ::stride])
            if len(pixels):
                tensors.refresh()
                touched[stride] = torch.from_numpy(pixels).to(self._device)
        for block in self._blocks:
            if block.stride in touched:
                for part in block.norms:
                    self._modulations[f"{block.name}.{part}"].add_patches()
        return touched

    def _place_coarse(self, labels: np.ndarray) -> None:
        one_hot = np.eye(self._regions, dtype=np.float32)[labels[::STRIDE, ::STRIDE]]
        self._coarse = _renewed(self._coarse, one_hot, self._device)

    def _restyle(self, codes: np.ndarray, touched: Mapping[int, Tensor | None]) -> bool:
        """Renew the tables of changed regions, then every touched pixel. Whether a visible style changed."""
        known = np.full_like(codes, np.nan) if self._codes is None else self._codes
        changed = (known != codes).any(2) & self._shown  # [6, S]; a region that nobody sees can wait
        restyled = bool(changed.any())
        if restyled:
            self._codes = np.where(changed[:, :, None], codes, known)
            self._tables = _renewed(self._tables, codes, self._device)
        if touched:
            self._renew(self._steps(changed, touched))
        elif restyled:
            if self._renewal is None or not np.array_equal(self._renewal.changed, changed):
                self._renewal = Renewal(changed, self._steps(changed, {}))
            steps = self._renewal.steps
            self._captured.run((self._renewal, self._tables), lambda: self._renew(steps))
        return restyled

    def _steps(self, changed: np.ndarray, touched: Mapping[int, Tensor | None]) -> list[Step]:
        found: dict[tuple[int, ...], Touched | None] = {}  # by stride and regions: blocks share them
        steps = []
        for block in self._blocks:
            regions = np.flatnonzero(changed[block.style]).tolist() if block.styled else []
            key = (block.stride, *regions)
            if key not in found:
                pixels = self._touched_pixels(block.stride, regions, touched)
                nothing = pixels is not None and not len(pixels)
                found[key] = None if nothing else Touched(self._levels[block.stride], pixels)
            steps.append(Step(block, regions, found[key]))
        return steps

    def _renew(self, steps: Sequence[Step]) -> list[Tensor]:
        """Returns the scales and shifts that it writes."""
        renewed: list[Tensor] = []
        for block, regions, touched in steps:
            for part in block.norms:
                modulation = self._modulations[f"{block.name}.{part}"]
                if regions:
                    assert self._tables is not None
                    modulation.set_style(self._tables[block.style], regions)
                if touched is not None:
                    modulation.gather(touched)
                    renewed += modulation.planes
        return renewed

    def _touched_pixels(
        self, stride: int, regions: list[int], touched: Mapping[int, Tensor | None]
    ) -> Tensor | None:
        """Pixels to renew at a level: those edited and those that see a restyled region; None for all."""
        edited = touched.get(stride, torch.empty(0, dtype=torch.long, device=self._device))
        if not regions or edited is None:
            return edited
        tensors = self._levels[stride]
        restyled = tensors.pixels_near(regions)
        if 2 * len(restyled) > len(tensors.pixels):
            return None  # one pass over everything is then quicker than picking
        return torch.cat([edited, restyled]).unique() if len(edited) else restyled


def _renewed(buffer: Tensor | None, values: np.ndarray, device: torch.device) -> Tensor:
    """The buffer with these values; a new one if there is none."""
    tensor = torch.from_numpy(values)
    return tensor.to(device, copy=True) if buffer is None else buffer.copy_(tensor)


def box_around(mask: np.ndarray) -> tuple[int, int, int, int] | None:
    """The box (x0, y0, x1, y1) around the pixels of a mask bool [H, W], None if it has none."""
    ys, xs = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(ys):
        return None
    return int(xs[0]), int(ys[0]), int(xs[-1]) + 1, int(ys[-1]) + 1
