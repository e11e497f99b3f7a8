"""Somebody without settings, references or unsaved work: those of the person at the machine stay out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

import platformdirs
from PyQt5.QtCore import QSettings

from sean_editor import checkpoints


@contextmanager
def nobody(home: Path, own_cache: bool = False) -> Iterator[None]:
    """Settings, own references, downloads and unsaved work are in the folder `home`; with `own_cache` encoded
    portraits, too.
    """
    QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, str(home))
    with ExitStack() as patches:
        patches.enter_context(patch.object(platformdirs, "user_data_path", lambda *names, **options: home))
        patches.enter_context(patch.object(checkpoints, "ADDED_CHECKPOINTS", home / "checkpoints"))
        if own_cache:
            cache = home / "cache"
            patches.enter_context(patch.object(platformdirs, "user_cache_path", lambda *n, **o: cache))
        yield
