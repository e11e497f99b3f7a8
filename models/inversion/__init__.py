"""Style inversion: the style codes of a portrait, encoded and then refined by gradient descent."""

from models.inversion.inverter import StyleInverter, signature

__all__ = ["StyleInverter", "signature"]
