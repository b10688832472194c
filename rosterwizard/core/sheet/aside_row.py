"""A row that is no record: where it stands, why it does not count, and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Why = Literal[
    "sample",  # a sample row of a template of ours
    "by-hand",  # a person said so
    "ruler",  # nothing but signs: -----
    "headings-again",  # it repeats the headings
    "headings-go-on",  # a second line of headings, right below the first
    "no-record",  # a total, a footer, a title, a note: it fills few cells, and none like a record's
    "above-headings",  # a title or a note above the headings
]
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that was set aside.

    row: its number in the person's own sheet. text: what it says, shortened.
    """

    row: int
    why: Why
    text: str = field(default="", repr=False)


def text_of_row(cells: Iterable[str]) -> str:
    """Return what a row says, for people: its filled cells, shortened where they are long."""
    text = " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
