"""UserError: the exception whose message is shown to the user."""

from models.errors import UserError

__all__ = ["UserError"]
