"""Two styles, A and B: a transition between them, and their crossover by block."""

from sean_editor.gui.panels.two_styles.panel import TwoStylesPanel

__all__ = ["TwoStylesPanel"]
