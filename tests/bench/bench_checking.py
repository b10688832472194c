"""What checking workbooks and CSV files of 10,000 rows costs, against frictionless.

Run by `python3 packaging/dev.py bench`. Both sides are whole processes and must find the same
problems, or there is no figure. It prints ratios and asserts none: a slow machine is no fault of
the program.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.bench.benching import TEN_THOUSAND
from tests.bench.commands import ours, reference
from tests.bench.paired_runs import output_of, run_pairs
from tests.bench.people_profile import write_schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.benching import Bench

    Places = set[tuple[int, str | None]]

FOUND_SOME = (0, 1)
# A matter of the row to them, and one that Table Schema has no word for.
OF_ROWS, UNKNOWN = "required-when", ("username", "unique")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_check_against_frictionless(bench: Bench, tmp_path: Path, kind: str) -> None:
    file, schema = bench.file(kind, TEN_THOUSAND).path, tmp_path / "schema.json"
    write_schema(schema)
    theirs = reference("frictionless", file, schema)
    assert our_places(output_of(ours(file), FOUND_SOME)) == their_places(output_of(theirs))
    pairs = run_pairs(ours(file), theirs, bench.turns, FOUND_SOME)
    print("\n" + pairs.line(f"check {TEN_THOUSAND:,} rows {kind}", "frictionless", "≤ 0.25"))  # noqa: T201 - the result


def our_places(report: bytes) -> Places:
    """Return where we found errors that Table Schema has words for."""
    problems: list[dict[str, Any]] = json.loads(report)["problems"]
    return {
        (each["row"], None if each["code"] == OF_ROWS else each["field"])
        for each in problems
        if each["severity"] == "error" and (each["field"], each["code"]) != UNKNOWN
    }


def their_places(report: bytes) -> Places:
    """Return where frictionless found errors."""
    return {(row, field) for row, field in json.loads(report)}
