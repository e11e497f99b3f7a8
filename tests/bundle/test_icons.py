"""The program's icon, as the systems want it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from sean_editor.bundle.icons import write_icon


def test_windows_has_every_size(tmp_path: Path) -> None:
    path = write_icon(tmp_path / "icon", "win32")
    assert path is not None and path.endswith(".ico")
    with Image.open(path) as icon:
        assert {(16, 16), (48, 48), (256, 256)} <= icon.info["sizes"]
        icon.load()
        assert icon.convert("RGBA").getextrema()[3] == (0, 255), "drawn, with clear corners"


def test_macos_has_a_large_one(tmp_path: Path) -> None:
    path = write_icon(tmp_path, "darwin")
    assert path is not None and path.endswith(".icns")
    with Image.open(path) as icon:
        assert max(size[0] for size in icon.info["sizes"]) == 1024 or icon.size[0] >= 512


def test_linux_programs_have_none(tmp_path: Path) -> None:
    assert write_icon(tmp_path, "linux") is None
