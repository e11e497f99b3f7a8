"""The plug-ins for other programs: where they go, and how they are installed and removed.

The plug-ins themselves are in `sources/`. They run in the Python of the other program and see nothing of this
package; they call the editor as a program of its own (`main.py edit-layer`).
"""

from sean_editor.plugins.installing import Installed, find_installed, install, remove
from sean_editor.plugins.programs import PROGRAMS, Program

__all__ = ["PROGRAMS", "Installed", "Program", "find_installed", "install", "remove"]
