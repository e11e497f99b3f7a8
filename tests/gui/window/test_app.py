"""Starting: no display, foreign plug-ins, settings that survive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PyQt5.QtCore import QSettings

from sean_editor.errors import UserError
from sean_editor.gui import app
from sean_editor.gui.settings import Settings


def test_without_a_display_it_says_what_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(UserError) as told:
        app.run_editor(None, None, "auto", None)
    assert "`edit`" in str(told.value) and "--help" in str(told.value)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    app.check_display()


def test_plugins_of_cv2_are_forgotten_and_others_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/somewhere/site-packages/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/my/fonts")
    app.forget_foreign_plugins()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_QPA_FONTDIR"] == "/my/fonts"


def test_the_window_can_be_built_without_torch() -> None:
    code = (
        "import sys, sean_editor.gui.app, sean_editor.gui.main_window, sean_editor.session.editor_session; "
        "sys.exit('torch' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, timeout=60).returncode == 0


def test_settings_survive_and_damage_reads_as_defaults(tmp_path: Path) -> None:
    settings = Settings()
    settings.theme, settings.mask_opacity, settings.contours, settings.folder = "light", 70, False, tmp_path
    settings.palette = "colour-blind"
    settings.sync()
    again = Settings()
    assert (again.theme, again.mask_opacity, again.contours, again.folder) == ("light", 70, False, tmp_path)
    assert again.palette == "colour-blind"
    store = QSettings(QSettings.IniFormat, QSettings.UserScope, "sean-editor", "editor")
    store.setValue("mask_opacity", "a lot")
    store.setValue("palette", "rainbow")
    store.setValue("folder", str(tmp_path / "gone"))
    assert (again.mask_opacity, again.palette, again.folder) == (40, "celebamask", Path.home())
