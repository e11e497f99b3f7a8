"""Functions of other people that measure pictures, named as `module:callable`: segmenters and the like."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor

from models.errors import UserError
from models.regions import RegionSet


def segmenter(spec: str, regions: RegionSet) -> Callable[[Tensor], np.ndarray]:
    """The segmenter that `spec` names: images [B, 3, H, W] in [-1, 1] to region ids [B, H, W] of `regions`,
    as an array or a tensor. UserError for one that cannot be loaded, and when it returns something else.
    """
    function = plugged(spec)

    def segment(images: Tensor) -> np.ndarray:
        found = _called(spec, function, images)
        labels = np.asarray(found.cpu() if isinstance(found, Tensor) else found)
        wanted = (len(images), *images.shape[2:])
        if labels.shape != wanted or labels.dtype.kind not in "iu":
            raise UserError(
                f"The segmenter {spec} returned {labels.dtype} {list(labels.shape)}; region ids "
                f"{list(wanted)} are needed."
            )
        if labels.size and not 0 <= labels.min() <= labels.max() < len(regions):
            raise UserError(
                f"The segmenter {spec} returned ids from {labels.min()} to {labels.max()}; those of "
                f"{regions.name} are 0 to {len(regions) - 1}."
            )
        return labels.astype(np.uint8)

    return segment


def identity(spec: str) -> Callable[[Tensor], Tensor]:
    """The identity network that `spec` names: images [B, 3, H, W] in [-1, 1] to embeddings [B, D]. UserError
    for one that cannot be loaded, and when it returns something else.
    """
    function = plugged(spec)

    def embed(images: Tensor) -> Tensor:
        found = torch.as_tensor(_called(spec, function, images)).detach().float().cpu()
        if found.ndim != 2 or len(found) != len(images) or not found.isfinite().all():
            raise UserError(
                f"The identity network {spec} returned {list(found.shape)}; finite embeddings "
                f"[{len(images)}, D] are needed."
            )
        return found

    return embed


def plugged(spec: str) -> Callable[[Tensor], Any]:
    """What `module:callable` names; the working folder is searched, too. UserError if there is none."""
    module, colon, name = spec.partition(":")
    if not (module and colon and name):
        raise UserError(f"“{spec}” names no function. Write module:callable.")
    here = sys.path[:]
    sys.path.insert(0, "")
    try:
        found: Any = importlib.import_module(module)
        for part in name.split("."):
            found = getattr(found, part)
    except Exception as error:  # a module may raise whatever it likes
        raise UserError(f"{spec} cannot be loaded: {error}") from error
    finally:
        sys.path[:] = here
    if not callable(found):
        raise UserError(f"{spec} is no function. Name one that takes images.")
    return found


def _called(spec: str, function: Callable[[Tensor], Any], images: Tensor) -> Any:
    try:
        return function(images)
    except Exception as error:  # another person's code
        raise UserError(f"{spec} failed: {type(error).__name__}: {error}") from error
