"""The public names, and regions by name."""

from __future__ import annotations

import numpy as np
import pytest

import sean_editor
from models.regions import RegionGroup
from sean_editor.document import Portrait
from sean_editor.engine.transfer import lacking, region_ids
from sean_editor.errors import UserError


def test_public_names_are_what_they_say() -> None:
    for name in sean_editor.__all__:
        assert getattr(sean_editor, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        sean_editor.nothing  # noqa: B018


def test_regions_by_name_and_id() -> None:
    assert region_ids(["hair", 11, "background"]) == [13, 11, 0]
    assert region_ids(["all"]) == list(range(19))
    assert region_ids(["lips", "l_lip", "hair"]) == [11, 12, 13], "each once"
    assert region_ids(["face-skin"]) == [1, 2, 8, 9, 17]
    assert region_ids(["mine"], groups=[RegionGroup("mine", (3, 5))]) == [3, 5]
    with pytest.raises(UserError, match="The groups are: face-skin, eyes, brows, lips, mine, all"):
        region_ids(["skin-face"], groups=[RegionGroup("mine", (3, 5))])
    for wrong in ("Hair ", "wig", 19, -1):
        with pytest.raises(UserError, match="The regions are: background, skin, "):
            region_ids([wrong])


def test_regions_that_a_portrait_lacks() -> None:
    image, labels = np.zeros((32, 32, 3), np.uint8), np.zeros((32, 32), np.uint8)
    labels[:8] = 13
    portrait = Portrait("bald", image, labels)
    assert lacking(portrait, [0, 13, 14]) == ["hat"]
