"""Nothing that the editor runs imports torch's compiler package: it costs seconds, and brings triton with it,
which crashes beside the graphics drivers of a window that was shown before.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

A_SESSION = """
import sys
from pathlib import Path

import torch
from PIL import Image

from models.parsing import load_parser
from models.parsing.bisenet import BiSeNet
from sean_editor.checkpoints import WIDE_CHECKPOINT
from sean_editor.export.composite import Edit
from sean_editor.engine.engine import Engine
from sean_editor.engine.fitting import fit_styles
from sean_editor.export.kinds import ExportRequest, Exports, Kind
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.project_file import open_project, save_project
from sean_editor.session.editor_session import EditorSession

torch.compiler.config.force_cudagraph_gc  # torch.cuda.graph looks at it
folder, hair = Path(sys.argv[1]), 13
engine = Engine(cache_dir=folder / "cache", device="cpu", quick=True)
session = EditorSession(engine)
session.texturing.switch(True, True)
first, second, third = shipped_portraits()[:3]
session.open_portrait(load_portrait(first))
session.add_reference(load_portrait(second))
assert session.wait_until_idle(300)
session.apply_style(session.references[0].id, [hair])
assert session.wait_until_idle(300) and session.result is not None
assert session.shown.stage is not None and session.shown.stage.last

Image.open(third).convert("RGB").resize((320, 320)).save(folder / "photo.png")
own = load_portrait(folder / "photo.png")  # no label map beside it: the face is found, its regions labelled
assert own.origin is not None
fit = fit_styles(engine, own.image, own.labels, steps=10, tune=True)
assert fit.tuned
session.open_portrait(own)
session.document.set_fit(fit)
assert session.wait_until_idle(300) and session.fit is not None
exports = Exports(Edit.of(session.document), lambda: session.result)
for kind in Kind:
    suffix = "ora" if kind is Kind.LAYERS else "png"
    exports.write(folder / f"{kind.value}.{suffix}", ExportRequest(kind, keep_unedited=False))
save_project(folder / "work.sean", session.project())
session.open_project(open_project(folder / "work.sean"))
assert session.wait_until_idle(300)
session.close()

import torch
torch.save(BiSeNet().state_dict(), folder / "79999_iter.pth")
load_parser(folder / "79999_iter.pth")
Engine(WIDE_CHECKPOINT, "cpu", folder / "cache")
print([name for name in ("torch._dynamo", "triton") if name in sys.modules])
"""


@pytest.mark.slow
def test_a_session_imports_no_compiler(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", A_SESSION, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n"


def test_the_window_never_writes_onnx() -> None:
    """torch's exporter is the compiler package: it belongs to the command line, where no window is."""
    for path in (ROOT / "sean_editor" / "gui").rglob("*.py"):
        imports = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                   if isinstance(node, (ast.Import, ast.ImportFrom))]  # fmt: skip
        assert "onnx" not in " ".join(map(ast.unparse, imports)), path
