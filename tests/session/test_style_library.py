"""The library on disk: it survives, damage is named and harms nothing else, names stay apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sean_editor.document import MadeStyle
from sean_editor.errors import UserError
from sean_editor.project_file import save_styles
from sean_editor.session.file_library import named_once
from sean_editor.session.style_library import StyleLibrary


def style(name: str, value: float) -> MadeStyle:
    picture = np.full((96, 96, 3), 90, np.uint8)
    return MadeStyle(name, np.full((19, 512), value), np.arange(19) > 0, "ab" * 32, picture)


@pytest.fixture
def library(tmp_path: Path) -> StyleLibrary:
    return StyleLibrary(tmp_path / "not there yet" / "styles")


def names(library: StyleLibrary) -> list[str]:
    return [one.name for one in library.load().styles]


def test_styles_are_there_at_the_next_start_by_name(library: StyleLibrary) -> None:
    assert library.load() == ((), ())
    library.keep(style("silver", 1), style("Copper", 2))
    again = StyleLibrary(library.folder)
    assert names(again) == ["Copper", "silver"]
    assert np.array_equal(again.load().styles[1].codes, style("silver", 1).codes)
    assert again.load().styles[1].picture is not None


def test_rename_and_remove(library: StyleLibrary) -> None:
    kept = style("silver", 1)
    library.keep(kept)
    assert library.rename(kept, " Moon\nlight ").name == "Moon light"
    assert names(library) == ["Moon light"] and len(list(library.folder.iterdir())) == 1
    library.remove(kept.id)
    library.remove(kept.id)
    assert names(library) == [] and not list(library.folder.iterdir())


def test_a_damaged_file_is_named_and_the_others_are_there(library: StyleLibrary) -> None:
    good, bad = style("silver", 1), style("Copper", 2)
    library.keep(good, bad)
    path = library.file(bad.id)
    path.write_bytes(path.read_bytes()[:-30])
    styles, troubles = library.load()
    assert [one.id for one in styles] == [good.id]
    assert len(troubles) == 1 and str(path) in troubles[0] and path.is_file()


def test_a_file_that_is_passed_on(library: StyleLibrary, tmp_path: Path) -> None:
    mine, hers = style("silver", 1), style("Copper", 2)
    library.keep(mine)
    shared = tmp_path / "friends.seanstyles"
    save_styles(shared, [replace(mine, name="grey"), hers])
    added = library.add_file(shared)
    assert [one.name for one in added.styles] == ["grey", "Copper"] and not added.troubles
    assert names(library) == ["Copper", "silver"], "what one has keeps the name that one has given it"
    with pytest.raises(UserError, match="no file"):
        library.add_file(tmp_path / "none.seanstyles")
    assert names(library) == ["Copper", "silver"]


def test_names_stay_apart() -> None:
    assert named_once("Amara", []) == "Amara"
    assert named_once("Amara", ["Amara", "Amara 2"]) == "Amara 3"
