"""Styles that belong to no portrait, in a zip: codes and picture of each, named in the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zipfile import ZipFile

import numpy as np
from safetensors.numpy import load, save

from models.regions import RegionSet
from models.translation import tr
from sean_editor.document.made_style import MadeStyle
from sean_editor.errors import is_out_of_memory
from sean_editor.project_file.archive import Archive, add_member
from sean_editor.project_file.checks import CODE, is_hex
from sean_editor.project_file.limits import MADE_STYLES, PictureLimit
from sean_editor.project_file.pictures import from_png, to_png


def describe_made(style: MadeStyle) -> dict[str, object]:
    """What a manifest says of a made style; `read_made_styles` reads it."""
    return {"id": style.id, "name": style.name, "network": style.network}


def add_made_style(file: ZipFile, style: MadeStyle) -> None:
    """Put codes and picture of a made style into the open zip."""
    codes = save({"codes": style.codes, "present": style.present.astype(np.uint8)})
    add_member(file, f"{MADE_STYLES}{style.id}.codes.safetensors", codes, packed=True)
    if style.picture is not None:
        add_member(file, f"{MADE_STYLES}{style.id}.portrait.png", to_png(style.picture))


def read_made_styles(
    archive: Archive, described: object, used: frozenset[str], regions: RegionSet, limit: PictureLimit
) -> tuple[MadeStyle, ...]:
    """The made styles that a manifest describes. One that is damaged is left out, unless it is `used`:
    ValueError then, in words for a person.
    """
    found = []
    for item in described if isinstance(described, list) else []:
        try:
            found.append(_read(archive, item, len(regions), limit))
        except Exception as error:  # decoders raise whatever they like on damaged data
            name = item.get("id") if isinstance(item, dict) else None
            if is_out_of_memory(error):
                raise
            if isinstance(name, str) and name in used:
                raise ValueError(tr("one of its styles is missing or damaged")) from error
    return tuple(found)


def _read(archive: Archive, item: Mapping[str, Any], count: int, limit: PictureLimit) -> MadeStyle:
    style_id, name, network = item["id"], item["name"], item["network"]
    if not (isinstance(name, str) and is_hex(style_id, 32) and is_hex(network, 64)):
        raise ValueError("a malformed style")
    parts = load(archive.read(f"{MADE_STYLES}{style_id}.codes.safetensors"))
    codes, present = parts["codes"], parts["present"]
    if codes.dtype != np.float32 or codes.shape != (count, CODE) or present.shape != (count,):
        raise ValueError("a style of other regions")
    picture = f"{MADE_STYLES}{style_id}.portrait.png"
    pixels = from_png(archive.read(picture), "RGB", limit) if picture in archive else None
    style = MadeStyle(name, codes, present.astype(bool), network, pixels)
    if style.id != style_id:
        raise ValueError("another style")
    return style
