"""Runs before the program in a bundle on Linux: other programs that it starts get their own libraries.

PyInstaller's loader points LD_LIBRARY_PATH at the bundle. It has served its purpose once the process runs. A
file manager or browser that inherits it would load our libraries.
"""

import os

_OWN = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _OWN is not None:
    os.environ["LD_LIBRARY_PATH"] = _OWN
