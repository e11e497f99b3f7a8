"""The engine: one checkpoint on one device. Encoding is slow and cached, rendering is fast."""

from __future__ import annotations

import copy
import functools
import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from models.inversion import Between, StyleInverter, signature
from models.parsing import FaceParser, ParsingError, load_parser
from models.pixels import to_pixels, to_signed
from models.regions import CELEBAMASK_HQ
from models.sean import CheckpointError, load_generator
from models.sean.generator import NoiseMaps, SEANGenerator
from models.sean.noise import noise_maps
from models.translation import tr
from sean_editor.checkpoints import METRIC_PARSER, SHIPPED_STYLES, usual_checkpoint, weights_of
from sean_editor.colour.surface import Surface
from sean_editor.document.fit import Fit
from sean_editor.document.portrait import PORTRAIT_SIZE
from sean_editor.engine.allocator import keep_memory
from sean_editor.engine.colouring import Colouring
from sean_editor.engine.device import about_lost_device, choose_device, describe_device, with_fallback
from sean_editor.engine.folding import check_foldable
from sean_editor.engine.pictures import Pictures
from sean_editor.engine.resting import RestingWeights
from sean_editor.engine.style_bank import StyleBank, StyleMatrix, freeze
from sean_editor.engine.tuning import tuned_generator
from sean_editor.errors import UserError

Result = TypeVar("Result")


