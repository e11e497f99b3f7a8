"""Parts of the window for its tests: settings of their own, a themed application, a few faces."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt5.QtCore import QSettings
from PyQt5.QtWidgets import QApplication

from sean_editor.document.portrait import Portrait
from sean_editor.gui.app import make_application
from sean_editor.gui.settings import Settings
from sean_editor.gui.theme import theme
from sean_editor.photo.portraits import load_portrait, shipped_portraits


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> Settings:
    QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, str(tmp_path / "settings"))
    return Settings()


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    make_application()
    theme().apply("dark")


@pytest.fixture(scope="session")
def faces() -> list[Portrait]:
    """Four shipped portraits."""
    return [load_portrait(path) for path in shipped_portraits()[:4]]
