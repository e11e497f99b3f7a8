"""Files of styles: they come back as they were, hold no photo, and a damaged one is named, not trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project_samples import made_style, names
from safetensors.numpy import save

from sean_editor.document.made_style import MadeStyle
from sean_editor.errors import UserError
from sean_editor.project_file import open_styles, save_styles
from sean_editor.project_file.styles_file import MOST_STYLES


def same(one: MadeStyle, other: MadeStyle) -> bool:
    pictures = (one.picture, other.picture)
    equal = all(p is None for p in pictures) or np.array_equal(*pictures)
    return one.id == other.id and one.network == other.network and equal


@given(st.lists(names, min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_styles_come_back(tmp_path_factory, called: list[str], seed: int) -> None:
    rng = np.random.default_rng(seed)
    styles = [made_style(rng, name) for name in called]
    path = tmp_path_factory.mktemp("styles") / "a.seanstyles"
    save_styles(path, styles)
    found, damaged = open_styles(path)
    assert not damaged and all(map(same, styles, found)) and len(found) == len(styles)
    for given_name, style in zip(called, found, strict=True):
        assert style.name == " ".join(given_name.split()) or not given_name.split()
        assert style.name and "\n" not in style.name


@pytest.fixture
def styles(rng: np.random.Generator) -> list[MadeStyle]:
    return [made_style(rng, name) for name in ("Copper", "Silver", "Ash")]


@pytest.fixture
def saved(tmp_path: Path, styles: list[MadeStyle]) -> Path:
    path = tmp_path / "friends.seanstyles"
    save_styles(path, styles)
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    change(members)
    with ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def edited(change: Callable[[dict], None]) -> Callable[[dict[str, bytes]], None]:
    def edit(members: dict[str, bytes]) -> None:
        content = json.loads(members["manifest.json"])
        change(content)
        members["manifest.json"] = json.dumps(content).encode()

    return edit


def test_a_file_holds_codes_and_small_pictures_and_nothing_else(saved: Path, styles) -> None:
    with ZipFile(saved) as file:
        kinds = {name.partition(".")[2] for name in file.namelist() if name != "manifest.json"}
        text = file.read("manifest.json").decode()
    assert kinds <= {"codes.safetensors", "portrait.png"} and "codes.safetensors" in kinds
    assert set(json.loads(text)) == {"format", "version", "program", "regions", "styles"}
    assert all(set(item) == {"id", "name", "network"} for item in json.loads(text)["styles"])


@pytest.mark.parametrize("how", ["codes lost", "codes cut", "others", "not numbers", "doubles", "no name"])
def test_a_damaged_style_is_left_out_and_named(saved: Path, styles, how: str) -> None:
    first = styles[0]
    part = f"styles/{first.id}.codes.safetensors"

    def damage(members: dict[str, bytes]) -> None:
        codes = {"codes": first.codes.copy(), "present": first.present.astype(np.uint8)}
        if how == "codes lost":
            del members[part]
        elif how == "codes cut":
            members[part] = members[part][:-9]
        elif how == "others":
            codes["codes"][first.present] += 1
            members[part] = save(codes)
        elif how == "not numbers":
            codes["codes"][0, 0] = np.nan
            members[part] = save(codes)
        elif how == "doubles":
            members[part] = save({**codes, "codes": np.full(first.codes.shape, 1e300)})
        else:
            edited(lambda content: content["styles"][0].update(name=7))(members)

    found, damaged = open_styles(changed(saved, damage))
    assert [style.name for style in found] == ["Silver", "Ash"]
    assert damaged == (("Unnamed",) if how == "no name" else ("Copper",))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda c: c.update(version=2), "newer"),
        (lambda c: c.update(format="sean-project"), "not that of styles"),
        (lambda c: c.update(regions="facades"), "regions"),
        (lambda c: c.update(styles={}), "styles"),
        (lambda c: c.update(styles=[{}] * (MOST_STYLES + 1)), "styles"),
        (lambda c: c.update(styles=[]), "has none"),
        (lambda c: c.update(styles=[None, 3]), "damaged"),
    ],
)
def test_what_holds_no_styles_is_refused_in_words(saved: Path, change, says: str) -> None:
    with pytest.raises(UserError, match=says) as refusal:
        open_styles(changed(saved, edited(change)))
    assert str(saved) in str(refusal.value)


def test_other_files_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "photo.seanstyles").write_bytes(b"\xff\xd8\xff")
    for path, says in (
        (tmp_path / "none.seanstyles", "no file"),
        (tmp_path, "folder"),
        (tmp_path / "photo.seanstyles", "holds no"),
    ):
        with pytest.raises(UserError, match=says) as refusal:
            open_styles(path)
        assert str(path) in str(refusal.value)


@pytest.mark.slow
def test_a_bomb_is_refused_before_it_unpacks(saved: Path, styles) -> None:
    part = f"styles/{styles[0].id}.codes.safetensors"
    stream = BytesIO()
    with ZipFile(saved) as file, ZipFile(stream, "w", 8, compresslevel=1) as bomb:
        for name in file.namelist():
            bomb.writestr(name, bytes(1 << 30) if name == part else file.read(name))
    saved.write_bytes(stream.getvalue())
    with pytest.raises(UserError, match="far larger"):
        open_styles(saved)


def test_what_cannot_be_opened_again_is_not_written(tmp_path: Path, styles) -> None:
    with pytest.raises(UserError, match="seanstyles"):
        save_styles(tmp_path / "a.zip", styles)
    with pytest.raises(UserError, match="1 to 2047"):
        save_styles(tmp_path / "a.seanstyles", [])
    with pytest.raises(UserError, match="folder"):
        save_styles(tmp_path / "none" / "a.seanstyles", styles)
    assert not list(tmp_path.iterdir())
