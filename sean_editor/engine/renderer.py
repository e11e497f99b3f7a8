"""The generator as the editor runs it: everything kept that the last picture shares with the next.

Exact: equal to `SEANGenerator.forward` up to float32 rounding. Weights are folded once (folding.py,
blocks.py); what depends on layout and styles is renewed only where they change (layout_cache.py); and while a
brush moves only a window around it is computed (window.py).
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from models.blocks import STRIDE, STYLED_BLOCKS
from models.precision import has_quick_bfloat16, has_quick_float16
from models.sean.config import SEANConfig
from models.sean.generator import SEANGenerator
from models.sean.noise import noise_maps
from sean_editor.engine.blocks import FoldedBlock, Modulate, fold_blocks, upsampled, with_convolutions_of
from sean_editor.engine.captured import Captured, Recorder
from sean_editor.engine.convolution import PackedConv
from sean_editor.engine.layout_cache import LayoutCache
from sean_editor.engine.tuning import tuned_generator
from sean_editor.engine.window import DRAFT_FROM, Slices, Window, draft_window, paste

_COMPACT_WIDTH = 32
"""The wide model's. Up to there all of a network in bfloat16 stays within four levels of 255 of exact."""

_ALL_BLOCKS, _QUICK_BLOCKS_OF_WIDE = 7, 1
"""In a network of the paper's width the rounding of all blocks adds up to eight levels, that of the first two
to more than four (decision 38).
"""


def quick_dtype(device: torch.device) -> torch.dtype:
    """bfloat16 where a CPU computes in it, float16 where a graphics card does, else float32."""
    if device.type == "cpu":
        return torch.bfloat16 if has_quick_bfloat16(device) else torch.float32
    return torch.float16 if has_quick_float16(device) else torch.float32


def quick_blocks(config: SEANConfig, dtype: torch.dtype = torch.bfloat16) -> int:
    """How many blocks, from the first, may compute in `dtype` so that nobody sees a difference."""
    close = dtype != torch.bfloat16 or config.base_width <= _COMPACT_WIDTH
    return _ALL_BLOCKS if close else _QUICK_BLOCKS_OF_WIDE


class Network(NamedTuple):
    """A generator folded for rendering. Those tuned to one photo share with it all but some convolutions."""

    blocks: list[FoldedBlock]
    first: PackedConv
    last: PackedConv


