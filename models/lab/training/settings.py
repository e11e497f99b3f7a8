"""The settings of a run: data, system, configuration and plan; from files and flags."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_origin, get_type_hints

import numpy as np
import torch

from models.atomic_write import write_atomically
from models.choices import alternatives
from models.lab.systems import system_class
from models.lab.training.plan import TrainingPlan

SETTINGS_FILE = "config.json"
LENGTHS = ("steps", "minutes", "epochs")
"""The fields of a plan of which one says how long the run is."""


@dataclass(frozen=True)
class Settings:
    """A run as a person asked for it. `plan` and `network` hold changes to the plan and to the configuration
    called `preset` of `system`, or to its `variant` of that name; `start` and `start_discriminator` are files
    of weights to begin with; `record` is what `write` adds about the run, ignored when read again.
    """

    data: tuple[str, ...] = ()
    kind: str = "pairs"
    share: tuple[float, ...] | None = None
    names: str | None = None
    system: str = "sean"
    variant: str | None = None
    preset: str = "compact"
    network: dict[str, Any] = field(default_factory=dict)
    plan: dict[str, Any] = field(default_factory=dict)
    start: str | None = None
    start_discriminator: str | None = None
    device: str = "auto"
    record: dict[str, Any] = field(default_factory=dict)

    def training_plan(self) -> TrainingPlan:
        """ValueError for a field that does not exist or a value that does not fit."""
        _check_names("the training plan", self.plan, TrainingPlan)
        for name, hint in get_type_hints(TrainingPlan).items():
            if name != "size" and name in self.plan:
                _check_kind(name, hint, self.plan[name])
        if all(self.plan.get(length) is None for length in LENGTHS):
            return TrainingPlan(**(self.plan | {"minutes": 120.0}))
        return TrainingPlan(**self.plan)

    def network_config(self, regions: int, instances: bool = False) -> Any:
        """The configuration of the system for pictures of the plan's size with `regions` regions, with or
        without instances. Given values go before those that follow from the pictures.
        """
        chosen = system_class(self.system)
        known = type(chosen.configure(self.preset))
        _check_names(f"the network of {self.system}", self.network, known)
        if self.variant is not None and self.variant not in chosen.variants:
            others = ", ".join(chosen.variants) or "none"
            raise ValueError(f"{self.system} has no variant {self.variant!r}; there are: {others}")
        changes = chosen.variants[self.variant] if self.variant is not None else {}
        if self.network.get("regions", regions) != regions:
            raise ValueError(f"the network has {self.network['regions']} regions, the data has {regions}")
        rows, columns = (side // 32 for side in self.training_plan().shape)
        follows = {"regions": regions, "instances": instances, "rows": rows, "columns": columns}
        names = {f.name for f in fields(known)}
        given = {name: value for name, value in follows.items() if name in names}
        return chosen.configure(self.preset, **(given | dict(changes) | self.network))


def read_settings(path: Path) -> dict[str, Any]:
    """The fields that a JSON file sets. FileNotFoundError, or ValueError naming the mistake."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no configuration at {path}.")
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path} is not JSON ({error}).") from error
    if not isinstance(values, dict):
        raise ValueError(f"{path} is a configuration when it holds an object: {{...}}.")
    _check_names(str(path), values, Settings)
    for name in ("plan", "network"):
        if not isinstance(values.get(name, {}), dict):
            raise ValueError(f"{name} in {path} is an object: {{...}}.")
    return values


def merge_settings(*layers: Mapping[str, Any]) -> Settings:
    """One run from several sets of fields, later ones before earlier ones; `plan` and `network` are merged
    field by field. A length in steps, minutes or epochs takes the place of the others. A variant takes the
    place of what earlier sets gave for the fields that it changes. ValueError for a system that is none.
    """
    merged: dict[str, Any] = {"plan": {}, "network": {}}
    for layer in layers:
        if layer.get("variant") is not None:
            system = system_class(layer.get("system", merged.get("system", Settings.system)))
            for name in system.variants.get(layer["variant"], {}):
                merged["network"].pop(name, None)
        for name, value in layer.items():
            if name == "plan":
                if any(value.get(length) is not None for length in LENGTHS):
                    for other in LENGTHS:
                        merged["plan"].pop(other, None)
                merged["plan"].update(value)
            elif name == "network":
                merged["network"].update(value)
            elif name != "record":
                merged[name] = tuple(value) if isinstance(value, list) else value
    return Settings(**merged)


def write_settings(
    folder: Path, settings: Settings, plan: TrainingPlan, config: Any, names: Mapping[str, Any]
) -> None:
    """Writes `config.json`: every field of the run resolved, and a record of how it was started; `names` are
    those of the pictures. `--config` takes the file.
    """
    versions = {"python": platform.python_version(), "torch": torch.__version__, "numpy": np.__version__}
    record = {
        "command": [sys.executable, *sys.argv],
        "versions": versions,
        "machine": platform.platform(),
        "names": dict(names),
    }
    values = asdict(settings) | {"plan": plan.to_dict(), "network": asdict(config), "record": record}
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(folder / SETTINGS_FILE, json.dumps(values, indent=1) + "\n")


_KINDS: dict[type, tuple[type | UnionType, str]] = {
    bool: (bool, "true or false"),
    int: (int, "a whole number"),
    float: (int | float, "a number"),
    str: (str, "a word"),
}
"""The JSON values that a field of a type takes, and the words for them."""


def _check_kind(name: str, hint: Any, value: Any) -> None:
    """ValueError if `value` is not of the type `hint`: int, float | None, Literal["a", "b"] ..."""
    kinds = alternatives(hint)
    if value is None and type(None) in kinds:
        return
    kind = str if get_origin(kinds[0]) is Literal else kinds[0]
    fits, words = _KINDS[kind]
    if not isinstance(value, fits) and not (kind is bool and value in (0, 1)):
        raise ValueError(f"{name} of the training plan is {words}, not {value!r}")


def _check_names(where: str, values: Mapping[str, Any], known: type) -> None:
    names = [f.name for f in fields(known)]
    for name in values:
        if name not in names:
            raise ValueError(f"{where} has no field {name!r}; its fields: {', '.join(names)}")
