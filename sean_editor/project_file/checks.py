"""What holds for every project in a file, checked before it is written and after it was read.

ValueErrors are in words for a person and speak of the project as "it".
"""

from __future__ import annotations

from typing import TypeGuard

import numpy as np

from models.regions import RegionSet
from models.translation import tr
from sean_editor.document.fit import Fit
from sean_editor.document.portrait import Portrait, check_label_ids, check_layout
from sean_editor.document.project import Project
from sean_editor.document.styles import BLOCKS

CODE = 512
"""Numbers in the style code of a region."""
STRIDE = 32
"""Sides of what the network encodes and paints are multiples of it."""

_HEX = frozenset("0123456789abcdef")


def check_project(project: Project, regions: RegionSet, path: object) -> None:
    """UserError or ValueError for what no editor could go on with, portraits apart; `path` is the file."""
    check_layout(project.layout, project.portrait.size, regions, tr("The layout in {file}", file=path))
    if project.fit is not None:
        check_fit(project.fit, len(regions))
    if project.stand_in is not None:
        check_stand_in(project.stand_in, len(regions))


def check_portrait(portrait: Portrait, regions: RegionSet, path: object) -> None:
    """UserError or ValueError for a portrait, or reference, that no editor could use."""
    check_side(portrait)
    subject = tr("The label map of {portrait} in {file}", portrait=portrait.name, file=path)
    check_label_ids(portrait.labels, regions, subject)


def check_side(portrait: Portrait) -> None:
    """ValueError for a portrait that the network cannot encode."""
    width, height = portrait.size
    if width % STRIDE or height % STRIDE:
        raise ValueError(
            tr(
                "its portrait {portrait} is {width} x {height} pixels, which are not multiples of 32",
                portrait=portrait.name,
                width=width,
                height=height,
            )
        )


def check_fit(fit: Fit, regions: int) -> None:
    """ValueError for a fit to another network."""
    if fit.codes.shape not in ((regions, CODE), (BLOCKS, regions, CODE)):
        raise ValueError(
            tr("its fit has {count} regions instead of {wanted}", count=fit.regions, wanted=regions)
        )


def check_stand_in(codes: np.ndarray | None, regions: int) -> np.ndarray:
    """The codes, float32 [S, 512]. ValueError for anything else."""
    if codes is None or codes.dtype != np.float32 or codes.shape != (regions, CODE):
        raise ValueError(tr("its style codes are missing or malformed"))
    if not np.isfinite(codes).all():
        raise ValueError(tr("its style codes are not finite numbers"))
    return codes


def is_hex(value: object, digits: int) -> TypeGuard[str]:
    """Whether it is a text of so many hex digits, as ids and hashes are."""
    return isinstance(value, str) and len(value) == digits and _HEX.issuperset(value)