class Renderer:
    """Renders layouts [H, W] with styles [S, 512], or [6, S, 512] for one per styled block.

    `seed` fixes the noise; None switches it off. `dtype` bfloat16 or float16 is faster on some machines but
    not exact; the default is. It holds for the products behind scale and shift, and for the first
    `blocks_in_dtype` of the seven blocks (None: what `quick_blocks` gives); all else computes in float32.
    `size` is the picture height that the weights are laid out for; any other works. `recorder` records whole
    pictures, which are then replayed. Not for several threads at once, but for `render_apart`.
    """

    def __init__(
        self,
        generator: SEANGenerator,
        device: torch.device | str = "cpu",
        seed: int | None = 0,
        dtype: torch.dtype = torch.float32,
        size: int = 256,
        blocks_in_dtype: int | None = None,
        recorder: Recorder | None = None,
    ) -> None:
        self._generator = generator
        self._config = generator.config
        self._device, self._dtype, self._seed = torch.device(device), dtype, seed
        if self._device.type == "cuda":
            torch.backends.cudnn.allow_tf32 = False  # ten bits of mantissa are not float32
            torch.backends.cuda.matmul.allow_fp16_reduced_precision_reduction = False
        self._size = size
        self._captured = Captured(recorder)
        count = quick_blocks(generator.config, dtype) if blocks_in_dtype is None else blocks_in_dtype
        with torch.inference_mode():
            self._plain = Network(
                fold_blocks(generator, self._device, dtype, size, count),
                _packed(generator.fc, self._device, dtype, size // STRIDE),
                _packed(generator.conv_img, self._device, torch.float32, size),
            )
        self._network = self._plain
        self._layout: LayoutCache | None
        self._shape: tuple[int, ...]
        # The input of each block, before up-sampling, and the output of the last: a draft starts from them.
        self._activations: list[Tensor]
        self._picture: Tensor | None
        self._exact: bool  # whether that picture is, and not a draft
        self.forget()

    @property
    def patch_count(self) -> int:
        """How many distinct patches of layouts are remembered; 0 before the first picture."""
        return self._layout.patch_count if self._layout is not None else 0

    @property
    def computed_in(self) -> str:
        """The type of its numbers, and whether pictures are replayed, e.g. "float16, CUDA graph"."""
        name = str(self._dtype).removeprefix("torch.")
        return f"{name}, CUDA graph" if self._captured.records else name

    @property
    def trouble(self) -> str | None:
        """Why pictures are not replayed any more; None where nothing was wrong with that."""
        return self._captured.trouble

    @torch.inference_mode()
    def tuned(self, tuned: Mapping[str, np.ndarray]) -> Network:
        """The network with what a fit adds to tensors of its convolutions. ValueError if it has none such."""
        generator = tuned_generator(self._generator, tuned)
        names = {name.partition(".")[0] for name in tuned}
        blocks = with_convolutions_of(self._plain.blocks, names, generator, self._device, self._size)
        last = _packed(generator.conv_img, self._device, torch.float32, self._size)
        return Network(blocks, self._plain.first, last)

    @torch.inference_mode()
    def render(
        self, labels: np.ndarray, styles: np.ndarray, draft: bool = False, network: Network | None = None
    ) -> np.ndarray:
        """The picture, float32 [3, H, W] in [-1, 1], for integers `labels` [H, W] and float `styles`.

        With `draft`, a small change of the layout since the last picture is computed only in a window around
        it. The next picture without it is exact again. `network` is one that `tuned` gave. ValueError says
        what does not fit. OverflowError if the numbers on the way are too large for float16.
        """
        codes = self._checked(labels, styles)
        self._use(network or self._plain)
        try:
            picture = self._update(labels, codes, draft).to("cpu", torch.float32, copy=True)
            if self._dtype == torch.float16 and not picture.isfinite().all():
                raise OverflowError("the picture does not fit float16")
            return picture.permute(2, 0, 1).numpy()
        except BaseException:
            self.forget()  # half renewed is not to be built upon
            raise

    def render_apart(
        self, labels: np.ndarray, styles: np.ndarray, network: Network | None = None
    ) -> np.ndarray:
        """As `render`, of something else than what is being edited: the next picture of that is made of the
        last one as if there had been none in between. While it is made, other threads may render.
        """
        apart = copy.copy(self)
        apart.compute_plainly()
        return apart.render(labels, styles, network=network)

    @torch.inference_mode()
    def rest(self) -> None:
        """Free what strokes have left behind, and what can be looked up again. The next picture is the same,
        and takes some milliseconds longer.
        """
        if self._layout is not None:
            try:
                self._layout.tidy()
                if not self._captured.records:  # recordings need scales and shifts where they are
                    self._layout.rest()
            except BaseException:
                self.forget()
                raise

    def forget(self) -> None:
        """Keep nothing of the last picture."""
        self._captured.forget()
        self._layout, self._shape = None, ()
        self._activations, self._picture, self._exact = [], None, False

    def compute_plainly(self) -> None:
        """Record nothing from now on, and keep nothing of the last picture."""
        self._captured = Captured(None)
        self.forget()

    def _use(self, network: Network) -> None:
        """Another network's activations are no start for a draft; scales and shifts are the same for all."""
        if network is not self._network:
            self._network, self._picture = network, None

    def _checked(self, labels: np.ndarray, styles: np.ndarray) -> np.ndarray:
        """Styles as float32 [6, S, 512]; ValueError where shapes or ids do not fit the network."""
        config = self._config
        if labels.ndim != 2 or labels.shape[0] % STRIDE or labels.shape[1] % STRIDE or not labels.size:
            raise ValueError(f"a layout's height and width are multiples of {STRIDE}, not {labels.shape}")
        if labels.min() < 0 or labels.max() >= config.regions:
            raise ValueError(f"the layout has label ids outside 0..{config.regions - 1}")
        shape = (STYLED_BLOCKS, config.regions, config.style_length)
        if styles.shape not in (shape, shape[1:]):
            raise ValueError(f"styles are {shape[1:]} or {shape}, not {styles.shape}")
        if not np.isfinite(styles).all():
            raise ValueError("the styles hold numbers that are not finite")
        return np.array(np.broadcast_to(styles, shape), np.float32)

    def _update(self, labels: np.ndarray, codes: np.ndarray, draft: bool) -> Tensor:
        """The picture [H, W, 3] on the device."""
        height, width = labels.shape
        if labels.shape != self._shape:
            maps = {} if self._seed is None else noise_maps(self._generator, height, width, self._seed)
            self._captured.forget()  # what was recorded is of another size
            self._layout = LayoutCache(self._plain.blocks, maps, self._device, self._captured)
            self._shape = labels.shape
            self._picture = None
        layout = self._layout
        assert layout is not None
        change = layout.update(labels.astype(np.uint8, copy=False), codes)
        same = change.box is None and not change.restyled
        if self._picture is not None and same and (draft or self._exact):
            return self._picture  # as when hair is painted over with hair
        window = draft_window(change, height, width) if draft else None
        if window is None or self._picture is None:
            *self._activations, self._picture = self._captured.run(
                (self._network, *layout.buffers), lambda: self._run(layout)
            )
            self._exact = True
        else:
            self._run_window(window, self._picture)
            self._exact = False
        return self._picture

    def _run(self, layout: LayoutCache) -> list[Tensor]:
        """All blocks on the whole picture: each one's input, the last one's output, the picture [H, W, 3]."""
        x = self._network.first(layout.coarse.to(self._dtype))
        made = [x]
        for block in self._network.blocks:
            x = block.run(upsampled(x, block.up), self._modulate(block))
            made.append(x)
        return [*made, self._to_picture(x)]

    def _run_window(self, window: Window, picture: Tensor) -> None:
        """Renew a window of `picture` [H, W, 3] by the upper blocks; the rest stays as it was.

        Each block reads two pixels more than it writes, so the inside is what the block makes of its input
        and no seam shows; what is dropped is the edit's faint influence beyond the window.
        """
        for index in range(DRAFT_FROM, len(self._network.blocks)):
            block, source, target = self._network.blocks[index], *self._activations[index : index + 2]
            wide = window.at(block.stride, target, halo=2)
            rows, columns = (slice(part.start // block.up, part.stop // block.up) for part in wide)
            result = block.run(upsampled(source[rows, columns], block.up), self._modulate(block, wide))
            paste(target, result, window.at(block.stride, target), wide)
        last = self._activations[-1]
        wide = window.at(1, last, halo=1)
        paste(picture, self._to_picture(last[wide]), window.at(1, last), wide)

    def _modulate(self, block: FoldedBlock, part_of: Slices = (slice(None), slice(None))) -> Modulate:
        layout = self._layout
        assert layout is not None

        def modulate(part: str) -> tuple[Tensor, Tensor]:
            scale, shift = layout.modulation(block, part)
            return scale[part_of], shift[part_of]

        return modulate

    def _to_picture(self, x: Tensor) -> Tensor:
        return self._network.last(F.leaky_relu(x, 0.2).float()).tanh_()


def _packed(conv: torch.nn.Conv2d, device: torch.device, dtype: torch.dtype, size: int) -> PackedConv:
    return PackedConv(conv.weight, conv.bias, device, dtype, (size, size))
