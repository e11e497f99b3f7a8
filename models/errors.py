"""UserError: the exception whose message is shown to the user."""

from __future__ import annotations


class UserError(Exception):
    """Something a person can put right. The message names the file (if any) and the remedy in a sentence."""
