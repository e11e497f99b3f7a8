"""Figures of the texture pass: fixed cases, what the pass makes of them, and how good that is."""
