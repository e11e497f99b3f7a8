"""The one exception whose message is written for the person at the screen."""

from __future__ import annotations


class UserError(Exception):
    """Something a person can put right. The message names the file (if any) and the remedy in a sentence."""
