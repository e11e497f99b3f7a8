"""The protocols by name; adding one is a function from a task to a report, and a line here."""

from __future__ import annotations

from collections.abc import Callable

from sean_editor.evaluation.reconstruction import reconstruction
from sean_editor.evaluation.report import Report
from sean_editor.evaluation.task import Task
from sean_editor.evaluation.transfer import transfer

Protocol = Callable[[Task], Report]

PROTOCOLS: dict[str, Protocol] = {"reconstruction": reconstruction, "transfer": transfer}
