"""The lock file of the tests has every package of setup.cfg, in a version that fits, with hashes."""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
NOT_LOCKED = {"torch"}


def locked() -> dict[str, tuple[str, int]]:
    """Version and number of hashes of each package in tests/requirements.txt."""
    found: dict[str, tuple[str, int]] = {}
    name = ""
    for line in (ROOT / "tests" / "requirements.txt").read_text().splitlines():
        if line.startswith("    --hash=sha256:"):
            found[name] = (found[name][0], found[name][1] + 1)
        elif line and not line.startswith("#"):
            required = Requirement(line.rstrip(" \\"))
            name = canonicalize_name(required.name)
            (only,) = required.specifier
            assert only.operator == "==", line
            found[name] = (only.version, 0)
    return found


def wanted() -> Iterator[Requirement]:
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg")
    lists = (setup["options"]["install_requires"], setup["options.extras_require"]["test"])
    for line in "\n".join(lists).splitlines():
        if line.strip() and not line.strip().startswith("#"):
            yield Requirement(line)


@pytest.mark.parametrize("required", list(wanted()), ids=lambda required: required.name)
def test_it_is_locked_in_a_version_that_fits(required: Requirement) -> None:
    name, packages = canonicalize_name(required.name), locked()
    if name in NOT_LOCKED:
        assert name not in packages
    else:
        assert required.specifier.contains(packages[name][0]), packages[name]


def test_every_package_has_hashes() -> None:
    packages = locked()
    assert len(packages) > 30
    assert [name for name, (_, hashes) in packages.items() if not hashes] == []
