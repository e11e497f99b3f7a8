"""The one exception whose message is written for the person at the screen."""

from models.errors import UserError

__all__ = ["UserError"]
