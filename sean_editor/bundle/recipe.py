"""What a bundle holds: the shipped files, the modules that stay out, and the files of libraries that do.

The shipped files are those of the wheel: `setup.cfg` lists them, and they lie in the same places. A test
compares the modules that stay out with those of a real editor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Entry = tuple[str, str, str]
"""A file for PyInstaller: its path in the bundle, where it is now, and its kind, such as "BINARY"."""

EXCLUDED = (
    # ours: the laboratory, the figures, and this recipe
    "models.lab",
    "sean_editor.bundle",
    "sean_editor.figures",
    # of torch: compilers, export, training on many machines, and its own tests
    "torch._dynamo",
    "torch._inductor",
    "torch.distributed._composable",
    "torch.distributed._shard",
    "torch.distributed._tensor",
    "torch.distributed._tools",
    "torch.distributed.checkpoint",
    "torch.distributed.elastic",
    "torch.distributed.fsdp",
    "torch.distributed.launcher",
    "torch.distributed.optim",
    "torch.distributed.pipelining",
    "torch.distributed.tensor",
    "torch.onnx",
    "torch.testing._internal.distributed",
    "torch.testing._internal.common_methods_invocations",
    "torch.testing._internal.opinfo",
    "torch.utils.benchmark",
    "torch.utils.tensorboard",
    # what only those import
    "IPython",
    "curses",
    "jinja2",
    "lightning_utilities",
    "matplotlib",
    "mpmath",
    "networkx",
    "onnx",
    "onnxruntime",
    "onnxscript",
    "pandas",
    "pip",
    "pytest",
    "readline",
    "scipy",
    "setuptools",
    "sqlite3",
    "sympy",
    "tensorboard",
    "tkinter",
    "torchmetrics",
    "triton",
)
"""Modules that the editor never imports. PyInstaller leaves out all that is inside of them, too."""

HIDDEN = ("pillow_heif",)
"""Modules that PyInstaller may not find by reading the code."""

METADATA = (
    "PyQt5",
    "filelock",
    "numpy",
    "opencv-python-headless",
    "pillow",
    "pillow-heif",
    "platformdirs",
    "qimage2ndarray",
    "safetensors",
    "torch",
)
"""Distributions whose version `doctor` tells."""

_LEFT_OUT = (
    # programs and tests of torch; torch_shm_manager has to be there when torch is imported
    "torch/bin/*",
    "torch/include/*",
    "torch/share/*",
    "torch/test/*",
    "torch/lib/libaoti_custom_ops*",
    "torch/lib/libbackend_with_compiler*",
    "torch/lib/libjitbackend_test*",
    "torch/lib/libtorchbind_test*",
    # ways of Qt to other screens than those of a desktop, and what only those use
    "PyQt5/Qt5/plugins/bearer/*",
    "PyQt5/Qt5/plugins/egldeviceintegrations/*",
    "PyQt5/Qt5/plugins/generic/*",
    "PyQt5/Qt5/plugins/platforms/libqeglfs.so",
    "PyQt5/Qt5/plugins/platforms/libqlinuxfb.so",
    "PyQt5/Qt5/plugins/platforms/libqminimalegl.so",
    "PyQt5/Qt5/plugins/platforms/libqvnc.so",
    "PyQt5/Qt5/plugins/platforms/libqwayland-*egl.so",
    "PyQt5/Qt5/plugins/platforms/libqwayland-xcomposite-*",
    "PyQt5/Qt5/plugins/platforms/*qwebgl.*",
    "PyQt5/Qt5/plugins/wayland-graphics-integration-client/*egl*",
    "PyQt5/Qt5/plugins/wayland-graphics-integration-client/*dmabuf*",
    "PyQt5/Qt5/plugins/wayland-graphics-integration-client/*glx*",
    "PyQt5/Qt5/plugins/xcbglintegrations/*",
    "PyQt5/Qt5/translations/qt_*",
    "*libQt5EglFSDeviceIntegration.so.5",
    "*libQt5Network.so.5",
    "*libQt5Qml*.so.5",
    "*libQt5Quick.so.5",
    "*libQt5WebSockets.so.5",
    "libXcomposite.so.1",
    "libcom_err.so.2",
    "libgssapi_krb5.so.2",
    "libk5crypto.so.3",
    "libkeyutils.so.1",
    "libkrb5*.so.*",
    "libxcb-glx.so.0",
    # a part of the C library, which has to be the system's
    "libmvec.so.1",
    # OpenGL in software, for programs that draw with it
    "PyQt5/Qt5/bin/opengl32sw.dll",
    "PyQt5/Qt5/bin/d3dcompiler_47.dll",
)
_KEPT = ("torch/bin/torch_shm_manager*",)


def shipped_files() -> Iterator[tuple[str, str]]:
    """Each file that ships with the editor, and its folder in the bundle, as in the wheel."""
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    homes = dict(_pairs(setup["options"]["package_dir"]))
    for package, patterns in setup["options.package_data"].items():
        if any(package == name or package.startswith(f"{name}.") for name in EXCLUDED):
            continue
        home = ROOT / homes.get(package, package.replace(".", "/"))
        for pattern in patterns.split():
            for file in sorted(home.glob(pattern)):
                if file.is_file():
                    folder = Path(*package.split("."), file.parent.relative_to(home))
                    yield str(file), folder.as_posix()


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Those of the files found by PyInstaller that the editor uses."""
    return [entry for entry in entries if not _is_left_out(Path(entry[0]).as_posix())]


def _is_left_out(name: str) -> bool:
    def matches(patterns: Iterable[str]) -> bool:
        return any(fnmatch(name, pattern) for pattern in patterns)

    return matches(_LEFT_OUT) and not matches(_KEPT)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        if line.strip():
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()
