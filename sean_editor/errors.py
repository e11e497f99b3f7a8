"""The errors that are shown to the user."""

from models.errors import UserError, is_out_of_memory, memory_sentence

__all__ = ["UserError", "is_out_of_memory", "memory_sentence"]
