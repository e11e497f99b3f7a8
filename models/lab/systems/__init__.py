"""The systems that the paper compares: one interface for training and evaluation."""

from models.lab.systems.batch import Batch
from models.lab.systems.registry import (
    SYSTEMS,
    load_system,
    make_system,
    save_system,
    start_from,
    system_class,
    system_names,
)
from models.lab.systems.system import Generated, System

__all__ = [
    "SYSTEMS",
    "Batch",
    "Generated",
    "System",
    "load_system",
    "make_system",
    "save_system",
    "start_from",
    "system_class",
    "system_names",
]
