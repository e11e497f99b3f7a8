"""SEAN Editor: repaint a face's layout, swap the style of any region, see it at once."""

__version__ = "0.1.0"
