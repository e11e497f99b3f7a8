"""A fit: the style codes, and perhaps a little of the network, optimised for one photo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from models.translation import tr

_TUNED = "tuned/"


@dataclass(frozen=True, eq=False)
class Fit:
    """The result of fitting one network to one portrait; read-only. ValueError for malformed values.

    codes        float32 [6, S, 512], or [S, 512] for all blocks alike: the own codes in each styled block
                 of the generator; zeros for the regions that it lacks.
    tuned        float32 offsets added to tensors of the generator, by their names; may be empty.
    psnr_before  dB: how close the network comes to the photo with the codes of the encoder,
    psnr_after   and how close with the fit.
    weights      SHA-256 of the network's file in hex: to any other the fit means nothing.
    """

    codes: np.ndarray
    psnr_before: float
    psnr_after: float
    tuned: Mapping[str, np.ndarray] = field(default_factory=dict)
    weights: str = ""

    def __post_init__(self) -> None:
        codes = _frozen(self.codes)
        if codes.ndim not in (2, 3):
            raise ValueError(
                tr(
                    "the style codes of the fit are {shape}, not [S, 512] or [6, S, 512]",
                    shape=list(codes.shape),
                )
            )
        tuned = MappingProxyType({name: _frozen(delta) for name, delta in self.tuned.items()})
        if not np.isfinite((self.psnr_before, self.psnr_after)).all():
            raise ValueError(tr("the PSNR of the fit is not a finite number"))
        object.__setattr__(self, "codes", codes)
        object.__setattr__(self, "tuned", tuned)

    @property
    def regions(self) -> int:
        """How many regions the codes are for."""
        return self.codes.shape[-2]

    @property
    def gain(self) -> float:
        """By how many dB the network comes closer to the photo."""
        return self.psnr_after - self.psnr_before

    @property
    def size(self) -> int:
        """Bytes held."""
        return self.codes.nbytes + sum(delta.nbytes for delta in self.tuned.values())

    def arrays(self) -> dict[str, np.ndarray]:
        """Everything as named arrays, to be kept in a file."""
        return {
            "codes": self.codes,
            "psnr": np.array([self.psnr_before, self.psnr_after], np.float64),
            "weights": np.frombuffer(bytes.fromhex(self.weights), np.uint8),
        } | {_TUNED + name: delta for name, delta in self.tuned.items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Fit:
        """The fit that `arrays()` came from. ValueError if there is something missing, or no number."""
        try:
            before, after = (float(value) for value in arrays["psnr"])
            weights = arrays["weights"].astype(np.uint8, casting="safe").tobytes().hex()
            codes = arrays["codes"]
        except (KeyError, TypeError) as error:
            raise ValueError(tr("the fit is incomplete")) from error
        tuned = {name.removeprefix(_TUNED): a for name, a in arrays.items() if name.startswith(_TUNED)}
        return cls(codes, before, after, tuned, weights)


def _frozen(values: np.ndarray) -> np.ndarray:
    """A read-only float32 copy; ValueError for anything but finite floats."""
    if not np.issubdtype(values.dtype, np.floating) or not np.isfinite(values).all():
        raise ValueError(tr("the values of the fit are not finite floats"))
    copied = np.array(values, np.float32, order="C")
    copied.setflags(write=False)
    return copied
