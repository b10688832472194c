"""Patrons of Infiniti as files, for tests of commands and journeys."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEADINGS = ("username", "enabled", "staffmember", "emailaddress", "graduationyear")


def patron(number: int) -> tuple[str, ...]:
    """Return a patron that nothing is wrong with."""
    name = f"user{number:04}"
    return name, "Y", "N", f"{name}@school.example", "2031"


def write_rows(
    path: Path, rows: Iterable[Sequence[str]], headings: Sequence[str] = HEADINGS
) -> Path:
    """Write a CSV file and return its path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def write_patrons(path: Path, count: int) -> Path:
    """Write a CSV file of `count` patrons that nothing is wrong with, and return its path."""
    return write_rows(path, map(patron, range(1, count + 1)))
