"""What the package for Debian says about itself is true."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import Message
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import debian_facts
from parts import DEBIAN_TOOLS
from rosterwizard import __version__
from running import run_quietly
from tests.helpers.needing import needs

if TYPE_CHECKING:
    from pathlib import Path

MOMENT = datetime(2026, 1, 31, 23, 59, 58, tzinfo=UTC)


@pytest.fixture(autouse=True)
def version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer for the environment, which a test has not got."""
    monkeypatch.setattr(debian_facts, "run_quietly", lambda *_: f"{__version__}\n")


@needs(DEBIAN_TOOLS)
def test_each_version_is_newer_than_those_before_it() -> None:
    versions = [
        __version__,
        debian_facts.version_of(MOMENT, "fff"),
        debian_facts.version_of(MOMENT + timedelta(seconds=2), "000+"),
        f"{__version__}.1",
    ]
    for older, newer in pairwise(versions):
        command = ["dpkg", "--compare-versions", older, "lt", newer]
        run_quietly("comparing", *command)


def about(**fields: str) -> Message:
    """Return the metadata of a library."""
    message = Message()
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"License_Expression": "MIT", "License": "a text"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: MIT License", "License": "(c)"}, "MIT License"),
        ({"Classifier": "Intended Audience :: Education", "License": "LGPL\nand so on"}, "LGPL"),
        ({}, "see its text"),
    ],
)
def test_licences_are_told_as_shortly_as_can_be(fields: dict[str, str], expected: str) -> None:
    assert debian_facts.licence(about(**fields)) == expected


def test_the_libraries_inside_are_named_and_not_the_program_itself(tmp_path: Path) -> None:
    for name in ("polars", "rosterwizard"):
        folder = tmp_path / "_internal" / f"{name}-2.dist-info"
        folder.mkdir(parents=True)
        text = f"Name: {name}\nVersion: 2\nLicense-Expression: MIT\n\nÜ"
        (folder / "METADATA").write_text(text, encoding="utf-8")
    said = debian_facts.whose_work(tmp_path)
    assert "polars 2: MIT\n" in said
    assert "rosterwizard 2" not in said
    assert "has not chosen a licence" in said
