"""Holding a report to what is known to be wrong: a run that tells anything else has no figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import polars as pl

from tests.bench.people import PLACES

if TYPE_CHECKING:
    from pathlib import Path

# Told as a warning, and yet a thing that was done to the file on purpose.
ODD_CODES = frozenset({"ragged-row", "quote-inside"})


class Told(msgspec.Struct):
    """What a report in JSON says of one problem, as far as the key knows of it."""

    row: int | None
    field: str | None
    code: str
    severity: Literal["error", "warning", "note"]


class Report(msgspec.Struct):
    """A report in JSON."""

    problems: list[Told]


def told_places(report: Path) -> pl.DataFrame:
    """Return the places of a report in JSON that the key knows of; see `People.wrong`."""
    problems = msgspec.json.decode(report.read_bytes(), type=Report).problems
    told = [
        (each.row, each.field, each.code)
        for each in problems
        if each.severity == "error" or each.code in ODD_CODES
    ]
    return pl.DataFrame(told, schema=PLACES, orient="row")


def hold_to_key(report: Path, wrong: pl.DataFrame) -> None:
    """Raise AssertionError, with examples, unless the report has exactly these places."""
    told = told_places(report)
    columns = list(PLACES)
    missed, false = (
        one.join(other, on=columns, how="anti", nulls_equal=True).rows()
        for one, other in ((wrong, told), (told, wrong))
    )
    assert not missed, f"{len(missed)} places were not told: {missed[:5]}"
    assert not false, f"{len(false)} places are right: {false[:5]}"
    assert told.height == wrong.height, "places were told several times"
