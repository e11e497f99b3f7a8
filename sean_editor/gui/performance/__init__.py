"""How fast the window answers: measured while it is used, in the window's own thread."""

from sean_editor.gui.performance.after_step import AfterStep
from sean_editor.gui.performance.heartbeat import Heartbeat
from sean_editor.gui.performance.meter import Meter
from sean_editor.gui.performance.spread import Spread, rate, spread

__all__ = ["AfterStep", "Heartbeat", "Meter", "Spread", "rate", "spread"]
