"""How the plug-ins call the editor: a process that returns an edit, none, or a sentence."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from sean_editor.plugins import PROGRAMS, install

Caller = Callable[..., ModuleType]
ANSWER = '{"status": "edited", "size": [3, 2], "names": {"result": "Result"}}'
RETURNS = f"""
import os, sys
assert sys.argv[1] == "edit-layer" and open(sys.argv[2]).read() == "pixels"
os.chdir(sys.argv[3])
open("words.txt", "w").write(repr(sys.argv[4:]) + os.environ.get("PYTHONPATH", "none"))
open("answer.json", "w").write({ANSWER!r})
"""
UNCHANGED = """
import os, sys
open(os.path.join(sys.argv[3], "answer.json"), "w").write('{"status": "unchanged"}')
"""


@pytest.fixture
def caller(tmp_path: Path) -> Caller:
    """The module as it is beside an installed plug-in, whose editor is a script of these lines."""

    def make(script: str | None) -> ModuleType:
        install(PROGRAMS["krita"], tmp_path / "pykrita")
        home = tmp_path / "pykrita" / "sean_editor_krita"
        if script is not None:
            (tmp_path / "editor.py").write_text(script)
            settings = json.loads((home / "editor.json").read_text())
            settings |= {"command": [sys.executable, str(tmp_path / "editor.py")], "folder": str(tmp_path)}
            (home / "editor.json").write_text(json.dumps(settings))
        spec = importlib.util.spec_from_file_location("called_editor", home / "editor_call.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return make


def edit(module: ModuleType, **how: object) -> dict | None:
    with module.EditorCall("krita", "Krita", "Layer 1", **how) as call:
        call.picture.write_text("pixels")
        call.start()
        return call.answer()


def test_an_edit_comes_back_and_nothing_is_left(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/krita/python")
    module = caller(RETURNS)
    with module.EditorCall("krita", "Krita", "Layer 1", "yuki", "hair", 2) as call:
        call.picture.write_text("pixels")
        assert not call.ended
        call.start()
        assert call.answer() == json.loads(ANSWER) and call.ended
        words = (call.edited / "words.txt").read_text()
    expected = ["--return-to=Krita", "--layer=Layer 1", "--reference=yuki", "--regions=hair", "--face=2"]
    assert words == repr(expected) + "none", "the paths of the other program are not for the editor"
    assert not call.picture.parent.exists()


@pytest.mark.parametrize("script", ["", UNCHANGED])
def test_no_edit_is_none(caller: Caller, script: str) -> None:
    assert edit(caller(script)) is None


def test_what_the_editor_says_is_the_message(caller: Caller) -> None:
    says = "import sys; print('a warning', file=sys.stderr); sys.exit('main.py: There is no hair: shave.')"
    module = caller(says)
    with pytest.raises(module.EditorError, match=r"^There is no hair: shave\.$"):
        edit(module)


def test_an_end_without_a_word_is_said(caller: Caller) -> None:
    module = caller("raise SystemExit(3)")
    with pytest.raises(module.EditorError, match="status 3"):
        edit(module)


def test_an_editor_that_has_gone_is_named_with_the_remedy(caller: Caller, tmp_path: Path) -> None:
    module = caller("")
    settings = module.SETTINGS
    settings.write_text(settings.read_text().replace(sys.executable, str(tmp_path / "no-python")))
    with pytest.raises(module.EditorError, match=r"no longer at .*no-python.*plugin install krita"):
        edit(module)
    settings.write_text("{")
    with pytest.raises(module.EditorError, match=r"editor\.json is missing or damaged.*plugin install krita"):
        edit(module)


def test_a_python_without_the_editor_is_the_same(caller: Caller, tmp_path: Path) -> None:
    module = caller(None)
    settings = json.loads(module.SETTINGS.read_text())
    words = [sys.executable, "-S", "-m", "sean_editor"]  # nor with what pip has installed
    module.SETTINGS.write_text(json.dumps(settings | {"command": words, "folder": str(tmp_path)}))
    with pytest.raises(module.EditorError, match="plugin install krita"):
        edit(module)


def test_closing_ends_an_editor_that_is_still_open(caller: Caller) -> None:
    module = caller("import time; time.sleep(600)")
    with module.EditorCall("krita", "Krita") as call:
        call.start()
        assert not call.ended
    assert call.ended and not call.edited.exists()


def test_a_flatpak_asks_the_host(caller: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = caller("")
    (tmp_path / "bin").mkdir()
    spawn = tmp_path / "bin" / "flatpak-spawn"
    asked = tmp_path / "asked"
    spawn.write_text(f"#!{sys.executable}\nimport sys\nopen({str(asked)!r}, 'w').write(repr(sys.argv[1:]))")
    spawn.chmod(0o755)
    monkeypatch.setattr(module, "FLATPAK", tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "bin"))
    with module.EditorCall("krita", "Krita") as call:
        call.start()
        assert call.answer() is None
        assert call.picture.parent.parent == tmp_path / "bin", "the host does not see the /tmp of a Flatpak"
    assert asked.read_text().startswith(f"['--host', '--directory={tmp_path}', '{sys.executable}'")
