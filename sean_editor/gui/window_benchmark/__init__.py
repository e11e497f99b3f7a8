"""The real window, driven by a hand that keeps its time, and what a person would feel of it."""

from sean_editor.gui.window_benchmark.editing import Feel, measure_editing
from sean_editor.gui.window_benchmark.start import Start, measure_start

__all__ = ["Feel", "Start", "measure_editing", "measure_start"]
