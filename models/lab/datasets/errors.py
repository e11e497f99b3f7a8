"""The error of data that cannot be used."""

from __future__ import annotations


class DataError(ValueError):
    """A data set that cannot be used; the message names the file and the remedy."""
