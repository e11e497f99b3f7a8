"""Style inversion: the style codes of a portrait, encoded and then refined by gradient descent."""

from models.inversion.inverter import Between, StyleInverter, signature
from models.inversion.schedule import EVEN, SCHEDULE, Schedule

__all__ = ["EVEN", "SCHEDULE", "Between", "Schedule", "StyleInverter", "signature"]
