"""The picture of the packages shows the imports as they are."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytest.importorskip("grimp", reason="import-linter is not installed: python main.py install test")

SCRIPT = Path(__file__).resolve().parents[1] / "docs" / "draw_architecture.py"


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_architecture", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_picture_is_up_to_date(drawing: ModuleType) -> None:
    assert drawing.draw() == drawing.PICTURE.read_text(encoding="utf-8"), (
        "the imports have changed: python docs/draw_architecture.py"
    )


def test_every_package_is_in_the_picture(drawing: ModuleType) -> None:
    folders = [
        folder
        for top in ("sean_editor", "models", "models/lab")
        for folder in (drawing.ROOT / top).iterdir()
        if (folder / "__init__.py").is_file()
    ]
    packages = {".".join(folder.relative_to(drawing.ROOT).parts) for folder in folders} - {"models.lab"}
    assert packages <= drawing.place().keys()


def test_arrows_that_follow_from_others_are_left_out(drawing: ModuleType) -> None:
    arrows = {("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")}
    assert drawing.reduced(arrows) == {("a", "b"), ("b", "c"), ("a", "d")}


def test_every_file_named_in_the_document_exists(drawing: ModuleType) -> None:
    text = (drawing.ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:sean_editor|models|docs|tests)/[\w./]*)`", text))
    assert len(named) > 30
    assert [name for name in sorted(named) if not (drawing.ROOT / name).exists()] == []
