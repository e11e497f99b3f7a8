"""Files of looks: they come back as they were, hold no photo, and a damaged one is refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from project_samples import REGIONS, image, made_style, names, region_styles, regions, retouches

from sean_editor.document import RegionStyle, StyleAssignment
from sean_editor.document.look import Look
from sean_editor.document.retouch import Retouch, Touch
from sean_editor.errors import UserError
from sean_editor.project_file import open_look, save_look
from sean_editor.project_file.look_file import PREVIEW_SIDE


@given(st.data(), names, st.integers(0, 2**32 - 1))
def test_looks_come_back(tmp_path_factory, data: st.DataObject, name: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    made = {one.id: one for one in (made_style(rng, "a"), made_style(rng, "b"))}
    styles = data.draw(st.dictionaries(regions, region_styles(st.sampled_from(sorted(made))), max_size=5))
    retouch = data.draw(retouches()).for_others()
    assume(styles or not retouch.is_none)
    preview = data.draw(st.none() | st.just(image(rng, 200, 200)))
    look = Look(name, StyleAssignment().with_regions(styles), made, retouch, preview)
    path = tmp_path_factory.mktemp("looks") / "a.seanlook"
    save_look(path, look)
    found = open_look(path)
    assert found.id == look.id and found.styles == look.styles and found.retouch == look.retouch
    assert found.name == (" ".join(name.split()) or "Unnamed")
    assert set(found.made) == set(look.made)
    for one, other in zip(found.made.values(), look.made.values(), strict=True):
        assert np.array_equal(one.codes, other.codes) and one.network == other.network
    assert (found.preview is None) == (preview is None)
    assert found.preview is None or found.preview.shape == (PREVIEW_SIDE, PREVIEW_SIDE, 3)


@pytest.fixture
def look(rng: np.random.Generator) -> Look:
    codes, present = rng.standard_normal((REGIONS, 512), np.float32), np.arange(REGIONS) < 14
    made = type(made_style(rng, ""))("Anna on the beach", codes, present, "d0" * 32, image(rng, 96, 96))
    styles = {region: RegionStyle(made.id, 0.8) for region in range(1, 14)}
    assigned = StyleAssignment().with_regions({**styles, 16: RegionStyle(None, colour="#a04b3f")})
    smooth = rng.random((20, 20, 3)).repeat(10, 0).repeat(10, 1) * 255
    return Look(
        "Copper", assigned, {made.id: made}, Retouch({1: Touch(evenness=0.5)}), smooth.astype(np.uint8)
    )


@pytest.fixture
def saved(tmp_path: Path, look: Look) -> Path:
    path = tmp_path / "copper.seanlook"
    save_look(path, look)
    return path


def test_a_file_is_small_and_holds_numbers_and_a_preview_and_nothing_else(saved: Path) -> None:
    with ZipFile(saved) as file:
        members = {name: file.read(name) for name in file.namelist()}
    kinds = {name.partition(".")[2] if name.startswith("styles/") else name for name in members}
    assert kinds == {"manifest.json", "preview.jpg", "codes.safetensors"}
    assert b"Anna" not in b"".join(members.values()), "nor whose styles they were"
    assert saved.stat().st_size < 100_000


def changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    change(members)
    with ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def edited(change: Callable[[dict], object]) -> Callable[[dict[str, bytes]], None]:
    def edit(members: dict[str, bytes]) -> None:
        content = json.loads(members["manifest.json"])
        change(content)
        members["manifest.json"] = json.dumps(content).encode()

    return edit


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda c: c.update(version=2), "newer"),
        (lambda c: c.update(version=True), "version"),
        (lambda c: c.update(format="sean-styles"), "not that of a look"),
        (lambda c: c.update(regions="facades"), "regions"),
        (lambda c: c.update(name=3), "name"),
        (lambda c: c.update(styles=[]), "styles"),
        (lambda c: c.update(styles={"19": {"source": None, "mix": 1, "colour": "#a04b3f"}}), "region 19"),
        (lambda c: c.update(styles={"1": {"source": None, "mix": 7, "colour": "#a04b3f"}}), "mix"),
        (lambda c: c.update(styles={"1": {"source": "be" * 16, "mix": 1}}), "styles"),
        (lambda c: c.update(styles={}, retouch={}), "styles"),
        (lambda c: c.update(retouch={"touches": {"1": {"evenness": 3}}}), "retouch"),
        (lambda c: c.pop("retouch"), "retouch"),
        (lambda c: c.update(made=[{}] * 65), "made"),
        (lambda c: c.update(made=[]), "styles"),
        (lambda c: c.update(made=[None]), "styles"),
    ],
)
def test_what_is_no_look_is_refused_in_words(saved: Path, change, says: str) -> None:
    with pytest.raises(UserError, match=says) as refusal:
        open_look(changed(saved, edited(change)))
    assert str(saved) in str(refusal.value)


def test_a_style_that_is_damaged_spoils_the_look(saved: Path) -> None:
    def cut(members: dict[str, bytes]) -> None:
        part = next(name for name in members if name.startswith("styles/"))
        members[part] = members[part][:-9]

    with pytest.raises(UserError, match="one of its styles"):
        open_look(changed(saved, cut))


def test_without_its_preview_it_is_whole(saved: Path, look: Look) -> None:
    found = open_look(changed(saved, lambda members: members.update({"preview.jpg": b"\xff\xd8"})))
    assert found.id == look.id and found.preview is None


def test_other_files_are_refused_by_name(tmp_path: Path, look: Look) -> None:
    (tmp_path / "photo.seanlook").write_bytes(b"\xff\xd8\xff")
    for path, says in (
        (tmp_path / "none.seanlook", "no file"),
        (tmp_path, "folder"),
        (tmp_path / "photo.seanlook", "no look"),
    ):
        with pytest.raises(UserError, match=says) as refusal:
            open_look(path)
        assert str(path) in str(refusal.value)
    with pytest.raises(UserError, match=r"\.seanlook"):
        save_look(tmp_path / "look.zip", look)


@pytest.mark.slow
def test_a_bomb_is_refused_before_it_unpacks(saved: Path) -> None:
    stream = BytesIO()
    with ZipFile(saved) as file, ZipFile(stream, "w", 8, compresslevel=1) as bomb:
        for name in file.namelist():
            bomb.writestr(name, bytes(1 << 30) if name.startswith("styles/") else file.read(name))
    saved.write_bytes(stream.getvalue())
    with pytest.raises(UserError, match="far larger"):
        open_look(saved)
