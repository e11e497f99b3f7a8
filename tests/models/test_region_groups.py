"""Groups of regions: the built-in ones, one's own, and their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import UserError
from models.regions import (
    ADE20K,
    CELEBAMASK_HQ,
    CITYSCAPES,
    FACADES,
    RegionGroup,
    built_in_groups,
    own_group,
    read_groups,
    write_groups,
)

ID = {region.name: region.id for region in CELEBAMASK_HQ.regions}


def test_the_built_in_groups_of_a_face() -> None:
    groups = {group.name: set(group.ids) for group in built_in_groups(CELEBAMASK_HQ)}
    assert groups == {
        "face-skin": {ID["skin"], ID["nose"], ID["l_ear"], ID["r_ear"], ID["neck"]},
        "eyes": {ID["l_eye"], ID["r_eye"]},
        "brows": {ID["l_brow"], ID["r_brow"]},
        "lips": {ID["u_lip"], ID["l_lip"]},
    }
    assert [group.title for group in built_in_groups(CELEBAMASK_HQ)] == ["Face skin", "Eyes", "Brows", "Lips"]


@pytest.mark.parametrize("regions", [ADE20K, CITYSCAPES, FACADES], ids=lambda regions: regions.name)
def test_other_region_sets_have_none(regions) -> None:
    assert built_in_groups(regions) == ()


def test_a_group_of_ones_own_keeps_its_name_and_sorts_its_regions() -> None:
    group = own_group("  T-\tzone ", [ID["nose"], ID["skin"], ID["nose"]], CELEBAMASK_HQ)
    assert group == RegionGroup("T- zone", (ID["skin"], ID["nose"]))
    assert group.title == group.title_in_text == "T- zone" and not group.built_in


@pytest.mark.parametrize(
    ("name", "ids", "says"),
    [
        ("", [1], "needs a name"),
        (" \n", [1], "needs a name"),
        ("a,b", [1], "comma"),
        ("a\ud800", [1], "cannot be shown"),
        ("a\x00", [1], "cannot be shown"),
        ("x" * 41, [1], "40 characters"),
        ("T-zone", [], "needs a region"),
        ("hair", [1], "called “hair”"),
        ("ALL", [1], "called “ALL”"),
        ("face-skin", [1], "called “face-skin”"),
        ("face skin", [1], "called “face skin”"),
        ("mine", [1], "called “mine”"),
    ],
)
def test_a_name_that_cannot_be_used_says_why(name: str, ids: list[int], says: str) -> None:
    with pytest.raises(UserError, match=says):
        own_group(name, ids, CELEBAMASK_HQ, [RegionGroup("Mine", (2, 3))])


def test_a_region_that_does_not_exist_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="lacks"):
        own_group("x", [19], CELEBAMASK_HQ)


def test_a_file_brings_them_back_in_order(tmp_path: Path) -> None:
    groups = [own_group("Zöpfe", [13, 15], CELEBAMASK_HQ), own_group("A", [1, 2], CELEBAMASK_HQ)]
    write_groups(tmp_path / "groups.json", groups, CELEBAMASK_HQ)
    assert read_groups(tmp_path / "groups.json", CELEBAMASK_HQ) == groups
    assert '"Zöpfe"' in (tmp_path / "groups.json").read_text(encoding="utf-8")


def test_a_file_with_a_byte_order_mark_and_without_groups(tmp_path: Path) -> None:
    (tmp_path / "none.json").write_bytes(b"\xef\xbb\xbf{}")
    assert read_groups(tmp_path / "none.json", CELEBAMASK_HQ) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not text"),
        (b"[1]", "no names of groups"),
        (b"[" * 100_000, "not JSON"),
        (b'{"a": "skin"}', "“a” is no list"),
        (b'{"a": ["tail"]}', "unknown region: tail"),
        (b'{"a": [["skin"]]}', "unknown region"),
        (b'{"a": [1]}', "unknown region: 1"),
        (b'{"\\ud800": ["skin"]}', "cannot be shown"),
        (b'{"a": []}', "needs a region"),
        (b'{"Eyes": ["skin"]}', "called “Eyes”"),
        (b'{"a": ["skin"], "A": ["nose"]}', "called “A”"),
        (b'{"a": ["skin"]}' + b" " * (1 << 20), "too large"),
    ],
)
def test_a_damaged_file_names_itself_the_fault_and_the_form(
    content: bytes, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"mine\.json") as caught:
        read_groups(path, CELEBAMASK_HQ)
    assert says in str(caught.value) and '{"T-zone": ["skin", "nose"]}' in str(caught.value)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.json", tmp_path):
        with pytest.raises(UserError, match="cannot be read"):
            read_groups(path, CELEBAMASK_HQ)
