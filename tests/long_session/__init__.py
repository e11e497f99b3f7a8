"""A long session of random edits in the real window, beside a small model of what it should hold."""