class Engine:
    """Encodes portraits and renders layouts with a generator.

    checkpoint  weights file, the public `.pth` or a `.safetensors`; None: the shipped model, the
                wide one on CUDA.
    device      "auto", "cpu", "cuda" or "mps".
    cache_dir   where style matrices are kept between runs; None: the system's cache folder.
    noise       whether the network's noise, fixed by `seed`, is added.
    quick       paint in bfloat16 where the CPU computes in it, on CUDA in float16 by recorded graphs: for the
                window, not for figures.

    Encoding and rendering may be called from several threads. UserError if the weights cannot be used. If the
    graphics card fails, the same weights go on with the CPU: what was asked for is done again there, and
    `moved` is called with a sentence, on the thread that asked.
    """

    size = PORTRAIT_SIZE
    """Height and width of the portraits that the shipped and the public network are trained for."""

    def __init__(
        self,
        checkpoint: Path | str | None = None,
        device: str = "auto",
        cache_dir: Path | None = None,
        noise: bool = True,
        seed: int = 0,
        quick: bool = False,
    ) -> None:
        keep_memory()
        self._another = functools.partial(Engine, cache_dir=cache_dir, noise=noise, seed=seed, quick=quick)
        self.device = choose_device(device)
        path = weights_of(checkpoint) if checkpoint is not None else usual_checkpoint(self.device.type)
        self.checkpoint, self.checkpoint_name = path, path.name
        self._seed, self._quick = seed if noise else None, quick
        self._load()
        self._moving = threading.Lock()
        self.moved: Callable[[str], object] = lambda sentence: None
        self.checkpoint_hash = _file_key(path)
        self.bank = StyleBank(self.encode_afresh, self._style_key(), cache_dir, shipped=SHIPPED_STYLES)

    def _load(self) -> None:
        """Put the network on the device."""
        try:
            generator = load_generator(self.checkpoint)
            check_foldable(generator.config, self.checkpoint.name)
        except CheckpointError as error:
            raise UserError(str(error)) from error
        self.generator = generator.to(self.device)
        self._weights = RestingWeights(self.generator)
        self._pictures = Pictures(
            self.generator, self._weights, self.device, self._seed, self.size, self._quick
        )
        self._colouring = Colouring(_Network(self))
        self.__dict__.pop("_inverter", None)  # it holds the network that was

    def another(self, checkpoint: Path | str | None) -> Engine:
        """An engine with other weights, on the same device, and all else as it is here. UserError if they
        cannot be used.
        """
        return self._another(checkpoint, device=self.device.type)

    def on_device(self, work: Callable[[], Result]) -> Result:
        """What `work` returns, which uses the network; on the CPU, and again, if the graphics card fails."""
        network = self.generator
        return with_fallback(work, lambda error: self._move_to_cpu(network, error))

    def _move_to_cpu(self, network: SEANGenerator, error: Exception) -> None:
        """Leave the device that `network` was on. What a failed card holds cannot be read back."""
        with self._moving:
            if self.generator is not network:
                return  # another thread was faster
            if _file_key(self.checkpoint) != self.checkpoint_hash:
                raise UserError(
                    tr(
                        "{file} has changed while it was in use, and the graphics card failed. Save your "
                        "work and start the program again.",
                        file=self.checkpoint.name,
                    )
                ) from error
            self.device = torch.device("cpu")
            self._load()
        self.moved(about_lost_device(error))

    @contextmanager
    def weights_in_use(self) -> Iterator[None]:
        """Within it the `generator` may be run: its weights do not rest."""
        with self._weights.in_use():
            yield

    def rest(self) -> None:
        """Free memory: what strokes have left behind, and what the next picture or portrait takes again in
        some milliseconds.
        """
        if self.device.type == "cpu":
            self._weights.rest()
            if "_inverter" in self.__dict__:  # else no portrait was refined yet
                self._inverter[-1].rest()
            self._pictures.rest()

    @property
    def device_label(self) -> str:
        """The device, for the status line: pictures leave a processor to the window."""
        return describe_device(self.device, left=1)

    @property
    def computed_in(self) -> str:
        """How a graphics card computes pictures, e.g. "float16, CUDA graph"; "" on a CPU."""
        return "" if self.device.type == "cpu" else self._pictures.computed_in

    def encode(self, image: np.ndarray, labels: np.ndarray, between: Between = lambda: None) -> StyleMatrix:
        """The style matrix of a portrait uint8 [H, W, 3] with label map uint8 [H, W]; cached by content.

        `between` is called before every step of the refinement. It may wait, and give it up by an exception.
        """
        found = self.bank.find(image, labels)
        if found is None:
            found = self.bank.keep(image, labels, self.encode_afresh(image, labels, between))
        return found

    @property
    def refines(self) -> bool:
        """Whether `encode` takes more than one pass of the encoder."""
        return self.generator.config.descent > 0 or self.generator.config.second_look > 0

    def accepts(self, fit: Fit) -> bool:
        """Whether `fit` was made for these weights: to any others it means nothing."""
        return fit.weights == self.checkpoint_hash

    def render(
        self,
        labels: np.ndarray,
        styles: np.ndarray,
        draft: bool = False,
        fit: Fit | None = None,
        surfaces: Sequence[Surface] = (),
        apart: bool = False,
    ) -> np.ndarray:
        """The portrait uint8 [H, W, 3] for a layout uint8 [H, W] and styles [S, 512] or [6, S, 512].

        A draft may leave faint far effects of a small edit for the next full render: for a moving brush.
        `fit` is the portrait's, if there is one: what it adds to the network is used for this picture. The
        styles are taken as they are, but for `surfaces` with chosen colours (`chosen_surfaces`), which takes
        a few pictures and passes of the encoder. `apart`: it is another portrait than the one being edited,
        whose next picture neither waits for it nor takes longer for it. ValueError for a fit to another
        network.
        """
        if surfaces:
            return self._colouring.picture(labels, styles, surfaces, draft, fit)
        return to_pixels(torch.from_numpy(self.render_float(labels, styles, draft, fit, apart)))

    def coloured_styles(
        self, labels: np.ndarray, styles: np.ndarray, surfaces: Sequence[Surface], fit: Fit | None = None
    ) -> np.ndarray:
        """The styles float32 [6, S, 512] with which the network comes closest to the colours of `surfaces`;
        `styles` as they are if there are none. The other arguments are those of `render`.
        """
        return self._colouring.codes(labels, styles, surfaces, fit) if surfaces else styles

    def render_float(
        self,
        labels: np.ndarray,
        styles: np.ndarray,
        draft: bool = False,
        fit: Fit | None = None,
        apart: bool = False,
    ) -> np.ndarray:
        """As `render`, but float32 [3, H, W] in [-1, 1]."""
        return self.on_device(lambda: self._pictures.render(labels, styles, draft, fit, apart))

    @torch.inference_mode()
    def reference_render(self, labels: np.ndarray, styles: np.ndarray, fit: Fit | None = None) -> np.ndarray:
        """The same picture by the plain forward of the network, float32 [3, H, W]: slow, for comparison."""
        with self.weights_in_use():
            generator = self.generator if fit is None else tuned_generator(self.generator, fit.tuned)
            return self._reference(generator, labels, styles)

    def _reference(self, generator: SEANGenerator, labels: np.ndarray, styles: np.ndarray) -> np.ndarray:
        layout = torch.from_numpy(np.array(labels, np.int64))[None].to(self.device)
        codes = torch.from_numpy(np.array(styles, np.float32))[None].to(self.device)
        return generator(layout, codes, noise=self.noise(*labels.shape))[0].cpu().numpy()

    def noise(self, height: int, width: int) -> NoiseMaps | bool:
        """The noise that is added to pictures of this size, False if none is."""
        if self._seed is None:
            return False
        maps = noise_maps(self.generator, height, width, self._seed)
        return {name: drawn.to(self.device) for name, drawn in maps.items()}

    def encode_afresh(
        self, image: np.ndarray, labels: np.ndarray, between: Between = lambda: None
    ) -> StyleMatrix:
        """As `encode`, but without the style bank."""

        def invert() -> StyleMatrix:
            with self.weights_in_use():
                inverter, device, parser = self._inverter
                with parser.in_use():
                    return _matrix(inverter.invert(*_tensors(image, labels, device), between))

        return self.on_device(invert)

    @torch.inference_mode()
    def encode_once(self, image: np.ndarray, labels: np.ndarray) -> StyleMatrix:
        """The encoder's first pass alone: much faster than `encode_afresh`, and less close."""

        def encode() -> StyleMatrix:
            with self.weights_in_use():
                styles = self.generator.Zencoder(*_tensors(image, labels, self.device))
            return freeze(*_matrix(styles))

        return self.on_device(encode)

    @property
    def _refines_with_parser(self) -> bool:
        config = self.generator.config
        return config.descent > 0 and config.regions == len(CELEBAMASK_HQ)

    def _style_key(self) -> str:
        """A key of all that styles depend on: the weights, the inversion, and the face parser."""
        parts = [self.checkpoint_hash, signature(self.generator.config)]
        if self._refines_with_parser and METRIC_PARSER.is_file():
            parts.append(_file_key(METRIC_PARSER))
        return " ".join(parts).strip()

    @functools.cached_property
    def _inverter(self) -> tuple[StyleInverter, torch.device, RestingWeights]:
        """Style inversion, its device and the weights of its face parser; made when a portrait is to be
        encoded that is not cached.
        """
        device, generator = self.device, self.generator
        if not self._refines_with_parser:
            return StyleInverter(generator), device, RestingWeights(torch.nn.ModuleList())
        if device.type == "mps":  # whose gradients nobody has tried
            device, generator = torch.device("cpu"), copy.deepcopy(generator).cpu()
        try:
            parser = load_parser(METRIC_PARSER)
        except ParsingError as error:
            raise UserError(str(error)) from error
        assert isinstance(parser, FaceParser)
        return StyleInverter(generator, parser.to(device)), device, RestingWeights(parser)


class _Network:
    """An engine as chosen colours are solved with it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def paint(
        self, labels: np.ndarray, styles: np.ndarray, draft: bool = False, fit: Fit | None = None
    ) -> np.ndarray:
        return self._engine.render(labels, styles, draft, fit)

    def codes_of(self, image: np.ndarray, labels: np.ndarray) -> np.ndarray | None:
        engine = self._engine
        return engine.encode_once(image, labels).codes if engine.generator.config.style_branch else None


def _tensors(image: np.ndarray, labels: np.ndarray, device: torch.device) -> tuple[Tensor, Tensor]:
    """A portrait as [1, 3, H, W] in [-1, 1] and its label map as [1, H, W]."""
    layout = torch.from_numpy(np.array(labels, np.int64))[None]
    return to_signed(image, device)[None], layout.to(device)


def _matrix(styles: Tensor) -> StyleMatrix:
    """Styles [1, S, 512]."""
    codes = styles[0].cpu().numpy()
    return StyleMatrix(codes, np.any(codes, axis=1))  # the encoders leave zeros where they found no pixel


def _file_key(path: Path) -> str:
    """Content hash of a weights file: another file under the same name is another model."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
