"""Which styles a portrait has: what an encoder reads at a glance, and a few steps of descent refine."""

from models.inversion.reader import StyleReader

__all__ = ["StyleReader"]
