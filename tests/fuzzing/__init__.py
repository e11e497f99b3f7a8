"""The harness that feeds damaged files to everything that reads files; `tests/fuzz.py` is its command."""
