"""The options and the metadata of ONNX files: all that a user of them needs to know."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import torch

from models.blocks import STRIDE
from models.errors import UserError
from models.regions import ADE20K, CELEBAMASK_HQ, CITYSCAPES, FACADES
from models.sean import SEANConfig, SEANGenerator


@dataclass(frozen=True)
class OnnxOptions:
    """size   (height, width) of the pictures; None: any, chosen at run time.
    noise  whether the editor's fixed noise is part of the generator; it belongs to one size.
    half   whether the generator's weights are stored as float16. All is computed in float32.
    int8   whether they are stored as int8, and its mask branch is computed in int8.
    licence     of the weights; "" if nothing is known of it.
    written_by  the program that exports, with its version.
    """

    size: tuple[int, int] | None = None
    noise: bool = False
    half: bool = False
    int8: bool = False
    licence: str = ""
    written_by: str = "SEAN Editor"

    def __post_init__(self) -> None:
        if self.size is not None and any(side < STRIDE or side % STRIDE for side in self.size):
            raise UserError(f"Pictures are multiples of {STRIDE} pixels high and wide, not {self.size}.")
        if self.noise and self.size is None:
            raise UserError("The noise belongs to one size of pictures: give that with --size.")
        if self.half and self.int8:
            raise UserError("Weights are stored in one way: give --half or --int8.")


def describe(generator: SEANGenerator, checkpoint: Path, options: OnnxOptions, title: str) -> dict[str, str]:
    """Metadata by name; "regions" and "config" are JSON, the rest is for people."""
    config, size = generator.config, options.size
    last = config.regions - 1
    each = "styled block" if config.style_level != "module" else "SEAN module"
    side = "; l_ is the subject's left" if len(CELEBAMASK_HQ) == config.regions else ""
    encoded = f"[B, {config.regions}, {config.style_length}]"
    several = f"[B, {config.style_count}, {config.regions}, {config.style_length}]"
    repeated = f"; for the generator it is repeated {config.style_count} times, as {several}"
    if config.style_level != "unified":
        encoded, repeated = several, ""
    text = {
        "title": f"SEAN {title}",
        "checkpoint": checkpoint.name,
        "checkpoint_sha256": _digest(checkpoint),
        "licence": options.licence or f"that of the weights in {checkpoint.name}: ask whoever trained them",
        "regions": json.dumps(_regions(config.regions)),
        "labels": f"int64 [B, H, W]: the id of each pixel's region, 0 to {last}, row by row from the top "
        f"left{side}",
        "images": "float32 [B, 3, H, W]: red, green and blue in [-1, 1], value / 127.5 - 1",
        "size": f"{size[0]} x {size[1]} (height x width)" if size else f"any multiples of {STRIDE}",
        "weights": "float32",
        "config": json.dumps(config.to_dict()),
        "written_by": f"{options.written_by}, torch {torch.__version__}",
    }
    if title == "generator":
        text["styles"] = f"float32 {several}: a style matrix for each {each}, a row for each region"
        if options.half:
            text["weights"] = "stored as float16, computed in float32"
        if options.int8:
            text["weights"] = "stored as int8; the mask branch computes in int8, the rest in float32"
        text["noise"] = "that of the editor (seed 0), always the same" if options.noise else "none"
    else:
        text["styles"] = f"float32 {encoded}: a row for each region, zeros where it has no pixel{repeated}"
        if config.second_look:
            text["second_look"] = _second_look(config)
    return text


def _second_look(config: SEANConfig) -> str:
    brought = ", each row of the sum scaled to RMS 1 where it is not zero" if config.style_norm else ""
    return (
        f"closer styles are styles + {config.second_look:g} x (styles - again){brought}; `again` are the "
        "styles of the picture that the generator makes of the first ones, with the same labels"
    )


def _regions(count: int) -> list[dict[str, object]]:
    """Id, name, title and colour of each region, of the data set that has so many; else ids alone."""
    for known in (CELEBAMASK_HQ, ADE20K, CITYSCAPES, FACADES):
        if len(known) == count:
            return [{"id": r.id, "name": r.name, "title": r.title, "color": r.color} for r in known.regions]
    return [{"id": number} for number in range(count)]


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
