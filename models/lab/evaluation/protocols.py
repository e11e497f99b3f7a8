"""The protocols by name; adding one is a function from a task to a report, and a line here."""

from __future__ import annotations

from collections.abc import Callable

from models.lab.evaluation.reconstruction import reconstruction
from models.lab.evaluation.report import Report
from models.lab.evaluation.task import Task
from models.lab.evaluation.transfer import transfer

Protocol = Callable[[Task], Report]

PROTOCOLS: dict[str, Protocol] = {"reconstruction": reconstruction, "transfer": transfer}
