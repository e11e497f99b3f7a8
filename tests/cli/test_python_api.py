"""What README shows from Python."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import sean_editor
from sean_editor.document import Portrait
from sean_editor.engine.transfer import lacking, region_ids
from sean_editor.errors import UserError
from sean_editor.photo.portraits import shipped_portraits

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_lines_of_the_readme(checkpoint: Path, own_photo: Path, tmp_path: Path, monkeypatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in blocks[0].splitlines() if line]) == 5
    assert own_photo == tmp_path / "holiday.jpg"
    monkeypatch.chdir(tmp_path)
    for folder, suffix in (("images", "jpg"), ("labels", "png")):
        (tmp_path / "faces" / folder).mkdir(parents=True)
        for path in shipped_portraits()[:3]:
            shutil.copy(path.parents[1] / folder / f"{path.stem}.{suffix}", tmp_path / "faces" / folder)
    code = "".join(blocks)
    for shown, quick in (
        ("Engine()", f"Engine({str(checkpoint)!r})"),
        ("seconds=20", "seconds=0.1"),
        ("size=256, minutes=120", "size=64, steps=1, batch=2, window=32"),
        ('configure("compact")', 'configure("compact", base_width=2, mask_hidden=4)'),
    ):
        assert shown in code
        code = code.replace(shown, quick)
    exec(code, {})
    assert (tmp_path / "out.png").stat().st_size > 1000
    with Image.open(own_photo) as before, Image.open(tmp_path / "new-hair.jpg") as after:
        assert before.size == after.size


def test_public_names_are_what_they_say() -> None:
    for name in sean_editor.__all__:
        assert getattr(sean_editor, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        sean_editor.nothing  # noqa: B018


def test_regions_by_name_and_id() -> None:
    assert region_ids(["hair", 11, "background"]) == [13, 11, 0]
    assert region_ids(["all"]) == list(range(19))
    for wrong in ("Hair ", "wig", 19, -1):
        with pytest.raises(UserError, match="The regions are: background, skin, "):
            region_ids([wrong])


def test_regions_that_a_portrait_lacks() -> None:
    image, labels = np.zeros((32, 32, 3), np.uint8), np.zeros((32, 32), np.uint8)
    labels[:8] = 13
    portrait = Portrait("bald", image, labels)
    assert lacking(portrait, [0, 13, 14]) == ["hat"]
