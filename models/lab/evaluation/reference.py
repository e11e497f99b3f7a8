"""What FID and KID compare with: the features of the pictures of a folder, or those in a file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.atomic_write import write_atomically
from models.errors import UserError
from models.lab.datasets.folders import PICTURES
from models.lab.datasets.pictures import covering, read_image
from models.lab.metrics.distances import Moments
from models.lab.metrics.inception import FEATURES
from models.pixels import to_signed

Inception = Callable[[Tensor], Tensor]


@dataclass(frozen=True)
class Reference:
    """The real pictures of FID and KID.

    title     what they are, for people.
    real      features [N, 2048], or their moments: of those there is no KID.
    """

    title: str
    real: np.ndarray | Moments

    def save(self, path: Path) -> None:
        """Writes features as the file that `read_reference` takes."""
        if not isinstance(self.real, Moments):
            features = self.real
            write_atomically(path, lambda file: np.savez(file, features=features))


def read_reference(
    path: Path,
    inception: Inception,
    size: tuple[int, int],
    batch: int = 4,
    progress: Callable[[str], object] = lambda words: None,
) -> Reference:
    """The reference at `path`: a folder of pictures (in its folder `images`, else anywhere in it),
    each scaled and cut to (height, width) `size` as test pictures are; or a file `.npz` with `features`
    [N, 2048], or with `mu` [2048] and `sigma` [2048, 2048] as pytorch-fid writes them.

    UserError if there is nothing of the kind, DataError for a picture that cannot be read.
    """
    if path.suffix.lower() == ".npz":
        return _stored(path)
    if not path.is_dir():
        raise UserError(
            f"There is no reference {path}. Name a folder of pictures or a file .npz of features."
        )
    folder = path / "images" if (path / "images").is_dir() else path
    files = [f for f in sorted(folder.rglob("*")) if f.suffix.lower() in PICTURES and f.name[0] != "."]
    if len(files) < 2:
        raise UserError(f"{folder} has {len(files)} pictures; a reference needs two at least.")
    features = []
    for start in range(0, len(files), batch):
        images = np.stack([_read(file, size) for file in files[start : start + batch]])
        with torch.inference_mode():
            features.append(inception(to_signed(torch.from_numpy(images))).cpu().numpy())
        progress(f"reference: {min(start + batch, len(files)):,} of {len(files):,} pictures")
    return Reference(f"{len(files):,} pictures of {path.name}", np.concatenate(features))


def _read(file: Path, size: tuple[int, int]) -> np.ndarray:
    height, width = size
    return np.asarray(covering(read_image(file), width, height, Image.Resampling.LANCZOS))


def _stored(path: Path) -> Reference:
    remedy = f"It holds features [N, {FEATURES}], or mu and sigma as pytorch-fid writes them."
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {key: file[key] for key in ("features", "mu", "sigma") if key in file.files}
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}.") from error
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, AttributeError) as error:
        raise UserError(f"{path} cannot be read as features ({error}). {remedy}") from error
    if any(not (np.issubdtype(a.dtype, np.number) and np.isfinite(a).all()) for a in arrays.values()):
        raise UserError(f"{path} holds numbers that are not finite. {remedy}")
    shapes = {key: array.shape for key, array in arrays.items()}
    if "features" in arrays and shapes["features"] == (len(arrays["features"]), FEATURES):
        if len(arrays["features"]) < 2:
            raise UserError(f"{path} holds features of one picture; a reference needs two at least.")
        return Reference(f"{len(arrays['features']):,} pictures of {path.name}", arrays["features"])
    if (shapes.get("mu"), shapes.get("sigma")) == ((FEATURES,), (FEATURES, FEATURES)):
        return Reference(path.name, Moments(arrays["mu"], arrays["sigma"]))
    raise UserError(f"{path} is no reference. {remedy}")
