"""Which styles a portrait has: what an encoder reads at a glance, and a few steps of descent refine."""

from models.inversion.reader import StyleReader, signature

__all__ = ["StyleReader", "signature"]
