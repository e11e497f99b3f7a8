"""Colour spaces by their code points (ITU-T H.273), as in PNG's cICP chunk and nclx of AVIF and HEIC."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from sean_editor.photo.icc import SRGB_CURVE, Chromaticities, Curve, code_points_in, make_profile

D65 = (0.3127, 0.3290)
_C = (0.310, 0.316)
_ENTRIES = 4096  # of a curve's table

SRGB = Chromaticities((0.640, 0.330), (0.300, 0.600), (0.150, 0.060), D65)

# H.273, table 2; the names are for people who look at the profile
_PRIMARIES = {
    1: ("sRGB", SRGB),
    4: ("BT.470 M", Chromaticities((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), _C)),
    5: ("BT.470 BG", Chromaticities((0.64, 0.33), (0.29, 0.60), (0.15, 0.06), D65)),
    6: ("BT.601", Chromaticities((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), D65)),
    7: ("SMPTE 240M", Chromaticities((0.630, 0.340), (0.310, 0.595), (0.155, 0.070), D65)),
    8: ("Film", Chromaticities((0.681, 0.319), (0.243, 0.692), (0.145, 0.049), _C)),
    9: ("BT.2020", Chromaticities((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65)),
    10: ("XYZ", Chromaticities((1.0, 0.0), (0.0, 1.0), (0.0, 0.0), (1 / 3, 1 / 3))),
    11: ("DCI-P3", Chromaticities((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.314, 0.351))),
    12: ("Display P3", Chromaticities((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65)),
    22: ("EBU 3213", Chromaticities((0.630, 0.340), (0.295, 0.605), (0.155, 0.077), D65)),
}

PQ, HLG = 16, 18
_WHITE_NITS = 203  # of an ordinary white in a picture for HDR displays (ITU-R BT.2408)


def _pq(sample: np.ndarray) -> np.ndarray:
    """SMPTE ST 2084; what is brighter than white becomes white."""
    root = sample ** (1 / 78.84375)
    light = np.maximum(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)
    return light ** (1 / 0.1593017578125) * (10_000 / _WHITE_NITS)


def _hlg(sample: np.ndarray) -> np.ndarray:
    """ARIB STD-B67 on a display of 1000 nits, channel by channel; white is at three quarters (BT.2408)."""
    upper = (np.exp((sample - 0.55991073) / 0.17883277) + 0.28466892) / 12
    scene = np.where(sample <= 0.5, sample**2 / 3, upper)
    return scene**1.2 * (1000 / _WHITE_NITS)


# H.273, table 3. The curves of television cameras (1, 6, 7, 11, 12, 14, 15) are missing on purpose: pictures
# that name them are made for displays, on which they look right with sRGB's curve; browsers do the same.
_GAMMAS = {4: 2.2, 5: 2.8, 8: 1.0}
_FORMULAS: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    9: lambda sample: np.where(sample > 0, 10 ** (2 * (sample - 1)), 0),
    10: lambda sample: np.where(sample > 0, 10 ** (2.5 * (sample - 1)), 0),
    PQ: _pq,
    17: lambda sample: sample**2.6 * (52.37 / 48),
    HLG: _hlg,
}


@lru_cache(maxsize=16)
def profile_of_code_points(primaries: int, transfer: int, full_range: bool = True) -> bytes | None:
    """The ICC profile of RGB samples with these code points; None for sRGB. What is unknown counts as sRGB's.

    Without `full_range` black is 16 and white 235. For HDR (`PQ`, `HLG`) light beyond white is white.
    """
    name, space = _PRIMARIES.get(primaries, _PRIMARIES[1])
    if transfer in _GAMMAS:
        curve = Curve((_GAMMAS[transfer],))
    elif transfer in _FORMULAS:
        curve = Curve(table=tuple(_FORMULAS[transfer](np.linspace(0, 1, _ENTRIES)).clip(0, 1).tolist()))
    else:
        curve = SRGB_CURVE
    if not full_range:
        curve = _narrow(curve)
    if space is SRGB and curve is SRGB_CURVE:
        return None
    return make_profile(f"{name}, transfer {transfer}", space, curve, (primaries, transfer, 0, full_range))


def code_points_of(profile: bytes | None) -> tuple[int, int, int, int] | None:
    """The code points that `profile_of_code_points` made a profile of (colour primaries, transfer, matrix,
    full range), as PNG's cICP chunk has them; None for any other profile.
    """
    points = code_points_in(profile) if profile else None
    made = points is not None and profile_of_code_points(points[0], points[1], bool(points[3])) == profile
    return points if made else None


def _narrow(curve: Curve) -> Curve:
    """The same curve for samples whose black is 16 and whose white is 235."""
    samples = ((np.linspace(0, 255, _ENTRIES) - 16) / 219).clip(0, 1)
    if curve.table:
        light = np.interp(samples, np.linspace(0, 1, _ENTRIES), curve.table)
    elif len(curve.parameters) == 1:
        light = samples ** curve.parameters[0]
    else:
        gamma, a, b, c, d = curve.parameters
        light = np.where(samples >= d, (a * samples + b) ** gamma, c * samples)
    return Curve(table=tuple(light.tolist()))
